/** Places: mountains, dunes, meadow, snow, forest, city, room; with those of shores.ts. */
import { blend, type Canvas, lit, type Paint, paint, set, stroke } from "./canvas";
import { blades } from "./ground";
import { clouds, draw, fraction, noise, step, wave } from "./noise";
import { beach, seaSunset } from "./shores";
import { cloudsOver, day, gradient, night } from "./skies";
import type { Frame, Surface } from "./surface";

/** Height of a ridge line above its base, 0 to 1. Half the noise's period, so that nothing repeats in a picture. */
function skyline(u: number, rough: number, cells: number, seed: number): number {
  return 0.5 + 0.45 * clouds(u * 0.5, 0.37, cells, rough, seed);
}

const [snowLight, snowShade] = [paint(0xffffff), paint(0x9fb6d2)];

const mountains: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      const layers = 4;
      for (let layer = layers - 1; layer >= 0; layer--) {
        const near = layer / (layers - 1);
        const top = bottom * (0.62 - 0.36 * skyline(u, 6, 4 + layer, seed + layer) + 0.13 * layer);
        if (v < top) continue;
        const deep = (v - top) / bottom;
        const rough = clouds(u * 0.5, v * 0.5, 9, 6, seed + 50 + layer);
        const side = clouds(u * 0.5 + 0.006, v * 0.5 + 0.004, 9, 6, seed + 50 + layer) - rough;
        set(point, paint(layer === layers - 1 ? 0x3d4a3a : 0x6a6f78));
        lit(point, 1 + 2.6 * side);
        if (layer < 2) {
          const snowy = step(0.16, 0.02, deep + 0.09 * rough);
          blend(point, snowShade, snowy * 0.95);
          blend(point, snowLight, snowy * step(-0.04, 0.05, side));
        } else if (layer === layers - 1) blend(point, paint(0x5c6b40), 0.5 * step(0, 0.5, rough));
        blend(point, paint(0xb4c9dd), 0.62 * (1 - near) ** 1 + 0.25 * (1 - near) * step(0.05, 0.3, deep));
        return;
      }
      gradient(point, v / bottom, day);
      cloudsOver(point, u, v * 1.4, seed + 30, 0.4, paint(0xffffff), paint(0xb6c3cf));
    },
};

const dunes: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      const layers = 5;
      for (let layer = layers - 1; layer >= 0; layer--) {
        const near = layer / (layers - 1);
        const lift = 0.075 * (1 + near);
        const crest = (at: number): number =>
          bottom * (0.46 + 0.46 * near * near + lift * 1.4 * clouds(at * 0.5, 0.5, 3 + layer, 2, seed + 7 * layer));
        const top = crest(u);
        if (v < top) continue;
        const deep = (v - top) / bottom;
        const lee = crest(u + 0.01) - top;
        // The side away from the sun begins at the crest and ends in a wavering line.
        const shade =
          step(0.004, -0.004, lee) * step(0.16, 0.03, deep + 0.05 * clouds(u * 0.5, v * 0.5, 8, 3, seed + layer));
        const ripple = wave((v * 60) / (0.6 + 1.6 * near) + 5 * clouds(u * 0.5, v * 0.5, 8, 3, seed + 60));
        set(point, paint(0xdda65f));
        blend(point, paint(0x8e5a33), 0.75 * shade);
        lit(point, 1.08 - 0.45 * deep + 0.035 * ripple * near + 0.03 * noise(u, v, 220, 220, seed + 5));
        blend(point, paint(0xe8d5b5), 0.45 * (1 - near));
        return;
      }
      gradient(point, v / bottom, [paint(0x4a8acb), paint(0x9cc3e2), paint(0xe9dcc4)]);
    },
};

const meadowGreens = [0x6d9a35, 0x87b244, 0x567f2a, 0xa4bd58].map(paint);

