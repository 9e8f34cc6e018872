/** What is cooked and kept in. */
import type { Thing } from "./march";
import { blackPlastic, clearGlass, copper, walnut } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { aside, ball, bar, bent, ring, solid, spun, stuff, tube } from "./solids";
import { box, rough, scale, smooth, sub } from "./space";

export const silver = stuff(
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
