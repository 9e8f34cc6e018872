import { aroundMark } from "./edges";
import type { Kind } from "./kind";

/** Make a rough drawing real. How far from the drawing is the strength: 1 − skip. */
export const scribble: Kind<"scribble"> = {
  kind: "scribble",
  takes: { mask: "optional", words: true, strokes: true, sides: false, start: false, own: false, shadow: false },
  marks: "change",
  splits: true,
  edge: aroundMark,
  missing: { strokes: "name a picture of the strokes alone, transparent elsewhere." },
  command: {
    description: "Make rough strokes real.",
    example: '--image photo.jpg --strokes strokes.png --prompt "a tulip" --skip 0.4 --out out.png',
    mask: "picture of the same size; white may change (default: the strokes and a little around them)",
  },
};
