/** Things of a household that the emoji renders lack. */
import type { Part, Rgb, Thing } from "./march";
import { around, board, lathe, mixed, painted, placed } from "./pieces";
import { add, box, ellipsoid, rod, rough, scale, smooth, sub, turned, type Vec } from "./space";
import { enamel, glass, knob, plastic, steel } from "./surfaces";

export const washingMachine: Thing = {
  pitch: 0.2,
  parts: placed(0.4, [
    board([0, 0, 0], [0.78, 0.95, 0.7], painted(enamel), 0.05, 0.5),
    board([0, 0.72, 0.71], [0.74, 0.16, 0.02], painted([0.45, 0.47, 0.49]), 0.02, 0.5),
    board([-0.48, 0.72, 0.73], [0.2, 0.1, 0.015], painted(enamel), 0.02, 0.5),
    board([0.5, 0.74, 0.735], [0.16, 0.06, 0.01], painted([0.02, 0.2, 0.25]), 0.01, 0.9),
    knob([0.1, 0.72, 0.75], 0.1, 0.05, steel, 0.9),
    {
      distance: (p) => {
        const q = sub(p, [0, -0.12, 0.72]);
        return Math.hypot(Math.hypot(q[0], q[1]) - 0.47, q[2] * 0.8) - 0.08;
      },
      bound: around([0, -0.12, 0.72], 0.62),
      colour: painted(steel),
      gloss: 0.9,
    },
    {
      distance: (p) => ellipsoid(sub(p, [0, -0.12, 0.7]), [0.42, 0.42, 0.12]),
      bound: around([0, -0.12, 0.7], 0.44),
      colour: (p) => mixed(glass, [0.12, 0.3, 0.42], smooth(-0.15, -0.3, p[1] + 0.06 * Math.sin(8 * p[0]))),
      gloss: 1,
    },
    board([0, -1.0, 0], [0.66, 0.06, 0.55], painted(plastic), 0.02),
  ]),
};

const clay = (p: Vec): Rgb => mixed([0.55, 0.2, 0.09], [0.42, 0.14, 0.06], 0.5 + 0.5 * rough(scale(p, 12)));

export const flowerPot: Thing = {
  pitch: 0.4,
  parts: [
    lathe(
      [
        [0, -0.75],
        [0.5, -0.75],
        [0.68, 0.4],
        [0.56, 0.4],
        [0.54, 0.32],
        [0, 0.32],
      ],
      clay,
      0.1,
    ),
    lathe(
      [
        [0.6, 0.38],
        [0.76, 0.38],
        [0.78, 0.68],
        [0.62, 0.68],
      ],
      clay,
      0.1,
    ),
    {
      distance: (p) => ellipsoid(sub(p, [0, 0.5, 0]), [0.66, 0.12, 0.66]) + 0.03 * rough(scale(p, 9)),
      bound: around([0, 0.5, 0], 0.7),
      colour: (p) => mixed([0.1, 0.055, 0.03], [0.05, 0.028, 0.015], 0.5 + 0.5 * rough(scale(p, 14))),
      gloss: 0,
    },
  ],
};

export const globe: Thing = (() => {
  const tilt = (p: Vec): Vec => turned(sub(p, [0, 0.28, 0]), "z", -0.4);
  const land = (q: Vec): number =>
    rough([q[0] * 2.1 + 3, q[1] * 2.1, q[2] * 2.1]) + 0.5 * rough(scale(q, 5)) + 0.2 * rough(scale(q, 12));
  return {
    pitch: 0.15,
    parts: [
      {
        distance: (p) => ellipsoid(tilt(p), [0.8, 0.8, 0.8]),
        bound: around([0, 0.28, 0], 0.82),
        colour: (p) => {
          const q = tilt(p);
          const height = land(q);
          const soil = mixed([0.16, 0.36, 0.09], [0.55, 0.42, 0.18], smooth(0.15, 0.6, height));
          const shown = mixed([0.04, 0.2, 0.48], soil, smooth(0.04, 0.09, height));
          return mixed(shown, [0.85, 0.87, 0.9], smooth(0.66, 0.72, Math.abs(q[1]) + 0.04 * height));
        },
        gloss: 0.6,
      },
      {
        distance: (p) => {
          const q = tilt(p);
          const ring = Math.hypot(Math.hypot(q[0], q[1]) - 0.92, q[2]) - 0.045;
          return Math.max(ring, q[0] - 0.25 - 0.6 * Math.abs(q[1]) * (q[1] < 0 ? 1 : 0.2));
        },
        bound: around([0, 0.28, 0], 1),
        colour: painted([0.62, 0.36, 0.1]),
        gloss: 0.9,
      },
      lathe(
        [
          [0, -1.05],
          [0.5, -1.05],
          [0.5, -0.98],
          [0.15, -0.9],
          [0.07, -0.8],
          [0.06, -0.6],
          [0, -0.6],
        ],
        painted([0.3, 0.13, 0.05]),
        0.5,
      ),
    ],
  };
})();

