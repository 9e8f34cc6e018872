/** Fills as they came, not chosen, and under them the worst ten. */
import { compositeInto } from "../image/composite";
import type { Raster } from "../image/raster";
import type { SceneResult } from "./measure-scene";
import { side } from "./scenes";
import { firstShown, worst } from "./summary";

const [columns, gap] = [8, 4];

export function sheetOf(results: readonly SceneResult[]): Raster {
  const random = results.slice(0, firstShown).map(({ painted }) => painted);
  const bad = worst(results).map(({ painted }) => painted);
  const rows = [...rowsOf(random), ...rowsOf(bad)];
  const size = { width: columns * (side + gap) + gap, height: rows.length * (side + gap) + gap };
  const sheet: Raster = { ...size, data: new Uint8ClampedArray(4 * size.width * size.height).fill(255) };
  for (const [y, row] of rows.entries()) {
    for (const [x, picture] of row.entries()) {
      const at = { x: gap + x * (side + gap), y: gap + y * (side + gap), width: side, height: side };
      compositeInto(sheet, picture, at);
    }
  }
  return sheet;
}

function rowsOf(pictures: readonly Raster[]): readonly (readonly Raster[])[] {
  return Array.from({ length: Math.ceil(pictures.length / columns) }, (_, row) =>
    pictures.slice(row * columns, (row + 1) * columns),
  );
}
