/** A fork, a spoon, a knife. */

import { silver } from "./cookware";
import type { Part, Thing } from "./march";
import { walnut } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { bar, block, disk, grouped, leaned, moved, plate, solid, stuff, tube } from "./solids";
import { box, ellipsoid, smooth, sub, type Vec } from "./space";

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
