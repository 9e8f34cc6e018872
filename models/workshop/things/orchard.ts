/** Fruit of trees and bushes. */
import type { Part, Rgb, Thing } from "./march";
import { mottled } from "./materials";
import { leaf, mixed } from "./pieces";
import { ball, bent, leaned, moved, type Stuff, solid, stuff, tube } from "./solids";
import { clamp, ellipsoid, joined, length, rough, scale, smooth, sub, type Vec } from "./space";

const stalk = stuff(mottled([0.2, 0.13, 0.05], [0.1, 0.06, 0.03], 14), 0.1);
const green: Rgb = [0.08, 0.25, 0.03];

/** Red over yellow in streaks from the stalk, with pale dots. */
const appleSkin = (p: Vec): Rgb => {
  const way = Math.atan2(p[2], p[0]);
  const streak =
    rough([5 * Math.cos(way), p[1] * 0.8, 5 * Math.sin(way)]) +
    rough([17 * Math.cos(way), p[1] * 1.6, 17 * Math.sin(way)]);
  const blush = smooth(-0.75, 0.6, 0.45 * p[0] + 0.3 * p[2] + 0.35 * streak + 0.35);
  const dots = smooth(0.6, 0.75, rough(scale(p, 26)));
  const skin = mixed([0.72, 0.5, 0.1], [0.5, 0.035, 0.03], blush);
  const top = smooth(0.3, 0.05, Math.hypot(p[0], p[2])) * smooth(0.2, 0.6, p[1]);
  return mixed(mixed(skin, [0.8, 0.62, 0.4], 0.5 * dots), [0.5, 0.42, 0.12], 0.8 * top);
};
export const apple: Thing = {
  pitch: 0.28,
  parts: [
    solid(
      (p) => {
        const r = Math.hypot(p[0], p[2]);
        const ribs = 0.02 * Math.cos(5 * Math.atan2(p[2], p[0])) * smooth(0.2, -0.8, p[1]);
        const wide = 1 - 0.16 * smooth(0.3, -0.9, p[1]);
        const body = ellipsoid([p[0] / wide, p[1] * 1.03, p[2] / wide], [0.92, 0.84, 0.92]);
        const dip = 0.34 * smooth(0.42, 0, r) * (p[1] > 0 ? 1 : 0.5);
        return (body + dip + ribs) * 0.75;
      },
      [0, 0, 0],
      1,
      stuff(appleSkin, 0.5),
    ),
    tube(
      bent(
        [
          [0, 0.42, 0],
          [0.02, 0.7, 0.01],
          [0.1, 0.98, 0.03],
        ],
        3,
      ),
      0.033,
      stalk,
    ),
    leaf([0.05, 0.8, 0.02], [0.58, 0.98, 0.18], 0.15, green),
  ],
};

export const pear: Thing = {
  pitch: 0.2,
  parts: [
    solid(
      (p) => {
        const low = ellipsoid(sub(p, [0, -0.36, 0]), [0.74, 0.68, 0.74]);
        const high = ellipsoid(sub(p, [0.03, 0.48, 0]), [0.36, 0.52, 0.36]);
        const dip = 0.12 * smooth(0.2, 0, Math.hypot(p[0], p[2])) * (p[1] < 0 ? 1 : 0.6);
        return (joined(low, high, 0.42) + dip + 0.008 * rough(scale(p, 4))) * 0.8;
      },
      [0, -0.02, 0],
      1.12,
      stuff((p) => {
        const speck = smooth(0.45, 0.7, rough(scale(p, 22)));
        const blush = smooth(0.1, 0.9, 0.7 * p[0] + 0.3 * rough(scale(p, 2)));
        const base = mixed([0.5, 0.52, 0.09], [0.62, 0.55, 0.13], clamp(0.5 + 0.5 * rough(scale(p, 2.5)), 0, 1));
        return mixed(mixed(base, [0.6, 0.22, 0.06], 0.6 * blush), [0.28, 0.2, 0.06], 0.55 * speck);
      }, 0.35),
    ),
    tube(
      bent(
        [
          [0.03, 0.92, 0],
          [0.05, 1.12, 0],
          [0.16, 1.34, 0.03],
        ],
        3,
      ),
      (t) => 0.032 + 0.012 * t,
      stalk,
    ),
  ],
};

