/** Fruit that the emoji renders lack. */
import type { Rgb, Thing } from "./march";
import { around, leaf, mixed } from "./pieces";
import { chain, clamp, cut, ellipsoid, joined, length, rough, scale, smooth, sub, turned, type Vec } from "./space";

export const plum: Thing = (() => {
  const body = (p: Vec): number => {
    const q = turned(p, "z", 0.12);
    const round = ellipsoid(q, [0.8, 0.9, 0.8]);
    const top = 0.2 * Math.exp(-((q[0] ** 2 + q[2] ** 2) / 0.05)) * smooth(0.4, 0.9, q[1]);
    // The seam runs over the front, a little to the right.
    const side = turned(q, "y", -0.35);
    const seam = side[2] > 0 ? 0.05 * Math.exp(-((side[0] / 0.09) ** 2)) : 0;
    return round + top + seam;
  };
  const colour = (p: Vec): Rgb => {
    const bloom =
      clamp(0.35 + 0.45 * rough(scale(p, 2.2)) + 0.15 * rough(scale(p, 9)), 0, 1) * smooth(-0.8, 0.9, p[1] + 0.2);
    const red = smooth(-0.2, 0.9, -p[0] * 0.6 - p[1] * 0.5 + 0.2 * rough(scale(p, 2)));
    return mixed(mixed([0.11, 0.012, 0.1], [0.32, 0.02, 0.08], red), [0.26, 0.17, 0.42], 0.5 * bloom);
  };
  const stem: readonly Vec[] = [
    [-0.1, 0.7, 0],
    [-0.08, 0.95, 0.02],
    [0.02, 1.16, 0.05],
  ];
  return {
    pitch: 0.3,
    parts: [
      { distance: body, bound: around([0, 0, 0], 1.05), colour, gloss: 0.5 },
      {
        distance: (p) => chain(p, stem, () => 0.04),
        bound: around([-0.05, 0.93, 0], 0.35),
        colour: () => [0.16, 0.1, 0.03],
        gloss: 0.1,
      },
      leaf([-0.08, 0.98, 0.02], [0.62, 1.08, 0.25], 0.2, [0.09, 0.3, 0.03]),
    ],
  };
})();

export const pomegranate: Thing = (() => {
  const body = (p: Vec): number => {
    const turn = Math.atan2(p[2], p[0]);
    const ribs = 0.025 * Math.cos(6 * turn + 0.6) * smooth(1, 0.2, Math.abs(p[1]));
    return ellipsoid(p, [0.92, 0.84, 0.92]) + ribs + 0.004 * rough(scale(p, 18));
  };
  /** The crown: a tube whose rim is cut into six points. */
  const crown = (p: Vec): number => {
    const r = Math.hypot(p[0], p[2]);
    const up = p[1] - 0.72;
    const turn = Math.atan2(p[2], p[0]);
    const tooth = Math.abs((((turn / (2 * Math.PI)) * 6 + 6.3) % 1) - 0.5) * 2;
    const tall = 0.2 + 0.24 * (1 - tooth);
    const tube = Math.abs(r - (0.2 + 0.16 * smooth(0.05, 0.5, up))) - 0.035;
    return Math.max(tube, up - tall, -up - 0.1) * 0.6;
  };
  const skin = (p: Vec): Rgb => {
    const pale = smooth(0.1, 0.9, 0.3 + 0.6 * rough(scale(p, 1.8)) + 0.25 * rough(scale(p, 7)) - 0.2 * p[1]);
    const spots = smooth(0.55, 0.75, rough(scale(p, 13)));
    return mixed(mixed([0.52, 0.015, 0.03], [0.8, 0.2, 0.08], 0.55 * pale), [0.32, 0.05, 0.02], 0.5 * spots);
  };
  const tilt = (p: Vec): Vec => turned(turned(p, "z", 0.3), "x", -0.1);
  return {
    pitch: 0.35,
    parts: [
      {
        distance: (p) => joined(body(tilt(p)), crown(tilt(p)), 0.12),
        bound: around([0.1, 0.1, 0], 1.3),
        colour: (p) => {
          const q = tilt(p);
          return mixed(skin(q), [0.62, 0.18, 0.07], smooth(0.8, 1, q[1]));
        },
        gloss: 0.4,
      },
    ],
  };
})();

export const passionFruit: Thing = (() => {
  const wrinkled = (p: Vec): number => length(p) - 0.8 + 0.012 * rough(scale(p, 7)) + 0.006 * rough(scale(p, 18));
  const skin = (p: Vec): Rgb =>
    mixed([0.13, 0.02, 0.08], [0.3, 0.09, 0.15], clamp(0.5 + 0.5 * rough(scale(p, 14)), 0, 1) * 0.7);
  const wholeAt: Vec = [-0.4, 0.12, -0.4];
  const halfAt: Vec = [0.48, -0.22, 0.55];
  const opened = (p: Vec): Vec => turned(turned(sub(p, halfAt), "y", -0.2), "x", -1.0);
  const bowl = (p: Vec): number => {
    const q = opened(p);
    const shell = cut(wrinkled(q), -q[1], 0.04);
    return cut(shell, length(q) - 0.66, 0.03);
  };
  const seeds: readonly Vec[] = Array.from({ length: 19 }, (_, i) => {
    const r = 0.13 + 0.42 * Math.sqrt(i / 19);
    return [r * Math.cos(2.4 * i), -0.04 - 0.25 * r * r, r * Math.sin(2.4 * i)] as const;
  });
  const pulp = (p: Vec): number => {
    const q = opened(p);
    const drops = seeds.reduce((near, seed) => joined(near, length(sub(q, seed)) - 0.13, 0.06), 9);
    return Math.max(joined(drops, Math.max(length(q) - 0.67, q[1] + 0.16), 0.1), length(q) - 0.68);
  };
  const inside = (p: Vec): Rgb => {
    const q = opened(p);
    const near = seeds.reduce((best, [x, , z]) => Math.min(best, Math.hypot((q[0] - x) * 1.25, q[2] - z)), 9);
    return mixed(
      [0.012, 0.012, 0.012],
      mixed([0.95, 0.52, 0.02], [0.8, 0.33, 0.005], clamp(near * 5 - 0.4, 0, 1)),
      smooth(0.045, 0.075, near),
    );
  };
  return {
    pitch: 0.42,
    parts: [
      {
        distance: (p) => wrinkled(sub(p, wholeAt)),
        bound: around(wholeAt, 0.85),
        colour: (p) => skin(sub(p, wholeAt)),
        gloss: 0.35,
      },
      {
        distance: bowl,
        bound: around(halfAt, 0.85),
        colour: (p) => {
          const q = opened(p);
          const r = length(q);
          return r > 0.785 && q[1] < -0.01 ? skin(q) : mixed([0.9, 0.78, 0.7], [0.62, 0.2, 0.26], smooth(0.73, 0.8, r));
        },
        gloss: 0.2,
      },
      { distance: pulp, bound: around(halfAt, 0.72), colour: inside, gloss: 0.7 },
    ],
  };
})();