export const grill: Thing = {
  pitch: 0.3,
  parts: [
    lathe(
      [
        [0, -0.1],
        [0.35, -0.08],
        [0.68, 0.12],
        [0.82, 0.4],
        [0.84, 0.46],
        [0, 0.46],
      ],
      painted([0.045, 0.047, 0.05]),
      0.8,
    ),
    lathe(
      [
        [0, 0.47],
        [0.86, 0.47],
        [0.84, 0.55],
        [0.7, 0.82],
        [0.36, 1.0],
        [0, 1.05],
      ],
      painted([0.5, 0.05, 0.03]),
      0.9,
    ),
    {
      distance: (p) => box(sub(p, [0, 1.14, 0]), [0.22, 0.05, 0.06], 0.04),
      bound: around([0, 1.14, 0], 0.25),
      colour: painted([0.4, 0.2, 0.07]),
      gloss: 0.3,
    },
    ...[0.5, 2.6, 4.7].map((way): Part => {
      const [top, foot]: readonly [Vec, Vec] = [
        [0.4 * Math.cos(way), 0, 0.4 * Math.sin(way)],
        [0.75 * Math.cos(way), -1.15, 0.75 * Math.sin(way)],
      ];
      return leg(top, foot);
    }),
    wheel([-0.5, -1.05, -0.4]),
    wheel([0.5, -1.05, -0.4]),
  ],
};

function leg(top: Vec, foot: Vec): Part {
  return {
    distance: (p) => rod(p, top, foot, 0.04),
    bound: around(scale(add(top, foot), 0.5), 0.72),
    colour: painted(steel),
    gloss: 0.9,
  };
}

/** A disk that stands, seen from its edge. */
function wheel(at: Vec): Part {
  return {
    distance: (p) => {
      const q = sub(p, at);
      return Math.hypot(Math.max(0, Math.hypot(q[1], q[2]) - 0.13), Math.max(0, Math.abs(q[0]) - 0.05)) - 0.03;
    },
    bound: around(at, 0.24),
    colour: painted(plastic),
    gloss: 0.5,
  };
}

export const speaker: Thing = {
  pitch: 0.15,
  parts: placed(0.4, [
    board([0, 0, 0], [0.6, 1.0, 0.5], painted([0.2, 0.1, 0.05]), 0.05, 0.4),
    board([0, 0, 0.5], [0.54, 0.94, 0.02], painted([0.06, 0.06, 0.065]), 0.02, 0.2),
    ...(
      [
        [-0.32, 0.4],
        [0.52, 0.2],
      ] as const
    ).flatMap(([y, radius]) => [
      {
        distance: (p: Vec) => Math.hypot(Math.hypot(p[0], p[1] - y) - radius, p[2] - 0.53) - 0.045,
        bound: around([0, y, 0.53], radius + 0.06),
        colour: painted(steel),
        gloss: 0.9,
      },
      {
        distance: (p: Vec) => {
          const r = Math.hypot(p[0], p[1] - y);
          return Math.max(Math.abs(p[2] - 0.42 - 0.28 * r) - 0.03, r - radius) * 0.8;
        },
        bound: around([0, y, 0.5], radius + 0.1),
        colour: painted([0.05, 0.05, 0.055]),
        gloss: 0.3,
      },
      {
        distance: (p: Vec) => ellipsoid(sub(p, [0, y, 0.46]), [radius * 0.35, radius * 0.35, 0.09]),
        bound: around([0, y, 0.46], 0.16),
        colour: painted([0.12, 0.12, 0.13]),
        gloss: 0.8,
      },
    ]),
  ]),
};
