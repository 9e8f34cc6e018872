/** A bear, a duck for the bath, a robot. */
import type { Part, Rgb, Thing } from "./march";
import { blackPlastic, cloth } from "./materials";
import { mixed } from "./pieces";
import { aside, ball, bar, block, disk, grouped, leaned, paired, ring, solid, spun, stuff } from "./solids";
import { clamp, ellipsoid, joined, length, rod, rough, scale, sub, type Vec } from "./space";

const fur: Part["colour"] = (p) =>
  mixed(
    [0.4, 0.2, 0.08],
    [0.26, 0.115, 0.042],
    clamp(0.5 + 0.5 * rough(scale(p, 24)) + 0.3 * rough(scale(p, 6)), 0, 1),
  );

const plush = stuff(fur, 0, { soft: 0.4 });

const pad = stuff((p) => mixed([0.56, 0.36, 0.19], [0.46, 0.28, 0.14], 0.5 + 0.5 * rough(scale(p, 24))), 0);

const hairy = (d: number, p: Vec): number => (d + 0.014 * rough(scale(p, 21)) + 0.01 * rough(scale(p, 40))) * 0.75;

export const teddyBear: Thing = {
  pitch: 0.12,
  parts: aside(
    [
      solid(
        (p) => {
          const q: Vec = [Math.abs(p[0]), p[1], p[2]];
          const torso = ellipsoid(sub(p, [0, -0.42, 0]), [0.52, 0.58, 0.46]);
          const head = ellipsoid(sub(p, [0, 0.46, 0.05]), [0.5, 0.45, 0.44]);
          const ear = ellipsoid(sub(q, [0.4, 0.84, 0]), [0.19, 0.19, 0.1]);
          const arm = rod(q, [0.46, -0.12, 0.08], [0.68, -0.52, 0.34], 0.17, 0.16);
          const legs = rod(q, [0.3, -0.86, 0.1], [0.46, -0.88, 0.68], 0.22, 0.2);
          const foot = ellipsoid(sub(q, [0.48, -0.82, 0.76]), [0.22, 0.27, 0.14]);
          return hairy(
            joined(joined(joined(torso, head, 0.08), joined(arm, ear, 0.02), 0.05), joined(legs, foot, 0.06), 0.05),
            p,
          );
        },
        [0, -0.05, 0.2],
        1.28,
        plush,
      ),
      solid((p) => hairy(ellipsoid(sub(p, [0, 0.33, 0.42]), [0.22, 0.17, 0.18]), p), [0, 0.33, 0.42], 0.24, pad),
      solid((p) => hairy(ellipsoid(sub(p, [0, -0.42, 0.2]), [0.36, 0.42, 0.28]), p), [0, -0.42, 0.2], 0.45, pad),
      ...paired([
        solid(
          (p) => hairy(ellipsoid(sub(p, [0.4, 0.84, 0.075]), [0.12, 0.12, 0.05]), p),
          [0.4, 0.84, 0.075],
          0.14,
          pad,
        ),
        solid(
          (p) => hairy(ellipsoid(sub(p, [0.48, -0.82, 0.87]), [0.15, 0.19, 0.05]), p),
          [0.48, -0.82, 0.87],
          0.21,
          pad,
        ),
        ball([0.18, 0.54, 0.44], 0.055, stuff([0.015, 0.012, 0.012], 1)),
      ]),
      ball([0, 0.41, 0.59], [0.075, 0.055, 0.045], stuff([0.02, 0.014, 0.012], 0.7)),
      grouped([
        bar([0, 0.37, 0.595], [0, 0.29, 0.6], 0.01, blackPlastic),
        bar([0, 0.29, 0.6], [0.07, 0.26, 0.585], 0.01, blackPlastic),
        bar([0, 0.29, 0.6], [-0.07, 0.26, 0.585], 0.01, blackPlastic),
      ]),
      ...paired([
        solid(
          (p) => {
            const q: Vec = [p[0] - 0.14, p[1] - 0.06, p[2] - 0.46];
            return (
              Math.max(
                Math.abs(q[1]) - 0.03 - 0.55 * Math.max(0, q[0] + 0.12),
                Math.abs(q[0]) - 0.13,
                Math.abs(q[2] + 0.5 * q[0]) - 0.035,
              ) *
                0.7 -
              0.015
            );
          },
          [0.14, 0.06, 0.46],
          0.29,
          cloth([0.4, 0.03, 0.04], 60),
        ),
      ]),
      ball([0, 0.06, 0.5], 0.055, cloth([0.36, 0.025, 0.035], 60)),
      ring([0, 0.06, 0.05], 0.4, 0.045, "y", cloth([0.4, 0.03, 0.04], 60)),
    ],
    0.3,
  ),
};

const yellow: Rgb = [0.84, 0.55, 0.02];

