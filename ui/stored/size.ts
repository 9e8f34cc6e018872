/** Making a stored edit small enough for a layer: its mask gets coarser, and at last its words shorter. */
import { limits } from "../../models/contract/limits";
import type { Mask } from "../../models/image/raster";
import { HostError } from "../../plugin/protocol/host";
import { fromRuns, halved, toCoarseRuns, toRuns } from "../painter/runs";
import type { StoredEdit, StoredMask } from "./edit";

/** Figma holds 100 kB per entry; the sandbox adds its own envelope. */
export const STORED_BYTES = 90_000;
/** The most a scribble's PNG may take, bytes; with base64 two thirds of what a layer holds. */
export const STROKES_BYTES = 45_000;

/**
 * JSON of the edit, coarser until it takes at most so many bytes.
 *
 * @param write turns an edit into JSON
 * @throws HostError "too-large" when no mask and no words are left to be made smaller
 */
export function fitted(edit: StoredEdit, most: number, write: (edit: StoredEdit) => string): string {
  const { negative } = edit;
  let current: StoredEdit = {
    ...edit,
    prompt: cut(edit.prompt, limits.promptCharacters),
    ...(negative === undefined ? {} : { negative: cut(negative, limits.promptCharacters) }),
  };
  for (;;) {
    const json = write(current);
    if (new TextEncoder().encode(json).length <= most) return json;
    const smaller = "mask" in current && current.mask ? coarser(current.mask) : null;
    const next = smaller ? ({ ...current, mask: smaller } as StoredEdit) : withShorterWords(current);
    if (next === null) throw new HostError("too-large", `The edit takes more than ${most} bytes, however coarse.`);
    current = next;
  }
}

/** All words half as long; null when there are none. */
function withShorterWords(edit: StoredEdit): StoredEdit | null {
  const half = (words: string): string => cut(words, Math.floor(words.length / 2));
  const shorter = { prompt: half(edit.prompt), ...(edit.negative ? { negative: half(edit.negative) } : {}) };
  const own = edit.kind === "extend" ? Object.values(edit.prompts ?? {}) : [];
  if ([edit.prompt, edit.negative ?? "", ...own].every((words) => words === "")) return null;
  if (edit.kind !== "extend" || !edit.prompts) return { ...edit, ...shorter };
  const prompts = Object.fromEntries(Object.entries(edit.prompts).map(([side, words]) => [side, half(words)]));
  return { ...edit, ...shorter, prompts };
}

/** Never ends between the halves of an emoji. */
function cut(prompt: string, length: number): string {
  return prompt.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Below this a mask costs little and halving it again would lose the shape. */
const SMALLEST = 64;
/** Steps of coverage a soft mask is stored with at first, and at least: the eye sees no difference. */
const [FINE, COARSE] = [32, 12];

/** Fewer steps of coverage first, then half the size; null when neither would help. */
function coarser(mask: StoredMask): StoredMask | null {
  if (mask.from === "everything") return null;
  const levels = new Set(mask.levels).size;
  if (levels > FINE + 1) return { from: "runs", ...toCoarseRuns(fromRuns(mask), FINE) };
  if (levels > COARSE + 1) return { from: "runs", ...toCoarseRuns(fromRuns(mask), COARSE) };
  if (Math.max(mask.width, mask.height) <= SMALLEST) return null;
  const half: Mask = halved(fromRuns(mask));
  return { from: "runs", ...(mask.levels ? toCoarseRuns(half, COARSE) : toRuns(half)) };
}
