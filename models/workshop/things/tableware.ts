/** What stands on a laid table: china, glass and what is in it. */
import type { Part, Rgb, Thing } from "./march";
import { clearGlass, mottled, porcelain, stoneGlaze } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { aside, bent, ring, solid, spun, stuff, tube } from "./solids";
import { rough, scale, smooth, type Vec } from "./space";

const teal = stoneGlaze([0.05, 0.2, 0.24]);
export const vase: Thing = {
  pitch: 0.2,
  parts: [
    spun(
      curved(
        [0, -1, 0.3, -1, 0.36, -0.96, 0.58, -0.5, 0.62, -0.1, 0.46, 0.34, 0.2, 0.66, 0.17, 0.82, 0.27, 0.98],
        7,
      ).concat([0.23, 0.98, 0.13, 0.82, 0.15, 0.6, 0, 0.5]),
      teal,
    ),
  ],
};

const handle = (points: readonly Vec[], thick: number, of = porcelain): Part => tube(bent(points, 4), thick, of);
const mugBody = (inside: number) =>
  curved([0, -0.72, 0.5, -0.72, 0.58, -0.68, 0.6, -0.6]).concat(curved([0.6, -0.55, 0.6, 0.6, 0.61, 0.7], 2), [
    0.55,
    0.7,
    0.53,
    inside,
    0,
    inside,
  ]);
const glaze = stoneGlaze([0.5, 0.2, 0.1]);

export const mug: Thing = {
  pitch: 0.3,
  parts: aside(
    [
      spun(mugBody(-0.6), glaze),
      handle(
        [
          [0.58, 0.42, 0],
          [0.8, 0.46, 0],
          [0.98, 0.28, 0],
          [0.98, -0.12, 0],
          [0.8, -0.34, 0],
          [0.58, -0.4, 0],
        ],
        0.065,
        glaze,
      ),
    ],
    0.3,
  ),
};

const coffee = (p: Vec): Rgb => {
  const r = Math.hypot(p[0], p[2]);
  return mixed([0.1, 0.04, 0.012], [0.33, 0.17, 0.065], smooth(0.36, 0.46, r + 0.05 * rough(scale(p, 7))));
};
export const cupOfCoffee: Thing = {
  pitch: 0.42,
  parts: aside(
    [
      spun(
        curved([0, -0.62, 0.4, -0.62, 0.7, -0.56, 1.02, -0.44, 1.12, -0.36]).concat([
          1.09, -0.35, 0.7, -0.48, 0.34, -0.53, 0, -0.53,
        ]),
        porcelain,
      ),
      spun(
        curved([0, -0.52, 0.26, -0.52, 0.3, -0.47, 0.44, -0.34, 0.58, -0.05, 0.64, 0.32]).concat([
          0.6, 0.33, 0.54, 0.18, 0, 0.18,
        ]),
        porcelain,
      ),
      spun([0, 0.1, 0.56, 0.1, 0.575, 0.215, 0, 0.215], stuff(coffee, 0.8)),
      handle(
        [
          [0.58, 0.2, 0],
          [0.78, 0.24, 0],
          [0.9, 0.1, 0],
          [0.82, -0.08, 0],
          [0.52, -0.16, 0],
        ],
        0.042,
      ),
    ],
    -0.35,
  ),
};

export const teapot: Thing = {
  pitch: 0.3,
  parts: aside(
    [
      spun(
        curved([0, -0.7, 0.4, -0.7, 0.46, -0.66, 0.76, -0.36, 0.84, 0, 0.7, 0.34, 0.4, 0.52, 0.36, 0.56, 0, 0.56], 7),
        teal,
      ),
      spun(curved([0, 0.55, 0.38, 0.55, 0.3, 0.66, 0.1, 0.73, 0.06, 0.78, 0.12, 0.88, 0.08, 0.94, 0, 0.95]), teal),
      tube(
        bent(
          [
            [0.66, -0.3, 0],
            [0.92, -0.16, 0],
            [1.08, 0.14, 0],
            [1.26, 0.4, 0],
          ],
          4,
        ),
        (t) => 0.19 - 0.11 * t,
        teal,
      ),
      handle(
        [
          [-0.62, 0.36, 0],
          [-0.95, 0.5, 0],
          [-1.2, 0.3, 0],
          [-1.14, -0.06, 0],
          [-0.76, -0.34, 0],
        ],
        0.065,
        teal,
      ),
    ],
    0.3,
  ),
};

const green = stuff((p) => mixed([0.035, 0.09, 0.03], [0.09, 0.2, 0.06], smooth(-0.3, 0.3, p[0] + 0.1)), 1);
/** Paper with a border, a round seal and two lines of print, on the bottle's front. */
const label = (p: Vec): Rgb => {
  const u = 0.37 * Math.atan2(p[0], p[2]);
  const v = p[1];
  const edge = Math.min(0.42 - Math.abs(u), v + 0.75, -0.21 - v);
  if (edge < 0) return [0.06, 0.14, 0.045];
  if (edge < 0.012) return [0.45, 0.28, 0.08];
  const seal = Math.hypot(u, v + 0.4);
  if (seal < 0.085) return seal > 0.065 ? [0.45, 0.28, 0.08] : [0.3, 0.035, 0.04];
  const line = (at: number, half: number, long: number): boolean =>
    Math.abs(v - at) < half && Math.abs(u) < long && rough([u * 42, at * 90, 0.5]) > -0.32;
  return line(-0.56, 0.026, 0.24) || line(-0.65, 0.014, 0.17) ? [0.13, 0.1, 0.08] : [0.74, 0.69, 0.57];
};
export const bottle: Thing = {
  pitch: 0.12,
  parts: [
    spun(
      curved([0, -1.2, 0.32, -1.2, 0.36, -1.15, 0.36, -1.05]).concat(
        curved([0.36, 0.1, 0.34, 0.24, 0.22, 0.44, 0.135, 0.62, 0.12, 0.8]),
        [0.12, 1.12, 0.15, 1.13, 0.15, 1.2, 0.12, 1.22, 0, 1.22],
      ),
      green,
    ),
    spun([0.3, -0.78, 0.368, -0.78, 0.368, -0.18, 0.3, -0.18], stuff(label, 0.05), [0, 0, 0], 0.002),
    spun([0, 0.74, 0.134, 0.74, 0.134, 1.1, 0.15, 1.12, 0.152, 1.21, 0, 1.24], stuff([0.24, 0.03, 0.035], 0.5)),
  ],
};

