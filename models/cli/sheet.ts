/** All pictures of a run on one sheet, with their seeds and scores. */
import { compositeInto } from "../image/composite";
import type { Size } from "../image/geometry";
import { resizePicture } from "../image/picture";
import type { Raster } from "../image/raster";

export interface SheetEntry {
  readonly picture: Raster;
  readonly seed: number;
  /** Higher is better. */
  readonly score?: number | undefined;
}

const [longest, gap, label] = [220, 8, 16];

/** In the order given, row by row, on white. */
export function sheetOf(entries: readonly SheetEntry[]): Raster {
  const [first] = entries;
  if (first === undefined) throw new RangeError("A sheet needs a picture.");
  const scale = Math.min(1, longest / Math.max(first.picture.width, first.picture.height));
  const cell: Size = {
    width: Math.max(1, Math.round(first.picture.width * scale)),
    height: Math.max(1, Math.round(first.picture.height * scale)),
  };
  const step = { x: Math.max(cell.width, 90) + gap, y: cell.height + label + gap };
  const columns = Math.min(
    entries.length,
    Math.max(1, Math.round(Math.sqrt((entries.length * step.y * 1.4) / step.x))),
  );
  const rows = Math.ceil(entries.length / columns);
  const size = { width: columns * step.x + gap, height: rows * step.y + gap };
  const sheet: Raster = { ...size, data: new Uint8ClampedArray(4 * size.width * size.height).fill(255) };
  entries.forEach(({ picture, seed, score }, i) => {
    const x = gap + (i % columns) * step.x;
    const y = gap + Math.floor(i / columns) * step.y;
    compositeInto(sheet, resizePicture(picture, cell), { x, y, ...cell });
    write(sheet, score === undefined ? `${seed}` : `${seed} ${score.toFixed(3)}`, x, y + cell.height + 4);
  });
  return sheet;
}

/** Three by five dots a character, drawn twice as large. Fonts differ from machine to machine, this does not. */
const glyphs: Readonly<Record<string, string>> = {
  "0": "111101101101111",
  "1": "010110010010111",
  "2": "111001111100111",
  "3": "111001111001111",
  "4": "101101111001001",
  "5": "111100111001111",
  "6": "111100111101111",
  "7": "111001001001001",
  "8": "111101111101111",
  "9": "111101111001111",
  ".": "000000000000010",
  "-": "000000111000000",
};

function write(sheet: Raster, text: string, left: number, top: number): void {
  [...text].forEach((character, i) => {
    const dots = glyphs[character];
    for (let at = 0; dots !== undefined && at < 60; at++) {
      const [x, y] = [at % 6, Math.floor(at / 6)];
      if (dots[Math.floor(y / 2) * 3 + Math.floor(x / 2)] !== "1") continue;
      const to = 4 * ((top + y) * sheet.width + left + 8 * i + x);
      if (left + 8 * i + x < sheet.width) sheet.data.fill(40, to, to + 3);
    }
  });
}
