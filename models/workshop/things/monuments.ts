/** A well, a fountain, a statue. */
import type { Thing } from "./march";
import { granite, marble, oak, rope, roundWall, tiled } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { aside, ball, bar, bent, block, disk, grouped, leaned, paired, ring, solid, spun, stuff, tube } from "./solids";
import { ellipsoid, joined, rod, rough, scale, smooth } from "./space";

export const well: Thing = {
  pitch: 0.25,
  parts: aside(
    [
      solid(
        (p) => {
          const r = Math.hypot(p[0], p[2]);
          return Math.max(Math.abs(r - 0.58) - 0.12, Math.abs(p[1] + 0.6) - 0.4) - 0.015 + 0.012 * rough(scale(p, 9));
        },
        [0, -0.6, 0],
        0.85,
        roundWall(0.7, [0, 0], 1.1),
      ),
      solid(
        (p) => {
          const r = Math.hypot(p[0], p[2]);
          return Math.max(Math.abs(r - 0.58) - 0.16, Math.abs(p[1] + 0.18) - 0.045) - 0.015;
        },
        [0, -0.18, 0],
        0.8,
        granite,
      ),
      disk([0, -0.4, 0], 0.5, 0.02, "y", stuff([0.02, 0.03, 0.035], 0.9)),
      ...paired([
        block([0.66, 0.2, 0], [0.055, 0.55, 0.055], oak("y"), 0.015),
        bar([0.66, 0.4, 0.04], [0.66, 0.7, 0.32], 0.03, oak("y")),
        bar([0.66, 0.4, -0.04], [0.66, 0.7, -0.32], 0.03, oak("y")),
      ]),
      bar([-0.85, 0.32, 0], [0.78, 0.32, 0], 0.055, oak("x")),
      grouped([0, 1, 2, 3, 4, 5].map((i) => ring([-0.14 + 0.05 * i, 0.32, 0], 0.065, 0.022, "x", rope))),
      bar([0.0, 0.3, 0.06], [0.0, 0.02, 0.06], 0.016, rope),
      spun([0, -0.2, 0.11, -0.2, 0.145, 0.02, 0.12, 0.02, 0, -0.15], oak("y"), [0, 0, 0.06]),
      ring([0, -0.03, 0.06], 0.14, 0.012, "y", stuff([0.1, 0.1, 0.11], 0.5)),
      tube(
        [
          [-0.82, 0.32, 0],
          [-0.92, 0.32, 0],
          [-0.92, 0.1, 0],
          [-1.05, 0.1, 0],
        ],
        0.025,
        stuff([0.06, 0.06, 0.065], 0.5),
      ),
      solid(
        (p) => {
          const over = (p[1] - 1.12) * 0.8 + Math.abs(p[2]) * 0.6;
          return Math.max(Math.abs(over) - 0.03, Math.abs(p[0]) - 0.9, 0.66 - p[1]) * 0.95;
        },
        [0, 0.9, 0],
        1.15,
        stuff(tiled("x", [0.3, 0.2, 0.12], [0.17, 0.11, 0.065], 1.2), 0.03),
      ),
    ],
    0.45,
  ),
};

const water = stuff(
  (p) => mixed([0.18, 0.32, 0.36], [0.5, 0.6, 0.62], smooth(0.1, 0.7, rough([p[0] * 7, p[1] * 3, p[2] * 7]))),
  1,
);

const spray = stuff(
  (p) => mixed([0.55, 0.66, 0.7], [0.8, 0.85, 0.86], smooth(-0.3, 0.5, rough([p[0] * 12, p[1] * 4, p[2] * 12]))),
  0.8,
  { transparent: 0.4 },
);

