/** Furniture and lamps that the emoji renders lack. Boards are boxes, lamps are turned on a lathe. */
import type { Part, Rgb, Thing } from "./march";
import { board, lathe, mixed, painted, placed } from "./pieces";
import { box, clamp, rod, rough, scale, sub, turned, type Vec } from "./space";

const oak: Rgb = [0.55, 0.29, 0.11];
const oakDark: Rgb = [0.4, 0.19, 0.06];
const brass: Rgb = [0.72, 0.45, 0.12];
/** Lines along the longest way of a board. */
const grain =
  (along: 0 | 1 | 2) =>
  (p: Vec): Rgb => {
    const q: Vec = [p[0] * (along === 0 ? 1.2 : 9), p[1] * (along === 1 ? 1.2 : 9), p[2] * (along === 2 ? 1.2 : 9)];
    return mixed(oak, oakDark, clamp(0.4 + 0.5 * rough(q) + 0.2 * rough(scale(q, 2.3)), 0, 1));
  };
/** Seen from a little to the right, so that furniture shows two sides. */
const aside = 0.55;

export const table: Thing = {
  pitch: 0.38,
  parts: placed(aside, [
    board([0, 0.42, 0], [1.15, 0.07, 0.66], grain(0), 0.04),
    board([0, 0.28, 0.5], [0.95, 0.08, 0.04], grain(0), 0.02),
    board([0, 0.28, -0.5], [0.95, 0.08, 0.04], grain(0), 0.02),
    board([-0.95, 0.28, 0], [0.04, 0.08, 0.5], grain(2), 0.02),
    board([0.95, 0.28, 0], [0.04, 0.08, 0.5], grain(2), 0.02),
    ...[-0.97, 0.97].flatMap((x) => [-0.5, 0.5].map((z) => board([x, -0.18, z], [0.085, 0.55, 0.085], grain(1), 0.04))),
  ]),
};

const white: Rgb = [0.55, 0.55, 0.54];
const metal: Rgb = [0.3, 0.32, 0.35];

export const desk: Thing = {
  pitch: 0.35,
  parts: placed(aside, [
    board([0, 0.42, 0], [1.2, 0.06, 0.62], grain(0), 0.03),
    board([0.72, -0.12, 0], [0.42, 0.5, 0.55], painted(white), 0.03, 0.3),
    ...[0.2, -0.12, -0.44].flatMap((y) => [
      board([0.72, y, 0.56], [0.38, 0.135, 0.025], painted([0.5, 0.5, 0.49]), 0.02, 0.3),
      board([0.72, y + 0.03, 0.6], [0.12, 0.02, 0.02], painted(brass), 0.015, 0.8),
    ]),
    ...[-0.5, 0.5].map((z) => board([-1.08, -0.13, z], [0.06, 0.5, 0.06], painted(metal), 0.03, 0.6)),
    board([-1.08, -0.58, 0], [0.05, 0.04, 0.5], painted(metal), 0.03, 0.6),
  ]),
};

export const bench: Thing = {
  pitch: 0.3,
  parts: placed(0.5, [
    ...[-0.22, 0, 0.22].map((z) => board([0, 0, z], [1.2, 0.045, 0.095], grain(0), 0.03)),
    ...[0.32, 0.6].map((y, i) => board([0, y, -0.36 - 0.07 * i], [1.2, 0.11, 0.035], grain(0), 0.03)),
    ...[-0.95, 0.95].flatMap((x) => [
      board([x, -0.27, 0.2], [0.045, 0.26, 0.045], painted([0.05, 0.055, 0.06]), 0.03, 0.5),
      board([x, 0.1, -0.4], [0.045, 0.64, 0.045], painted([0.05, 0.055, 0.06]), 0.03, 0.5),
      board([x, -0.08, -0.08], [0.045, 0.04, 0.34], painted([0.05, 0.055, 0.06]), 0.03, 0.5),
      board([x, 0.27, 0], [0.05, 0.035, 0.36], painted([0.05, 0.055, 0.06]), 0.03, 0.5),
      board([x, 0.12, 0.3], [0.035, 0.15, 0.035], painted([0.05, 0.055, 0.06]), 0.03, 0.5),
    ]),
  ]),
};

