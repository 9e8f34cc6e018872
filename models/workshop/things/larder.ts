/** Vegetables beside those of the garden. */
import type { Thing } from "./march";
import { mottled } from "./materials";
import { leaf, mixed } from "./pieces";
import { ball, bar, bent, grouped, leaned, solid, stuff, tube } from "./solids";
import { clamp, ellipsoid, joined, rough, scale, smooth, sub, type Vec } from "./space";

export const stalk = stuff(mottled([0.2, 0.24, 0.07], [0.1, 0.14, 0.04], 14), 0.1);

export const onion: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const low = ellipsoid(p, [0.88, 0.78, 0.88]);
        const neck = Math.max(Math.hypot(p[0], p[2]) - 0.1 - 0.05 * smooth(0.7, 1.2, p[1]), 0.5 - p[1], p[1] - 1.22);
        return (joined(low, neck, 0.34) + 0.006 * Math.cos(14 * Math.atan2(p[2], p[0]))) * 0.8;
      },
      [0, 0.12, 0],
      1.16,
      stuff((p) => {
        const way = Math.atan2(p[2], p[0]);
        const lines = smooth(0.2, 0.9, Math.cos(30 * way + 3 * rough([p[0] * 2, p[1] * 2, p[2] * 2])));
        const base = mixed([0.58, 0.27, 0.07], [0.44, 0.17, 0.04], 0.5 + 0.5 * rough([p[0] * 3, p[1], p[2] * 3]));
        return mixed(mixed(base, [0.32, 0.11, 0.025], 0.45 * lines), [0.66, 0.5, 0.3], smooth(0.65, 1.15, p[1]) * 0.7);
      }, 0.55),
    ),
    grouped(
      Array.from({ length: 14 }, (_, i) => {
        const w = 2.4 * i;
        const r = 0.1 * Math.sqrt(i / 14);
        return bar(
          [r * Math.cos(w), -0.76, r * Math.sin(w)],
          [2.2 * r * Math.cos(w), -0.93, 2.2 * r * Math.sin(w)],
          0.013,
          stuff([0.5, 0.42, 0.3], 0),
        );
      }),
    ),
  ],
};

export const potato: Thing = {
  pitch: 0.3,
  parts: leaned("y", -0.3, [
    solid(
      (p) => {
        const body = joined(
          ellipsoid(sub(p, [-0.25, 0, 0]), [0.75, 0.6, 0.62]),
          ellipsoid(sub(p, [0.45, 0.06, 0.05]), [0.62, 0.52, 0.55]),
          0.3,
        );
        const dents = [
          [-0.5, 0.4, 0.35],
          [0.2, 0.1, 0.62],
          [0.75, 0.25, 0.35],
          [-0.1, 0.58, 0.1],
          [-0.75, -0.1, 0.35],
          [0.4, -0.2, -0.5],
          [-0.4, 0.1, -0.55],
        ];
        const dent = dents.reduce(
          (sum, [x, y, z]) =>
            sum +
            0.05 * smooth(0.14, 0.02, Math.hypot(p[0] - (x as number), p[1] - (y as number), p[2] - (z as number))),
          0,
        );
        return (body + 0.04 * rough(scale(p, 2.2)) + 0.006 * rough(scale(p, 14)) + dent) * 0.8;
      },
      [0.05, 0, 0],
      1.12,
      stuff(
        (p) =>
          mixed(
            mottled([0.52, 0.35, 0.17], [0.4, 0.25, 0.11], 6)(p, p),
            [0.22, 0.13, 0.06],
            0.7 * smooth(0.5, 0.75, rough(scale(p, 13))),
          ),
        0.08,
      ),
    ),
  ]),
};

export const garlic: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const way = Math.atan2(p[2], p[0]);
        const r = Math.hypot(p[0], p[2]);
        const cloves = 0.07 * Math.abs(Math.cos(4.5 * way)) ** 0.5 * smooth(0.1, 0.5, r);
        const body = ellipsoid(p, [0.82, 0.68, 0.82]) - cloves;
        const neck = Math.max(r - 0.11 - 0.03 * Math.cos(5 * way + 3 * p[1]), 0.3 - p[1], p[1] - 1.05);
        return joined(body, neck, 0.36) * 0.72;
      },
      [0, 0.12, 0],
      1.05,
      stuff((p) => {
        const streak = rough([p[0] * 9, p[1] * 1.2, p[2] * 9]);
        return mixed(
          mixed([0.74, 0.7, 0.62], [0.62, 0.55, 0.45], smooth(-0.3, 0.6, streak)),
          [0.46, 0.26, 0.3],
          0.4 * smooth(0.25, 0.8, rough([p[0] * 5 + 7, p[1] * 0.8, p[2] * 5])),
        );
      }, 0.2),
    ),
    ball([0, -0.66, 0], [0.22, 0.08, 0.22], stuff(mottled([0.5, 0.42, 0.3], [0.34, 0.27, 0.18], 20), 0)),
  ],
};

const kernel = (p: Vec): readonly [number, number] => {
  const u = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 16;
  const v = p[1] / 0.105 + 0.5 * (Math.floor(u) & 1);
  return [u - Math.floor(u) - 0.5, v - Math.floor(v) - 0.5];
};

