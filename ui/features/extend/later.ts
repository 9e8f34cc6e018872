/** What extending needs on the screen, which comes after the window's first screen. */
import { later } from "../shell/later";

export const ExtendCaption = later(async () => (await import("./parts")).ExtendCaption);
export const ExtendBar = later(async () => (await import("./parts")).ExtendBar);
export const ExtendFrame = later(async () => (await import("./parts")).ExtendFrame);