const spine: readonly Vec[] = bent(
  [
    [-0.98, 0.42, 0],
    [-0.7, 0.02, 0],
    [-0.1, -0.3, 0],
    [0.55, -0.18, 0],
    [0.95, 0.2, 0],
  ],
  9,
);
const bananaSkin = (p: Vec): Rgb => {
  const tip = Math.max(smooth(0.9, 1.0, Math.abs(p[0] + 0.02)), 0);
  const spots = smooth(0.45, 0.75, rough(scale(p, 14)) + 0.4 * rough(scale(p, 31)));
  const base = mixed([0.82, 0.58, 0.07], [0.72, 0.6, 0.12], smooth(0.5, 0.9, Math.abs(p[0])));
  return mixed(mixed(base, [0.25, 0.13, 0.03], 0.5 * spots), [0.14, 0.1, 0.03], tip * 0.85);
};
/** Five-sided, thick in the middle. */
function bananaBody(p: Vec): number {
  let [near, share] = [9, 0];
  let off: Vec = [0, 0, 0];
  for (let i = 1; i < spine.length; i++) {
    const [a, b] = [spine[i - 1] as Vec, spine[i] as Vec];
    const along = sub(b, a);
    const t = clamp(
      ((p[0] - a[0]) * along[0] + (p[1] - a[1]) * along[1] + (p[2] - a[2]) * along[2]) /
        (along[0] ** 2 + along[1] ** 2 + along[2] ** 2),
      0,
      1,
    );
    const q = sub(p, [a[0] + along[0] * t, a[1] + along[1] * t, a[2] + along[2] * t]);
    const d = length(q);
    if (d < near) [near, share, off] = [d, (i - 1 + t) / (spine.length - 1), q];
  }
  const thick = 0.06 + 0.2 * smooth(0.02, 0.3, share) * smooth(1.0, 0.72, share) + 0.02 * Math.sin(Math.PI * share);
  const sides = 0.012 * Math.cos(5 * Math.atan2(off[2], off[1])) * smooth(0.03, 0.12, near);
  return (near - thick - sides) * 0.75;
}
export const oneBanana = (turn: number, tilt: number, at: Vec): readonly Part[] =>
  moved(at, leaned("y", turn, leaned("x", tilt, [solid(bananaBody, [0, 0, 0], 1.12, stuff(bananaSkin, 0.3))])));
export const banana: Thing = { pitch: 0.3, parts: oneBanana(-0.25, -0.25, [0, 0, 0]) };

const cherrySkin: Stuff = stuff(
  (p) => mixed([0.36, 0.008, 0.018], [0.2, 0.004, 0.012], clamp(0.5 + 0.6 * rough(scale(p, 2)), 0, 1)),
  0.9,
);
const cherry = (at: Vec): Part =>
  solid(
    (p) => {
      const q = sub(p, at);
      const dip = 0.12 * smooth(0.2, 0, Math.hypot(q[0], q[2])) * (q[1] > 0 ? 1 : 0);
      return (ellipsoid(q, [0.46, 0.42, 0.46]) + dip) * 0.85;
    },
    at,
    0.48,
    cherrySkin,
  );
export const cherries: Thing = {
  pitch: 0.2,
  parts: [
    cherry([-0.46, -0.5, 0.12]),
    cherry([0.5, -0.66, -0.08]),
    tube(
      bent(
        [
          [-0.46, -0.16, 0.12],
          [-0.34, 0.3, 0.06],
          [0.1, 0.92, 0],
        ],
        5,
      ),
      (t) => 0.024 + 0.02 * t * t,
      stuff([0.16, 0.24, 0.05], 0.2),
    ),
    tube(
      bent(
        [
          [0.5, -0.32, -0.08],
          [0.46, 0.2, -0.04],
          [0.12, 0.94, 0],
        ],
        5,
      ),
      (t) => 0.024 + 0.02 * t * t,
      stuff([0.16, 0.24, 0.05], 0.2),
    ),
    leaf([0.12, 0.9, 0], [0.92, 0.72, 0.25], 0.2, green),
  ],
};

