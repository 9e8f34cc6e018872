/** Laid and rolled: bricks, tiles, paving, roofs, metals. */
import { blend, lit, type Paint, paint, set } from "./canvas";
import { cells, clouds, draw, fraction, noise, ridges, step, wave, wrapped } from "./noise";
import type { Surface } from "./surface";

const reds = [0x9d4a35, 0xa9573f, 0x8a3f2f, 0xb56a4c, 0x7d3b30].map(paint);
const greys = [0x9b968d, 0x8a867f, 0xaaa59b, 0x7c7873, 0x94897b].map(paint);
const clays = [0xb5603f, 0xa4512f, 0xc47250, 0x96482f].map(paint);

const pick = (colours: readonly Paint[], index: number, seed: number): Paint =>
  colours[Math.floor(draw(index, seed) * colours.length)] as Paint;

/** Courses of blocks, each shifted by half; `round` softens the corners, in the unit of a row. */
function courses(
  rows: number,
  columns: number,
  joint: number,
  colours: readonly Paint[],
  mortar: Paint,
  vary: number,
): Surface["pattern"] {
  return (seed) => (u, v, point) => {
    const warped = 0.0018;
    const y = (v + warped * noise(u, v, 30, 30, seed + 1)) * rows;
    const row = Math.floor(y);
    const x =
      (u + warped * noise(u, v, 30, 30, seed + 2)) * columns +
      wrapped(row, 2) * 0.5 +
      vary * (draw(wrapped(row, rows), seed + 3) - 0.5);
    const column = wrapped(Math.floor(x), columns);
    const block = column + columns * wrapped(row, rows);
    const inX = fraction(x) / columns;
    const inY = fraction(y) / rows;
    const edge = Math.min(inX, 1 / columns - inX, inY, 1 / rows - inY);
    const grain = clouds(u, v, 60, 3, seed + 4);
    const stone = step(joint * 0.75, joint * 1.25, edge + 0.0012 * grain);
    set(point, mortar);
    lit(point, 1 + 0.16 * clouds(u, v, 90, 2, seed + 5));
    blend(point, pick(colours, block, seed + 6), stone);
    lit(point, 1 + stone * (0.22 * (draw(block, seed + 7) - 0.5) + 0.16 * clouds(u, v, 14, 4, seed + 8)));
    point[3] =
      0.006 * step(joint * 0.5, joint * 2.4, edge) + 0.0022 * grain * stone + 0.004 * stone * draw(block, seed + 9);
  };
}

const bricks: Surface = { tiles: true, relief: 0.7, pattern: courses(14, 5, 0.0042, reds, paint(0xbab2a4), 0.12) };
const paving: Surface = { tiles: true, relief: 0.75, pattern: courses(8, 6, 0.0036, greys, paint(0x565048), 0.5) };

const tiles: Surface = {
  tiles: true,
  relief: 0.8,
  pattern: (seed) => (u, v, point) => {
    const count = 6;
    const [inX, inY] = [fraction(u * count) / count, fraction(v * count) / count];
    const tile = wrapped(Math.floor(u * count), count) + count * wrapped(Math.floor(v * count), count);
    const edge = Math.min(inX, 1 / count - inX, inY, 1 / count - inY);
    const face = step(0.0022, 0.0034, edge);
    set(point, paint(0xa8a49d));
    blend(point, paint(0xe6e4df), face);
    const gloss = 0.05 * clouds(u + draw(tile, seed + 1), v, 5, 2, seed + 2);
    lit(point, 1 + face * (0.07 * (draw(tile, seed) - 0.5) + gloss + 0.05 * (0.5 - inY * count)));
    point[3] = 0.0045 * step(0.001, 0.008, edge);
  },
};

const roof: Surface = {
  tiles: true,
  relief: 0.5,
  pattern: (seed) => (u, v, point) => {
    const [rows, columns] = [10, 8];
    // A lower row begins where the round ends of the row above it reach to.
    let row = Math.floor(v * rows);
    let x = u * columns + wrapped(row, 2) * 0.5;
    let inX = 2 * fraction(x) - 1;
    let down = fraction(v * rows);
    const hang = 0.34 * (1 - inX * inX);
    const above = row - 1;
    const ax = u * columns + wrapped(above, 2) * 0.5;
    const aX = 2 * fraction(ax) - 1;
    const reach = 0.38 * Math.sqrt(Math.max(0, 1 - aX * aX * 0.96));
    let shadow = 0;
    if (down < reach) {
      row = above;
      x = ax;
      inX = aX;
      down = 1 + down;
    } else shadow = step(0.2, 0, down - reach);
    const column = wrapped(Math.floor(x), columns);
    const tile = column + columns * wrapped(row, rows);
    set(point, pick(clays, tile, seed));
    lit(point, (0.78 + 0.16 * down + 0.14 * (1 - inX * inX) + 0.02 * hang) * (1 + 0.25 * (draw(tile, seed + 1) - 0.5)));
    lit(point, 1 + 0.2 * clouds(u, v, 20, 4, seed + 2));
    blend(point, paint(0x6c6650), 0.4 * step(0.2, 0.8, clouds(u, v, 4, 4, seed + 3)));
    lit(point, (1 - 0.62 * shadow) * (1 - 0.5 * step(0.9, 1, Math.abs(inX))));
    point[3] = 0.001 * clouds(u, v, 80, 2, seed + 4);
  },
};

