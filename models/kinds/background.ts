import { backgroundEdge } from "../image/plan";
import type { Kind } from "./kind";

/** Paint everything but the subject. */
export const background: Kind<"background"> = {
  kind: "background",
  takes: { mask: "required", words: true, strokes: false, sides: false, start: true, own: true, shadow: false },
  marks: "subject",
  splits: false,
  edge: ({ picture }) => backgroundEdge(picture),
  missing: { mask: "name a picture of the same size, white where the subject is, which stays." },
  command: {
    description: "Paint a new background behind the subject a mask marks white.",
    example: '--image photo.jpg --mask subject.png --prompt "grass" --out out.png',
    mask: "required: picture of the same size; white is the SUBJECT, which stays",
  },
};
