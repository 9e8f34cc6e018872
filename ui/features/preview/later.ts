/** What lies over the picture once something is marked: it comes after the window's first screen. */
import { later } from "../shell/later";

export const ContextFrame = later(async () => (await import("./context-frame")).ContextFrame);
export const PartFrames = later(async () => (await import("./context-frame")).PartFrames);
