/** What every selection in a picture starts from; worked out once. */
import { frameOf, type Rect, type Size } from "../../image/geometry";
import type { Planes, Raster } from "../../image/raster";
import { resamplePlanes } from "../../image/resample";
import { type See, sizeToSee } from "../features";
import { visionPixels } from "../pixels";
import { unitVectors } from "../saliency";

/** Longer side of the picture in which a selection is cut out; its rim is then refined at the picture's own scale. */
export const workSide = 256;
/** Longer side of what the network is shown: more places than its usual 224. */
const shownSide = 384;

export interface Prepared {
  readonly picture: Raster;
  /** Red, green, blue, 0 to 255, at working size. */
  readonly work: Planes;
  /** Features scaled to length 1 at each place, at strides 8, 16, 32 of what the network saw. */
  readonly features: readonly [Planes, Planes, Planes];
}

/** The picture and its features, ready for selections. Takes most of the time; keep it while the picture is the same. */
export async function prepare(picture: Raster, see: See): Promise<Prepared> {
  const frame: Rect = frameOf(picture);
  const seen = await see(picture, frame, sizeToSee(picture, shownSide));
  const scale = Math.min(1, workSide / Math.max(picture.width, picture.height));
  const size: Size = {
    width: Math.max(1, Math.round(picture.width * scale)),
    height: Math.max(1, Math.round(picture.height * scale)),
  };
  const unit = (planes: Planes): Planes => ({ ...planes, data: unitVectors(planes) as Float32Array<ArrayBuffer> });
  return {
    picture,
    work: visionPixels(picture, frame, size),
    features: [unit(seen.features8), unit(seen.features16), unit(seen.features32)],
  };
}

/** A plane of any size stretched over the working size, linearly. */
export function stretched(plane: Planes, size: Size): Float32Array<ArrayBuffer> {
  const { width, height, data } = plane;
  if (width >= size.width && height >= size.height) return resamplePlanes(plane, frameOf(plane), size).data;
  const out = new Float32Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    const v = Math.min(height - 1, Math.max(0, ((y + 0.5) * height) / size.height - 0.5));
    const top = Math.floor(v);
    const under = Math.min(height - 1, top + 1);
    for (let x = 0; x < size.width; x++) {
      const u = Math.min(width - 1, Math.max(0, ((x + 0.5) * width) / size.width - 0.5));
      const left = Math.floor(u);
      const right = Math.min(width - 1, left + 1);
      const at = (row: number): number => {
        const a = data[row * width + left];
        return a + (data[row * width + right] - a) * (u - left);
      };
      const a = at(top);
      out[y * size.width + x] = a + (at(under) - a) * (v - top);
    }
  }
  return out;
}
