/** Cloth and leather: what one wears or carries, and what lies and hangs in a room; windows and doors with them. */
import type { Part, Rgb, Thing } from "./march";
import { brass, cloth, leather, matt, mottled, oak, paneGlass, rubber, woven } from "./materials";
import { mixed } from "./pieces";
import { aside, ball, bar, bent, block, grouped, leaned, moved, paired, ring, solid, stuff, tube } from "./solids";
import { box, clamp, ellipsoid, joined, rod, rough, scale, smooth, sub, type Vec } from "./space";

const straw: Part["colour"] = (p) => {
  const way = Math.atan2(p[2], p[0]);
  const r = Math.hypot(p[0], p[2]);
  const weave = Math.sin(60 * (r + p[1])) * Math.sin(46 * way);
  return mixed([0.62, 0.45, 0.2], [0.44, 0.28, 0.1], clamp(0.5 + 0.4 * weave + 0.3 * rough(scale(p, 14)), 0, 1));
};
export const hat: Thing = {
  pitch: 0.3,
  parts: aside(
    [
      solid(
        (p) => {
          const r = Math.hypot(p[0], p[2] * 1.12);
          const brim = Math.max(
            r - 1.15,
            Math.abs(
              p[1] +
                0.28 -
                0.1 * Math.abs(p[0]) * smooth(0.4, 1.1, Math.abs(p[0])) +
                0.12 * smooth(0.5, 1.1, Math.abs(p[2])),
            ) - 0.015,
          );
          const crown = Math.max(
            r - 0.58 + 0.1 * (p[1] + 0.28),
            p[1] - 0.36 + 0.2 * Math.exp(-((p[0] / 0.16) ** 2)) * smooth(-0.8, 0.4, p[2]) - 0.04 * p[2],
            -0.3 - p[1],
          );
          return joined(brim, crown, 0.1) * 0.7 - 0.012;
        },
        [0, -0.02, 0],
        1.24,
        stuff(straw, 0.1),
      ),
      solid(
        (p) => {
          const r = Math.hypot(p[0], p[2] * 1.12);
          return (
            Math.max(Math.abs(r - 0.585 + 0.1 * (p[1] + 0.28)) - 0.018, Math.abs(p[1] + 0.13) - 0.085) * 0.8 - 0.006
          );
        },
        [0, -0.13, 0],
        0.66,
        cloth([0.04, 0.035, 0.045], 120),
      ),
    ],
    0.4,
  ),
};