export const stool: Thing = {
  pitch: 0.4,
  parts: [
    lathe(
      [
        [0, 0.72],
        [0.6, 0.72],
        [0.66, 0.65],
        [0.62, 0.56],
        [0, 0.56],
      ],
      grain(0),
      0.3,
    ),
    ...[0.8, 2.37, 3.94, 5.51].flatMap((way): readonly Part[] => {
      const [c, s] = [Math.cos(way), Math.sin(way)];
      const [top, foot]: readonly [Vec, Vec] = [
        [0.36 * c, 0.6, 0.36 * s],
        [0.58 * c, -0.85, 0.58 * s],
      ];
      const next = way + Math.PI / 2;
      const bar: readonly [Vec, Vec] = [
        [0.49 * c, -0.25, 0.49 * s],
        [0.49 * Math.cos(next), -0.25, 0.49 * Math.sin(next)],
      ];
      return [
        {
          distance: (p) => rod(p, top, foot, 0.075, 0.06),
          bound: { at: scale([top[0] + foot[0], top[1] + foot[1], top[2] + foot[2]], 0.5), radius: 0.85 },
          colour: grain(1),
          gloss: 0.3,
        },
        {
          distance: (p) => rod(p, ...bar, 0.04),
          bound: { at: scale([bar[0][0] + bar[1][0], -0.5, bar[0][2] + bar[1][2]], 0.5), radius: 0.45 },
          colour: grain(0),
          gloss: 0.3,
        },
      ];
    }),
  ],
};

const spines: readonly Rgb[] = [
  [0.55, 0.05, 0.05],
  [0.06, 0.2, 0.45],
  [0.75, 0.5, 0.08],
  [0.1, 0.32, 0.16],
  [0.7, 0.66, 0.55],
  [0.3, 0.1, 0.35],
  [0.75, 0.25, 0.08],
];

export const bookshelf: Thing = {
  pitch: 0.2,
  parts: placed(0.45, [
    board([-0.78, 0, 0], [0.05, 1.3, 0.3], grain(1), 0.02),
    board([0.78, 0, 0], [0.05, 1.3, 0.3], grain(1), 0.02),
    board([0, 0, -0.28], [0.78, 1.3, 0.02], painted(oakDark), 0.01),
    ...[-1.25, -0.62, 0.01, 0.64, 1.27].map((y) => board([0, y, 0], [0.78, 0.04, 0.3], grain(0), 0.02)),
    ...[-1.21, -0.58, 0.05, 0.68].flatMap((floor, row) => {
      const books: Part[] = [];
      let x = -0.7;
      for (let k = 0; x < (row === 2 ? 0.25 : 0.58); k++) {
        const turn = rough([7.3 * k + 3 * row, 1.7 * row, 0.5]);
        const [thick, tall] = [0.05 + 0.02 * turn, 0.2 + 0.035 * rough([k * 3.1, row * 5.7, 2])];
        books.push(
          board(
            [x + thick, floor + tall, 0.02],
            [thick - 0.004, tall, 0.2],
            painted(spines[(k * 3 + row * 2) % spines.length] as Rgb),
            0.02,
            0.25,
          ),
        );
        x += 2 * thick;
      }
      return books;
    }),
  ]),
};

export const pillow: Thing = {
  pitch: 0.5,
  parts: [
    {
      distance: (p) => {
        const q = turned(turned(p, "y", 0.5), "x", 0.25);
        const [u, v] = [clamp(Math.abs(q[0]) / 1.0, 0, 1), clamp(Math.abs(q[2]) / 0.75, 0, 1)];
        const thick = 0.34 * Math.sqrt((1 - u ** 4) * (1 - v ** 4)) + 0.02;
        const pinch = 1 + 0.1 * (1 - v * v) * -1;
        const folds = 0.02 * Math.sin(9 * Math.atan2(q[2], q[0]) + 3 * u) * Math.max(u, v) ** 2;
        const outline = Math.max(
          Math.abs(q[0]) - 1.0 * (0.93 + 0.07 * v * v),
          Math.abs(q[2]) - 0.75 * (0.93 + 0.07 * u * u),
        );
        return Math.max((Math.abs(q[1]) - thick * pinch) * 0.6 + folds * 0.5, outline * 0.8) - 0.02;
      },
      bound: { at: [0, 0, 0], radius: 1.35 },
      colour: (p) => mixed([0.6, 0.58, 0.55], [0.54, 0.52, 0.49], 0.5 + 0.5 * rough(scale(p, 30))),
      gloss: 0.05,
    },
  ],
};

