/**
 * Where a painted patch is too thin to have an inside beyond its soft edge: a stroke, a stalk, a letter. There every
 * pixel is edge, so colours fitted along the edge would be the paint's own, and the fit would take them away.
 */
import { squaredDistances } from "./distance";
import type { Size } from "./geometry";
import type { Patch } from "./paste-back";

/** How far inside a wide place's middle lies, in widths of the soft edge, and pixels more. */
const [inside, more] = [1.25, 1];
/** In distances of the middle from the edge: so near to a middle all is wide, corners of 60 degrees too; and so far nothing. */
const [wide, thin] = [2, 3];

/**
 * 1 for each pixel of a wide place, 0 for one of a thin place, between them a ramp; null where all is wide.
 * @param patch what is painted; alpha 0 is outside, and so is what lies beyond the patch but not beyond the picture
 * @param picture its size
 * @param feather width of the soft edge, pixels
 */
export function wideShare({ image, patch }: Patch, picture: Size, feather: number): Float32Array | null {
  const middle = inside * Math.max(1, feather) + more;
  // A pixel of outside on each side; the picture's border is no edge.
  const size = { width: image.width + 2, height: image.height + 2 };
  const isOutside = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const [u, v] = [x - 1, y - 1];
      const isBeside = u < 0 || v < 0 || u >= image.width || v >= image.height;
      const [across, down] = [u + patch.x, v + patch.y];
      const isBeyond = across < 0 || down < 0 || across >= picture.width || down >= picture.height;
      if (isBeside ? !isBeyond : image.data[4 * (v * image.width + u) + 3] === 0) isOutside[y * size.width + x] = 1;
    }
  }
  const isMiddle = Uint8Array.from(squaredDistances(isOutside, size, middle), (away) => (away > middle ** 2 ? 1 : 0));
  const toMiddle = squaredDistances(isMiddle, size, thin * middle);
  const share = new Float32Array(image.width * image.height).fill(1);
  let isAllWide = true;
  for (let i = 0; i < share.length; i++) {
    const at = (Math.floor(i / image.width) + 1) * size.width + (i % image.width) + 1;
    const away = toMiddle[at];
    if (image.data[4 * i + 3] === 0 || away <= (wide * middle) ** 2) continue;
    share[i] = Math.max(0, (thin - Math.sqrt(away) / middle) / (thin - wide));
    isAllWide = false;
  }
  return isAllWide ? null : share;
}
