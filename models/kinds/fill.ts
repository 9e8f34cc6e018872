import { aroundMark } from "./edges";
import type { Kind } from "./kind";

/** Add, replace or alter what is in a region. */
export const fill: Kind<"fill"> = {
  kind: "fill",
  takes: { mask: "required", words: true, strokes: false, sides: false, start: true, own: true, shadow: false },
  marks: "change",
  splits: true,
  edge: aroundMark,
  missing: { mask: "name a picture of the same size, white where it may change." },
  command: {
    description: "Paint into the white part of a mask.",
    example: '--image photo.jpg --mask mask.png --prompt "a sunflower" --seed 7 --count 2 --out out.png',
    mask: "required: picture of the same size; white may change, black stays",
  },
};
