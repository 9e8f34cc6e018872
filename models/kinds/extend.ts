import { extensionEdge } from "../image/plan";
import type { Kind } from "./kind";

/** Continue a picture beyond its borders. */
export const extend: Kind<"extend"> = {
  kind: "extend",
  takes: { mask: "none", words: true, strokes: false, sides: true, start: true, own: false, shadow: false },
  marks: "change",
  splits: false,
  edge: ({ sides }) => extensionEdge(sides),
  missing: {},
  command: {
    description: "Continue a picture beyond its borders.",
    example: '--image photo.jpg --left 200 --right 200 --prompt-left "hell" --prompt-right "heaven" --out out.png',
  },
};
