/** Bread and what else is eaten by hand. */
import type { Rgb, Thing } from "./march";
import { grained, mottled } from "./materials";
import { leaf, mixed } from "./pieces";
import { aside, bar, block, disk, grouped, leaned, moved, solid, stuff } from "./solids";
import { clamp, ellipsoid, joined, rough, scale, smooth, sub, type Vec } from "./space";

const crust = (p: Vec): Rgb => {
  const base = mixed(
    [0.5, 0.22, 0.06],
    [0.28, 0.1, 0.025],
    clamp(0.5 + 0.6 * rough(scale(p, 3)) + 0.3 * rough(scale(p, 9)), 0, 1),
  );
  return base;
};

/** Slashes across a loaf, as distance from the nearest. */
const slash = (p: Vec): number => {
  const u = (p[0] + 0.55 * p[2]) / 0.42;
  return Math.abs(u - Math.floor(u) - 0.5) * 0.42;
};

export const bread: Thing = {
  pitch: 0.35,
  parts: aside(
    [
      solid(
        (p) => {
          const body = ellipsoid(p, [1.2, 0.56, 0.55]);
          const cutIn =
            0.05 * smooth(0.09, 0.02, slash(p)) * smooth(0.12, 0.35, p[1]) * smooth(1.05, 0.85, Math.abs(p[0]));
          return Math.max(body + cutIn + 0.012 * rough(scale(p, 7)) + 0.006 * rough(scale(p, 17)), -p[1] - 0.34) * 0.75;
        },
        [0, 0, 0],
        1.22,
        stuff((p) => {
          const open = smooth(0.085, 0.045, slash(p)) * smooth(0.12, 0.35, p[1]) * smooth(1.05, 0.85, Math.abs(p[0]));
          const flour = smooth(0.05, 0.5, rough(scale(p, 6)) + 0.4 * rough(scale(p, 21))) * smooth(0, 0.4, p[1]);
          return mixed(mixed(crust(p), [0.72, 0.62, 0.48], 0.35 * flour), [0.74, 0.52, 0.27], open);
        }, 0.12),
      ),
    ],
    0.35,
  ),
};

/** Segments along a half moon, each a little roll. */
const moon = (t: number): Vec => {
  const way = -0.2 + 3.54 * t;
  return [0.8 * Math.cos(way), 0, -0.25 + 0.72 * Math.sin(way)];
};

const rolls = Array.from({ length: 9 }, (_, i) => {
  const t = (i + 0.5) / 9;
  const thick = 0.1 + 0.3 * Math.sin(Math.PI * t) ** 1.1;
  return { at: [moon(t)[0], thick * 0.82 - 0.34, moon(t)[2]] as Vec, thick, way: -0.2 + 3.54 * t + Math.PI / 2 };
});

export const croissant: Thing = {
  pitch: 0.6,
  parts: leaned(
    "y",
    0.5,
    moved(
      [0, 0, -0.1],
      [
        solid(
          (p) =>
            rolls.reduce((near, { at, thick, way }) => {
              const q = sub(p, at);
              const [c, s] = [Math.cos(way), Math.sin(way)];
              const along = q[0] * c + q[2] * s;
              const across = q[2] * c - q[0] * s;
              const shear = along + 0.35 * across;
              return joined(near, ellipsoid([shear, q[1], across], [0.24, thick * 0.92, thick]), 0.09);
            }, 9) *
              0.75 +
            0.006 * rough(scale(p, 11)),
          [0, -0.05, 0],
          1.15,
          stuff((p) => {
            const near = Math.min(
              ...rolls.map(({ at, way }) =>
                Math.abs(
                  (p[0] - at[0]) * Math.cos(way) +
                    (p[2] - at[2]) * Math.sin(way) +
                    0.35 * ((p[2] - at[2]) * Math.cos(way) - (p[0] - at[0]) * Math.sin(way)),
                ),
              ),
            );
            const layers = 0.5 + 0.5 * Math.sin(75 * near + 4 * rough(scale(p, 4)));
            const brown = smooth(-0.25, 0.35, p[1] + 0.25 * rough(scale(p, 3)));
            return mixed(
              mixed([0.62, 0.34, 0.1], [0.33, 0.115, 0.022], brown * (1 - 0.75 * smooth(0.08, 0.17, near))),
              [0.66, 0.38, 0.13],
              0.25 * layers,
            );
          }, 0.4),
        ),
      ],
    ),
  ),
};

