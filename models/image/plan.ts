/** Which part of a picture a model sees. How much around a mask it should see differs from model to model. */
import { clampInside, frameOf, intersect, outset, type Point, roundOut, type Size, type SourceRect } from "./geometry";

export interface CropPlan {
  /** Square; may reach outside the picture, where the picture's edge pixels are repeated. */
  readonly crop: SourceRect;
  /** What the crop is resampled to: the model's size. */
  readonly working: Size;
  /** The grown mask's box inside the picture: nothing outside it can change. */
  readonly patch: SourceRect;
}

export interface PlanOptions {
  /** How far the mask grows, source pixels, ≥ 0. */
  readonly grow: number;
  /** Context on each side of the mask's box, source pixels; null = planned. */
  readonly context: number | null;
  /** How far the crop is moved from there, source pixels; the grown mask's box stays in it. Not at all unless given. */
  readonly aside?: Point;
}

/** How the square is laid around the grown mask's box, whose share of the square's side these are. */
export interface FramingOptions {
  /** Side of the model's square, pixels. */
  readonly side: number;
  /** Where nothing else decides. */
  readonly usualShare: number;
  /** Below it small masks get a smaller, enlarged crop. */
  readonly leastShare: number;
  /** Above it the crop rather reaches outside the picture. */
  readonly mostShare: number;
  /** No crop is smaller than this part of the model's side (unless the picture is). */
  readonly leastSide: number;
}

/**
 * Plans the crop around a mask.
 *
 * The grown mask's box takes its usual share of the square's side. The square is at least the model's as long as the box
 * still takes its least share, and never smaller than the least side. It shrinks (down to the most share) to stay inside
 * the picture, and is never longer than the picture's longer side. It is centred on the box and then moved inside the
 * picture; on a side where the picture is shorter, it reaches outside.
 *
 * With `context` given, the square is the mask's box widened by that many pixels (or by `grow`, if that is more) and
 * squared along its longer side.
 *
 * @param source pixel size of the picture
 * @param bounds box of coverage above 0, integral, not empty, inside the picture
 * @param framing of the model
 */
export function planCrop(source: Size, bounds: SourceRect, framing: FramingOptions, options: PlanOptions): CropPlan {
  const frame = frameOf<SourceRect>(source);
  const patch = intersect(grownBounds(bounds, options.grow), frame);
  const side = squareSide(source, bounds, patch, framing, options);
  // A given context is measured from the mask's own box; a planned one serves what the model may change.
  const middle = options.context === null ? patch : bounds;
  const centred: SourceRect = {
    x: Math.floor(middle.x + (middle.width - side) / 2),
    y: Math.floor(middle.y + (middle.height - side) / 2),
    width: side,
    height: side,
  };
  const planned = clampInside(centred, frame);
  const crop = options.aside ? moved(planned, options.aside, patch, frame) : planned;
  return { crop, working: { width: framing.side, height: framing.side }, patch };
}

/** As far as the crop still holds the patch, and then back inside the picture, which the patch never leaves. */
function moved(crop: SourceRect, by: Point, patch: SourceRect, frame: SourceRect): SourceRect {
  const wanted = { ...crop, x: crop.x + Math.round(by.x), y: crop.y + Math.round(by.y) };
  return clampInside(clampInside(wanted, patch), frame);
}

/** The box of a mask grown by `grow` pixels, integral; may reach outside the picture. */
function grownBounds(bounds: SourceRect, grow: number): SourceRect {
  // A pixel is reached when its centre is at most `grow` away, so a fraction of a pixel reaches no further pixel.
  return roundOut(outset(bounds, Math.floor(grow)));
}

function squareSide(
  source: Size,
  bounds: SourceRect,
  patch: Size,
  framing: FramingOptions,
  options: PlanOptions,
): number {
  const { side, usualShare, leastShare, mostShare, leastSide } = framing;
  const need = Math.max(patch.width, patch.height);
  const longest = Math.max(source.width, source.height);
  if (options.context !== null) {
    const around = Math.max(Math.ceil(options.context), Math.floor(options.grow));
    return Math.min(Math.max(need, Math.max(bounds.width, bounds.height) + 2 * around), longest);
  }
  const shortest = Math.min(source.width, source.height);
  const wanted = Math.max(
    Math.ceil(need / usualShare),
    Math.min(side, Math.ceil(need / leastShare)),
    Math.ceil(side * leastSide),
  );
  const inside = Math.min(wanted, shortest);
  return Math.min(Math.max(inside, Math.min(wanted, Math.ceil(need / mostShare))), longest);
}

/**
 * Soft edge for a mask of this box, source pixels: 6 % of the longer side, 2 to 64. In the planned crop that is about
 * 4 model pixels; other editors' 10 % of the diagonal would leave little of a 64 model pixel box untouched.
 */
export function defaultFeather(bounds: Size): number {
  return Math.min(64, Math.max(2, Math.round(0.06 * Math.max(bounds.width, bounds.height))));
}

/**
 * Growth for a mask of this box, source pixels: the default soft edge plus 1 % of the longer side (at least 1), so
 * that the whole soft edge lies outside what the user marked, and fringes of a removed thing go with it.
 */
export function defaultGrow(bounds: Size): number {
  return defaultFeather(bounds) + Math.max(1, Math.round(0.01 * Math.max(bounds.width, bounds.height)));
}

/**
 * Growth and soft edge for a new background, source pixels. The growth is how wrong a mark may be: 1.6 % of the picture's
 * longer side, 2 to 24 (16 at 1,024); what of it is the subject's is found and stays. The soft edge is 0.4 %, 2 to 8.
 */
export function backgroundEdge(picture: Size): { readonly feather: number; readonly grow: number } {
  const longer = Math.max(picture.width, picture.height);
  return {
    feather: Math.min(8, Math.max(2, Math.round(0.004 * longer))),
    grow: Math.min(24, Math.max(2, Math.round(0.016 * longer))),
  };
}

/**
 * Soft edge beyond the borders of a picture that is extended by so many pixels a side: what was continued there shows
 * through it. The picture itself is never touched.
 */
export function extensionEdge(sides: Readonly<Record<string, number>>): {
  readonly feather: number;
  readonly grow: number;
} {
  const widest = Math.max(...Object.values(sides));
  return { feather: defaultFeather({ width: widest, height: widest }), grow: 0 };
}
