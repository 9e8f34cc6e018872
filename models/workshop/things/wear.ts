/** What one wears and carries. */
import type { Part, Thing } from "./march";
import { brass, cloth, leather, rubber } from "./materials";
import { mixed } from "./pieces";
import { aside, bar, bent, block, grouped, leaned, moved, paired, solid, stuff, tube } from "./solids";
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
