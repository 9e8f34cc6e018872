/** Wood and what grows: grain, boards, bark, canes, straw. */
import { blend, type Canvas, lit, type Paint, type Point, paint, set, stroke } from "./canvas";
import { cells, clouds, draw, fraction, noise, ridges, step, wave, wrapped } from "./noise";
import type { Pattern, Surface } from "./surface";

interface Grain {
  readonly pale: Paint;
  readonly dark: Paint;
}

const oak: Grain = { pale: paint(0xc89a63), dark: paint(0x8a5a30) };
const pine: Grain = { pale: paint(0xc9a173), dark: paint(0x94653a) };
const parquet: Grain = { pale: paint(0xba8452), dark: paint(0x8a582f) };

/** Grain along u: rings cut lengthwise, and fibres. `lines` is how many rings a unit has across. */
function grain(point: Point, u: number, v: number, lines: number, seed: number, { pale, dark }: Grain): void {
  const bend = 0.11 * clouds(u, v, 1, 3, seed, 3) + 0.02 * clouds(u, v, 4, 2, seed + 5, 12);
  const ring = fraction(lines * (v + bend));
  const late = step(0.35, 0.95, ring) * step(1, 0.96, ring);
  const fibre = noise(u, v, 6, 190, seed + 9) + 0.6 * noise(u, v, 14, 400, seed + 11);
  set(point, pale);
  blend(point, dark, 0.18 + 0.62 * late + 0.16 * fibre + 0.18 * clouds(u, v, 2, 3, seed + 13, 5));
  point[3] = 0.0006 * fibre - 0.0008 * late;
}

const wood: Surface = {
  tiles: true,
  relief: 0.5,
  pattern: (seed) => (u, v, point) => grain(point, u, v, 13, seed, oak),
};

/** Boards along u; rows of `rows`, each of `lengths` boards, with a dark gap between. */
function boards(rows: number, lengths: number, gap: number, kind: Grain, vary: number): (seed: number) => Pattern {
  return (seed) => (u, v, point) => {
    const row = wrapped(Math.floor(v * rows), rows);
    const shift = draw(row, seed + 1);
    const along = u * lengths + shift;
    const board = wrapped(Math.floor(along), lengths) + lengths * row;
    const inRow = fraction(v * rows);
    const inBoard = fraction(along);
    const luck = draw(board, seed + 2);
    grain(point, u, v + luck * 3.7, 9, seed + board * 17, kind);
    lit(point, 1 + vary * (draw(board, seed + 3) - 0.5));
    blend(point, kind.dark, vary * 0.5 * luck);
    const toEdge = Math.min(inRow, 1 - inRow) / rows;
    const toEnd = lengths === 0 ? 1 : Math.min(inBoard, 1 - inBoard) / lengths;
    const edge = Math.min(toEdge, toEnd);
    const open = step(gap, gap * 0.3, edge);
    lit(point, 1 - 0.82 * open);
    point[3] = point[3] - 0.004 * step(gap * 2.2, gap * 0.5, edge);
  };
}

const turned =
  (make: (seed: number) => Pattern): ((seed: number) => Pattern) =>
  (seed) => {
    const pattern = make(seed);
    return (u, v, point) => pattern(v, u, point);
  };

const planks: Surface = { tiles: true, relief: 0.55, pattern: turned(boards(6, 1, 0.0034, pine, 0.45)) };
const floor: Surface = { tiles: true, relief: 0.4, pattern: boards(9, 2, 0.0014, parquet, 0.32) };

const bark: Surface = {
  tiles: true,
  relief: 1.15,
  pattern: (seed) => (u, v, point) => {
    const x = u + 0.035 * clouds(u, v, 5, 3, seed, 3);
    const { nearest, second, id } = cells(x, v + 0.03 * noise(u, v, 6, 4, seed + 4), 13, 4, seed + 1, 0.9);
    const plate = step(0.02, 0.34, second - nearest);
    const rough = clouds(u, v, 18, 4, seed + 2, 7);
    set(point, paint(0x2f2219));
    blend(point, paint((id & 1) === 0 ? 0x86705a : 0x776352), plate * (0.75 + 0.3 * rough));
    blend(point, paint(0x6f7350), 0.35 * step(0.15, 0.6, clouds(u, v, 4, 3, seed + 6)));
    point[3] = 0.03 * plate + 0.012 * rough;
  },
};

