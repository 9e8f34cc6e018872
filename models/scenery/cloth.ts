/** Woven, tanned and pressed: fabric, carpet, leather, paper, cardboard; and water and snow. */
import { blend, lit, paint, set } from "./canvas";
import { cells, clouds, fraction, noise, ridges, step, wave } from "./noise";
import type { Surface } from "./surface";

const fabric: Surface = {
  tiles: true,
  relief: 0.35,
  pattern: (seed) => (u, v, point) => {
    const threads = 72;
    const bend = 0.0016;
    const x = (u + bend * noise(u, v, 20, 20, seed)) * threads;
    const y = (v + bend * noise(u, v, 20, 20, seed + 1)) * threads;
    const over = (Math.floor(x) + Math.floor(y)) % 2 === 0;
    const inThread = 2 * fraction(over ? x : y) - 1;
    const along = 2 * fraction(over ? y : x) - 1;
    const round = Math.sqrt(Math.max(0, 1 - 0.9 * inThread * inThread)) * (1 - 0.35 * along * along);
    set(point, paint(0x9c8f7e));
    lit(point, (0.42 + 0.68 * round) * (over ? 1.06 : 0.96));
    lit(point, 1 + 0.16 * noise(u, v, over ? 72 : 9, over ? 9 : 72, seed + 2) + 0.1 * noise(u, v, 170, 170, seed + 3));
    point[3] = 0.02 * clouds(u, v, 2, 2, seed + 4);
  },
};

const carpet: Surface = {
  tiles: true,
  relief: 0.65,
  pattern: (seed) => (u, v, point) => {
    const warp = 0.006 * noise(u, v, 60, 60, seed + 3);
    const { nearest, id } = cells(u + warp, v - warp, 88, 88, seed, 1);
    const tuft = step(0.85, 0, nearest);
    set(point, paint(0x8d8378));
    lit(point, 0.5 + 0.62 * tuft + 0.16 * ((id & 255) / 255 - 0.5) + 0.12 * clouds(u, v, 3, 3, seed + 1));
    lit(point, 1 + 0.2 * noise(u, v, 200, 200, seed + 2));
    point[3] = 0.005 * tuft + 0.01 * clouds(u, v, 5, 3, seed + 4);
  },
};

const leather: Surface = {
  tiles: true,
  relief: 0.75,
  pattern: (seed) => (u, v, point) => {
    const x = u + 0.012 * clouds(u, v, 10, 2, seed + 5);
    const y = v + 0.012 * clouds(u, v, 10, 2, seed + 6);
    const cell = cells(x, y, 52, 52, seed, 1);
    const bump = step(0, 0.34, cell.second - cell.nearest);
    const crease = step(0.75, 0.95, ridges(u, v, 4, 2, seed + 1));
    set(point, paint(0x7a4527));
    blend(point, paint(0x4f2a16), 0.3 + 0.5 * clouds(u, v, 3, 4, seed + 2));
    lit(point, 0.66 + 0.38 * bump - 0.12 * crease);
    point[3] = 0.0042 * bump - 0.004 * crease + 0.012 * clouds(u, v, 3, 2, seed + 3);
  },
};

const paper: Surface = {
  tiles: true,
  relief: 0.3,
  pattern: (seed) => (u, v, point) => {
    const fibre = noise(u, v, 40, 210, seed) + noise(u, v, 210, 40, seed + 1);
    set(point, paint(0xf1ece1));
    lit(point, 1 + 0.018 * fibre + 0.03 * clouds(u, v, 2, 4, seed + 2));
    point[3] = 0.0007 * fibre + 0.0006 * clouds(u, v, 90, 3, seed + 3) + 0.006 * clouds(u, v, 2, 2, seed + 4);
  },
};

const cardboard: Surface = {
  tiles: true,
  relief: 0.3,
  pattern: (seed) => (u, v, point) => {
    const flute = wave(u * 58);
    const fibre = noise(u, v, 30, 150, seed) + noise(u, v, 120, 120, seed + 1);
    set(point, paint(0xb98d5e));
    lit(point, 1 + 0.035 * flute + 0.06 * fibre + 0.08 * clouds(u, v, 2, 4, seed + 2));
    blend(point, paint(0x83613c), 0.5 * step(0.45, 0.75, noise(u, v, 90, 24, seed + 3)));
    point[3] = 0.0012 * flute + 0.001 * fibre;
  },
};

const water: Surface = {
  tiles: true,
  relief: 0.55,
  pattern: (seed) => (u, v, point) => {
    const x = u + 0.05 * clouds(u, v, 3, 3, seed + 1);
    const y = v + 0.035 * clouds(u, v, 3, 3, seed + 2);
    const swell = clouds(x, y, 3, 4, seed + 3, 9);
    const light = ridges(x, y, 5, 4, seed + 4, 13);
    set(point, paint(0x1f5f7a));
    blend(point, paint(0x0f3c56), 0.5 - 0.9 * swell);
    blend(point, paint(0x9fd0dc), 0.85 * step(0.42, 0.92, light) * step(-0.5, 0.6, swell));
    blend(point, paint(0xffffff), 0.8 * step(0.8, 0.97, light) * step(0.1, 0.6, swell));
    point[3] = 0.012 * swell;
  },
};

const snow: Surface = {
  tiles: true,
  relief: 0.9,
  pattern: (seed) => (u, v, point) => {
    const soft = clouds(u, v, 3, 3, seed);
    const grain = noise(u, v, 180, 180, seed + 1);
    set(point, paint(0xe3ebf4));
    blend(point, paint(0xb4c8e0), 0.3 - 0.55 * soft);
    lit(point, 1 + 0.02 * grain + ((cells(u, v, 120, 120, seed + 2).id & 127) === 0 ? 0.2 : 0));
    point[3] = 0.045 * soft + 0.0008 * grain + 0.004 * clouds(u, v, 14, 3, seed + 3);
  },
};

export const cloths = { fabric, carpet, leather, paper, cardboard, water, snow } satisfies Record<string, Surface>;