const linen = (p: Vec): Rgb =>
  mixed([0.8, 0.66, 0.42], [0.72, 0.52, 0.27], clamp(0.5 - 0.8 * (p[1] - 0.55) + 0.15 * rough(scale(p, 40)), 0, 1));

/** A belly that narrows to a neck. */
const vase: readonly (readonly [number, number])[] = [
  [0, -0.9],
  ...Array.from({ length: 15 }, (_, i): readonly [number, number] => {
    const t = i / 14;
    return [0.1 + 0.28 * Math.sin(Math.PI * t ** 0.75) ** 1.2, -0.88 + 0.93 * t];
  }),
  [0, 0.05],
];

export const lamp: Thing = {
  pitch: 0.18,
  parts: [
    lathe(
      [
        [0, -1.0],
        [0.42, -1.0],
        [0.42, -0.93],
        [0.12, -0.88],
        [0, -0.88],
      ],
      painted(brass),
      0.8,
    ),
    lathe(vase, painted([0.08, 0.25, 0.33]), 0.9),
    lathe(
      [
        [0, 0.02],
        [0.05, 0.02],
        [0.05, 0.3],
        [0, 0.3],
      ],
      painted(brass),
      0.8,
    ),
    lathe(
      [
        [0, 1.0],
        [0.42, 1.0],
        [0.78, 0.2],
        [0, 0.2],
      ],
      linen,
      0.05,
    ),
    lathe(
      [
        [0, 1.06],
        [0.05, 1.06],
        [0.05, 0.98],
        [0, 0.98],
      ],
      painted(brass),
      0.8,
    ),
  ],
};

export const floorLamp: Thing = {
  pitch: 0.15,
  parts: [
    lathe(
      [
        [0, -1.5],
        [0.36, -1.5],
        [0.36, -1.45],
        [0.06, -1.41],
        [0, -1.41],
      ],
      painted(metal),
      0.6,
    ),
    lathe(
      [
        [0, -1.45],
        [0.035, -1.45],
        [0.035, 0.95],
        [0, 0.95],
      ],
      painted(metal),
      0.6,
    ),
    lathe(
      [
        [0, 1.45],
        [0.38, 1.45],
        [0.52, 0.85],
        [0, 0.85],
      ],
      (p) => linen([p[0], p[1] - 0.6, p[2]]),
      0.05,
    ),
  ],
};

export const crate: Thing = {
  pitch: 0.35,
  parts: placed(0.6, [
    board([0, 0, 0], [0.7, 0.7, 0.7], painted(oakDark), 0.02),
    ...[-0.5, -0.25, 0, 0.25, 0.5].flatMap((y) => [
      board([0, y, 0.71], [0.7, 0.115, 0.03], grain(0), 0.02),
      board([0.71, y, 0], [0.03, 0.115, 0.7], grain(2), 0.02),
      board([-0.71, y, 0], [0.03, 0.115, 0.7], grain(2), 0.02),
    ]),
    ...[-0.56, -0.28, 0, 0.28, 0.56].map((z) => board([0, 0.71, z], [0.74, 0.03, 0.13], grain(0), 0.02)),
    ...[-0.66, 0.66].flatMap((x) => [
      board([x, 0, 0.75], [0.09, 0.72, 0.03], grain(1), 0.02),
      board([0.75, 0, x], [0.03, 0.72, 0.09], grain(1), 0.02),
      board([-0.75, 0, x], [0.03, 0.72, 0.09], grain(1), 0.02),
      board([0, x, 0.75], [0.58, 0.09, 0.03], grain(0), 0.02),
      board([0.75, x, 0], [0.03, 0.09, 0.58], grain(2), 0.02),
    ]),
    {
      distance: (p) => box(turned(sub(p, [0, 0, 0.75]), "z", 0.79), [0.82, 0.08, 0.028], 0.02),
      bound: { at: [0, 0, 0.75], radius: 0.85 },
      colour: (p) => grain(0)(turned(p, "z", 0.79)),
      gloss: 0.15,
    },
  ]),
};
