/**
 * A region covered with a material or a place that is drawn for it: its size, its light, another one each time; or with
 * a part of the user's own picture.
 */
import type { Random } from "../../diffusion/random";
import type { Rect, Size } from "../../image/geometry";
import { modelPicture } from "../../image/picture";
import type { Planes, Raster } from "../../image/raster";
import { drawn, type LightFrom, type Surface, usualLight } from "../../scenery/surface";
import type { Colour } from "./colours";
import { detailed, over } from "./detail";
import type { Layer } from "./fit";
import { boxOf } from "./pose";
import { recoloured } from "./recolour";
import { type Region, reduced, repeated, type Start, within } from "./region";
import { lightOf } from "./relight";

/** A material or place that the prompt names, or a picture of the user's own. */
export interface CoveringReference {
  readonly name: string;
  readonly source: string;
  readonly covers: Surface | Raster;
  /** The id of a picture of the user's own. */
  readonly own?: string;
  readonly colour: Colour | null;
  /** Noise level painting starts from, in (0, 1]. */
  readonly level: number;
  /** Share of the drawing's own detail in the finished picture, 0 to 1. */
  readonly detail: number;
}

/** How much the surroundings' lighter side counts for where the light comes from, against the usual light. */
const trust = 3;

/** Each call draws it anew. */
export function covering(
  reference: CoveringReference,
  { source, fineSource, mask }: Omit<Region, "core">,
): (variation: Random) => Start {
  const { covers, detail } = reference;
  const finer = fineSource.width / source.width;
  const fineMask = repeated(mask, finer);
  const box = boxOf(fineMask);
  const from = lightFrom(source, mask);
  return (variation) => {
    const picture = coveringPicture(reference, box, () => variation.uniform(), from);
    const layer = placed(picture, box, fineMask);
    // A place brings its own light; a material lies in that of its surroundings.
    const layerInLight = "data" in covers || covers.tiles ? lightOf(layer, fineSource, fineMask)(layer) : layer;
    const fineStart = over(fineSource, layerInLight);
    const start = within(reduced(fineStart, source), source, mask);
    return { picture: start, reveal: null, finished: (clean) => detailed({ clean, start, fineStart, detail }) };
  };
}

/** What covers, of that size and in the colour the words ask for. @returns 3 planes in [-1, 1] */
export function coveringPicture(
  { covers, colour }: Pick<CoveringReference, "covers" | "colour">,
  size: Size,
  draw: () => number,
  from: LightFrom = usualLight,
): Planes {
  const plain =
    "data" in covers
      ? modelPicture(covers, partOf(covers, size, draw), size)
      : drawn(covers, size, Math.floor(draw() * 0x100000000), from);
  return colour === null ? plain : planesOf(recoloured(rasterOf(plain), colour));
}

/** As much of a picture as has the box's proportions, or up to a tenth less: where differs. */
function partOf(picture: Raster, box: Size, draw: () => number): Rect {
  const scale = Math.min(picture.width / box.width, picture.height / box.height) * (1 - 0.1 * draw());
  const [width, height] = [box.width * scale, box.height * scale];
  const x = (picture.width - width) * (0.3 + 0.4 * draw());
  const y = (picture.height - height) * (0.3 + 0.4 * draw());
  return { x, y, width, height };
}

/** The side the known surroundings are lighter on, drawn towards the usual upper left. */
export function lightFrom({ width, height, data }: Planes, mask: Planes): LightFrom {
  const count = width * height;
  let [right, down, known] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    if (mask.data[i] !== 0) continue;
    const bright = data[i] + 2 * data[count + i] + data[2 * count + i];
    right += (bright / 4) * ((2 * ((i % width) + 0.5)) / width - 1);
    down += (bright / 4) * ((2 * (Math.floor(i / width) + 0.5)) / height - 1);
    known++;
  }
  const share = known === 0 ? 0 : trust / known;
  const x = usualLight[0] + share * right;
  // Light from below is rare: what is bright below is mostly snow, sand or water.
  const y = Math.min(-0.3, usualLight[1] + share * down);
  const length = Math.sqrt(x * x + y * y);
  return [x / length, y / length];
}

function placed(picture: Planes, box: Rect, mask: Planes): Layer {
  const { width, height } = mask;
  const count = width * height;
  const data = new Float32Array(4 * count);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const to = (box.y + y) * width + box.x + x;
      if (mask.data[to] === 0) continue;
      for (let channel = 0; channel < 3; channel++) {
        data[channel * count + to] = picture.data[(channel * box.height + y) * box.width + x];
      }
      data[3 * count + to] = 1;
    }
  }
  return { width, height, channels: 4, data };
}

export function rasterOf({ width, height, data: from }: Planes): Raster {
  const count = width * height;
  const data = new Uint8ClampedArray(4 * count).fill(255);
  for (let i = 0; i < 3 * count; i++) data[4 * (i % count) + Math.floor(i / count)] = (from[i] + 1) * 127.5;
  return { width, height, data };
}

function planesOf({ width, height, data: from }: Raster): Planes {
  const count = width * height;
  const data = Float32Array.from(
    { length: 3 * count },
    (_, i) => from[4 * (i % count) + Math.floor(i / count)] / 127.5 - 1,
  );
  return { width, height, channels: 3, data };
}
