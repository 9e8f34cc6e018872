/** The picture a fill starts from: its surroundings drawn in smoothly, the reference's shadow, the reference. */
import type { Random } from "../diffusion/random";
import type { Planes, Raster } from "../image/raster";
import type { Colour } from "./colours";
import { cutoutOf } from "./cutout";
import { detailed, enlarged, over } from "./detail";
import { fitted } from "./fit";
import { membrane } from "./membrane";
import { poseIn } from "./pose";
import { recoloured } from "./recolour";
import { lightOf } from "./relight";
import { shaded } from "./shadow";

/** A picture fetched by the prompt's words. */
export interface Reference {
  readonly name: string;
  /** Whose picture it is and under which licence. */
  readonly source: string;
  readonly picture: Raster;
  readonly floats: boolean;
  readonly colour: Colour | null;
  /** Noise level painting starts from, in (0, 1]. */
  readonly level: number;
  /** Share of the reference's own detail in the finished picture, 0 to 1. */
  readonly detail: number;
}

export interface Region {
  /** 3 planes in [-1, 1], model size. */
  readonly source: Planes;
  /** 1 plane, 1 = may change. */
  readonly mask: Planes;
  /** 1 plane, 1 = will be fully seen; where it is 0 everywhere, the mask counts. */
  readonly core: Planes;
}

/** One candidate's start, and its end. */
export interface Start {
  /** 3 planes, model size: the source, exactly, where nothing may change. */
  readonly picture: Planes;
  /** A painted picture with the reference's fine detail; as much finer than the model as was asked. */
  finished(clean: Planes): Planes;
}

/**
 * Prepares a reference once; each call places it anew.
 * @param finer pixels of the finished picture per model pixel, along each side; a whole number
 */
export function starter(
  reference: Reference,
  { source, mask, core }: Region,
  finer: number,
): (variation: Random) => Start {
  const { picture, colour, floats, detail } = reference;
  const cutout = cutoutOf(colour === null ? picture : recoloured(picture, colour));
  const ground = membrane(source, mask);
  const region = core.data.some((value) => value > 0) ? core : mask;
  return (variation) => {
    if (cutout.box.width === 0 || !region.data.some((value) => value > 0)) {
      return { picture: ground, finished: (clean) => enlarged(clean, finer) };
    }
    const pose = poseIn(cutout, region, variation);
    const plain = fitted(cutout, pose, region);
    const light = lightOf(plain, source, mask);
    const layer = light(plain);
    const start = within(over(floats ? ground : shaded(ground, layer), layer), source, mask);
    return {
      picture: start,
      finished: (clean) => {
        const fine = light(fitted(cutout, pose, region, finer));
        return detailed({ clean, start, layer, fine, mask, detail, shade: floats ? (below) => below : shaded });
      },
    };
  };
}

/** The source, exactly, where the mask is 0. */
function within(picture: Planes, source: Planes, mask: Planes): Planes {
  const count = mask.data.length;
  const data = picture.data.map((value, i) => (mask.data[i % count] === 0 ? (source.data[i] as number) : value));
  return { ...picture, data };
}
