/** What stands in a kitchen, and the emoji renders lack. */
import type { Part, Rgb, Thing } from "./march";
import { around, board, lathe, mixed, painted, placed } from "./pieces";
import { ellipsoid, rough, scale, sub } from "./space";
import { enamel, glass, knob, plastic, steel } from "./surfaces";

const bluish: Rgb = [0.36, 0.52, 0.55];

export const fridge: Thing = {
  pitch: 0.15,
  parts: placed(0.5, [
    board([0, 0, 0], [0.62, 1.25, 0.52], painted(bluish), 0.09, 0.6),
    board([0, 0.72, 0.56], [0.6, 0.5, 0.06], painted(bluish), 0.06, 0.6),
    board([0, -0.52, 0.56], [0.6, 0.68, 0.06], painted(bluish), 0.06, 0.6),
    board([-0.46, 0.55, 0.68], [0.035, 0.22, 0.035], painted(steel), 0.03, 0.9),
    board([-0.46, -0.2, 0.68], [0.035, 0.3, 0.035], painted(steel), 0.03, 0.9),
    board([0, -1.3, 0.1], [0.52, 0.06, 0.4], painted(plastic), 0.02),
  ]),
};

export const stove: Thing = {
  pitch: 0.3,
  parts: placed(0.45, [
    board([0, 0, 0], [0.75, 0.85, 0.62], painted(enamel), 0.05, 0.5),
    board([0, 0.87, 0], [0.75, 0.03, 0.62], painted(plastic), 0.02, 0.9),
    board([0, 1.1, -0.56], [0.75, 0.24, 0.06], painted(enamel), 0.04, 0.5),
    board([0, -0.12, 0.65], [0.66, 0.42, 0.035], painted([0.5, 0.5, 0.5]), 0.03, 0.5),
    board([0, -0.16, 0.69], [0.48, 0.25, 0.02], painted(glass), 0.02, 1),
    board([0, 0.22, 0.74], [0.52, 0.03, 0.03], painted(steel), 0.03, 0.9),
    board([0, -0.7, 0.65], [0.66, 0.12, 0.035], painted([0.5, 0.5, 0.5]), 0.03, 0.5),
    ...[-0.52, -0.26, 0.26, 0.52].map((x) => knob([x, 0.6, 0.68], 0.085, 0.05, plastic)),
    ...[-0.36, 0.36].flatMap((x) =>
      [-0.28, 0.28].map(
        (z): Part => ({
          distance: (p) => {
            const q = sub(p, [x, 0.92, z]);
            const r = Math.hypot(q[0], q[2]);
            return Math.hypot(Math.min(Math.abs(r - 0.2), Math.abs(r - 0.1)), q[1]) - 0.03;
          },
          bound: around([x, 0.92, z], 0.26),
          colour: painted([0.12, 0.12, 0.13]),
          gloss: 0.4,
        }),
      ),
    ),
  ]),
};

export const microwave: Thing = {
  pitch: 0.25,
  parts: placed(0.4, [
    board([0, 0, 0], [1.05, 0.6, 0.62], painted(steel), 0.07, 0.6),
    board([-0.22, 0, 0.63], [0.74, 0.5, 0.035], painted(plastic), 0.04, 0.9),
    board([-0.3, 0, 0.67], [0.56, 0.34, 0.015], painted([0.1, 0.11, 0.12]), 0.02, 1),
    board([0.45, 0, 0.7], [0.03, 0.38, 0.03], painted([0.6, 0.61, 0.63]), 0.03, 0.9),
    board([0.78, 0, 0.63], [0.22, 0.5, 0.03], painted(plastic), 0.03, 0.8),
    board([0.78, 0.34, 0.665], [0.16, 0.07, 0.01], painted([0.05, 0.5, 0.42]), 0.01, 0.6),
    ...[0.12, -0.04, -0.2, -0.36].flatMap((y) =>
      [0.66, 0.78, 0.9].map((x) => board([x, y, 0.665], [0.04, 0.045, 0.012], painted([0.4, 0.42, 0.44]), 0.01, 0.4)),
    ),
    ...[-0.8, 0.8].map((x) => board([x, -0.64, 0.3], [0.1, 0.06, 0.1], painted(plastic), 0.03)),
  ]),
};

export const toaster: Thing = {
  pitch: 0.35,
  parts: placed(0.4, [
    board([0, 0, 0], [0.9, 0.55, 0.48], painted([0.6, 0.09, 0.06]), 0.24, 0.8),
    ...[-0.17, 0.17].map((z) => board([0, 0.54, z], [0.62, 0.03, 0.085], painted(plastic), 0.02)),
    ...[-0.17, 0.17].map((z) =>
      board(
        [0, 0.62, z],
        [0.5, 0.3, 0.06],
        (p) => mixed([0.62, 0.34, 0.12], [0.36, 0.15, 0.04], 0.5 + 0.5 * rough(scale(p, 8)) + (p[1] > 0.84 ? 0.4 : 0)),
        0.06,
        0.05,
      ),
    ),
    board([0.92, 0.12, 0], [0.08, 0.05, 0.13], painted(plastic), 0.03, 0.5),
    knob([-0.5, -0.22, 0.49], 0.1, 0.04, steel, 0.9),
    board([0, -0.56, 0], [0.8, 0.05, 0.4], painted(plastic), 0.03),
  ]),
};

const tin = painted([0.3, 0.31, 0.33]);

export const pot: Thing = {
  pitch: 0.4,
  parts: [
    lathe(
      [
        [0, -0.55],
        [0.72, -0.55],
        [0.78, -0.52],
        [0.8, -0.45],
        [0.8, 0.3],
        [0.84, 0.36],
        [0, 0.36],
      ],
      tin,
      1,
    ),
    lathe(
      [
        [0, 0.36],
        [0.84, 0.38],
        [0.8, 0.46],
        [0.6, 0.55],
        [0.4, 0.61],
        [0.2, 0.65],
        [0, 0.66],
      ],
      painted([0.36, 0.37, 0.39]),
      1,
    ),
    {
      distance: (p) => ellipsoid(sub(p, [0, 0.76, 0]), [0.14, 0.1, 0.14]),
      bound: around([0, 0.76, 0], 0.2),
      colour: painted(plastic),
      gloss: 0.6,
    },
    ...[-1, 1].map(
      (side): Part => ({
        distance: (p) => {
          const q = sub(p, [side * 0.92, 0.1, 0]);
          return Math.hypot(Math.hypot(q[0] * 1.1, q[2]) - 0.2, q[1]) - 0.055;
        },
        bound: around([side * 0.92, 0.1, 0], 0.35),
        colour: painted(plastic),
        gloss: 0.6,
      }),
    ),
  ],
};
