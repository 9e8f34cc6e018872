/** What extending needs on the screen, as one file of its own in the built window. */
export { ExtendBar } from "./extend-bar";
export { ExtendCaption } from "./extend-caption";
export { ExtendFrame } from "./extend-frame";