const metal: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    const brushed =
      noise(u, v, 3, 300, seed) + 0.8 * noise(u, v, 6, 130, seed + 1) + 0.5 * noise(u, v, 2, 40, seed + 2);
    set(point, paint(0xb4b7ba));
    lit(point, 1 + 0.13 * brushed + 0.22 * wave(v + 0.15 + 0.05 * noise(u, v, 2, 2, seed + 3)));
  },
};

const corrugated: Surface = {
  tiles: true,
  pattern: (seed) => (u, v, point) => {
    const ridge = wave(u * 14);
    const slope = wave(u * 14 + 0.25);
    set(point, paint(0xa9adb0));
    lit(point, 0.78 + 0.36 * slope + 0.1 * ridge + 0.25 * step(0.86, 1, slope));
    lit(point, 1 + 0.12 * noise(u, v, 40, 3, seed) + 0.14 * clouds(u, v, 3, 4, seed + 1));
    blend(point, paint(0x8a5a3c), 0.5 * step(0.35, 0.9, clouds(u, v, 14, 4, seed + 2, 3)));
    lit(point, 1 - 0.35 * step(0.008, 0.002, Math.abs(fraction(v * 2 + 0.13) - 0.5) / 2));
  },
};

const plate: Surface = {
  tiles: true,
  relief: 0.55,
  pattern: (seed) => (u, v, point) => {
    const count = 14;
    const [x, y] = [u * count, v * count];
    const [column, row] = [Math.floor(x), Math.floor(y)];
    const [a, b] = [fraction(x) - 0.5, fraction(y) - 0.5];
    const rising = (column + row) % 2 === 0;
    // Lozenges, turned by half a right angle, alternately to either side.
    const along = (rising ? a + b : a - b) * Math.SQRT1_2;
    const across = (rising ? a - b : a + b) * Math.SQRT1_2;
    const bump = step(1, 0.45, Math.sqrt((along / 0.46) ** 2 + (across / 0.15) ** 2));
    set(point, paint(0x9b9ea1));
    lit(point, 1 + 0.1 * clouds(u, v, 4, 5, seed) + 0.1 * noise(u, v, 200, 40, seed + 1));
    lit(point, 1 + 0.18 * bump);
    point[3] = 0.012 * bump + 0.0006 * noise(u, v, 120, 120, seed + 2);
  },
};

const rust: Surface = {
  tiles: true,
  relief: 0.7,
  pattern: (seed) => (u, v, point) => {
    const patch = clouds(u, v, 3, 6, seed);
    const grain = clouds(u, v, 40, 4, seed + 1);
    const scale = ridges(u, v, 12, 4, seed + 2);
    set(point, paint(0x8f4a22));
    blend(point, paint(0x4a2516), step(-0.1, 0.5, patch + 0.3 * grain));
    blend(point, paint(0xc4702e), 0.8 * step(0.05, 0.55, clouds(u, v, 6, 5, seed + 3) + 0.2 * grain));
    blend(point, paint(0x757270), 0.75 * step(0.32, 0.62, clouds(u, v, 2, 6, seed + 4) - 0.12 * scale));
    lit(point, 1 + 0.25 * grain);
    point[3] = 0.004 * scale + 0.0035 * grain;
  },
};

const ice: Surface = {
  tiles: true,
  relief: 0.3,
  pattern: (seed) => (u, v, point) => {
    const warp = 0.06 * clouds(u, v, 4, 4, seed);
    const cell = cells(u + warp, v - warp, 4, 4, seed + 1);
    const crack = step(0.03, 0, cell.second - cell.nearest);
    set(point, paint(0xa9cbdd));
    blend(point, paint(0x6fa3c0), 0.5 + 0.7 * clouds(u, v, 2, 5, seed + 2));
    blend(point, paint(0xf3f9fc), 0.75 * crack + 0.35 * step(0.3, 0.8, ridges(u, v, 5, 4, seed + 3)));
    point[3] = 0.003 * clouds(u, v, 8, 4, seed + 4);
  },
};

export const builts = {
  bricks,
  "paving stones": paving,
  tiles,
  "roof tiles": roof,
  metal,
  "corrugated steel": corrugated,
  "diamond plate": plate,
  rust,
  ice,
} satisfies Record<string, Surface>;
