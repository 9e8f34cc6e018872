/** Melons, roots and what else a garden gives; an egg. */
import type { Part, Rgb, Thing } from "./march";
import { mottled } from "./materials";
import { leaf, mixed } from "./pieces";
import { bar, bent, grouped, leaned, moved, solid, stuff, tube } from "./solids";
import { clamp, ellipsoid, length, rough, scale, smooth, sub, type Vec } from "./space";

const leafGreen: Rgb = [0.09, 0.26, 0.04];

/** Dark stripes with ragged edges from end to end. */
const rind = (p: Vec): Rgb => {
  const way = Math.atan2(p[1], p[2]) + 0.18 * rough([p[0] * 5, p[1] * 5, p[2] * 5]) + 0.07 * rough(scale(p, 13));
  const stripe = Math.cos(10 * way);
  const pale = mixed([0.3, 0.42, 0.12], [0.2, 0.34, 0.08], clamp(0.5 + 0.6 * rough(scale(p, 8)), 0, 1));
  return mixed(pale, [0.025, 0.085, 0.02], smooth(-0.15, 0.35, stripe));
};
const flesh = (p: Vec, depth: number): Rgb => {
  const red = mixed([0.68, 0.06, 0.055], [0.78, 0.14, 0.1], clamp(0.5 + 0.6 * rough(scale(p, 9)), 0, 1));
  return mixed(mixed(red, [0.72, 0.7, 0.5], smooth(0.15, 0.08, depth)), [0.16, 0.32, 0.06], smooth(0.045, 0.02, depth));
};
const melon: Vec = [1.1, 0.88, 0.88];
/** A melon whose front quarter has been cut out. */
export const watermelon: Thing = {
  pitch: 0.3,
  parts: moved(
    [0, 0, 0],
    [
      solid(
        (p) => Math.max(ellipsoid(p, melon), -Math.max(-p[1] - 0.02, 0.02 - p[2])) * 0.9,
        [0, 0, 0],
        1.12,
        stuff((p, n) => {
          const depth = -ellipsoid(p, melon);
          if (depth < 0.012 && !(n[1] > 0.99) && !(n[2] > 0.995)) return rind(p);
          const face: Vec = [p[0], p[1] * 1.0, p[2]];
          const r = length([p[0] / 1.1, p[1] / 0.88, p[2] / 0.88]);
          const way = Math.atan2(Math.abs(p[2]) > Math.abs(p[1]) ? p[2] : p[1], p[0]);
          const row = r > 0.66 ? 1 : 0;
          const slots = row === 1 ? 17 : 11;
          const at = (way / (2 * Math.PI)) * slots + 0.5 * row;
          const u = ((at - Math.floor(at) - 0.5) * 2 * Math.PI * r) / slots;
          const v = r - (row === 1 ? 0.74 : 0.55);
          const seed = smooth(0.045, 0.034, Math.hypot(u * 1.7, v));
          return mixed(flesh(face, depth), [0.02, 0.014, 0.01], seed);
        }, 0.35),
      ),
    ],
  ),
};