export const fountain: Thing = {
  pitch: 0.25,
  parts: [
    spun(
      curved([0, -0.95, 1.2, -0.95, 1.24, -0.9, 1.16, -0.84]).concat(
        curved([1.16, -0.62, 1.26, -0.55, 1.26, -0.5, 1.18, -0.48]),
        [1.08, -0.5, 1.06, -0.7, 0, -0.7],
      ),
      granite,
    ),
    solid(
      (p) =>
        Math.max(Math.hypot(p[0], p[2]) - 1.08, Math.abs(p[1] + 0.6) - 0.05) + 0.012 * rough([p[0] * 9, 0, p[2] * 9]),
      [0, -0.6, 0],
      1.1,
      water,
    ),
    spun(
      curved([0, -0.7, 0.3, -0.7, 0.26, -0.56, 0.13, -0.46, 0.12, -0.2, 0.2, -0.08, 0.58, 0.02, 0.66, 0.1]).concat([
        0.62, 0.12, 0.4, 0.06, 0, 0.04,
      ]),
      granite,
    ),
    disk([0, 0.07, 0], 0.52, 0.02, "y", water),
    spun(
      curved([0, 0, 0.14, 0, 0.08, 0.12, 0.08, 0.34, 0.14, 0.42, 0.32, 0.5, 0.36, 0.56]).concat([0.32, 0.57, 0, 0.53]),
      granite,
    ),
    spun(curved([0, 0.5, 0.08, 0.5, 0.05, 0.62, 0.1, 0.7, 0.06, 0.78, 0, 0.82]), granite),
    ...Array.from({ length: 12 }, (_, i) =>
      leaned("y", (i * Math.PI) / 6, [
        tube(
          bent(
            [
              [0.02, 0.8, 0],
              [0.1, 1.02, 0],
              [0.22, 0.94, 0],
              [0.3, 0.6, 0],
            ],
            4,
          ),
          (t) => 0.012 + 0.014 * t,
          spray,
        ),
        tube(
          bent(
            [
              [0.65, 0.12, 0],
              [0.76, 0.06, 0],
              [0.84, -0.2, 0],
              [0.88, -0.58, 0],
            ],
            4,
          ),
          (t) => 0.014 + 0.018 * t,
          spray,
        ),
      ]),
    ).flat(),
    ...Array.from({ length: 8 }, (_, i) =>
      leaned("y", (i * Math.PI) / 4 + 0.2, [
        tube(
          bent(
            [
              [0.35, 0.56, 0],
              [0.42, 0.5, 0],
              [0.47, 0.3, 0],
              [0.49, 0.08, 0],
            ],
            4,
          ),
          (t) => 0.012 + 0.012 * t,
          spray,
        ),
      ]),
    ).flat(),
  ],
};

/** A robed figure on a plinth. */
export const statue: Thing = {
  pitch: 0.1,
  parts: aside(
    [
      block([0, -1.4, 0], [0.5, 0.08, 0.5], granite, 0.015),
      block([0, -1.1, 0], [0.4, 0.26, 0.4], granite, 0.01),
      block([0, -0.84, 0], [0.46, 0.05, 0.46], granite, 0.015),
      solid(
        (p) => {
          const x = p[0] - 0.03 * Math.sin(3 * p[1]);
          const way = Math.atan2(p[2], x);
          const low = smooth(0.3, -0.8, p[1]);
          const folds = (0.02 * Math.sin(11 * way + 2.5 * p[1]) + 0.014 * Math.sin(23 * way - 4 * p[1])) * (0.15 + low);
          const robe = rod([x, p[1], p[2] * 1.2], [0, -0.72, 0], [0, 0.1, 0], 0.34, 0.17) - folds;
          const chest = ellipsoid([x, p[1] - 0.32, p[2]], [0.22, 0.3, 0.15]);
          const shoulders = rod([x, p[1], p[2]], [-0.19, 0.46, 0], [0.19, 0.46, 0], 0.085);
          const neck = rod([x, p[1], p[2]], [0, 0.5, 0], [0, 0.68, 0.01], 0.065);
          const head = ellipsoid([x, p[1] - 0.78, p[2] - 0.02], [0.105, 0.145, 0.125]);
          const hair = ellipsoid([x, p[1] - 0.82, p[2] + 0.035], [0.125, 0.125, 0.125]) + 0.012 * rough(scale(p, 22));
          const nose = rod([x, p[1], p[2]], [0, 0.79, 0.13], [0, 0.755, 0.155], 0.014, 0.02);
          const left = Math.min(
            rod([x, p[1], p[2]], [-0.24, 0.44, 0], [-0.3, 0.14, 0.06], 0.07, 0.055),
            rod([x, p[1], p[2]], [-0.3, 0.14, 0.06], [-0.06, 0.1, 0.22], 0.055, 0.04),
          );
          const right = Math.min(
            rod([x, p[1], p[2]], [0.24, 0.44, 0], [0.4, 0.24, 0.06], 0.07, 0.055),
            rod([x, p[1], p[2]], [0.4, 0.24, 0.06], [0.44, 0.55, 0.14], 0.052, 0.038),
          );
          const hand = ellipsoid([x - 0.44, p[1] - 0.6, p[2] - 0.15], [0.045, 0.065, 0.045]);
          const sash =
            rod([x, p[1], p[2]], [-0.2, 0.5, 0.06], [0.2, 0.02, 0.16], 0.05, 0.06) +
            0.012 * Math.sin(40 * (p[0] + p[1]));
          const cape = rod([x, p[1], p[2]], [-0.12, 0.46, -0.12], [-0.1, -0.6, -0.2], 0.1, 0.17) - folds;
          const bust = joined(joined(chest, shoulders, 0.12), joined(neck, joined(head, hair, 0.02), 0.04), 0.05);
          const arms = Math.min(left, joined(right, hand, 0.03));
          return (
            joined(joined(joined(robe, bust, 0.1), joined(arms, sash, 0.03), 0.04), Math.min(cape, nose), 0.04) * 0.75
          );
        },
        [0.02, 0.05, 0],
        1.12,
        marble,
      ),
      ball([0.44, 0.72, 0.16], [0.07, 0.09, 0.07], marble),
    ],
    0.35,
  ),
};