const bamboo: Surface = {
  tiles: true,
  relief: 0.25,
  pattern: (seed) => (u, v, point) => {
    const across = u * 9;
    const cane = wrapped(Math.floor(across), 9);
    const x = 2 * fraction(across) - 1;
    const joints = 3;
    const along = v * joints + draw(cane, seed + 1);
    const joint = Math.abs(fraction(along) - 0.5);
    set(point, paint(0xb9a45a));
    blend(point, paint(0x7d9440), 0.75 * draw(cane, seed + 2) + 0.25 * clouds(u, v, 4, 3, seed + 4, 2));
    blend(point, paint(0xd8c88a), 0.5 * noise(u, v, 120, 5, seed + 3) + 0.25 * step(0.25, 0.45, joint));
    const round = Math.sqrt(Math.max(0, 1 - x * x));
    lit(point, 0.16 + 0.9 * round + 0.5 * step(0.35, 0, Math.abs(x + 0.32)) * round);
    const ringed = step(0.475, 0.49, joint);
    lit(point, 1 - 0.55 * ringed + 0.4 * step(0.455, 0.47, joint) * (1 - ringed));
  },
};

/** Straws from `rows` rows above each other, the lower ends bright, those beneath dark. */
const thatch: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    set(point, paint(0x4d3a20));
    lit(point, 1 + 0.4 * noise(u, v, 60, 6, seed));
  },
  strokes(canvas: Canvas, seed: number) {
    const rows = 7;
    const straws = 420;
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < straws; i++) {
        const n = row * straws + i;
        const [a, b, c, d] = [0, 1, 2, 3].map((k) => draw(n, seed + 11 * k + 1)) as [number, number, number, number];
        const x = (i + a) / straws;
        const y = row / rows + 0.05 * b + 0.012 * wave(x * 3 + row * 0.37);
        const bright = 0.55 + 0.6 * c;
        stroke(canvas, {
          from: [x, y],
          to: [x + 0.02 * (d - 0.5), y + 0.19],
          thickness: 0.0035,
          blunt: true,
          root: scaled(paint(0x6b5230), bright * 0.55),
          tip: scaled(c > 0.8 ? paint(0xb9b08a) : paint(0xc7a662), bright),
        });
      }
    }
  },
};

function scaled([red, green, blue]: Paint, times: number): Paint {
  return [red * times, green * times, blue * times];
}

const tatami: Surface = {
  tiles: true,
  relief: 0.5,
  pattern: (seed) => (u, v, point) => {
    const rows = 110;
    const row = wrapped(Math.floor(v * rows), rows);
    const inRow = 2 * fraction(v * rows) - 1;
    const stitch = wave(u * 36 + (row % 2) * 0.5);
    set(point, paint(0xbcae76));
    blend(
      point,
      paint(0x93904f),
      0.5 * draw(row, seed) + 0.35 * noise(u, v, 30, 220, seed + 1) + 0.25 * clouds(u, v, 3, 3, seed + 2),
    );
    lit(point, 0.72 + 0.32 * (1 - inRow * inRow) + 0.06 * stitch);
    point[3] = 0.0016 * (1 - inRow * inRow) + 0.0008 * stitch;
  },
};

const cork: Surface = {
  tiles: true,
  relief: 0.45,
  pattern: (seed) => (u, v, point) => {
    const warp = 0.012 * clouds(u, v, 14, 2, seed + 7);
    const { nearest, second, id } = cells(u + warp, v - warp, 42, 42, seed, 1);
    const tone = (id & 255) / 255;
    set(point, paint(0xc39a68));
    blend(point, paint(0x8f6238), 0.6 * tone * tone + 0.2 * clouds(u, v, 40, 2, seed + 2));
    if (tone > 0.93) blend(point, paint(0x4b2f18), 0.8 * step(0.5, 0.2, nearest));
    lit(point, 0.86 + 0.14 * step(0.02, 0.16, second - nearest));
    point[3] = 0.003 * step(0, 0.3, second - nearest) + 0.002 * ridges(u, v, 40, 2, seed + 3);
  },
};

export const woods = { wood, planks, "wood floor": floor, bark, bamboo, thatch, tatami, cork } satisfies Record<
  string,
  Surface
>;