const eyes = (p: Vec): readonly [u: number, v: number, up: number] => {
  const way = Math.atan2(p[2], p[0]) / (2 * Math.PI);
  const up = p[1] / 0.2;
  const a = way * 9 + up * 0.5;
  const b = up * 0.5 - way * 9;
  return [a - Math.floor(a) - 0.5, b - Math.floor(b) - 0.5, up];
};
const pineBody = (p: Vec): number => ellipsoid(sub(p, [0, -0.42, 0]), [0.6, 0.85, 0.6]);
export const pineapple: Thing = {
  pitch: 0.15,
  parts: [
    solid(
      (p) => {
        const body = pineBody(p);
        if (body > 0.12) return body - 0.07;
        const [u, v] = eyes(p);
        const bump =
          0.075 * (1 - smooth(0, 0.5, Math.max(Math.abs(u), Math.abs(v)))) + 0.03 * smooth(0.14, 0, Math.hypot(u, v));
        return (body - bump) * 0.55;
      },
      [0, -0.42, 0],
      0.95,
      stuff((p) => {
        const [u, v] = eyes(p);
        const edge = Math.max(Math.abs(u), Math.abs(v));
        const base = mixed([0.66, 0.36, 0.06], [0.36, 0.3, 0.06], smooth(-0.8, 0.5, p[1] + 0.4 * rough(scale(p, 3))));
        const dark = mixed(base, [0.2, 0.1, 0.03], smooth(0.3, 0.48, edge));
        return mixed(dark, [0.4, 0.24, 0.1], smooth(0.12, 0.05, Math.hypot(u, v)));
      }, 0.2),
    ),
    ...Array.from({ length: 34 }, (_, i) => {
      const t = i / 33;
      const way = 2.4 * i;
      const out = 0.6 * (1 - t) + 0.06;
      const tall = 0.35 + 0.75 * smooth(0, 0.9, t);
      const [c, s] = [Math.cos(way), Math.sin(way)];
      const a: Vec = [0.16 * c * (1 - t), 0.36, 0.16 * s * (1 - t)];
      const b: Vec = [out * 0.6 * c, 0.36 + tall * 0.7, out * 0.6 * s];
      const tip: Vec = [out * c, 0.36 + tall * (0.72 + 0.4 * t), out * s];
      const blade = stuff(
        (p: Vec) => mixed([0.05, 0.16, 0.06], [0.24, 0.34, 0.16], smooth(0.4, 1.3, p[1] + 0.2 * rough(scale(p, 9)))),
        0.2,
      );
      return grouped([bar(a, b, 0.06, blade, 0.045), bar(b, tip, 0.045, blade, 0.006)]);
    }),
  ],
};

export const tomato: Thing = {
  pitch: 0.35,
  parts: [
    solid(
      (p) => {
        const way = Math.atan2(p[2], p[0]);
        const r = Math.hypot(p[0], p[2]);
        const ribs = 0.02 * Math.cos(5 * way + 0.7) * smooth(0.1, 0.6, r) * smooth(-0.6, 0.8, p[1]);
        const dip = 0.2 * smooth(0.45, 0, r) * (p[1] > 0 ? 1 : 0.3);
        return (ellipsoid(p, [0.95, 0.8, 0.95]) + ribs + dip) * 0.8;
      },
      [0, 0, 0],
      1,
      stuff(
        (p) =>
          mixed(
            mottled([0.6, 0.035, 0.02], [0.52, 0.022, 0.016], 3)(p, p),
            [0.6, 0.2, 0.04],
            0.6 * smooth(0.42, 0.1, Math.hypot(p[0], p[2])) * smooth(0, 0.5, p[1]),
          ),
        0.85,
      ),
    ),
    ...Array.from({ length: 5 }, (_, i) => {
      const way = i * 1.257 + 0.4;
      return leaf(
        [0.04 * Math.cos(way), 0.64, 0.04 * Math.sin(way)],
        [0.5 * Math.cos(way), 0.7 + 0.06 * (i % 2), 0.5 * Math.sin(way)],
        0.07,
        leafGreen,
      );
    }),
    tube(
      bent(
        [
          [0, 0.6, 0],
          [0.02, 0.78, 0],
          [0.1, 0.94, 0.02],
        ],
        3,
      ),
      0.04,
      stuff([0.12, 0.26, 0.05], 0.2),
    ),
  ],
};

