/** A small square picture of a result in its surroundings. */
import { contains, frameOf, type Rect, type Size, type SourceRect, union } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";
import { squareAround } from "./viewport";

/** Twice the side it is shown at, for sharp screens. */
const SIDE = 144;
/** Taps a pixel and direction: against shimmer where the picture is drawn smaller. */
const TAPS = 2;
/** Rows between two breaths. */
const BAND = 24;

/** The picture around the patch with the patch laid over it; both may have any size of their own. */
export async function thumbnailOf(
  picture: Raster,
  source: Size,
  image: Raster,
  patch: SourceRect,
  breathe: () => Promise<void>,
): Promise<Raster> {
  const view = viewAround(patch, source);
  const data = new Uint8ClampedArray(SIDE * SIDE * 4);
  const step = view.width / SIDE / TAPS;
  const whole = frameOf(source);
  for (let y = 0; y < SIDE; y++) {
    if (y % BAND === BAND - 1) await breathe();
    for (let x = 0; x < SIDE; x++) {
      let [red, green, blue, alpha] = [0, 0, 0, 0];
      for (let tap = 0; tap < TAPS * TAPS; tap++) {
        const sx = view.x + (x * TAPS + (tap % TAPS) + 0.5) * step;
        const sy = view.y + (y * TAPS + Math.floor(tap / TAPS) + 0.5) * step;
        const over = pixelAt(image, patch, sx, sy);
        const under = pixelAt(picture, whole, sx, sy);
        const front = over < 0 ? 0 : (image.data[over + 3] ?? 0) / 255;
        const back = under < 0 ? 0 : ((1 - front) * (picture.data[under + 3] ?? 0)) / 255;
        red += front * (image.data[over] ?? 0) + back * (picture.data[under] ?? 0);
        green += front * (image.data[over + 1] ?? 0) + back * (picture.data[under + 1] ?? 0);
        blue += front * (image.data[over + 2] ?? 0) + back * (picture.data[under + 2] ?? 0);
        alpha += front + back;
      }
      if (alpha === 0) continue;
      const at = (y * SIDE + x) * 4;
      data[at] = red / alpha;
      data[at + 1] = green / alpha;
      data[at + 2] = blue / alpha;
      data[at + 3] = (alpha * 255) / (TAPS * TAPS);
    }
  }
  return { width: SIDE, height: SIDE, data };
}

/** A patch inside the picture with its surroundings; one beside the picture with all of the picture. */
function viewAround(patch: SourceRect, source: Size): Rect {
  const frame = frameOf<Rect>(source);
  if (contains(frame, patch)) return squareAround(patch, source);
  const all = union<Rect>(frame, patch);
  const side = Math.max(all.width, all.height);
  return { x: all.x + (all.width - side) / 2, y: all.y + (all.height - side) / 2, width: side, height: side };
}

/** Index of the raster's pixel at a point of the picture, where the raster fills `box`; -1 outside. */
function pixelAt({ width, height }: Raster, box: Rect, x: number, y: number): number {
  const column = Math.floor(((x - box.x) * width) / box.width);
  const row = Math.floor(((y - box.y) * height) / box.height);
  return column < 0 || row < 0 || column >= width || row >= height ? -1 : (row * width + column) * 4;
}
