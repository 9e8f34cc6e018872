/** The picture a fill starts from: its surroundings drawn in smoothly, the reference's shadow, the reference. */
import type { Random } from "../diffusion/random";
import type { Rect, Size } from "../image/geometry";
import type { Planes, Raster } from "../image/raster";
import { resamplePlanes } from "../image/resample";
import type { Colour } from "./colours";
import type { CoveringReference } from "./covering";
import { cutoutOf } from "./cutout";
import { detailed, enlarged, over } from "./detail";
import { fitted, type Layer } from "./fit";
import { continuedInside } from "./inside";
import { poseIn } from "./pose";
import { recoloured } from "./recolour";
import { lightOf } from "./relight";
import { type Reveal, revealOf } from "./reveal";
import { shaded } from "./shadow";

/** What painting starts from: a picture of a thing, or one that covers the region. */
export type Reference = CutoutReference | CoveringReference;

/** A picture fetched by the prompt's words. */
export interface CutoutReference {
  readonly name: string;
  /** Whose picture it is and under which licence. */
  readonly source: string;
  readonly picture: Raster;
  readonly floats: boolean;
  /** Stands straight, as what is built does. */
  readonly steady?: boolean;
  readonly colour: Colour | null;
  /** Noise level painting starts from, in (0, 1]. */
  readonly level: number;
  /** Share of the reference's own detail in the finished picture, 0 to 1. */
  readonly detail: number;
  /** Whether what is in the region goes; else the reference is added to the picture as it is. */
  readonly clears: boolean;
  /** The user's own: neither mirrored nor turned, for it may bear writing. */
  readonly own?: string;
}

export interface Region {
  /** 3 planes in [-1, 1], model size. */
  readonly source: Planes;
  /** The same, a whole number of times finer: how fine the finished picture will be. */
  readonly fineSource: Planes;
  /** 1 plane as fine, 1 = not continued from: less than `mask` where the result hides little; `mask` unless given. */
  readonly fineMask?: Planes | null;
  /** What of the fine source is the picture, whole pixels; beyond, its edge is repeated. All of it unless given. */
  readonly inside?: Rect;
  /** 1 plane, 1 = may change. */
  readonly mask: Planes;
  /** 1 plane, 1 = will be fully seen; where it is 0 everywhere, the mask counts. */
  readonly core: Planes;
}

/** One candidate's start, and its end. */
export interface Start {
  /** 3 planes, model size: the source, exactly, where nothing may change. */
  readonly picture: Planes;
  /** The part of the region that changes; null = all of it. */
  readonly reveal: Reveal | null;
  /** A painted picture with the reference's fine detail, as fine as the region's `fineSource`. */
  finished(clean: Planes): Planes;
}

/** What continues the surroundings has their light already: a small painter's idea of it only stains them. */
const groundLight = 0.03;

/** A start without any reference: the region filled with what lies around it, each time with other pieces of it. */
export function groundStart(
  { source, fineSource, mask, fineMask, inside }: Omit<Region, "core">,
  detail: number,
  variation: Random,
): Start {
  const seed = Math.floor(variation.uniform() * 0x100000000);
  const hole = fineMask ?? repeated(mask, fineSource.width / source.width);
  const fineStart = continuedInside(fineSource, hole, inside, seed);
  const start = within(reduced(fineStart, source), source, mask);
  const light = groundLight;
  return { picture: start, reveal: null, finished: (clean) => detailed({ clean, start, fineStart, detail, light }) };
}

/** A start that the picture shows already, in its light. */
export function laidStart({ source, fineSource }: Pick<Region, "source" | "fineSource">, detail: number): Start {
  const finished = (clean: Planes): Planes =>
    detailed({ clean, start: source, fineStart: fineSource, detail, light: groundLight });
  return { picture: source, reveal: null, finished };
}

/** Prepares a reference once; each call places it anew. */
export function starter(reference: CutoutReference, region: Region): (variation: Random) => Start {
  const { picture, colour, floats, steady, detail, clears, own } = reference;
  const { source, fineSource, mask, fineMask, inside, core } = region;
  const finer = fineSource.width / source.width;
  const cutout = cutoutOf(colour === null ? picture : recoloured(picture, colour));
  const hole = fineMask ?? repeated(mask, finer);
  const fineGround = clears ? continuedInside(fineSource, hole, inside, 0) : fineSource;
  const ground = clears ? within(reduced(fineGround, source), source, mask) : source;
  const place = core.data.some((value) => value > 0) ? core : mask;
  return (variation) => {
    if (cutout.box.width === 0 || !place.data.some((value) => value > 0)) {
      return { picture: ground, reveal: null, finished: (clean) => enlarged(clean, finer) };
    }
    const pose = poseIn(cutout, place, variation, own !== undefined ? "both" : steady ? "turn" : "none");
    const plain = fitted(cutout, pose, mask);
    const light = lightOf(plain, source, mask);
    const drawn = (layer: Layer, below: Planes): Planes => over(floats ? below : shaded(below, layer), layer);
    const start = within(drawn(light(plain), ground), source, mask);
    return {
      picture: start,
      reveal: clears ? null : revealOf(start, source, mask),
      finished(clean) {
        const fineStart = drawn(light(fitted(cutout, pose, mask, finer)), fineGround);
        return detailed({ clean, start, fineStart, detail });
      },
    };
  };
}

/** The average of each model pixel. */
export function reduced(fine: Planes, size: Size): Planes {
  if (fine.width === size.width) return fine;
  return resamplePlanes(fine, { x: 0, y: 0, width: fine.width, height: fine.height }, size);
}

export function repeated({ width, height, data }: Planes, times: number): Planes {
  const size = { width: width * times, height: height * times };
  const at = (i: number): number =>
    Math.floor(Math.floor(i / size.width) / times) * width + Math.floor((i % size.width) / times);
  const all = Float32Array.from({ length: size.width * size.height }, (_, i) => data[at(i)] as number);
  return { ...size, channels: 1, data: all };
}

/** The source, exactly, where the mask is 0. */
export function within(picture: Planes, source: Planes, mask: Planes): Planes {
  const count = mask.data.length;
  const data = picture.data.map((value, i) => (mask.data[i % count] === 0 ? (source.data[i] as number) : value));
  return { ...picture, data };
}
