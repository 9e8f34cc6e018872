import { aroundMark } from "./edges";
import type { Kind } from "./kind";

/** Take away what is in a region, and its shadow, and continue its surroundings. */
export const remove: Kind<"remove"> = {
  kind: "remove",
  takes: { mask: "required", words: false, strokes: false, sides: false, start: false, own: false, shadow: true },
  marks: "change",
  splits: true,
  edge: aroundMark,
  missing: { mask: "name a picture of the same size, white where it may change." },
  command: {
    description: "Take away what the white part of a mask covers, and its shadow.",
    example: "--image photo.jpg --mask mask.png --out out.png",
    mask: "required: picture of the same size; white goes, black stays",
  },
};
