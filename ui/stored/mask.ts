/** A request's mask as it is kept: as runs, whatever it was made from. */
import type { MaskSource } from "../../models/contract/picture";
import type { EditRequest } from "../../models/contract/request";
import { coverageRuns } from "../painter/runs";
import { unhurried } from "../painter/sliced";
import type { Ports } from "../ports";
import { type AskedRequest, isStored, type StoredMask } from "./edit";

/** Longest side of a mask made from shapes for storing; runs get coarser from there if they must to fit. */
const STORED_MASK = 2048;

export type StoredMaskOf = (request: AskedRequest) => Promise<StoredMask | null>;

/** Shapes and pictures are asked of the engine as plain coverage, once per mask. */
export function createStoredMasks(ports: Pick<Ports, "engine" | "breathe">): StoredMaskOf {
  const masks = new WeakMap<MaskSource, Promise<StoredMask>>();
  const ask = async (request: EditRequest, mask: MaskSource): Promise<StoredMask> => {
    const { source, above = [], packId } = request;
    const settings = { feather: 0, grow: 0, context: null };
    const { coverage } = await ports.engine.preview({ source, above, mask, packId, settings }, STORED_MASK);
    // Soft edges included: up to that size the model then sees the same mask again.
    return { from: "runs", ...(await unhurried(coverageRuns(coverage), ports.breathe)) };
  };
  return async (request) => {
    if (isStored(request)) return request.kind === "extend" ? null : request.mask;
    const mask = request.kind === "extend" ? null : request.mask;
    if (!mask || mask.from === "everything" || mask.from === "runs") return mask;
    const known = masks.get(mask);
    if (known) return known;
    const asked = ask(request, mask);
    masks.set(mask, asked);
    asked.catch(() => masks.delete(mask)); // Whoever asked is told; the next may try again.
    return asked;
  };
}