const suede = leather([0.26, 0.12, 0.045]);
const boot = (x: number): readonly Part[] => [
  solid(
    (p) => {
      const q: Vec = [p[0] - x, p[1], p[2]];
      const shaft = rod([q[0], q[1], q[2] * 0.9], [0, 0.75, -0.16], [0, -0.45, -0.2], 0.29, 0.24);
      const toe = ellipsoid(sub(q, [0, -0.66, 0.3]), [0.26, 0.24, 0.46]);
      const heel = ellipsoid(sub(q, [0, -0.66, -0.16]), [0.25, 0.3, 0.28]);
      const folds = 0.012 * Math.sin(22 * q[1] + 6 * q[2]) * smooth(0.0, -0.3, q[1]) * smooth(-0.6, -0.4, q[1]);
      const body = Math.max(joined(shaft, joined(toe, heel, 0.2), 0.16), q[1] - 0.78, -q[1] - 0.84) + folds;
      const hole = Math.max(rod([q[0], q[1], q[2] * 0.9], [0, 1.0, -0.16], [0, 0.1, -0.18], 0.25, 0.2), 0.2 - q[1]);
      return Math.max(body, -hole) * 0.85;
    },
    [x, -0.05, 0],
    1.08,
    suede,
  ),
  solid(
    (p) => {
      const q: Vec = [p[0] - x, p[1] + 0.9, p[2] - 0.1];
      const wide = 0.25 - 0.05 * smooth(0, -0.3, q[2]) + 0.02 * Math.sin(4 * q[2]);
      return (
        Math.max(
          Math.abs(q[0]) - wide * Math.sqrt(clamp(1.05 - (q[2] / 0.66) ** 4, 0, 1)),
          Math.abs(q[1]) - 0.06,
          Math.abs(q[2]) - 0.64,
          q[1] + 0.02 > 0.03 && q[2] > -0.05 && q[2] < 0.02 ? 0.02 : -1,
        ) *
          0.8 -
        0.01
      );
    },
    [x, -0.9, 0.1],
    0.72,
    rubber,
  ),
  grouped(
    [0, 1, 2, 3, 4, 5].flatMap((i) => {
      const y = -0.42 + 0.19 * i;
      const z = 0.07 + (i === 0 ? 0.19 : i === 1 ? 0.07 : 0.03);
      return [
        bar([x - 0.11, y, z], [x + 0.11, y + 0.1, z + 0.0], 0.018, stuff([0.6, 0.5, 0.33], 0.05)),
        bar([x + 0.11, y, z], [x - 0.11, y + 0.1, z], 0.018, stuff([0.6, 0.5, 0.33], 0.05)),
      ];
    }),
  ),
  solid(
    (p) => Math.hypot(Math.hypot((p[0] - x) * 1.0, (p[2] + 0.17) * 0.9) - 0.27, p[1] - 0.77) - 0.035,
    [x, 0.77, -0.17],
    0.36,
    leather([0.18, 0.08, 0.03]),
  ),
];
export const boots: Thing = {
  pitch: 0.2,
  parts: aside([...boot(-0.36), ...moved([0.36, 0, 0.08], leaned("y", 0.14, boot(0)))], 0.7),
};

const pack = cloth([0.07, 0.13, 0.15], 110);
const tan = leather([0.34, 0.17, 0.065]);
export const backpack: Thing = {
  pitch: 0.18,
  parts: aside(
    [
      solid(
        (p) =>
          box([p[0], p[1], p[2] + 0.06 * p[1]], [0.66 - 0.05 * p[1], 0.9, 0.36], 0.26) * 0.92 +
          0.008 * rough(scale(p, 5)),
        [0, 0, 0],
        1.18,
        pack,
      ),
      solid(
        (p) => box(sub(p, [0, -0.36, 0.38]), [0.48, 0.38, 0.16], 0.12) * 0.92 + 0.006 * rough(scale(p, 6)),
        [0, -0.36, 0.38],
        0.66,
        pack,
      ),
      solid(
        (p) =>
          Math.max(
            box([p[0], p[1] - 0.62, p[2] - 0.1], [0.66, 0.33, 0.38], 0.26) - 0.012,
            -p[1] + 0.34 - 0.05 * Math.cos(3 * p[0]),
          ) * 0.9,
        [0, 0.62, 0.1],
        0.86,
        cloth([0.055, 0.105, 0.12], 110),
      ),
      ...[-0.26, 0.26].flatMap((x) => [
        tube(
          [
            [x, 0.84, 0.36],
            [x, 0.5, 0.5],
            [x, 0.12, 0.46],
            [x, -0.1, 0.54],
          ],
          0.035,
          tan,
        ),
        block([x, 0.1, 0.5], [0.065, 0.06, 0.025], brass, 0.02),
      ]),
      solid(
        (p) =>
          Math.max(
            Math.abs(box(sub(p, [0, -0.36, 0.38]), [0.48, 0.38, 0.16], 0.12)) - 0.012,
            Math.abs(p[1] + 0.12) - 0.022,
          ) * 0.9,
        [0, -0.12, 0.38],
        0.56,
        stuff([0.03, 0.03, 0.032], 0.3),
      ),
      ...paired([
        solid((p) => box(sub(p, [0.68, -0.4, 0.02]), [0.1, 0.32, 0.24], 0.09) * 0.92, [0.68, -0.4, 0.02], 0.42, pack),
        tube(
          bent(
            [
              [0.32, 0.72, -0.34],
              [0.42, 0.5, -0.62],
              [0.42, -0.2, -0.62],
              [0.46, -0.72, -0.36],
            ],
            4,
          ),
          0.07,
          tan,
        ),
      ]),
      tube(
        bent(
          [
            [-0.16, 0.92, -0.24],
            [-0.13, 1.08, -0.26],
            [0.13, 1.08, -0.26],
            [0.16, 0.92, -0.24],
          ],
          3,
        ),
        0.035,
        tan,
      ),
      block([0, -0.88, 0.02], [0.6, 0.06, 0.36], tan, 0.05),
    ],
    0.45,
  ),
};

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
    stuff(velvet, 0.1),
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

