/** The region a start is composed for, and what every start gives. */
import type { Rect, Size } from "../../image/geometry";
import type { Patch } from "../../image/paste-back";
import type { Planes } from "../../image/raster";
import { resamplePlanes } from "../../image/resample";
import type { Reveal } from "./reveal";

export interface Region {
  /** 3 planes in [-1, 1], model size. */
  readonly source: Planes;
  /** The same, a whole number of times finer: how fine the finished picture will be. */
  readonly fineSource: Planes;
  /** 1 plane as fine, 1 = not continued from: less than `mask` where the result hides little; `mask` unless given. */
  readonly fineMask?: Planes | null;
  /** What of the fine source is the picture, whole pixels; beyond, its edge is repeated. All of it unless given. */
  readonly inside?: Rect;
  /** The fine source with the surroundings continued into the region, where that was worked out before. */
  readonly ground?: Planes | null;
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
  /** What is laid over the finished patch at the picture's own scale; `alone` = nothing else changes. None unless given. */
  over?(clean: Planes): Patch & { readonly alone: boolean };
  /** What is added to the region's ground at the picture's own scale instead, where that is the result. As large as `clean`. */
  change?(clean: Planes): Planes;
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
  const all = Float32Array.from({ length: size.width * size.height }, (_, i) => data[at(i)]);
  return { ...size, channels: 1, data: all };
}

/** The source, exactly, where the mask is 0. */
export function within(picture: Planes, source: Planes, mask: Planes): Planes {
  const count = mask.data.length;
  const data = picture.data.map((value, i) => (mask.data[i % count] === 0 ? source.data[i] : value));
  return { ...picture, data };
}
