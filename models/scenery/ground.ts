/** What one walks on outside: soil, moss, grass; with blades drawn one by one. */
import { blend, type Canvas, lit, type Paint, paint, set, stroke } from "./canvas";
import { cells, clouds, draw, noise, step } from "./noise";
import type { Surface } from "./surface";

const soil: Surface = {
  tiles: true,
  relief: 0.85,
  pattern: (seed) => (u, v, point) => {
    const clump = clouds(u, v, 9, 5, seed);
    const cell = cells(u, v, 34, 34, seed + 1, 1);
    const [nearest, id] = [cell.nearest, cell.id];
    const isStone = (id & 255) < 50;
    const size = 0.14 + 0.2 * (((id >>> 8) & 255) / 255);
    const stone = isStone ? step(size, size * 0.75, nearest) : 0;
    set(point, paint(0x6e5238));
    blend(point, paint(0x3c2b1c), 0.4 + 0.6 * clump);
    blend(point, paint(0x927454), 0.5 * step(0.2, 0.8, clouds(u, v, 4, 4, seed + 2)));
    blend(point, paint(0x9d9284), stone);
    lit(point, 1 + 0.16 * noise(u, v, 170, 170, seed + 3));
    point[3] = 0.012 * clump + 0.0016 * noise(u, v, 120, 120, seed + 4) + stone * 0.006 * (1 - (nearest / size) ** 2);
  },
};

const moss: Surface = {
  tiles: true,
  relief: 0.75,
  pattern: (seed) => (u, v, point) => {
    const cushion = clouds(u, v, 5, 3, seed);
    const cell = cells(u, v, 74, 74, seed + 1, 1);
    const leaf = step(0.8, 0.05, cell.nearest);
    set(point, paint(0x3f5a1d));
    blend(point, paint(0x86a33a), leaf * (0.5 + 0.7 * cushion + 0.35 * ((cell.id & 255) / 255)));
    blend(point, paint(0x6b6a2b), 0.5 * step(0.25, 0.7, clouds(u, v, 4, 4, seed + 2)));
    lit(point, (0.62 + 0.45 * leaf) * (1 + 0.35 * cushion));
    point[3] = 0.028 * cushion + 0.005 * leaf;
  },
};

/** A tile of blades, back to front; `slim` how tall they are against the tile. */
export function blades(
  canvas: Canvas,
  seed: number,
  {
    top,
    bottom,
    rows,
    across,
    tall,
    colours,
  }: {
    readonly top: number;
    readonly bottom: number;
    readonly rows: number;
    readonly across: number;
    /** Height of a blade in row `share` (0 = farthest). */
    readonly tall: (share: number) => number;
    readonly colours: readonly Paint[];
  },
): void {
  for (let row = 0; row < rows; row++) {
    const share = row / rows;
    const long = tall(share);
    for (let i = 0; i < across; i++) {
      const n = row * across + i;
      const at = (k: number): number => draw(n, seed + 13 * k);
      const x = (i + at(1)) / across;
      const y = top + ((row + at(2)) / rows) * (bottom - top);
      const lean = (at(3) - 0.5) * 1.1;
      const height = long * (0.55 + 0.8 * at(4));
      const colour = colours[Math.floor(at(5) * colours.length)] as Paint;
      const bright = 0.75 + 0.5 * at(6) + 0.3 * clouds(x, y, 4, 2, seed + 99);
      stroke(canvas, {
        from: [x, y],
        to: [x + lean * height, y - height],
        thickness: long * 0.11,
        root: colour.map((value) => value * 0.3) as unknown as Paint,
        tip: colour.map((value) => value * bright) as unknown as Paint,
      });
    }
  }
}

const greens = [0x5f8a2c, 0x74a038, 0x4c7526, 0x8aae48, 0x9cb45a].map(paint);

const grass: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    set(point, paint(0x2c4416));
    lit(point, 1 + 0.5 * clouds(u, v, 14, 3, seed));
  },
  strokes(canvas, seed) {
    blades(canvas, seed, { top: 0, bottom: 1, rows: 62, across: 105, tall: () => 0.062, colours: greens });
  },
};

export const grounds = { ground: soil, moss, grass } satisfies Record<string, Surface>;