const meadow: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      gradient(point, (v / bottom) * 1.6, day);
      cloudsOver(point, u, v * 1.3, seed + 30, 0.5, paint(0xffffff), paint(0xb3c2cf));
      const hill = bottom * (0.46 - 0.08 * skyline(u, 3, 4, seed));
      if (v > hill) {
        set(point, paint(0x57754a));
        blend(point, paint(0x3b5a34), 0.8 * step(0, 0.5, clouds(u, v, 30, 4, seed + 2)));
        blend(point, paint(0xb8cdd6), 0.3);
      }
      const field = bottom * (0.5 + 0.02 * clouds(u * 0.5, 0.2, 4, 2, seed + 3));
      if (v > field) {
        const near = (v - field) / (bottom - field);
        gradient(point, near, [paint(0x8fae55), paint(0x6c9437), paint(0x3f6320)]);
        lit(point, 1 + 0.22 * clouds(u, v, 5, 4, seed + 4, 24));
      }
    },
  strokes(canvas: Canvas, seed: number, { bottom }: Frame) {
    const top = bottom * 0.52;
    blades(canvas, seed, {
      top,
      bottom: bottom * 1.03,
      rows: 60,
      across: 150,
      tall: (share) => 0.007 + 0.075 * share ** 1.8,
      colours: meadowGreens,
    });
    for (let i = 0; i < 90; i++) {
      const share = draw(i, seed + 41) ** 0.7;
      const [x, y] = [draw(i, seed + 40), top + share * (bottom - top)];
      const size = 0.003 + 0.012 * share * share;
      const colour = [paint(0xfff6d8), paint(0xf4c93c), paint(0xd8524a)][
        Math.floor(draw(i, seed + 42) ** 2 * 3)
      ] as Paint;
      stroke(canvas, {
        from: [x, y - size],
        to: [x + size * 0.4, y - size],
        thickness: size,
        blunt: true,
        root: colour,
        tip: colour,
      });
    }
  },
};

const snowfield: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      gradient(point, (v / bottom) * 1.7, [paint(0x6f9fcb), paint(0xb7d0e6), paint(0xe6edf3)]);
      const trees = bottom * (0.47 - 0.035 * skyline(u, 2, 6, seed) - 0.02 * Math.abs(noise(u, 0.3, 90, 4, seed + 1)));
      if (v > trees) {
        set(point, paint(0x5b6f80));
        blend(point, paint(0xcdd9e4), 0.4);
      }
      const edge = bottom * (0.5 + 0.03 * clouds(u * 0.5, 0.2, 3, 2, seed + 3));
      if (v <= edge) return;
      const near = (v - edge) / (bottom - edge);
      const far = 1 / (near + 0.12);
      const drift = clouds((u - 0.5) * 0.1 * far, 0.1 * far, 5, 4, seed + 4, 12);
      gradient(point, near, [paint(0xdfe8f1), paint(0xe9eff6), paint(0xcbd9ea)]);
      blend(point, paint(0x9db6d6), 0.55 * step(0, 0.7, drift));
      blend(point, paint(0xffffff), 0.6 * step(0, 0.7, -drift));
      lit(point, 1 + 0.015 * noise(u, v, 200, 200, seed + 5));
    },
};

/** A row of conifers: their outline's height at u, in units. */
function conifers(u: number, count: number, seed: number): number {
  let most = 0;
  const middle = Math.floor(u * count);
  for (let tree = middle - 1; tree <= middle + 1; tree++) {
    const x = (tree + 0.2 + 0.6 * draw(tree + 100, seed)) / count;
    const tall = (0.55 + 0.75 * draw(tree + 100, seed + 1)) / count;
    const across = Math.abs(u - x) * 1.9;
    const twigs = 0.1 * tall * (fraction((across / tall) * 7 + draw(tree + 100, seed + 2)) - 0.5);
    most = Math.max(most, 2.2 * (tall - across) + twigs * 2);
  }
  return most;
}

