/** What is used in a kitchen and at a table. */
import type { Part, Thing } from "./march";
import { blackIron, blackPlastic, clearGlass, cloth, copper, oak, walnut } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import {
  aside,
  ball,
  bar,
  bent,
  block,
  disk,
  grouped,
  leaned,
  moved,
  plate,
  ring,
  solid,
  spun,
  stuff,
  tube,
} from "./solids";
import { box, clamp, ellipsoid, rough, scale, smooth, sub, type Vec } from "./space";

const silver = stuff(
  (p) => mixed([0.46, 0.465, 0.475], [0.6, 0.605, 0.61], 0.5 + 0.5 * rough([p[0] * 3, p[1] * 1.2, p[2] * 3])),
  1,
);

export const fryingPan: Thing = {
  pitch: 0.45,
  parts: aside(
    [
      spun(
        curved([0, -0.16, 0.68, -0.16, 0.78, -0.1, 0.92, 0.16]).concat([
          0.89, 0.17, 0.76, -0.06, 0.66, -0.11, 0, -0.11,
        ]),
        stuff([0.045, 0.046, 0.05], 0.6),
        [-0.5, 0, 0],
      ),
      ring([-0.5, 0.165, 0], 0.905, 0.018, "y", stuff([0.2, 0.2, 0.21], 0.8)),
      bar([0.38, 0.1, 0], [0.75, 0.24, 0], 0.05, silver),
      solid(
        (p) => {
          const q = sub(p, [1.18, 0.33, 0]);
          return box([q[0], q[1] - 0.22 * q[0], q[2]], [0.48, 0.05, 0.085 + 0.02 * q[0]], 0.045) * 0.9;
        },
        [1.18, 0.33, 0],
        0.55,
        walnut("x"),
      ),
    ],
    0.4,
  ),
};

export const kettle: Thing = {
  pitch: 0.25,
  parts: aside(
    [
      spun(
        curved([0, -0.72, 0.74, -0.72, 0.82, -0.66, 0.8, -0.3, 0.62, 0.2, 0.4, 0.42, 0.3, 0.46], 5).concat([0, 0.46]),
        copper,
      ),
      spun(curved([0, 0.44, 0.3, 0.45, 0.24, 0.54, 0.06, 0.58, 0.05, 0.62]).concat([0, 0.62]), copper),
      ball([0, 0.68, 0], [0.09, 0.075, 0.09], blackPlastic),
      tube(
        bent(
          [
            [0.62, -0.32, 0],
            [0.86, -0.12, 0],
            [0.98, 0.18, 0],
            [1.16, 0.32, 0],
          ],
          4,
        ),
        (t) => 0.16 - 0.085 * t,
        copper,
      ),
      tube(
        bent(
          [
            [-0.56, 0.28, 0],
            [-0.62, 0.72, 0],
            [-0.3, 1.04, 0],
            [0.3, 1.04, 0],
            [0.62, 0.72, 0],
            [0.56, 0.28, 0],
          ],
          4,
        ),
        0.035,
        stuff([0.2, 0.2, 0.21], 0.8),
      ),
      bar([-0.26, 1.04, 0], [0.26, 1.04, 0], 0.075, walnut("x")),
      ring([0, -0.7, 0], 0.76, 0.03, "y", copper),
    ],
    0.3,
  ),
};

