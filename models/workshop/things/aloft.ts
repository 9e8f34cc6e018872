/** What the wind carries: a hot air balloon, a kite, a toy balloon. */
import type { Rgb, Thing } from "./march";
import { chrome, rope } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { ball, bar, bent, block, leaned, moved, paired, ring, solid, spun, stuff, tube } from "./solids";
import { clamp, ellipsoid, rough, scale, smooth, sub, type Vec } from "./space";

const gores: readonly Rgb[] = [
  [0.52, 0.04, 0.035],
  [0.72, 0.42, 0.04],
  [0.72, 0.68, 0.56],
  [0.03, 0.17, 0.34],
];

export const hotAirBalloon: Thing = {
  pitch: 0.02,
  parts: [
    solid(
      (p) => {
        const [up, down] = [clamp((p[1] - 0.45) / 1.05, 0, 1), clamp((0.45 - p[1]) / 1.1, 0, 1)];
        const wide = p[1] > 0.45 ? Math.sqrt(1 - up * up) : 0.2 + 0.8 * Math.cos((Math.PI / 2) * down ** 0.95);
        const way = Math.atan2(p[2], p[0]);
        const bulge = 0.02 * Math.abs(Math.cos(8 * way)) * smooth(0.1, 0.5, wide);
        const d = Math.hypot(p[0], p[2]) - wide - bulge;
        return Math.max(d * 0.6, (p[1] - 1.5) * 0.9, -0.65 - p[1]);
      },
      [0, 0.45, 0],
      1.22,
      stuff(
        (p) => {
          const at = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 16 + 16;
          const seam = Math.abs(at - Math.floor(at) - 0.5) > 0.47 || Math.abs(((p[1] * 7 + 20) % 1) - 0.5) > 0.475;
          const chosen = gores[(Math.floor(at) + (p[1] < 0.1 ? 1 : p[1] < 0.75 ? 0 : 1)) % 4] as Rgb;
          return scale(chosen, seam ? 0.8 : 1);
        },
        0.15,
        { soft: 0.6 },
      ),
    ),
    spun([0.17, -0.72, 0.22, -0.6, 0.2, -0.6, 0.16, -0.7], stuff([0.52, 0.04, 0.035], 0.1)),
    ...[-1, 1].flatMap((x) =>
      [-1, 1].map((z) => bar([0.14 * x, -0.68, 0.14 * z], [0.13 * x, -1.12, 0.13 * z], 0.007, rope)),
    ),
    block(
      [0, -1.27, 0],
      [0.17, 0.14, 0.17],
      stuff(
        (p) =>
          mixed(
            [0.4, 0.22, 0.085],
            [0.2, 0.1, 0.035],
            0.5 + 0.5 * Math.sin(70 * (p[0] + p[2]) + 3.14 * Math.floor(p[1] * 26)) * Math.sin(82 * p[1]),
          ),
        0.05,
      ),
      0.03,
    ),
    ...[-1.13, -1.4].map((y) =>
      solid(
        (p) => {
          const q = [Math.max(Math.abs(p[0]), Math.abs(p[2])) - 0.165, p[1] - y] as const;
          return Math.hypot(q[0], q[1]) - 0.022;
        },
        [0, y, 0],
        0.28,
        stuff([0.2, 0.09, 0.035], 0.3),
      ),
    ),
    bar([-0.06, -0.95, 0], [0.06, -0.95, 0], 0.025, chrome),
    ball([0, -0.86, 0], [0.035, 0.09, 0.035], stuff([1, 0.62, 0.15], 0, { glow: 1 })),
  ],
};

const kiteRed = stuff((p) => mixed([0.46, 0.03, 0.025], [0.4, 0.02, 0.02], 0.5 + 0.5 * rough(scale(p, 3))), 0.1, {
  soft: 0.7,
});

const bows: readonly Vec[] = bent(
  [
    [0, -0.92, 0],
    [0.14, -1.2, 0.05],
    [-0.06, -1.5, 0.1],
    [0.18, -1.8, 0.1],
    [0.05, -2.15, 0.05],
  ],
  4,
);

export const kite: Thing = {
  pitch: 0,
  parts: leaned(
    "y",
    0.3,
    leaned(
      "z",
      -0.4,
      moved(
        [0, 0.45, 0],
        [
          solid(
            (p) => {
              const bow = 0.16 * Math.abs(p[0]) + 0.05;
              const top = Math.abs(p[0]) * 0.62 + (p[1] - 0.95) * 0.785;
              const low = Math.abs(p[0]) * 0.8 - (p[1] + 0.92) * 0.6 * 0.83;
              return Math.max(Math.abs(p[2] + bow) - 0.006, top, low) * 0.85 - 0.004;
            },
            [0, 0, -0.1],
            1.1,
            kiteRed,
          ),
          bar([0, 0.96, -0.03], [0, -0.92, -0.03], 0.016, stuff([0.5, 0.33, 0.15], 0.2)),
          bar([-0.72, 0.38, -0.15], [0, 0.4, -0.04], 0.014, stuff([0.5, 0.33, 0.15], 0.2)),
          bar([0.72, 0.38, -0.15], [0, 0.4, -0.04], 0.014, stuff([0.5, 0.33, 0.15], 0.2)),
          tube(bows, 0.009, rope),
          ...[3, 7, 11, 15].flatMap((i) => {
            const at = bows[i] as Vec;
            return paired([
              solid(
                (p) => {
                  const q: Vec = [Math.abs(p[0] - at[0]), p[1] - at[1], p[2] - at[2]];
                  return (
                    Math.max(Math.abs(q[1]) - 0.012 - 0.5 * q[0], q[0] - 0.15, Math.abs(q[2]) - 0.012) * 0.8 - 0.006
                  );
                },
                at,
                0.19,
                kiteRed,
              ),
            ]).slice(0, 1);
          }),
          bar([0, 0.4, -0.03], [0.04, 0.0, 0.45], 0.005, rope),
          bar([0, -0.5, -0.03], [0.04, 0.0, 0.45], 0.005, rope),
        ],
      ),
    ),
  ),
};

export const balloon: Thing = {
  pitch: 0.05,
  parts: [
    solid(
      (p) => {
        const q = sub(p, [0, 0.5, 0]);
        const wide = 1 - 0.24 * smooth(0.5, -0.9, q[1]);
        return ellipsoid([q[0] / wide, q[1], q[2] / wide], [0.8, 0.95, 0.8]) * 0.72;
      },
      [0, 0.5, 0],
      0.97,
      stuff((p) => mixed([0.5, 0.025, 0.03], [0.42, 0.015, 0.02], smooth(0.3, -0.5, p[1])), 1),
    ),
    spun(
      curved([0, -0.42, 0.04, -0.44, 0.05, -0.5, 0.12, -0.58]).concat([0.1, -0.6, 0, -0.53]),
      stuff([0.4, 0.015, 0.02], 0.7),
    ),
    ring([0, -0.46, 0], 0.04, 0.02, "y", stuff([0.4, 0.015, 0.02], 0.7)),
    tube(
      bent(
        [
          [0, -0.5, 0],
          [0.05, -0.9, 0.02],
          [-0.06, -1.3, 0],
          [0.04, -1.75, 0.03],
        ],
        5,
      ),
      0.01,
      stuff([0.7, 0.68, 0.62], 0.1),
    ),
  ],
};