export const rubberDuck: Thing = {
  pitch: 0.18,
  parts: leaned("y", -0.7, [
    solid(
      (p) => {
        const q = [p[0], p[1], Math.abs(p[2])] as const;
        const hull = ellipsoid(sub(p, [-0.1, -0.42, 0]), [0.92, 0.52, 0.66]);
        const tail = rod(p, [-0.72, -0.2, 0], [-1.06, 0.18, 0], 0.24, 0.05);
        const head = length(sub(p, [0.42, 0.5, 0])) - 0.46;
        const wing = ellipsoid([q[0] + 0.22, q[1] + 0.3 - 0.16 * (q[0] + 0.2) * -1, q[2] - 0.56], [0.46, 0.24, 0.14]);
        return Math.max(joined(joined(joined(hull, tail, 0.22), head, 0.16), wing, 0.05), -p[1] - 0.86) * 0.85;
      },
      [-0.1, 0, 0],
      1.32,
      stuff(yellow, 0.75),
    ),
    solid(
      (p) => {
        const q = sub(p, [0.92, 0.42, 0]);
        const up = ellipsoid([q[0], q[1] - 0.05 - 0.25 * q[0] * q[0], q[2]], [0.24, 0.055, 0.22]);
        const low = ellipsoid([q[0] + 0.03, q[1] + 0.06, q[2]], [0.18, 0.045, 0.17]);
        return Math.min(up, low) * 0.8;
      },
      [0.92, 0.42, 0],
      0.3,
      stuff([0.76, 0.2, 0.015], 0.7),
    ),
    ...[-1, 1].flatMap((s) => [
      ball([0.72, 0.62, 0.27 * s], [0.085, 0.1, 0.07], stuff([0.75, 0.74, 0.7], 0.8)),
      ball([0.775, 0.62, 0.295 * s], [0.05, 0.062, 0.05], stuff([0.012, 0.012, 0.014], 1)),
      ball([0.815, 0.645, 0.31 * s], 0.018, stuff([0.9, 0.9, 0.9], 0.5)),
    ]),
  ]),
};

const robotBlue = stuff((p) => mixed([0.3, 0.36, 0.4], [0.25, 0.31, 0.35], 0.5 + 0.5 * rough(scale(p, 8))), 0.75);

const dark = stuff([0.06, 0.065, 0.07], 0.5);

const rings = (a: Vec, b: Vec, count: number, radius: number): Part =>
  grouped(
    Array.from({ length: count }, (_, i) => {
      const t = (i + 0.5) / count;
      return ball([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t], radius, dark);
    }),
  );

export const robot: Thing = {
  pitch: 0.12,
  parts: aside(
    [
      block([0, 0.78, 0], [0.4, 0.3, 0.32], robotBlue, 0.09),
      block([0, 0.8, 0.3], [0.32, 0.16, 0.04], stuff([0.02, 0.022, 0.025], 1), 0.04),
      ...paired([
        disk([0.15, 0.81, 0.345], 0.075, 0.015, "z", stuff([0.1, 0.75, 0.8], 0.4, { glow: 0.7 })),
        disk([0.42, 0.78, 0], 0.1, 0.05, "x", dark),
        bar([0.46, 0.78, 0], [0.5, 1.08, 0], 0.016, dark),
        ball([0.5, 1.1, 0], 0.04, stuff([0.62, 0.06, 0.04], 0.8)),
      ]),
      rings([0, 0.36, 0], [0, 0.5, 0], 3, 0.14),
      block([0, -0.08, 0], [0.5, 0.44, 0.36], robotBlue, 0.1),
      block([0, -0.02, 0.36], [0.32, 0.24, 0.02], stuff([0.46, 0.47, 0.48], 0.6), 0.02),
      ...[-0.18, 0, 0.18].map((x, i) =>
        disk(
          [x, 0.1, 0.39],
          0.05,
          0.015,
          "z",
          stuff(
            [
              [0.62, 0.06, 0.04],
              [0.75, 0.5, 0.05],
              [0.1, 0.45, 0.14],
            ][i] as unknown as Rgb,
            0.9,
          ),
        ),
      ),
      grouped([-0.06, -0.12, -0.18].map((y) => block([0, y, 0.385], [0.24, 0.014, 0.008], dark, 0.006))),
      ...paired([
        ball([0.58, 0.2, 0], 0.14, dark),
        rings([0.62, 0.1, 0], [0.74, -0.3, 0.12], 6, 0.085),
        bar([0.74, -0.3, 0.12], [0.76, -0.5, 0.24], 0.12, robotBlue, 0.1),
        bar([0.72, -0.58, 0.28], [0.66, -0.74, 0.36], 0.04, dark),
        bar([0.82, -0.58, 0.28], [0.86, -0.74, 0.36], 0.04, dark),
        rings([0.24, -0.5, 0], [0.26, -0.86, 0], 5, 0.11),
        block([0.27, -0.98, 0.08], [0.19, 0.13, 0.3], robotBlue, 0.08),
        block([0.27, -1.1, 0.08], [0.19, 0.03, 0.3], dark, 0.02),
      ]),
      spun([0, 1.06, 0.12, 1.06, 0.1, 1.12, 0, 1.16], stuff([0.75, 0.5, 0.05], 0.8)),
    ],
    0.35,
  ),
};