/** A preserving jar with jam and a cloth over its lid. */
export const jar: Thing = {
  pitch: 0.2,
  parts: [
    spun(
      curved([0, -0.9, 0.5, -0.9, 0.58, -0.82], 3).concat(curved([0.58, 0.2, 0.54, 0.38, 0.42, 0.5], 3), [0, 0.5]),
      stuff((p) => mixed([0.3, 0.012, 0.03], [0.42, 0.03, 0.05], smooth(-0.2, 0.6, rough(scale(p, 5)))), 0.9),
    ),
    spun(
      curved([0.6, -0.84, 0.615, 0.2, 0.57, 0.42, 0.45, 0.56, 0.44, 0.62], 3).concat(
        curved([0.43, 0.62, 0.44, 0.56, 0.56, 0.42, 0.605, 0.2, 0.59, -0.84], 3),
      ),
      clearGlass,
      [0, 0, 0],
      0.003,
    ),
    solid(
      (p) => {
        const r = Math.hypot(p[0], p[2]);
        const way = Math.atan2(p[2], p[0]);
        const skirt = r - 0.5 - (0.05 * Math.cos(14 * way) + 0.26) * smooth(0.62, 0.42, p[1]);
        return Math.max(Math.abs(Math.max(skirt, p[1] - 0.76)) - 0.015, 0.42 + 0.02 * Math.cos(5 * way) - p[1]) * 0.6;
      },
      [0, 0.58, 0],
      0.9,
      stuff((p) => {
        const a = Math.sin(16 * p[0]) > 0;
        const b = Math.sin(16 * p[2]) > 0;
        const k = (a ? 1 : 0) + (b ? 1 : 0);
        return k === 2 ? [0.5, 0.03, 0.04] : k === 1 ? [0.62, 0.32, 0.3] : [0.74, 0.71, 0.65];
      }, 0.03),
    ),
    ring([0, 0.6, 0], 0.52, 0.028, "y", stuff([0.6, 0.46, 0.24], 0.05)),
    solid(
      (p) =>
        Math.max(
          Math.abs(Math.hypot(p[0], p[2]) - 0.625) - 0.006,
          Math.abs(p[1] + 0.3) - 0.3,
          0.2 - p[2],
          Math.abs(p[0]) - 0.4,
        ),
      [0, -0.3, 0.45],
      0.56,
      stuff((p) => {
        const edge = Math.min(0.4 - Math.abs(p[0]), 0.3 - Math.abs(p[1] + 0.3));
        const line = [-0.2, -0.32, -0.42].some((y) => Math.abs(p[1] - y) < 0.022);
        return edge < 0.05 && edge > 0.03
          ? [0.4, 0.06, 0.06]
          : line && Math.abs(p[0]) < 0.26 && rough([p[0] * 26, p[1] * 9, 1]) > -0.25
            ? [0.1, 0.09, 0.1]
            : [0.74, 0.71, 0.62];
      }, 0.03),
    ),
  ],
};

