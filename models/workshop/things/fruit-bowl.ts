/** More fruit. */

import { stalk } from "./larder";
import type { Thing } from "./march";
import { mottled } from "./materials";
import { leaf, mixed } from "./pieces";
import { ball, leaned, solid, stuff, tube } from "./solids";
import { ellipsoid, joined, rough, scale, smooth, sub, type Vec } from "./space";

export const lemon: Thing = {
  pitch: 0.25,
  parts: leaned(
    "y",
    -0.35,
    leaned("z", 0.2, [
      solid(
        (p) => {
          const body = ellipsoid(p, [0.95, 0.72, 0.72]);
          const tip = ellipsoid(sub(p, [0.95, 0, 0]), [0.2, 0.14, 0.14]);
          const end = ellipsoid(sub(p, [-0.9, 0, 0]), [0.16, 0.17, 0.17]);
          return (joined(joined(body, tip, 0.2), end, 0.2) + 0.008 * rough(scale(p, 17))) * 0.85;
        },
        [0, 0, 0],
        1.2,
        stuff(mottled([0.82, 0.62, 0.06], [0.74, 0.52, 0.035], 8), 0.45),
      ),
      ball([-1.07, 0, 0], [0.05, 0.07, 0.07], stalk),
      leaf([-0.95, 0.1, 0.05], [-0.45, 0.95, 0.2], 0.17, [0.07, 0.22, 0.03]),
    ]),
  ),
};

export const peach: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const seam = 0.06 * Math.exp(-((p[0] / 0.1) ** 2)) * (p[2] > 0 ? 1 : 0) * smooth(-0.9, 0.4, p[1]);
        const dip = 0.26 * smooth(0.34, 0, Math.hypot(p[0], p[2])) * (p[1] > 0 ? 1 : 0);
        return (ellipsoid(p, [0.92, 0.86, 0.92]) + seam + dip) * 0.8;
      },
      [0, 0, 0],
      0.95,
      stuff(
        (p) =>
          mixed(
            mixed([0.78, 0.46, 0.16], [0.72, 0.34, 0.12], 0.5 + 0.5 * rough(scale(p, 3))),
            [0.55, 0.07, 0.06],
            smooth(-0.4, 0.8, 0.6 * p[0] + 0.4 * p[1] + 0.35 * rough(scale(p, 2.4)) + 0.2 * rough(scale(p, 10))),
          ),
        0.12,
        { soft: 0.3 },
      ),
    ),
    tube(
      [
        [0, 0.58, 0],
        [0.03, 0.86, 0],
      ],
      0.035,
      stuff([0.16, 0.1, 0.05], 0.1),
    ),
    leaf([0.02, 0.8, 0], [0.72, 0.84, 0.3], 0.15, [0.1, 0.26, 0.04]),
  ],
};

const pearShaped = (p: Vec): number =>
  joined(ellipsoid(sub(p, [0, -0.24, 0]), [0.68, 0.72, 0.68]), ellipsoid(sub(p, [0, 0.55, 0]), [0.36, 0.5, 0.36]), 0.4);

/** A half with its stone. */
export const avocado: Thing = {
  pitch: 0.15,
  parts: leaned(
    "y",
    -0.4,
    leaned("x", -0.35, [
      solid(
        (p) => Math.max(pearShaped(p) + 0.012 * rough(scale(p, 13)), p[2] - 0.02) * 0.85,
        [0, 0, -0.2],
        1.1,
        stuff((p) => {
          if (p[2] < 0) return mixed([0.045, 0.07, 0.025], [0.09, 0.12, 0.045], 0.5 + 0.5 * rough(scale(p, 15)));
          const depth = -pearShaped(p);
          return mixed(
            mixed([0.1, 0.2, 0.03], [0.42, 0.5, 0.12], smooth(0.02, 0.1, depth)),
            [0.72, 0.66, 0.3],
            smooth(0.08, 0.28, depth),
          );
        }, 0.35),
      ),
      solid(
        (p) => ellipsoid(sub(p, [0, -0.28, 0.02]), [0.34, 0.36, 0.3]) + 0.008 * rough(scale(p, 8)),
        [0, -0.28, 0.02],
        0.38,
        stuff(mottled([0.3, 0.14, 0.05], [0.2, 0.085, 0.03], 6), 0.5),
      ),
    ]),
  ),
};