const wine = stuff([0.16, 0.008, 0.02], 1);
export const wineGlass: Thing = {
  pitch: 0.2,
  parts: [
    spun(
      curved([0, -1.1, 0.44, -1.1, 0.46, -1.08, 0.2, -1.03, 0.05, -0.95, 0.036, -0.6, 0.04, -0.26, 0.14, -0.16]).concat(
        [0, -0.12],
      ),
      clearGlass,
    ),
    spun(curved([0, -0.18, 0.14, -0.17, 0.38, 0, 0.48, 0.26]).concat([0.47, 0.32, 0, 0.32]), wine),
    spun(
      curved([0.492, 0.26, 0.5, 0.42, 0.46, 0.72, 0.388, 1.02], 3).concat(
        curved([0.38, 1.02, 0.452, 0.72, 0.492, 0.42, 0.484, 0.26], 3),
      ),
      clearGlass,
      [0, 0, 0],
      0.003,
    ),
    ring([0, 1.02, 0], 0.384, 0.012, "y", clearGlass),
  ],
};

const water = stuff(
  (p) =>
    mixed([0.24, 0.34, 0.38], [0.5, 0.6, 0.63], smooth(0.1, 0.5, Math.abs(Math.sin(2 * Math.atan2(p[2], p[0]) + 0.6)))),
  1,
  { transparent: 0.35 },
);
export const glassOfWater: Thing = {
  pitch: 0.3,
  parts: [
    spun([0, -0.9, 0.44, -0.9, 0.45, -0.82, 0, -0.78], clearGlass),
    spun([0, -0.78, 0.455, -0.8, 0.53, 0.5, 0, 0.5], water),
    spun([0.538, 0.5, 0.566, 0.9, 0.556, 0.9, 0.528, 0.5], clearGlass, [0, 0, 0], 0.003),
    ring([0, 0.9, 0], 0.552, 0.016, "y", clearGlass),
    ring([0, 0.51, 0], 0.52, 0.012, "y", stuff([0.7, 0.78, 0.8], 1)),
  ],
};

const plateRim = stuff((p) => {
  const r = Math.hypot(p[0], p[2]);
  return r > 1.06 && r < 1.12 ? [0.05, 0.12, 0.36] : [0.68, 0.67, 0.64];
}, 0.9);
export const plate: Thing = {
  pitch: 0.5,
  parts: [
    spun(
      curved([0, -0.12, 0.66, -0.12, 0.74, -0.08, 0.9, 0.02, 1.18, 0.1]).concat([
        1.17, 0.125, 0.9, 0.06, 0.72, -0.04, 0.6, -0.06, 0, -0.06,
      ]),
      plateRim,
    ),
  ],
};

export const bowl: Thing = {
  pitch: 0.35,
  parts: [
    spun(
      curved([0, -0.5, 0.34, -0.5, 0.38, -0.46, 0.72, -0.22, 0.94, 0.12, 1.02, 0.42]).concat(
        curved([0.97, 0.42, 0.86, 0.12, 0.62, -0.16, 0.3, -0.32, 0, -0.36]),
      ),
      stoneGlaze([0.62, 0.6, 0.52]),
    ),
  ],
};

export const cheese: Thing = {
  pitch: 0.35,
  parts: aside(
    [
      solid(
        (p) => {
          const slope = 0.27 * (p[0] + 1.1);
          const wedge = Math.max(Math.abs(p[2]) - slope * 2.1 + 0.05, p[0] - 0.95, Math.abs(p[1]) - 0.42) * 0.88 - 0.03;
          const holes = [
            [0.3, 0.1, 1.0, 0.17],
            [-0.25, -0.2, 0.65, 0.11],
            [0.7, -0.22, 1.2, 0.12],
            [0.98, 0.12, 0.2, 0.18],
            [0.95, -0.18, -0.45, 0.12],
            [0.2, 0.42, 0.1, 0.13],
            [0.62, 0.44, -0.4, 0.16],
            [-0.3, 0.43, -0.05, 0.08],
            [0.98, 0.2, 0.75, 0.09],
            [-0.55, 0.1, 0.4, 0.07],
            [0.2, -0.05, -0.98, 0.15],
            [0.6, 0.2, -1.17, 0.1],
          ];
          return holes.reduce(
            (d, [x, y, z, r]) =>
              Math.max(d, (r as number) - Math.hypot(p[0] - (x as number), p[1] - (y as number), p[2] - (z as number))),
            wedge,
          );
        },
        [0.1, 0, 0],
        1.55,
        stuff(
          (p) => mixed(mottled([0.86, 0.6, 0.16], [0.8, 0.5, 0.1], 3)(p, p), [0.6, 0.32, 0.05], p[0] > 0.985 ? 0.8 : 0),
          0.25,
        ),
      ),
    ],
    0.25,
  ),
};
