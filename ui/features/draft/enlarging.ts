/** How fine a result will be, and what would make it finer. Pure. */
import type { EditPreview } from "../../../models/contract/engine-api";
import { contextFor } from "../../painter/context";

/** Results enlarged by less look as sharp as the picture. */
const SHARP = 1.05;
/** More of the frame than this and too little is known around the mark: what the painter was taught. */
const CLOSEST_SHARE = 0.72;
/** A remedy that helps less is none. */
const WORTH = 0.9;

export interface Fineness {
  /** Model pixels. */
  readonly side: number;
  /** Source pixels a model pixel; at most a trifle above 1 where nothing is enlarged. */
  readonly times: number;
}

export function isSharp({ times }: Fineness): boolean {
  return times <= SHARP;
}

/** Of what is marked. */
export function finenessOf({ working, enlargement }: EditPreview): Fineness {
  return { side: working.width, times: enlargement };
}

/**
 * The context of a frame drawn closer around what is marked, so that it is enlarged less; null where that gains little.
 *
 * @param marked the longer side of what is marked, source pixels
 */
export function closerContext(
  { crop, patch, source, working, enlargement }: EditPreview,
  marked: number,
): number | null {
  if (enlargement <= SHARP) return null;
  const need = Math.max(patch.width, patch.height);
  const side = Math.max(need / CLOSEST_SHARE, working.width);
  return side < WORTH * crop.width ? contextFor(side, marked, source) : null;
}
