/** What stands in a street, and the emoji renders lack. */
import type { Part, Thing } from "./march";
import { around, board, lathe, mixed, painted, placed } from "./pieces";
import { box, length, rod, smooth, sub, turned, type Vec } from "./space";
import { iron, wooden } from "./surfaces";

export const streetLamp: Thing = {
  pitch: 0.12,
  parts: [
    lathe(
      [
        [0, -1.7],
        [0.24, -1.7],
        [0.24, -1.6],
        [0.15, -1.5],
        [0.13, -1.2],
        [0.07, -1.1],
        [0.05, -1.0],
        [0.05, 0.75],
        [0.12, 0.8],
        [0.12, 0.86],
        [0, 0.86],
      ],
      painted(iron),
      0.6,
    ),
    lathe(
      [
        [0, 0.86],
        [0.14, 0.86],
        [0.27, 1.32],
        [0, 1.32],
      ],
      (p) =>
        Math.abs((((Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 6 + 6.25) % 1) - 0.5) > 0.44
          ? iron
          : mixed([1, 0.8, 0.38], [1, 0.92, 0.66], smooth(0.9, 1.2, p[1])),
      0.8,
    ),
    lathe(
      [
        [0, 1.32],
        [0.33, 1.32],
        [0.3, 1.38],
        [0.12, 1.5],
        [0.05, 1.56],
        [0.05, 1.63],
        [0, 1.66],
      ],
      painted(iron),
      0.6,
    ),
    {
      distance: (p) => rod(p, [-0.3, 0.55, 0], [0.3, 0.55, 0], 0.03),
      bound: around([0, 0.55, 0], 0.35),
      colour: painted(iron),
      gloss: 0.6,
    },
    ...[-0.3, 0.3].map(
      (x): Part => ({
        distance: (p) => length(sub(p, [x, 0.55, 0])) - 0.05,
        bound: around([x, 0.55, 0], 0.06),
        colour: painted(iron),
        gloss: 0.6,
      }),
    ),
  ],
};

const hydrantRed = painted([0.6, 0.05, 0.03]);

export const hydrant: Thing = {
  pitch: 0.2,
  parts: [
    lathe(
      [
        [0, -1.0],
        [0.5, -1.0],
        [0.5, -0.88],
        [0.38, -0.86],
        [0.34, -0.8],
        [0.34, 0.35],
        [0.46, 0.37],
        [0.46, 0.47],
        [0, 0.47],
      ],
      hydrantRed,
      0.6,
    ),
    lathe(
      [
        [0, 0.47],
        [0.4, 0.47],
        [0.37, 0.65],
        [0.26, 0.82],
        [0.1, 0.9],
        [0.1, 1.02],
        [0, 1.02],
      ],
      hydrantRed,
      0.6,
    ),
    ...[0.5, -2.64].map((way): Part => {
      const own = (p: Vec): Vec => turned(p, "y", way);
      return {
        distance: (p) =>
          Math.min(
            rod(own(p), [0, 0.05, 0], [0.5, 0.05, 0], 0.14),
            rod(own(p), [0.45, 0.05, 0], [0.52, 0.05, 0], 0.18),
          ),
        bound: around(turned([0.3, 0.05, 0], "y", -way), 0.5),
        colour: hydrantRed,
        gloss: 0.6,
      };
    }),
    {
      distance: (p) =>
        Math.min(rod(p, [0, -0.05, 0.2], [0, -0.05, 0.46], 0.2), rod(p, [0, -0.05, 0.44], [0, -0.05, 0.5], 0.24)),
      bound: around([0, -0.05, 0.35], 0.45),
      colour: hydrantRed,
      gloss: 0.6,
    },
    {
      distance: (p) => rod(p, [0, -0.05, 0.6], [0, -0.05, 0.74], 0.08),
      bound: around([0, -0.05, 0.67], 0.17),
      colour: painted([0.5, 0.4, 0.12]),
      gloss: 0.9,
    },
  ],
};

export const sign: Thing = {
  pitch: 0.1,
  parts: placed(0.3, [
    board([0, -0.3, 0], [0.075, 1.1, 0.06], wooden, 0.02),
    ...[
      [0.08, 0.5, 1],
      [-0.08, 0.02, -1],
    ].map(
      ([x, y, way]): Part => ({
        distance: (p) => {
          const q = sub(p, [x as number, y as number, 0.09]);
          const tip = (way as number) * q[0] + 0.9 * Math.abs(q[1]) - 0.92;
          return Math.max(box(q, [0.85, 0.19, 0.04], 0.02), tip * 0.7);
        },
        bound: around([x as number, y as number, 0.09], 0.9),
        colour: (p) => wooden([p[1], p[0], p[2]]),
        gloss: 0.1,
      }),
    ),
    ...[0.5, 0.02].map(
      (y): Part => ({
        distance: (p) => length(sub(p, [0, y, 0.14])) - 0.03,
        bound: around([0, y, 0.14], 0.04),
        colour: painted(iron),
        gloss: 0.6,
      }),
    ),
  ]),
};

export const flag: Thing = {
  pitch: 0.1,
  parts: [
    lathe(
      [
        [0, -1.5],
        [0.28, -1.5],
        [0.28, -1.42],
        [0.06, -1.38],
        [0, -1.38],
      ],
      painted([0.3, 0.31, 0.33]),
      0.5,
    ),
    lathe(
      [
        [0, -1.4],
        [0.04, -1.4],
        [0.035, 1.3],
        [0, 1.3],
      ],
      painted([0.5, 0.51, 0.53]),
      0.8,
    ),
    {
      distance: (p) => length(sub(p, [0, 1.36, 0])) - 0.075,
      bound: around([0, 1.36, 0], 0.08),
      colour: painted([0.7, 0.42, 0.08]),
      gloss: 0.9,
    },
    {
      distance: (p) => {
        const q = sub(p, [0.78, 0.85, 0]);
        const wave = 0.13 * Math.sin(3.6 * (q[0] + 0.75)) * smooth(-0.75, 0.2, q[0]);
        return (
          (Math.max(Math.abs(q[2] - wave) - 0.012, Math.abs(q[0]) - 0.75, Math.abs(q[1] + 0.35 * wave) - 0.42) -
            0.008) *
          0.7
        );
      },
      bound: around([0.78, 0.85, 0], 0.95),
      colour: painted([0.6, 0.05, 0.04]),
      gloss: 0.1,
    },
  ],
};