const white = matt([0.69, 0.68, 0.65]);
export const window: Thing = {
  pitch: 0.05,
  parts: [
    block([0, 0, -0.03], [0.86, 1.12, 0.01], paneGlass, 0.004),
    grouped([
      ...[-1, 1].flatMap((s) => [
        block([0.92 * s, 0, 0], [0.1, 1.26, 0.1], white, 0.02),
        block([0, 1.18 * s, 0], [1.0, 0.1, 0.1], white, 0.02),
      ]),
      block([0, 0, 0], [0.06, 1.1, 0.06], white, 0.02),
      ...[-0.44, 0.44].map((x) => block([x, 0, -0.01], [0.02, 1.1, 0.035], white, 0.01)),
      ...[-0.38, 0.38].map((y) => block([0, y, -0.01], [0.86, 0.02, 0.035], white, 0.01)),
      block([0, -1.3, 0.1], [1.14, 0.05, 0.22], white, 0.02),
    ]),
    block([0.1, -0.05, 0.08], [0.02, 0.09, 0.02], brass, 0.01),
  ],
};

const oiled = oak("y");
export const door: Thing = {
  pitch: 0.05,
  parts: [
    block([0, 0, 0], [0.62, 1.3, 0.05], oiled, 0.01),
    ...[
      [-0.28, 0.75, 0.36],
      [0.28, 0.75, 0.36],
      [-0.28, -0.15, 0.36],
      [0.28, -0.15, 0.36],
      [-0.28, -0.88, 0.26],
      [0.28, -0.88, 0.26],
    ].flatMap(([x, y, tall]) =>
      [-1, 1].map((s) =>
        solid(
          (p) => {
            const q = sub(p, [x as number, y as number, 0.045 * s]);
            const edge = Math.max(Math.abs(q[0]) - 0.2, Math.abs(q[1]) - (tall as number));
            return (
              Math.max(
                edge,
                Math.abs(q[2]) - 0.012 - 0.03 * smooth(-0.035, -0.075, edge) + 0.02 * smooth(-0.02, 0, edge),
              ) * 0.8
            );
          },
          [x as number, y as number, 0.045 * s],
          0.45,
          oiled,
        ),
      ),
    ),
    ...[-1, 1].map((s) => block([0.74 * s, 0.02, 0], [0.1, 1.36, 0.1], oiled, 0.02)),
    block([0, 1.42, 0], [0.84, 0.1, 0.1], oak("x"), 0.02),
    block([0, -1.33, 0.02], [0.8, 0.03, 0.14], stuff(mottled([0.36, 0.35, 0.33], [0.26, 0.25, 0.24], 12), 0.1)),
    ...[-1, 1].flatMap((s) => [
      bar([0.5, -0.12, 0.05 * s], [0.5, -0.12, 0.14 * s], 0.025, brass),
      bar([0.5, -0.12, 0.14 * s], [0.36, -0.12, 0.14 * s], 0.026, brass),
      block([0.5, -0.12, 0.055 * s], [0.05, 0.14, 0.012], brass, 0.01),
    ]),
    ...[-0.9, 0.9].map((y) => bar([-0.63, y - 0.08, 0.06], [-0.63, y + 0.08, 0.06], 0.025, brass)),
  ],
};
