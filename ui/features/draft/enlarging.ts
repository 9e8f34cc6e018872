/** How fine a result will be, and what would make it finer. Pure. */
import type { EditPreview } from "../../../models/contract/engine-api";
import type { Enlarging } from "../../../models/contract/traits";
import { contextFor } from "../../painter/context";

export interface Fineness {
  /** Model pixels. */
  readonly side: number;
  /** Source pixels a model pixel; at most a trifle above 1 where nothing is enlarged. */
  readonly times: number;
}

export function isSharp({ times }: Fineness, { sharp }: Enlarging): boolean {
  return times <= sharp;
}

/** Of what is marked. */
export function finenessOf({ working, enlargement }: EditPreview): Fineness {
  return { side: working.width, times: enlargement };
}

/**
 * The context of a frame drawn closer around what is marked, so that it is enlarged less; null where that gains little.
 *
 * @param marked the longer side of what is marked, source pixels
 * @param enlarging of the pack's traits
 */
export function closerContext(
  { crop, patch, source, working, enlargement }: EditPreview,
  marked: number,
  { sharp, closestShare, worth }: Enlarging,
): number | null {
  if (enlargement <= sharp) return null;
  const need = Math.max(patch.width, patch.height);
  const side = Math.max(need / closestShare, working.width);
  return side < worth * crop.width ? contextFor(side, marked, source) : null;
}