const slices: readonly (readonly [number, number])[] = [
  [0.1, 0.1],
  [0.62, 0.2],
  [-0.45, 0.45],
  [0.2, 0.68],
  [-0.62, -0.2],
  [0.1, -0.5],
  [0.6, -0.42],
  [-0.35, -0.68],
  [-0.2, 0.02],
];

export const pizza: Thing = {
  pitch: 0.5,
  parts: [
    solid(
      (p) => {
        const r = Math.hypot(p[0], p[2]);
        const rim = Math.hypot(r - 1.1, p[1] * 1.15) - 0.125 - 0.025 * rough([p[0] * 3, 0.5, p[2] * 3]);
        const base = Math.max(r - 1.1, Math.abs(p[1] + 0.04) - 0.05);
        return (joined(rim, base, 0.05) + 0.01 * rough(scale(p, 6))) * 0.85;
      },
      [0, 0, 0],
      1.27,
      stuff((p) => {
        const r = Math.hypot(p[0], p[2]) + 0.03 * rough(scale(p, 5));
        const bake = mixed(
          [0.66, 0.4, 0.16],
          [0.3, 0.12, 0.035],
          smooth(0.05, 0.7, rough(scale(p, 3.3)) + 0.5 * p[1] * 6 * 0.2),
        );
        const melt = rough([p[0] * 3.5, 0.4, p[2] * 3.5]) + 0.4 * rough(scale(p, 10));
        const top = mixed(
          [0.52, 0.1, 0.03],
          mixed([0.84, 0.62, 0.26], [0.72, 0.4, 0.12], smooth(0.3, 0.8, melt)),
          smooth(-0.5, -0.1, melt),
        );
        return r < 1.02 && p[1] > -0.05 ? mixed(top, [0.5, 0.09, 0.03], smooth(0.96, 1.02, r)) : bake;
      }, 0.25),
    ),
    ...slices.map(([x, z], i) =>
      disk(
        [x, 0.035, z],
        0.19,
        0.018,
        "y",
        stuff((p) => {
          const d = Math.hypot(p[0] - x, p[2] - z);
          return mixed(
            mottled([0.5, 0.075, 0.03], [0.66, 0.24, 0.13], 16)([p[0], i, p[2]], p),
            [0.3, 0.03, 0.015],
            smooth(0.15, 0.19, d),
          );
        }, 0.4),
      ),
    ),
    ...[
      [-0.15, 0.34],
      [0.4, -0.12],
      [-0.8, 0.15],
      [0.4, 0.45],
      [-0.25, -0.35],
    ].map(([x, z], i) =>
      leaf(
        [x as number, 0.03, z as number],
        [(x as number) + 0.24 * Math.cos(2 * i), 0.05, (z as number) + 0.24 * Math.sin(2 * i)],
        0.075,
        [0.06, 0.2, 0.03],
      ),
    ),
  ],
};

const bun = (p: Vec): Rgb =>
  mixed([0.6, 0.3, 0.08], [0.42, 0.17, 0.035], smooth(0.1, 0.8, p[1] + 0.15 * rough(scale(p, 3))));

const seeds = Array.from({ length: 46 }, (_, i) => {
  const r = 0.78 * Math.sqrt((i + 0.5) / 46);
  const way = 2.4 * i;
  return { at: [r * Math.cos(way), 0.275 + 0.555 * Math.sqrt(1 - r * r), r * Math.sin(way)] as Vec, way: way * 1.7 };
});