const carrotSkin = (p: Vec): Rgb => {
  const lines = smooth(0.35, 0.6, rough([p[0] * 5, p[1] * 26, p[2] * 5]));
  return mixed(
    mixed([0.76, 0.26, 0.03], [0.66, 0.19, 0.02], 0.5 + 0.5 * rough(scale(p, 4))),
    [0.42, 0.13, 0.025],
    0.55 * lines,
  );
};
export const carrot: Thing = {
  pitch: 0.15,
  parts: moved(
    [0, -0.1, 0],
    leaned("z", -0.55, [
      solid(
        (p) => {
          const t = clamp((0.6 - p[1]) / 2, 0, 1);
          const r = 0.33 * (1 - t) ** 0.62 * smooth(-0.06, 0.05, t) + 0.018;
          const rings = 0.006 * Math.sin(40 * p[1] + 3 * rough([p[0] * 3, p[1] * 9, p[2] * 3]));
          return (
            Math.max(Math.hypot(p[0] + 0.05 * Math.sin(2 * p[1]), p[2]) - r - rings, p[1] - 0.62, -p[1] - 1.45) * 0.8
          );
        },
        [0, -0.4, 0],
        1.1,
        stuff(carrotSkin, 0.25),
      ),
      ...Array.from({ length: 9 }, (_, i) => {
        const way = i * 2.4;
        const out = 0.14 + 0.03 * i;
        const [c, s] = [Math.cos(way), Math.sin(way)];
        const stem: readonly Vec[] = [
          [0.03 * c, 0.55, 0.03 * s],
          [0.5 * out * c, 0.95, 0.5 * out * s],
          [out * c, 1.4 - 0.03 * i, out * s],
        ];
        const green = stuff((p: Vec) => mixed([0.2, 0.4, 0.08], [0.07, 0.26, 0.04], smooth(0.6, 1.1, p[1])), 0.1);
        const sprigs = Array.from({ length: 12 }, (_, k): Part => {
          const t = 0.35 + 0.06 * k;
          const at: Vec = [out * t * c, 0.55 + 0.85 * t - 0.02 * i * t, out * t * s];
          const turn = way + k * 2.2;
          const far = 0.17 * (1.15 - 0.6 * t);
          return bar(
            at,
            [at[0] + far * Math.cos(turn), at[1] + 0.09, at[2] + far * Math.sin(turn)],
            0.028,
            green,
            0.012,
          );
        });
        return grouped([tube(bent(stem, 2), 0.024, green), ...sprigs]);
      }),
    ]),
  ),
};

export const pumpkin: Thing = {
  pitch: 0.3,
  parts: [
    solid(
      (p) => {
        const way = Math.atan2(p[2], p[0]);
        const r = Math.hypot(p[0], p[2]);
        const crease = Math.abs(Math.sin(5.5 * way + 0.3 * Math.sin(3 * way)));
        const ribs = 0.11 * (1 - crease ** 0.6) * smooth(0.05, 0.5, r);
        const dip = 0.24 * smooth(0.5, 0, r);
        return (ellipsoid(p, [1.05, 0.82, 1.05]) + ribs + dip) * 0.7;
      },
      [0, 0, 0],
      1.07,
      stuff((p) => {
        const crease = Math.abs(Math.sin(5.5 * Math.atan2(p[2], p[0]) + 0.3 * Math.sin(3 * Math.atan2(p[2], p[0]))));
        const base = mottled([0.72, 0.28, 0.03], [0.6, 0.2, 0.02], 4)(p, p);
        return mixed(base, [0.42, 0.15, 0.02], smooth(0.5, 0.05, crease) * 0.7);
      }, 0.3),
    ),
    tube(
      bent(
        [
          [0, 0.5, 0],
          [0.01, 0.74, 0],
          [0.1, 0.94, 0.03],
          [0.26, 1.04, 0.05],
        ],
        4,
      ),
      (t) => 0.15 - 0.06 * t,
      stuff((p) => mixed([0.2, 0.2, 0.07], [0.3, 0.26, 0.13], 0.5 + 0.5 * Math.sin(6 * Math.atan2(p[2], p[0]))), 0.1),
    ),
  ],
};

export const egg: Thing = {
  pitch: 0.2,
  parts: [
    solid(
      (p) => {
        const wide = 1 - 0.22 * smooth(-0.6, 1.1, p[1]);
        return ellipsoid([p[0] / wide, p[1], p[2] / wide], [0.86, 1.02, 0.86]) * 0.75 + 0.0015 * rough(scale(p, 40));
      },
      [0, 0, 0],
      1.03,
      stuff(
        (p) =>
          mixed(
            mottled([0.64, 0.42, 0.27], [0.6, 0.37, 0.23], 4)(p, p),
            [0.42, 0.23, 0.13],
            0.5 * smooth(0.5, 0.75, rough(scale(p, 19))),
          ),
        0.15,
      ),
    ),
  ],
};
