/**
 * Twice the size by a small residual dense network (npm @upscalerjs/esrgan-slim; Zhang et al. 2018, "Residual Dense
 * Network for Image Super-Resolution"). Worked out in tiles; each sees all that its pixels depend on, so that the
 * tiling does not show and does not change the result.
 */
import type { Rect, Size } from "../image/geometry";
import type { Planes, Raster } from "../image/raster";
import { checkFinite, checkSignature, floatOutput } from "../networks/check";
import type { NetworkSession } from "../networks/session";
import { asTensor, visionPixels } from "./pixels";

/** Pixels of the small picture that a new pixel depends on to each side: the sum of the convolutions' radii, rounded up. */
const reach = 12;
/** Side of a tile without its margin, pixels of the small picture. */
const usualTile = 128;

/** How far it is, 0 to 1; called after every tile. */
export type Progress = (share: number) => void | Promise<void>;

/**
 * A picture twice as wide and high. Colours by the network, alpha by repeating each pixel four times. Beyond the edge
 * the edge pixels are repeated, so that rims do not darken.
 * @param region of the picture, whole pixels inside it
 * @param tile pixels of the small picture a side, ≥ 1; changes memory and speed, not the result
 */
export type Upscale = (picture: Raster, region: Rect, tile?: number, progress?: Progress) => Promise<Raster>;

/**
 * `pixels` float32 [1, 3, height, width] in 0..255 → `larger` [1, 3, 2 height, 2 width].
 * @throws EditError "pack-invalid" if the network takes or gives something else
 */
export function upscaling(session: NetworkSession): Upscale {
  checkSignature("upscaler", session, { inputs: ["pixels"], outputs: ["larger"] });
  return async (picture, region, tile = usualTile, progress) => {
    const result = opaque({ width: 2 * region.width, height: 2 * region.height });
    const columns = Math.ceil(region.width / tile);
    const rows = Math.ceil(region.height / tile);
    for (let k = 0; k < columns * rows; k++) {
      const x = (k % columns) * tile;
      const y = Math.floor(k / columns) * tile;
      const width = Math.min(tile, region.width - x);
      const height = Math.min(tile, region.height - y);
      const size = { width: width + 2 * reach, height: height + 2 * reach };
      const seen = { x: region.x + x - reach, y: region.y + y - reach, ...size };
      const answer = await session.run({ pixels: asTensor(visionPixels(picture, seen, size)) });
      const dims = [1, 3, 2 * size.height, 2 * size.width];
      const { data } = floatOutput("upscaler", answer, "larger", dims);
      checkFinite("upscaler", data);
      const larger: Planes = { width: 2 * size.width, height: 2 * size.height, channels: 3, data };
      put(result, larger, { x: 2 * x, y: 2 * y, width: 2 * width, height: 2 * height });
      await progress?.((k + 1) / (columns * rows));
    }
    copyAlpha(result, picture, region);
    return result;
  };
}

function opaque({ width, height }: Size): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4).fill(255) };
}

/** The middle of a tile into the result. Bytes are rounded from 1/64 steps, which takes away the last bits' noise. */
function put(result: Raster, larger: Planes, box: Rect): void {
  const plane = larger.width * larger.height;
  for (let y = 0; y < box.height; y++) {
    let from = (y + 2 * reach) * larger.width + 2 * reach;
    let to = ((box.y + y) * result.width + box.x) * 4;
    for (let x = 0; x < box.width; x++, from++, to += 4) {
      for (let c = 0; c < 3; c++) {
        result.data[to + c] = Math.round(Math.round(larger.data[c * plane + from] * 64) / 64);
      }
    }
  }
}

function copyAlpha(result: Raster, picture: Raster, region: Rect): void {
  for (let y = 0; y < result.height; y++) {
    const row = (region.y + (y >> 1)) * picture.width + region.x;
    for (let x = 0; x < result.width; x++) {
      result.data[(y * result.width + x) * 4 + 3] = picture.data[(row + (x >> 1)) * 4 + 3];
    }
  }
}