export const corn: Thing = {
  pitch: 0.1,
  parts: leaned("z", -0.45, [
    solid(
      (p) => {
        const t = clamp((p[1] + 1) / 2.1, 0, 1);
        const r = 0.36 * (1 - t ** 3.2) ** 0.6 + 0.02;
        const [u, v] = kernel(p);
        return (
          Math.max(
            Math.hypot(p[0], p[2]) - r * smooth(-1.25, -0.45, p[1]) - 0.045 * (1 - smooth(0.1, 0.5, Math.hypot(u, v))),
            p[1] - 1.1,
            -0.62 - p[1],
          ) * 0.65
        );
      },
      [0, 0.05, 0],
      1.16,
      stuff((p) => {
        const [u, v] = kernel(p);
        return mixed(
          mixed([0.84, 0.58, 0.08], [0.8, 0.66, 0.2], smooth(0.2, 0.9, rough(scale(p, 6)))),
          [0.5, 0.28, 0.03],
          smooth(0.3, 0.5, Math.hypot(u, v)),
        );
      }, 0.6),
    ),
    ...[0.3, 2.1, 3.4, 4.9].map((way, i) => {
      const [c, s] = [Math.cos(way), Math.sin(way)];
      const tall = [0.9, 0.45, 0.75, 0.6][i] as number;
      return solid(
        (p) => {
          const t = clamp((p[1] + 1.15) / (1.15 + tall), 0, 1);
          const out = 0.14 + 0.32 * Math.sin(Math.PI * Math.min(1, t * 0.75)) + 0.5 * t ** 4;
          const across = p[2] * c - p[0] * s;
          const along = p[0] * c + p[2] * s;
          const wide = 0.4 * Math.sin(Math.PI * clamp(t * 0.8 + 0.2, 0, 1)) ** 0.8;
          return (
            Math.max(
              Math.abs(along - out + 1.1 * across * across) - 0.015,
              Math.abs(across) - wide,
              -1.15 - p[1],
              p[1] - tall,
            ) *
              0.6 -
            0.006
          );
        },
        [0.35 * c, (tall - 1.15) / 2, 0.35 * s],
        (1.15 + tall) / 2 + 0.36,
        stuff(
          (p) => mixed([0.24, 0.38, 0.1], [0.42, 0.52, 0.22], 0.5 + 0.5 * Math.sin(60 * (p[2] * c - p[0] * s))),
          0.1,
          { soft: 0.3 },
        ),
      );
    }),
    bar([0, -1.0, 0], [0, -1.4, 0], 0.12, stuff([0.36, 0.45, 0.18], 0.1), 0.09),
  ]),
};

export const eggplant: Thing = {
  pitch: 0.15,
  parts: leaned("z", 0.5, [
    solid(
      (p) => {
        const bend = 0.1 * p[1] * p[1];
        const q: Vec = [p[0] - bend, p[1], p[2]];
        return (
          joined(
            ellipsoid(sub(q, [0, -0.5, 0]), [0.58, 0.62, 0.58]),
            ellipsoid(sub(q, [0, 0.35, 0]), [0.36, 0.7, 0.36]),
            0.4,
          ) * 0.85
        );
      },
      [0.1, -0.05, 0],
      1.16,
      stuff((p) => mixed([0.05, 0.012, 0.05], [0.11, 0.025, 0.1], clamp(0.5 + 0.6 * rough(scale(p, 2)), 0, 1)), 1),
    ),
    ...Array.from({ length: 5 }, (_, i) => {
      const w = i * 1.257;
      return leaf(
        [0.1 + 0.08 * Math.cos(w), 0.98, 0.08 * Math.sin(w)],
        [0.1 + 0.4 * Math.cos(w), 0.62, 0.4 * Math.sin(w)],
        0.14,
        [0.1, 0.24, 0.06],
      );
    }),
    tube(
      bent(
        [
          [0.1, 0.94, 0],
          [0.14, 1.2, 0],
          [0.26, 1.4, 0.02],
        ],
        3,
      ),
      (t) => 0.08 - 0.01 * t,
      stalk,
    ),
  ]),
};

export const bellPepper: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const way = Math.atan2(p[2], p[0]);
        const r = Math.hypot(p[0], p[2]);
        const lobes = 0.1 * Math.abs(Math.sin(2 * way + 0.4)) ** 0.7 * smooth(0.05, 0.5, r);
        const wide = 1 - 0.16 * smooth(0.3, -0.9, p[1]);
        const dip = 0.36 * smooth(0.5, 0, r) * (p[1] > 0 ? 1 : 0.5);
        return (ellipsoid([p[0] / wide, p[1], p[2] / wide], [0.72, 0.9, 0.72]) - lobes + dip) * 0.66;
      },
      [0, 0, 0],
      1,
      stuff(
        (p) =>
          mixed(
            mottled([0.56, 0.025, 0.02], [0.48, 0.015, 0.015], 3)(p, p),
            [0.6, 0.18, 0.03],
            0.4 * smooth(0.4, 0.9, p[1]),
          ),
        1,
      ),
    ),
    tube(
      bent(
        [
          [0, 0.52, 0],
          [0.02, 0.82, 0],
          [0.12, 1.08, 0.04],
        ],
        3,
      ),
      (t) => 0.1 - 0.03 * t,
      stuff([0.12, 0.28, 0.05], 0.3),
    ),
    ball([0, 0.56, 0], [0.24, 0.06, 0.24], stuff([0.12, 0.28, 0.05], 0.3)),
  ],
};
