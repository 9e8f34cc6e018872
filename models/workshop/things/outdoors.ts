/** Plants, steps and a surfboard that the emoji renders lack. */
import type { Thing } from "./march";
import { around, board, mixed, painted, placed } from "./pieces";
import { box, clamp, joined, length, rough, scale, smooth, sub, turned, type Vec } from "./space";
import { limewash, wooden } from "./surfaces";

export const bush: Thing = (() => {
  const puffs: readonly (readonly [Vec, number])[] = [
    [[0, 0, 0], 0.62],
    [[-0.6, -0.15, 0.05], 0.46],
    [[0.62, -0.12, 0], 0.48],
    [[-0.28, 0.3, 0.15], 0.42],
    [[0.32, 0.32, 0.1], 0.44],
    [[0, -0.2, 0.42], 0.44],
    [[-0.38, -0.28, 0.35], 0.36],
    [[0.42, -0.28, 0.36], 0.36],
  ];
  /** Leaves are small bumps that differ from place to place. */
  const leaves = (p: Vec): number => 0.07 * rough(scale(p, 9)) + 0.05 * rough(scale(p, 17));
  return {
    pitch: 0.2,
    parts: [
      {
        distance: (p) =>
          (Math.max(
            puffs.reduce((near, [at, radius]) => joined(near, length(sub(p, at)) - radius, 0.12), 9),
            -p[1] - 0.52,
          ) +
            leaves(p)) *
          0.6,
        bound: around([0, 0, 0.05], 1.2),
        colour: (p) =>
          mixed(
            mixed([0.06, 0.2, 0.03], [0.2, 0.42, 0.07], clamp(0.5 - 4 * leaves(p), 0, 1)),
            [0.3, 0.52, 0.1],
            smooth(0, 0.8, p[1]) * 0.4,
          ),
        gloss: 0.1,
      },
    ],
  };
})();

export const surfboard: Thing = (() => {
  const own = (p: Vec): Vec => turned(turned(p, "z", 0.28), "y", 0.35);
  return {
    pitch: 0.05,
    parts: [
      {
        distance: (p) => {
          const q = own(p);
          const t = clamp((q[1] + 1.5) / 3, 0, 1);
          const wide = 0.42 * Math.sqrt(Math.max(0, Math.sin(Math.PI * t ** 0.85))) + 0.02;
          return (
            Math.max(Math.abs(q[0]) - wide, Math.abs(q[2] - 0.08 * (t - 0.5) ** 2) - 0.045, Math.abs(q[1]) - 1.5) *
              0.6 -
            0.02
          );
        },
        bound: around([0, 0, 0], 1.6),
        colour: (p) => {
          const q = own(p);
          if (Math.abs(q[0]) < 0.02) return [0.7, 0.66, 0.56];
          const wave = q[1] + 0.12 * Math.sin(6 * q[0]);
          return wave > 0.75
            ? [0.03, 0.32, 0.42]
            : wave > 0.55
              ? [0.72, 0.7, 0.64]
              : wave > 0.35
                ? [0.75, 0.3, 0.05]
                : wave < -0.95
                  ? [0.03, 0.32, 0.42]
                  : [0.72, 0.68, 0.58];
        },
        gloss: 0.8,
      },
    ],
  };
})();

export const hedge: Thing = {
  pitch: 0.25,
  parts: placed(0.4, [
    {
      distance: (p) =>
        (box(p, [1.3, 0.55, 0.42], 0.08) + 0.05 * rough(scale(p, 11)) + 0.04 * rough(scale(p, 19))) * 0.6,
      bound: around([0, 0, 0], 1.6),
      colour: (p) =>
        mixed(
          [0.16, 0.36, 0.06],
          [0.04, 0.15, 0.02],
          clamp(0.5 + 0.6 * rough(scale(p, 11)) + 0.5 * rough(scale(p, 19)), 0, 1),
        ),
      gloss: 0.1,
    },
  ]),
};

export const stairs: Thing = {
  pitch: 0.3,
  parts: placed(0.7, [
    ...[0, 1, 2, 3, 4].flatMap((k) => [
      board([0, -0.8 + 0.36 * k - 0.02, 0.72 - 0.36 * k], [0.72, 0.04, 0.22], wooden, 0.02),
      board([0, -1 + 0.36 * k, 0.88 - 0.36 * k], [0.66, 0.18, 0.03], painted(limewash), 0.01),
      ...[-0.68, 0.68].map((x) =>
        board(
          [x, -1.18 + 0.36 * k - 0.18 * (k - 1), 0.72 - 0.36 * k],
          [0.03, 0.18 * (k + 1), 0.19],
          painted(limewash),
          0.01,
        ),
      ),
    ]),
  ]),
};
