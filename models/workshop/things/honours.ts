/** A crown, a cup for the winner, an hourglass. */
import type { Thing } from "./march";
import { brass, clearGlass, cloth, gold, walnut } from "./materials";
import { curved, walled } from "./outline";
import { mixed } from "./pieces";
import { ball, bar, bent, block, disk, paired, ring, solid, spun, stuff, tube } from "./solids";
import { clamp, ellipsoid, rough, smooth, sub } from "./space";

export const crown: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 8;
        const share = Math.abs(way - Math.floor(way) - 0.5) * 2;
        const wide = 0.78 + 0.16 * (p[1] + 0.5);
        const top = 0.05 + 0.6 * share ** 1.6;
        return Math.max(Math.abs(Math.hypot(p[0], p[2]) - wide) - 0.035, p[1] - top, -0.5 - p[1]) * 0.6;
      },
      [0, 0.05, 0],
      1.15,
      gold,
    ),
    ...[-0.46, -0.16].map((y) => ring([0, y, 0], 0.79 + 0.16 * (y + 0.5), 0.06, "y", gold)),
    ...Array.from({ length: 8 }, (_, i) => {
      const w = (i * Math.PI) / 4;
      const c = Math.cos(w);
      const s = Math.sin(w);
      return [
        ball([0.98 * c, 0.7, 0.98 * s], 0.085, stuff([0.72, 0.7, 0.66], 0.9)),
        ball(
          [0.86 * c, -0.31, 0.86 * s],
          [0.09, 0.1, 0.09],
          stuff(i % 2 === 0 ? [0.45, 0.01, 0.03] : [0.02, 0.08, 0.4], 1),
        ),
        ball([0.84 * Math.cos(w + 0.39), -0.31, 0.84 * Math.sin(w + 0.39)], 0.05, stuff([0.7, 0.68, 0.64], 0.9)),
      ];
    }).flat(),
    solid(
      (p) =>
        Math.max(ellipsoid(sub(p, [0, -0.2, 0]), [0.8, 0.62, 0.8]), -0.4 - p[1]) +
        0.02 * Math.cos(8 * Math.atan2(p[2], p[0])),
      [0, 0, 0],
      0.9,
      cloth([0.22, 0.015, 0.05], 90),
    ),
  ],
};

export const trophy: Thing = {
  pitch: 0.12,
  parts: [
    block([0, -1.0, 0], [0.42, 0.2, 0.42], walnut("y"), 0.03),
    block([0, -0.98, 0.425], [0.24, 0.09, 0.012], gold, 0.01),
    spun(
      curved(
        [
          0, -0.8, 0.3, -0.8, 0.3, -0.74, 0.12, -0.64, 0.07, -0.5, 0.13, -0.4, 0.07, -0.3, 0.1, -0.2, 0.4, 0.05, 0.56,
          0.5, 0.62, 0.98,
        ],
        4,
      ).concat([0.58, 0.98, 0.5, 0.5, 0.3, 0.1, 0, 0.0]),
      gold,
    ),
    ring([0, 0.98, 0], 0.61, 0.035, "y", gold),
    ring([0, 0.34, 0], 0.52, 0.02, "y", gold),
    ...paired([
      tube(
        bent(
          [
            [0.58, 0.8, 0],
            [0.86, 0.92, 0],
            [0.98, 0.6, 0],
            [0.78, 0.2, 0],
            [0.42, 0.08, 0],
          ],
          4,
        ),
        0.045,
        gold,
      ),
    ]),
  ],
};

const sand = stuff(
  (p) => mixed([0.72, 0.52, 0.28], [0.58, 0.38, 0.18], 0.5 + 0.5 * rough([p[0] * 40, p[1] * 40, p[2] * 40])),
  0,
);

const bulb = curved([0.42, 0.86, 0.44, 0.6, 0.3, 0.24, 0.06, 0.0, 0.3, -0.24, 0.44, -0.6, 0.42, -0.86], 5);

export const hourglass: Thing = {
  pitch: 0.15,
  parts: [
    ...[-0.95, 0.95].flatMap((y) => [
      disk([0, y, 0], 0.62, 0.06, "y", walnut("x"), 0.03),
      disk([0, y * 0.92, 0], 0.48, 0.03, "y", brass),
    ]),
    ...[0.5, 2.6, 4.7].map((w) =>
      spun(
        curved([0, -0.9, 0.05, -0.9, 0.07, -0.6, 0.04, -0.3, 0.075, 0, 0.04, 0.3, 0.07, 0.6, 0.05, 0.9], 3).concat([
          0, 0.9,
        ]),
        walnut("y"),
        [0.54 * Math.cos(w), 0, 0.54 * Math.sin(w)],
      ),
    ),
    spun(walled(bulb, 0.02), clearGlass, [0, 0, 0], 0.002),
    solid(
      (p) =>
        Math.max(
          Math.hypot(p[0], p[2]) - 0.4 * Math.sqrt(clamp((p[1] + 0.86) / 0.3, 0, 1)),
          p[1] + 0.36 + 0.85 * Math.hypot(p[0], p[2]),
          -0.85 - p[1],
        ) * 0.7,
      [0, -0.62, 0],
      0.5,
      sand,
    ),
    solid(
      (p) =>
        Math.max(
          Math.hypot(p[0], p[2]) - 0.02 - 0.4 * smooth(0, 0.6, p[1]),
          p[1] - 0.46 + 0.25 * smooth(0.3, 0, Math.hypot(p[0], p[2])),
          0.03 - p[1],
        ) * 0.7,
      [0, 0.24, 0],
      0.46,
      sand,
    ),
    bar([0, 0.05, 0], [0, -0.4, 0], 0.012, sand),
  ],
};