const forest: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      const layers = 5;
      for (let layer = layers - 1; layer >= 0; layer--) {
        const near = layer / (layers - 1);
        const base = bottom * (0.46 + 0.5 * near * near + 0.1 * near) - 0.09 * clouds(u * 0.5, 0.4, 3, 2, seed + layer);
        const top = base - conifers(u + 0.37 * layer, 34 - 5 * layer, seed + 9 * layer);
        if (v < top) continue;
        const deep = (v - top) / bottom;
        set(point, paint(0x1d2f27));
        lit(point, 1 + 0.5 * clouds(u, v, 60, 3, seed + layer) * near);
        blend(point, paint(0xc9d3d0), 0.82 * (1 - near) + 0.35 * (1 - 0.6 * near) * step(0.05, 0.35, deep));
        return;
      }
      gradient(point, v / bottom, [paint(0xaebfc7), paint(0xd8dcd3), paint(0xefe3cb)]);
    },
};

const city: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      gradient(point, v / bottom, [...night, paint(0x4a3f63), paint(0xa0625a)]);
      const rows = [
        { count: 26, low: 0.34, tall: 0.3, colour: paint(0x2a2f4a), lights: 0.2 },
        { count: 17, low: 0.22, tall: 0.36, colour: paint(0x171b30), lights: 0.34 },
        { count: 11, low: 0.1, tall: 0.3, colour: paint(0x0b0d1a), lights: 0.42 },
      ];
      rows.forEach(({ count, low, tall, colour, lights }, row) => {
        const at = u * count + 0.4 * row;
        const building = Math.floor(at);
        const inside = fraction(at);
        const narrow = 0.12 * draw(building + 50, seed + row);
        if (inside < narrow) return;
        const top = bottom * (1 - low - tall * draw(building + 50, seed + 10 + row) ** 1.4);
        if (v < top) return;
        set(point, colour);
        // Windows: about as wide as a fifth of a floor is long.
        const floors = 46 + 8 * row;
        const [x, y] = [(inside - narrow) * (150 / count), (v - top) * floors];
        const [column, floor] = [Math.floor(x), Math.floor(y)];
        const isGlass = fraction(x) > 0.3 && fraction(x) < 0.8 && fraction(y) > 0.3 && fraction(y) < 0.75;
        const luck = draw(building * 4096 + column * 128 + floor, seed + 20 + row);
        if (isGlass && y > 0.6 && luck < lights) {
          blend(point, luck < lights * 0.2 ? paint(0xbfd8ff) : paint(0xffc977), 0.35 + 0.65 * fraction(luck * 97));
        }
      });
    },
};

/** A plain wall, a skirting board, and a floor of boards that run towards the viewer. */
const room: Surface = {
  tiles: false,
  pattern:
    (seed, { right, bottom }) =>
    (u, v, point) => {
      const edge = bottom * 0.68;
      const board = 0.028;
      if (v < edge) {
        set(point, paint(0xd9d3c7));
        const away = Math.sqrt((u - 0.25 * right) ** 2 + (v - 0.2 * bottom) ** 2);
        lit(point, 1.1 - 0.28 * away + 0.012 * clouds(u, v, 40, 3, seed) - 0.2 * step(0.08, 0, edge - board - v) * 0.3);
        if (v > edge - board) {
          set(point, paint(0xece8e0));
          lit(point, 0.95 - 0.4 * step(0.003, 0, v - edge + board) - 0.3 * step(0.003, 0, edge - v));
        }
        return;
      }
      const near = (v - edge) / (bottom - edge) + 0.32;
      const x = ((u - 0.5 * right) / near) * 6.5 + 40;
      const lane = Math.floor(x);
      const along = 0.55 / near + draw(lane, seed + 1) * 4;
      const piece = lane * 64 + Math.floor(along * 1.6);
      set(point, paint(0xa8794d));
      blend(
        point,
        paint(0x7a5231),
        0.7 * draw(piece, seed + 2) + 0.3 * noise(fraction(x / 64), fraction(along / 8), 900, 24, seed + 3),
      );
      const gap = Math.min(fraction(x), 1 - fraction(x));
      lit(point, (1 - 0.6 * step(0.035, 0.01, gap)) * (0.85 + 0.28 * near));
      lit(point, 1 - 0.35 * step(0.03, 0, v - edge));
    },
};

export const lands = {
  mountains,
  "desert dunes": dunes,
  meadow,
  "snow field": snowfield,
  forest,
  "city at night": city,
  beach,
  room,
  "sea at sunset": seaSunset,
} satisfies Record<string, Surface>;