const handle = (of: ReturnType<typeof stuff>): readonly Part[] => [
  solid(
    (p) => {
      const w = 0.035 + 0.03 * smooth(-0.2, -1.05, p[1]);
      return box(sub(p, [0, -0.55, 0]), [w, 0.55, 0.016], 0.014) * 0.9;
    },
    [0, -0.55, 0],
    0.57,
    of,
  ),
];
export const fork: Thing = {
  pitch: 0.2,
  parts: leaned(
    "z",
    -0.6,
    leaned(
      "y",
      -0.3,
      moved(
        [0, 0.1, 0],
        [
          ...handle(silver),
          solid(
            (p) => {
              const bend = 0.09 * (p[1] - 0.1) ** 2 * 2 - 0.05 * smooth(0, 0.5, p[1]);
              const q: Vec = [p[0], p[1] - 0.22, p[2] - bend];
              const wide = 0.14 * smooth(-0.24, 0.05, q[1]) + 0.03;
              return Math.max(Math.abs(q[0]) - wide, Math.abs(q[1]) - 0.24, Math.abs(q[2]) - 0.012) * 0.8 - 0.006;
            },
            [0, 0.22, 0],
            0.34,
            silver,
          ),
          grouped(
            [-0.14, -0.047, 0.047, 0.14].map((x) =>
              tube(
                [
                  [x, 0.44, -0.035],
                  [x, 0.66, -0.0],
                  [x * 0.96, 0.95, 0.09],
                ],
                (t) => 0.024 - 0.012 * t,
                silver,
              ),
            ),
          ),
        ],
      ),
    ),
  ),
};
export const spoon: Thing = {
  pitch: 0.2,
  parts: leaned(
    "z",
    -0.6,
    leaned(
      "y",
      -0.3,
      moved(
        [0, 0.1, 0],
        [
          ...handle(silver),
          bar([0, -0.05, 0], [0, 0.25, -0.03], 0.03, silver, 0.045),
          solid(
            (p) => {
              const q = sub(p, [0, 0.55, 0.02]);
              const out = ellipsoid(q, [0.23, 0.36, 0.12]);
              const inside = ellipsoid(sub(q, [0, 0, 0.035]), [0.205, 0.335, 0.115]);
              return Math.max(out, -inside, q[2] - 0.02) * 0.85;
            },
            [0, 0.55, 0.0],
            0.38,
            silver,
          ),
        ],
      ),
    ),
  ),
};
export const knife: Thing = {
  pitch: 0.15,
  parts: leaned(
    "z",
    -0.9,
    leaned("y", -0.25, [
      plate(
        "z",
        curved([-0.11, -0.1, -0.12, 0.5, -0.1, 0.9, 0.0, 1.25, 0.08, 1.36], 4).concat([0.1, 1.3, 0.1, -0.1]),
        0.014,
        stuff((p) => mixed([0.5, 0.505, 0.515], [0.66, 0.665, 0.67], smooth(-0.05, -0.1, p[0])), 1),
        [0, 0, 0],
        0.006,
      ),
      block([0.02, -0.13, 0], [0.075, 0.06, 0.04], silver, 0.03),
      solid(
        (p) => {
          const q = sub(p, [0.02, -0.62, 0]);
          return box([q[0] + 0.03 * Math.sin(3.4 * q[1]), q[1], q[2]], [0.085, 0.46, 0.05], 0.04) * 0.9;
        },
        [0.02, -0.62, 0],
        0.5,
        walnut("y"),
      ),
      ...[-0.35, -0.62, -0.9].map((y) =>
        disk([0.02 - 0.03 * Math.sin(3.4 * (y + 0.62)), y, 0], 0.022, 0.056, "z", silver),
      ),
    ]),
  ),
};

const red = cloth([0.4, 0.04, 0.04], 60);
export const bucket: Thing = {
  pitch: 0.3,
  parts: [
    spun(
      [0, -0.7, 0.5, -0.7, 0.52, -0.66, 0.72, 0.55, 0.69, 0.55, 0.5, -0.62, 0, -0.62],
      stuff(
        (p) =>
          mixed(
            [0.42, 0.44, 0.46],
            [0.3, 0.32, 0.34],
            clamp(0.5 + 0.6 * rough(scale(p, 4)) + 0.3 * rough(scale(p, 11)), 0, 1),
          ),
        0.6,
      ),
    ),
    ring([0, 0.55, 0], 0.715, 0.028, "y", stuff([0.42, 0.44, 0.46], 0.6)),
    ring([0, 0.1, 0], 0.648, 0.016, "y", stuff([0.36, 0.38, 0.4], 0.6)),
    ring([0, -0.3, 0], 0.582, 0.016, "y", stuff([0.36, 0.38, 0.4], 0.6)),
    tube(
      bent(
        [
          [-0.74, 0.46, 0],
          [-0.78, 0.7, 0.18],
          [-0.48, 1.08, 0.34],
          [0, 1.2, 0.4],
          [0.48, 1.08, 0.34],
          [0.78, 0.7, 0.18],
          [0.74, 0.46, 0],
        ],
        4,
      ),
      0.02,
      blackIron,
    ),
    ...[-1, 1].map((s) => block([0.735 * s, 0.44, 0], [0.02, 0.07, 0.06], stuff([0.36, 0.38, 0.4], 0.6), 0.015)),
    solid(
      (p) => {
        const q = sub(p, [0, 1.2, 0.4]);
        return Math.max(Math.hypot(q[1] + 0.1 * q[0] * q[0], q[2]) - 0.05, Math.abs(q[0]) - 0.2) * 0.9;
      },
      [0, 1.19, 0.4],
      0.22,
      oak("x"),
    ),
  ],
};

