/** Cloth that lies and hangs in a room. */
import type { Part, Rgb, Thing } from "./march";
import { brass, cloth, woven } from "./materials";
import { mixed } from "./pieces";
import { aside, ball, bar, bent, block, grouped, leaned, ring, solid, stuff, tube } from "./solids";
import { clamp, rough, scale, smooth, type Vec } from "./space";

const velvet = (p: Vec): Rgb =>
  mixed([0.3, 0.035, 0.05], [0.24, 0.022, 0.036], 0.5 + 0.5 * rough([p[0] * 9, p[1] * 2, p[2] * 9]));

/** Cloth in folds on a rod, gathered by a band. */
const drape = (s: number): readonly Part[] => [
  solid(
    (p) => {
      const x = s * p[0];
      const gather = Math.exp(-(((p[1] + 0.25) / 0.34) ** 2));
      const outer = 1.12;
      const inner = 0.14 + 0.5 * gather + 0.12 * smooth(-0.3, -1.2, p[1]);
      const u = clamp((x - inner) / (outer - inner), 0, 1);
      const fold = (0.07 - 0.03 * gather) * Math.cos(2 * Math.PI * 6.5 * u) + 0.02 * Math.cos(2 * Math.PI * 15 * u + 1);
      return (
        Math.max(Math.abs(p[2] - fold) - 0.02, inner - x, x - outer, p[1] - 1.12, -1.25 - p[1] - 0.02 * fold) * 0.42
      );
    },
    [0.63 * s, -0.06, 0],
    1.32,
    stuff(velvet, 0.1, { soft: 0.4 }),
  ),
  solid(
    (p) => {
      const x = s * p[0];
      return (
        Math.max(Math.abs(p[1] + 0.25 + 0.12 * (1.12 - x)) - 0.045, Math.abs(p[2]) - 0.1, 0.62 - x, x - 1.15) * 0.8 -
        0.015
      );
    },
    [0.88 * s, -0.28, 0],
    0.36,
    stuff([0.55, 0.38, 0.12], 0.4),
  ),
];

export const curtain: Thing = {
  pitch: 0.05,
  parts: [
    ...drape(1),
    ...drape(-1),
    bar([-1.25, 1.18, 0], [1.25, 1.18, 0], 0.035, brass),
    ball([-1.3, 1.18, 0], 0.075, brass),
    ball([1.3, 1.18, 0], 0.075, brass),
    ...Array.from({ length: 16 }, (_, i) => ring([-1.1 + (2.2 * i) / 15, 1.18, 0], 0.06, 0.012, "x", brass)),
  ],
};

const rugColour = (p: Vec): Rgb => {
  const [x, z] = [Math.abs(p[0]) / 1.3, Math.abs(p[2]) / 0.85];
  const edge = Math.min(1.3 - Math.abs(p[0]), 0.85 - Math.abs(p[2]));
  const pile = 0.85 + 0.3 * (0.5 + 0.5 * rough([p[0] * 40, 0.5, p[2] * 40]));
  const red: Rgb = [0.33, 0.04, 0.045];
  const navy: Rgb = [0.03, 0.05, 0.13];
  const sand: Rgb = [0.58, 0.45, 0.28];
  const lozenge = Math.abs(((p[0] * 4 + 40) % 1) - 0.5) + Math.abs(((p[2] * 4 + 40) % 1) - 0.5);
  const star = Math.abs(x) * 1.25 + Math.abs(z) * 0.95;
  let colour: Rgb = red;
  if (edge < 0.05) colour = sand;
  else if (edge < 0.24) colour = lozenge < 0.32 ? sand : navy;
  else if (edge < 0.27) colour = sand;
  else if (star < 0.5) colour = star < 0.16 ? red : star < 0.22 ? sand : star < 0.44 ? navy : sand;
  else if (lozenge < 0.17) colour = sand;
  else if (Math.max(x, z) > 0.55 && x + z > 1.18) colour = [0.5, 0.2, 0.07];
  return scale(colour, pile);
};

export const rug: Thing = {
  pitch: 0.5,
  parts: aside(
    [
      block([0, 0, 0], [1.3, 0.035, 0.85], stuff(rugColour, 0), 0.03),
      ...[-1, 1].map((s) =>
        grouped(
          Array.from({ length: 44 }, (_, i) => {
            const z = -0.83 + (1.66 * i) / 43;
            return bar(
              [1.29 * s, 0, z],
              [1.41 * s, -0.02, z + 0.02 * rough([i * 1.7, s, 0.5])],
              0.014,
              stuff([0.6, 0.5, 0.35], 0),
              0.008,
            );
          }),
        ),
      ),
    ],
    0.35,
  ),
};

export const cushion: Thing = {
  pitch: 0.2,
  parts: aside(
    leaned("x", -0.35, [
      solid(
        (p) => {
          const [u, v] = [Math.abs(p[0]) / 0.95, Math.abs(p[1]) / 0.95];
          const thick = 0.36 * Math.sqrt(clamp((1 - u ** 3.2) * (1 - v ** 3.2), 0, 1)) + 0.015;
          const pull = 0.06 * (1 - Math.min(u, v) ** 2);
          const folds = 0.018 * rough([p[0] * 3, p[1] * 3, 0.5]) * (1 - u * v);
          return Math.max((Math.abs(p[2]) - thick) * 0.55 + folds, (Math.max(u, v) - 1 + pull) * 0.8) - 0.02;
        },
        [0, 0, 0],
        1.36,
        stuff((p) => woven([0.5, 0.28, 0.05], [0.38, 0.2, 0.03], 120)(p, p), 0.03),
      ),
      grouped(
        [-1, 1].flatMap((s) => [
          tube(
            bent(
              [
                [-0.93, 0.93 * s, 0],
                [-0.5, 0.885 * s, 0],
                [0, 0.87 * s, 0],
                [0.5, 0.885 * s, 0],
                [0.93, 0.93 * s, 0],
              ],
              3,
            ),
            0.026,
            cloth([0.44, 0.24, 0.04], 60),
          ),
          tube(
            bent(
              [
                [0.93 * s, -0.93, 0],
                [0.885 * s, -0.5, 0],
                [0.87 * s, 0, 0],
                [0.885 * s, 0.5, 0],
                [0.93 * s, 0.93, 0],
              ],
              3,
            ),
            0.026,
            cloth([0.44, 0.24, 0.04], 60),
          ),
        ]),
      ),
      ball([0, 0, 0.35], [0.06, 0.06, 0.03], cloth([0.44, 0.24, 0.04], 60)),
    ]),
    0.35,
  ),
};
