/** Flowers in a vase and a bowl of fruit. */
import type { Part, Rgb, Thing } from "./march";
import { porcelain, stoneGlaze } from "./materials";

import { apple, oneBanana as bananaAt, grapes, orangeBall, pear } from "./orchard";
import { curved } from "./outline";
import { leaf, mixed } from "./pieces";
import { ball, bent, grouped, grown, leaned, moved, solid, spun, stuff, tube } from "./solids";
import { clamp, rough, smooth, type Vec } from "./space";

const stem = stuff([0.09, 0.22, 0.04], 0.15);
/** A round flower with petals in rows that looks along a way. */
function blossom(at: Vec, size: number, tilt: number, turn: number, light: Rgb, deep: Rgb, rows = 3): readonly Part[] {
  const petals = stuff(
    (p: Vec) =>
      mixed(deep, light, smooth(0, 0.8, Math.hypot(p[0], p[2]) + 0.12 * rough([p[0] * 9, p[1] * 9, p[2] * 9]))),
    0.05,
  );
  return moved(
    at,
    leaned(
      "y",
      turn,
      leaned(
        "z",
        tilt,
        grown(size, [
          ...Array.from(
            { length: rows },
            (_, row): Part =>
              solid(
                (p) => {
                  const r = Math.hypot(p[0], p[2]);
                  const reach = 1 - 0.26 * row;
                  const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * (9 - row) + 0.5 * row;
                  const share = Math.abs(way - Math.floor(way) - 0.5) * 2;
                  const edge = r - reach * (1 - 0.34 * share ** 2.5);
                  const cup = 0.1 + 0.16 * row + (0.3 + 0.35 * row) * r * r * (1 - 0.3 * r) - 0.08 * (1 - share);
                  return Math.max(Math.abs(p[1] - cup + 0.2) - 0.03, edge) * 0.6;
                },
                [0, 0.1, 0],
                1.1,
                petals,
              ),
          ),
          solid(
            (p) => Math.hypot(p[0], (p[1] - 0.1) * 1.6, p[2]) - 0.2 + 0.03 * rough([p[0] * 22, p[1] * 22, p[2] * 22]),
            [0, 0.1, 0],
            0.24,
            stuff([0.62, 0.38, 0.04], 0.05),
          ),
        ]),
      ),
    ),
  );
}
const flowers: readonly (readonly [x: number, y: number, z: number, size: number, kind: number])[] = [
  [0.02, 1.02, 0.12, 0.3, 0],
  [-0.42, 0.78, 0.18, 0.28, 1],
  [0.45, 0.72, 0.2, 0.29, 2],
  [-0.16, 0.6, 0.46, 0.27, 2],
  [0.26, 0.52, 0.46, 0.25, 0],
  [-0.5, 0.46, -0.16, 0.26, 0],
  [0.52, 0.4, -0.2, 0.26, 1],
  [0.1, 0.72, -0.42, 0.28, 1],
  [-0.28, 0.9, -0.26, 0.26, 2],
  [0.3, 1.0, -0.14, 0.24, 1],
];
const kinds: readonly (readonly [Rgb, Rgb])[] = [
  [
    [0.7, 0.28, 0.36],
    [0.5, 0.08, 0.18],
  ],
  [
    [0.74, 0.71, 0.64],
    [0.6, 0.56, 0.36],
  ],
  [
    [0.7, 0.4, 0.09],
    [0.58, 0.2, 0.04],
  ],
];
export const vaseWithFlowers: Thing = {
  pitch: 0.18,
  parts: [
    spun(
      curved([0, -1.2, 0.26, -1.2, 0.32, -1.15, 0.44, -0.8, 0.44, -0.55, 0.3, -0.22, 0.2, -0.05, 0.26, 0.1], 6).concat([
        0.22, 0.1, 0.16, -0.05, 0, -0.1,
      ]),
      stoneGlaze([0.16, 0.3, 0.42]),
    ),
    ...flowers.map(([x, y, z]) =>
      tube(
        bent(
          [
            [0.05 * Math.sign(x), -0.05, 0],
            [x * 0.4, y * 0.45, z * 0.4],
            [x * 0.95, y - 0.06, z * 0.95],
          ],
          3,
        ),
        0.02,
        stem,
      ),
    ),
    ...flowers.flatMap(([x, y, z, size, kind]) => {
      const out = Math.hypot(x, z);
      const [light, deep] = kinds[kind] as readonly [Rgb, Rgb];
      return blossom([x, y, z], size, -0.4 - 0.8 * clamp(out, 0, 0.7), Math.atan2(-z, x), light, deep);
    }),
    ...(
      [
        [-0.62, 0.28, 0.22],
        [0.62, 0.22, 0.24],
        [0.05, 0.26, 0.62],
        [-0.3, 0.32, -0.55],
        [0.42, 0.3, -0.5],
        [-0.7, 0.68, 0.02],
        [0.72, 0.66, 0.02],
        [0.16, 1.18, 0.32],
      ] as const
    ).map((to) => leaf([to[0] * 0.15, 0.08, to[2] * 0.15], to, 0.13, [0.07, 0.2, 0.04])),
    grouped(
      Array.from({ length: 26 }, (_, i) => {
        const w = 2.4 * i;
        const r = 0.2 + 0.42 * ((i * 0.37) % 1);
        return ball(
          [r * Math.cos(w), 0.35 + 0.75 * ((i * 0.61) % 1) * (1 - 0.4 * r), r * Math.sin(w)],
          0.035,
          stuff([0.72, 0.7, 0.64], 0),
        );
      }),
    ),
  ],
};
const small = (k: number, at: Vec, tilt: number, turn: number, parts: readonly Part[]): readonly Part[] =>
  moved(at, leaned("y", turn, leaned("z", tilt, grown(k, parts))));
export const bowlOfFruit: Thing = {
  pitch: 0.3,
  parts: [
    spun(
      curved(
        [0, -0.78, 0.42, -0.78, 0.44, -0.72, 0.3, -0.64, 0.34, -0.58, 0.8, -0.36, 1.08, 0.04, 1.14, 0.16],
        5,
      ).concat(curved([1.08, 0.15, 0.76, -0.26, 0.3, -0.46, 0, -0.5])),
      porcelain,
    ),
    ...small(0.42, [-0.5, 0.18, 0.38], 0.3, 0.4, apple.parts),
    ...small(0.4, [0.42, 0.14, 0.5], -0.5, 2, apple.parts),
    orangeBall([-0.02, 0.12, 0.62], 0.35),
    orangeBall([0.66, 0.16, -0.06], 0.36),
    orangeBall([0.0, 0.42, 0.1], 0.35),
    ...small(0.44, [-0.62, 0.22, -0.28], 0.9, 1.2, pear.parts),
    ...small(0.44, [0.25, 0.22, -0.62], -0.8, 2.4, pear.parts),
    ...moved(
      [0, 0.3, -0.12],
      grown(0.7, [...bananaAt(0.5, -1.0, [0.05, 0.5, 0.1]), ...bananaAt(0.75, -1.2, [0.0, 0.52, -0.2])]),
    ),
    ...small(0.44, [0.88, 0.3, 0.42], -1.1, 0.3, grapes.parts.slice(0, 46)),
  ],
};
