/** Pictures as the vision networks take them. */
import type { Rect, Size } from "../image/geometry";
import { modelPicture } from "../image/picture";
import type { Planes, Raster } from "../image/raster";
import type { Tensor } from "../networks/session";

/**
 * The region of a picture at `size`: 3 planes, red, green, blue, 0 to 255. Outside the picture its edge pixels are
 * repeated; transparency lies over mid-grey.
 */
export function visionPixels(picture: Raster, region: Rect, size: Size): Planes {
  const planes = modelPicture(picture, region, size);
  const { data } = planes;
  for (let i = 0; i < data.length; i++) data[i] = (data[i] + 1) * 127.5;
  return planes;
}

/** Planes as one tensor [1, channels, height, width]. */
export function asTensor({ width, height, channels, data }: Planes): Tensor {
  return { type: "float32", dims: [1, channels, height, width], data };
}
