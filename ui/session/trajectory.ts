/** How a candidate formed, as one picture: its steps in rows. Pure. */
import type { TrajectoryFrame } from "../../models/contract";
import type { Raster } from "../../models/image/raster";

const COLUMNS = 8;
/** Pixels between two steps. */
const GAP = 4;

/** The steps from left to right and top to bottom, each at its own size; transparent between them. */
export function stripOf(frames: readonly TrajectoryFrame[]): Raster {
  const cell = {
    width: Math.max(1, ...frames.map(({ image }) => image.width)),
    height: Math.max(1, ...frames.map(({ image }) => image.height)),
  };
  const columns = Math.max(1, Math.min(COLUMNS, frames.length));
  const rows = Math.max(1, Math.ceil(frames.length / columns));
  const width = columns * cell.width + (columns - 1) * GAP;
  const height = rows * cell.height + (rows - 1) * GAP;
  const data = new Uint8ClampedArray(width * height * 4);
  frames.forEach(({ image }, index) => {
    const left = (index % columns) * (cell.width + GAP);
    const top = Math.floor(index / columns) * (cell.height + GAP);
    for (let y = 0; y < image.height; y++) {
      const row = image.data.subarray(y * image.width * 4, (y + 1) * image.width * 4);
      data.set(row, ((top + y) * width + left) * 4);
    }
  });
  return { width, height, data };
}