export const wateringCan: Thing = {
  pitch: 0.25,
  parts: aside(
    [
      spun(
        [0, -0.7, 0.58, -0.7, 0.6, -0.66, 0.52, 0.32, 0.44, 0.42, 0.3, 0.46, 0, 0.4],
        stuff((p) => mixed([0.1, 0.22, 0.2], [0.06, 0.15, 0.14], 0.5 + 0.5 * rough(scale(p, 5))), 0.7),
      ),
      ...[-0.62, 0.28].map((y) => ring([0, y, 0], y < 0 ? 0.595 : 0.525, 0.02, "y", stuff([0.08, 0.19, 0.17], 0.7))),
      tube(
        [
          [0.5, -0.48, 0],
          [0.86, -0.1, 0],
          [1.26, 0.5, 0],
        ],
        (t) => 0.13 - 0.06 * t,
        stuff([0.09, 0.2, 0.18], 0.7),
      ),
      ...moved(
        [1.3, 0.56, 0],
        leaned("z", -0.7, [
          spun([0, -0.08, 0.07, -0.08, 0.2, 0.1, 0.2, 0.13, 0, 0.16], stuff([0.56, 0.38, 0.14], 0.85)),
        ]),
      ),
      bar([0.5, 0.2, 0], [0.92, -0.02, 0], 0.02, stuff([0.08, 0.19, 0.17], 0.7)),
      tube(
        bent(
          [
            [-0.54, -0.3, 0],
            [-0.95, -0.1, 0],
            [-1.02, 0.4, 0],
            [-0.6, 0.86, 0],
            [0.0, 0.9, 0],
            [0.36, 0.5, 0],
          ],
          4,
        ),
        0.04,
        stuff([0.09, 0.2, 0.18], 0.7),
      ),
    ],
    0.3,
  ),
};

export const broom: Thing = {
  pitch: 0.08,
  parts: leaned(
    "z",
    -0.12,
    aside(
      [
        bar([0, -0.55, 0], [0, 1.5, 0], 0.035, oak("y")),
        solid(
          (p) => {
            const t = clamp((-0.45 - p[1]) / 0.85, 0, 1);
            const wide = 0.11 + 0.3 * t ** 0.8;
            const thick = 0.08 + 0.03 * t;
            return (
              Math.max(
                Math.abs(p[0]) - wide,
                Math.abs(p[2]) - thick,
                -1.3 - p[1] + 0.03 * rough([p[0] * 30, 0, p[2] * 30]),
                p[1] + 0.45,
              ) *
                0.8 +
              0.008 * rough([p[0] * 40, p[1] * 2, p[2] * 40])
            );
          },
          [0, -0.88, 0],
          0.62,
          stuff((p) => {
            const t = clamp((-0.45 - p[1]) / 0.85, 0, 1);
            const u = p[0] / (0.11 + 0.3 * t);
            return mixed(
              [0.62, 0.46, 0.2],
              [0.36, 0.23, 0.08],
              clamp(0.5 + 0.6 * rough([u * 18, p[1] * 1.5, p[2] * 12]), 0, 1),
            );
          }, 0),
        ),
        ...[-0.56, -0.7].map((y, i) =>
          solid(
            (p) => Math.max(Math.abs(p[0]) - 0.2 - 0.05 * i, Math.abs(p[2]) - 0.1, Math.abs(p[1] - y) - 0.022) - 0.006,
            [0, y, 0],
            0.29,
            red,
          ),
        ),
        bar([0, -0.38, 0], [0, -0.52, 0], 0.06, blackIron, 0.11),
      ],
      0.3,
    ),
  ),
};

export const ladder: Thing = {
  pitch: 0.1,
  parts: aside(
    leaned("x", -0.16, [
      ...[-1, 1].map((s) => block([0.36 * s, 0, 0], [0.045, 1.6, 0.06], oak("y"), 0.015)),
      grouped(
        Array.from({ length: 9 }, (_, i) =>
          bar([-0.36, -1.32 + 0.33 * i, 0], [0.36, -1.32 + 0.33 * i, 0], 0.035, oak("x")),
        ),
      ),
    ]),
    0.4,
  ),
};
