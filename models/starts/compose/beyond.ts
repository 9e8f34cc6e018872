/**
 * A drawn place or material beside a picture, beyond one of its borders. The picture's tones lead over into it: near the
 * border finely, farther away broadly (as a membrane would, Pérez et al. 2003, but with an end), and the picture itself
 * fades out over a wandering line.
 */

import { resizePicture } from "../../image/picture";
import type { Raster } from "../../image/raster";
import { continueOnward, extentOf, placesIn, ramp, type Strip, softened } from "../../inpaint/onward";
import { clouds } from "../../scenery/noise";
import { type CoveringReference, coveringPicture, rasterOf } from "./covering";

/** Pixels that are drawn at most; larger strips are enlarged. */
const mostDrawn = 2 ** 19;
/** How far the picture's tones reach into the strip, and how far the picture itself, shares of the strip's width. */
const [toneReach, pictureReach] = [0.9, 0.4];
/** How far along the border tones are softened, shares of its length: at the border, and where they end. */
const softness = [0.06, 0.15, 0.35] as const;
/** Of the strip's width: what tones at the border are measured over. */
const measuredOver = 0.03;

/** Writes the strip into the canvas: the picture goes on, and turns into what is drawn. @param draw uniform in (0, 1) */
export function layBeyond(canvas: Raster, strip: Strip, reference: CoveringReference, draw: () => number): void {
  continueOnward(canvas, strip, draw);
  const { amount } = strip;
  const { length } = extentOf(strip);
  const seed = Math.floor(draw() * 0x100000000);
  const scene = sceneFor(strip, reference, draw);
  const [onCanvas, inScene] = [placesIn(canvas, strip), placesIn(scene, besideNothing(strip))];
  const over = Math.max(2, Math.round(measuredOver * amount));
  const border = meansOf(canvas, (away, along) => onCanvas(-1 - away, along), length, over);
  const begin = meansOf(scene, inScene, length, over);
  const apart = border.map((value, i) => value - begin[i]);
  const tones = softness.map((share) => softened(apart, Math.max(1, Math.round(share * length))));
  for (let along = 0; along < length; along++) {
    const wander = clouds((0.5 * along) / length, 0.3, 5, 4, seed);
    for (let away = 0; away < amount; away++) {
      const [to, from] = [4 * onCanvas(away, along), 4 * inScene(away, along)];
      const gone = away / Math.max(1, pictureReach * amount);
      const share = ramp(gone + 0.35 * wander) * ramp(4 * gone);
      const [level, fade] = [away / (toneReach * amount), 1 - ramp(away / (toneReach * amount))];
      for (let channel = 0; channel < 3; channel++) {
        const tone = fade * between(tones, level, 3 * along + channel);
        const value = Math.min(255, Math.max(0, scene.data[from + channel] + tone));
        const before = canvas.data[to + channel];
        canvas.data[to + channel] = before + share * (value - before);
      }
      canvas.data[to + 3] = Math.max(canvas.data[to + 3], 255 * share);
    }
  }
}

/** As large as the strip. */
function sceneFor({ side, known, amount }: Strip, reference: CoveringReference, draw: () => number): Raster {
  const isAcross = side === "left" || side === "right";
  const size = isAcross ? { width: amount, height: known.height } : { width: known.width, height: amount };
  const scale = Math.min(1, Math.sqrt(mostDrawn / (size.width * size.height)));
  const small = { width: Math.ceil(scale * size.width), height: Math.ceil(scale * size.height) };
  const picture = rasterOf(coveringPicture(reference, small, draw));
  return scale < 1 ? resizePicture(picture, size) : picture;
}

/** The same strip as a picture of its own. */
function besideNothing(strip: Strip): Strip {
  const { length } = extentOf(strip);
  const { side, amount } = strip;
  switch (side) {
    case "left":
      return { ...strip, known: { x: amount, y: 0, width: 1, height: length } };
    case "right":
      return { ...strip, known: { x: -1, y: 0, width: 1, height: length } };
    case "top":
      return { ...strip, known: { x: 0, y: amount, width: length, height: 1 } };
    case "bottom":
      return { ...strip, known: { x: 0, y: -1, width: length, height: 1 } };
  }
}

/** Mean colours over the first pixels away from the border: [along][channel]. */
function meansOf(
  { data }: Raster,
  place: (away: number, along: number) => number,
  length: number,
  over: number,
): Float32Array {
  const means = new Float32Array(3 * length);
  for (let along = 0; along < length; along++) {
    for (let away = 0; away < over; away++) {
      const at = 4 * place(away, along);
      for (let channel = 0; channel < 3; channel++) {
        means[3 * along + channel] = means[3 * along + channel] + data[at + channel] / over;
      }
    }
  }
  return means;
}

/** From the first of the lists at 0 to the last at 1. */
function between(lists: readonly Float32Array[], share: number, at: number): number {
  const place = Math.min(0.9999, share) * (lists.length - 1);
  const first = Math.floor(place);
  const [a, b] = [lists[first]?.[at], lists[first + 1]?.[at]];
  return a + (place - first) * (b - a);
}
