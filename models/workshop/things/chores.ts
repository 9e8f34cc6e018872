/** For cleaning, watering and climbing. */
import type { Thing } from "./march";
import { blackIron, cloth, oak } from "./materials";
import { mixed } from "./pieces";
import { aside, bar, bent, block, grouped, leaned, moved, ring, solid, spun, stuff, tube } from "./solids";
import { clamp, rough, scale, sub } from "./space";

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