const seedsAt = (p: Vec): number => {
  const way = Math.atan2(p[2], p[0]);
  const row = p[1] * 5.2;
  const r = Math.hypot(p[0], p[2]);
  const around = (way / (2 * Math.PI)) * Math.max(5, Math.round(16 * r)) + 0.5 * (Math.floor(row) & 1);
  const [u, v] = [around - Math.floor(around) - 0.5, row - Math.floor(row) - 0.5];
  return Math.hypot(u * 1.5, v);
};
export const strawberry: Thing = {
  pitch: 0.15,
  parts: [
    solid(
      (p) => {
        const t = clamp((0.62 - p[1]) / 1.6, 0, 1);
        const wide = 0.72 * Math.sqrt(clamp(1 - t, 0, 1)) * smooth(-0.22, 0.32, t) ** 0.5 + 0.02;
        const r = Math.hypot(p[0], p[2]);
        const pit = 0.025 * smooth(0.28, 0.1, seedsAt(p)) * smooth(0.1, 0.25, r);
        return Math.max(r - wide, p[1] - 0.62, -p[1] - 0.98) * 0.55 + pit - 0.02;
      },
      [0, -0.15, 0],
      1.02,
      stuff((p) => {
        const seed = smooth(0.2, 0.13, seedsAt(p)) * smooth(0.1, 0.2, Math.hypot(p[0], p[2]));
        const base = mixed([0.6, 0.028, 0.025], [0.72, 0.16, 0.08], smooth(0.42, 0.75, p[1]));
        return mixed(base, [0.78, 0.56, 0.16], seed);
      }, 0.7),
    ),
    ...Array.from({ length: 9 }, (_, i) => {
      const way = i * 0.698;
      const [c, s] = [Math.cos(way), Math.sin(way)];
      return leaf([0.03 * c, 0.66, 0.03 * s], [0.62 * c, 0.6 + 0.08 * (i % 2), 0.62 * s], 0.11, [0.1, 0.3, 0.04]);
    }),
    tube(
      [
        [0, 0.62, 0],
        [0.02, 0.82, 0],
        [0.1, 1.0, 0.02],
      ],
      0.04,
      stuff([0.14, 0.32, 0.06], 0.2),
    ),
  ],
};

const bunch: readonly Vec[] = Array.from({ length: 46 }, (_, i) => {
  const t = i / 45;
  const y = 0.55 - 1.5 * t;
  const wide = 0.62 * Math.sqrt(1 - t * 0.96) * (0.75 + 0.25 * smooth(0, 0.15, t));
  const way = 2.4 * i;
  const r = wide * (i % 3 === 0 ? 0.62 : 1);
  return [r * Math.cos(way), y + 0.05 * rough([i + 0.5, 0.5, 0.5]), r * Math.sin(way)];
});
const grapeSkin = stuff(
  (p) =>
    mixed([0.09, 0.018, 0.09], [0.2, 0.12, 0.24], smooth(0.05, 0.8, rough(scale(p, 3)) + 0.3 * rough(scale(p, 11)))),
  0.5,
);
export const grapes: Thing = {
  pitch: 0.15,
  parts: [
    ...bunch.map((at, i) => ball(at, [0.185 + 0.02 * rough([i * 1.7, 2.5, 0.5]), 0.21, 0.185], grapeSkin)),
    tube(
      bent(
        [
          [0, 0.4, 0],
          [0, 0.8, 0],
          [0.08, 1.08, 0],
        ],
        3,
      ),
      0.04,
      stalk,
    ),
    tube(
      [
        [-0.2, 1.02, 0.02],
        [0.08, 1.06, 0],
        [0.32, 1.12, 0.03],
      ],
      0.038,
      stalk,
    ),
    leaf([0.04, 0.95, 0.05], [0.78, 0.66, 0.4], 0.34, [0.12, 0.28, 0.04]),
  ],
};

/** For a bowl of fruit. */
export const orangeBall = (at: Vec, radius: number): Part =>
  solid(
    (p) => length(sub(p, at)) - radius + 0.006 * rough(scale(p, 24)),
    at,
    radius + 0.01,
    stuff(mottled([0.8, 0.3, 0.02], [0.72, 0.24, 0.015], 6), 0.4),
  );
