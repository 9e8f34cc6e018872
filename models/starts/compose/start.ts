/** The picture a fill starts from: its surroundings drawn in smoothly, the reference's shadow, the reference. */
import type { Random } from "../../diffusion/random";
import type { Planes, Raster } from "../../image/raster";
import { continuedInside } from "../../inpaint/inside";
import type { Colour } from "./colours";
import { cutoutOf } from "./cutout";
import { changeOfLight, detailed, enlarged, over } from "./detail";
import { fitted, type Layer } from "./fit";
import { poseIn } from "./pose";
import { recoloured } from "./recolour";
import { type Region, reduced, repeated, type Start, within } from "./region";
import { lightOf } from "./relight";
import { revealOf } from "./reveal";
import { shaded } from "./shadow";

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

/** What continues the surroundings has their light already: a small painter's idea of it only stains them. */
const groundLight = 0.03;

/** A start without any reference: the region filled with what lies around it, each time with other pieces of it. */
export function groundStart(
  { source, fineSource, mask, fineMask, inside, ground }: Omit<Region, "core">,
  detail: number,
  variation: Random,
): Start {
  if (ground) {
    const start = within(reduced(ground, source), source, mask);
    return { ...laidStart({ source: start, fineSource: ground }, detail), picture: start };
  }
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
  const change = (clean: Planes): Planes => changeOfLight(clean, source, groundLight);
  return { picture: source, reveal: null, finished, change };
}

/** Prepares a reference once; each call places it anew. */
export function starter(reference: CutoutReference, region: Region): (variation: Random) => Start {
  const { picture, colour, floats, steady, detail, clears, own } = reference;
  const { source, fineSource, mask, fineMask, inside, core } = region;
  const finer = fineSource.width / source.width;
  const cutout = cutoutOf(colour === null ? picture : recoloured(picture, colour));
  const hole = fineMask ?? repeated(mask, finer);
  const fineGround = clears ? (region.ground ?? continuedInside(fineSource, hole, inside, 0)) : fineSource;
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