export const burger: Thing = {
  pitch: 0.2,
  parts: [
    solid(
      (p) => Math.max(ellipsoid(sub(p, [0, 0.26, 0]), [1, 0.56, 1]), 0.24 - p[1]) * 0.9 - 0.015,
      [0, 0.4, 0],
      1.03,
      stuff((p) => (p[1] < 0.27 ? [0.72, 0.55, 0.32] : bun(p)), 0.35),
    ),
    grouped(
      seeds.map(({ at, way }) =>
        bar(
          at,
          [at[0] + 0.03 * Math.cos(way), at[1] - 0.01, at[2] + 0.03 * Math.sin(way)],
          0.02,
          stuff([0.74, 0.64, 0.44], 0.2),
          0.013,
        ),
      ),
    ),
    solid(
      (p) => {
        const way = Math.atan2(p[2], p[0]);
        const r = Math.hypot(p[0], p[2]);
        const wave =
          0.05 * Math.sin(13 * way + 2 * Math.sin(3 * way)) * smooth(0.7, 1.05, r) - 0.1 * smooth(0.9, 1.12, r);
        return Math.max(Math.abs(p[1] - 0.17 - wave) - 0.02, r - 1.06 - 0.05 * Math.sin(5 * way)) * 0.6;
      },
      [0, 0.15, 0],
      1.18,
      stuff((p) => mixed([0.3, 0.5, 0.1], [0.12, 0.32, 0.04], smooth(0.2, 0.9, 0.5 + rough(scale(p, 6)))), 0.3),
    ),
    ...[
      [-0.45, 0.3],
      [0.42, 0.42],
      [0.1, -0.45],
      [-0.4, -0.4],
      [0.55, -0.3],
    ].map(([x, z]) => disk([x as number, 0.08, z as number], 0.44, 0.045, "y", stuff([0.56, 0.05, 0.025], 0.7), 0.03)),
    solid(
      (p) => {
        const flat = Math.max(Math.abs(p[0]), Math.abs(p[2])) - 0.86;
        const sag = 0.16 * smooth(0.62, 1.05, Math.hypot(p[0], p[2]));
        return Math.max(flat, Math.abs(p[1] + 0.005 + sag) - 0.025) * 0.75 - 0.01;
      },
      [0, -0.05, 0],
      1.25,
      stuff([0.82, 0.48, 0.05], 0.4),
    ),
    solid(
      (p) =>
        (Math.max(Math.hypot(p[0], p[2]) - 0.94, Math.abs(p[1] + 0.2) - 0.1) -
          0.05 +
          0.03 * rough(scale(p, 7)) +
          0.02 * rough(scale(p, 15))) *
        0.75,
      [0, -0.2, 0],
      1.05,
      stuff(mottled([0.17, 0.07, 0.035], [0.075, 0.03, 0.016], 9), 0.35),
    ),
    solid(
      (p) => {
        const q = sub(p, [0, -0.5, 0]);
        const [d, h] = [Math.hypot(q[0], q[2]) - 0.96 + 0.12, Math.abs(q[1]) - 0.16 + 0.12];
        return Math.hypot(Math.max(d, 0), Math.max(h, 0)) + Math.min(Math.max(d, h), 0) - 0.12;
      },
      [0, -0.5, 0],
      1,
      stuff(
        (p) =>
          p[1] > -0.375
            ? [0.72, 0.55, 0.32]
            : mixed([0.62, 0.34, 0.1], [0.5, 0.22, 0.05], clamp(0.5 + 0.5 * rough(scale(p, 4)), 0, 1)),
        0.25,
      ),
    ),
  ],
};

/** A loaf's board, for scenes on a table. */
export const cuttingBoard: Thing = {
  pitch: 0.45,
  parts: aside([
    block([0, 0, 0], [1, 0.06, 0.6], stuff(grained([0.52, 0.31, 0.14], [0.36, 0.19, 0.07], "x"), 0.2), 0.04),
    block([1.15, 0, 0], [0.22, 0.06, 0.14], stuff(grained([0.52, 0.31, 0.14], [0.36, 0.19, 0.07], "x"), 0.2), 0.05),
    disk([1.24, 0.02, 0], 0.05, 0.05, "y", stuff([0.08, 0.05, 0.03], 0)),
  ]),
};
