/** What a scribble needs on the screen, which comes after the window's first screen. */
import { later } from "../shell/later";

export const SketchBar = later(async () => (await import("./parts")).SketchBar);
export const SketchSurface = later(async () => (await import("./parts")).SketchSurface);
