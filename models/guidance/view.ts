/** Which square of a picture the CLIP-like image network looks at: what it was trained on (models/training/blendtrain/pair_data.py). */
import type { Rect, Size } from "../image/geometry";
import type { Planes } from "../image/raster";

/** The square around a box, its longer side long. */
export function squareAround({ x, y, width, height }: Rect, longer = 1): Rect {
  const side = Math.max(width, height) * longer;
  return { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side };
}

/** The square around everything a mask of planes marks; the whole picture where it marks nothing. */
export function aroundMask({ width, height, data }: Planes): Rect {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x + 1);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y + 1);
    }
  }
  if (right === 0) return squareAround({ x: 0, y: 0, width, height });
  return squareAround({ x: left, y: top, width: right - left, height: bottom - top });
}

/**
 * What "the whole picture" means for a patch in it: all of it, unless the patch would then be too small to be seen in
 * a picture of a few dozen pixels. So at most three times the patch's side, moved inside the picture where it fits.
 */
export function surroundings(patch: Rect, picture: Size): Rect {
  const longest = Math.max(picture.width, picture.height);
  const side = Math.min(longest, 3 * Math.max(patch.width, patch.height));
  const along = (start: number, length: number, total: number): number => {
    const centred = start + (length - side) / 2;
    return side >= total ? (total - side) / 2 : Math.min(Math.max(centred, 0), total - side);
  };
  return {
    x: along(patch.x, patch.width, picture.width),
    y: along(patch.y, patch.height, picture.height),
    width: side,
    height: side,
  };
}
