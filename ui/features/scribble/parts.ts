/** What a scribble needs on the screen, as one file of its own in the built window. */
export { SketchBar } from "./sketch-bar";
export { SketchSurface } from "./sketch-surface";
