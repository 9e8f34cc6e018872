/** Vegetables, fruit and baked things beside those of the garden and the oven. */
import type { Part, Rgb, Thing } from "./march";
import { mottled } from "./materials";
import { leaf, mixed } from "./pieces";
import { ball, bar, bent, disk, grouped, leaned, moved, solid, stuff, tube } from "./solids";
import { box, clamp, ellipsoid, joined, rough, scale, smooth, sub, type Vec } from "./space";

const stalk = stuff(mottled([0.2, 0.24, 0.07], [0.1, 0.14, 0.04], 14), 0.1);

export const lemon: Thing = {
  pitch: 0.25,
  parts: leaned(
    "y",
    -0.35,
    leaned("z", 0.2, [
      solid(
        (p) => {
          const body = ellipsoid(p, [0.95, 0.72, 0.72]);
          const tip = ellipsoid(sub(p, [0.95, 0, 0]), [0.2, 0.14, 0.14]);
          const end = ellipsoid(sub(p, [-0.9, 0, 0]), [0.16, 0.17, 0.17]);
          return (joined(joined(body, tip, 0.2), end, 0.2) + 0.008 * rough(scale(p, 17))) * 0.85;
        },
        [0, 0, 0],
        1.2,
        stuff(mottled([0.82, 0.62, 0.06], [0.74, 0.52, 0.035], 8), 0.45),
      ),
      ball([-1.07, 0, 0], [0.05, 0.07, 0.07], stalk),
      leaf([-0.95, 0.1, 0.05], [-0.45, 0.95, 0.2], 0.17, [0.07, 0.22, 0.03]),
    ]),
  ),
};

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

export const peach: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const seam = 0.06 * Math.exp(-((p[0] / 0.1) ** 2)) * (p[2] > 0 ? 1 : 0) * smooth(-0.9, 0.4, p[1]);
        const dip = 0.26 * smooth(0.34, 0, Math.hypot(p[0], p[2])) * (p[1] > 0 ? 1 : 0);
        return (ellipsoid(p, [0.92, 0.86, 0.92]) + seam + dip) * 0.8;
      },
      [0, 0, 0],
      0.95,
      stuff(
        (p) =>
          mixed(
            mixed([0.78, 0.46, 0.16], [0.72, 0.34, 0.12], 0.5 + 0.5 * rough(scale(p, 3))),
            [0.55, 0.07, 0.06],
            smooth(-0.4, 0.8, 0.6 * p[0] + 0.4 * p[1] + 0.35 * rough(scale(p, 2.4)) + 0.2 * rough(scale(p, 10))),
          ),
        0.12,
        { soft: 0.3 },
      ),
    ),
    tube(
      [
        [0, 0.58, 0],
        [0.03, 0.86, 0],
      ],
      0.035,
      stuff([0.16, 0.1, 0.05], 0.1),
    ),
    leaf([0.02, 0.8, 0], [0.72, 0.84, 0.3], 0.15, [0.1, 0.26, 0.04]),
  ],
};

const pearShaped = (p: Vec): number =>
  joined(ellipsoid(sub(p, [0, -0.24, 0]), [0.68, 0.72, 0.68]), ellipsoid(sub(p, [0, 0.55, 0]), [0.36, 0.5, 0.36]), 0.4);
/** A half with its stone. */
export const avocado: Thing = {
  pitch: 0.15,
  parts: leaned(
    "y",
    -0.4,
    leaned("x", -0.35, [
      solid(
        (p) => Math.max(pearShaped(p) + 0.012 * rough(scale(p, 13)), p[2] - 0.02) * 0.85,
        [0, 0, -0.2],
        1.1,
        stuff((p) => {
          if (p[2] < 0) return mixed([0.045, 0.07, 0.025], [0.09, 0.12, 0.045], 0.5 + 0.5 * rough(scale(p, 15)));
          const depth = -pearShaped(p);
          return mixed(
            mixed([0.1, 0.2, 0.03], [0.42, 0.5, 0.12], smooth(0.02, 0.1, depth)),
            [0.72, 0.66, 0.3],
            smooth(0.08, 0.28, depth),
          );
        }, 0.35),
      ),
      solid(
        (p) => ellipsoid(sub(p, [0, -0.28, 0.02]), [0.34, 0.36, 0.3]) + 0.008 * rough(scale(p, 8)),
        [0, -0.28, 0.02],
        0.38,
        stuff(mottled([0.3, 0.14, 0.05], [0.2, 0.085, 0.03], 6), 0.5),
      ),
    ]),
  ),
};

export const donut: Thing = {
  pitch: 0.5,
  parts: [
    solid(
      (p) => (Math.hypot(Math.hypot(p[0], p[2]) - 0.66, p[1] * 1.12) - 0.4 + 0.008 * rough(scale(p, 7))) * 0.9,
      [0, 0, 0],
      1.08,
      stuff(
        (p) =>
          mixed(
            [0.66, 0.4, 0.15],
            [0.5, 0.25, 0.07],
            smooth(-0.05, -0.3, p[1] + 0.08 * rough(scale(p, 5)) + (Math.abs(p[1] + 0.02) < 0.06 ? 0.4 : 0)),
          ),
        0.15,
      ),
    ),
    solid(
      (p) => {
        const way = Math.atan2(p[2], p[0]);
        const low = 0.06 + 0.07 * rough([2.6 * Math.cos(way), 0.5, 2.6 * Math.sin(way)]) + 0.03 * Math.sin(9 * way);
        const tor = Math.hypot(Math.hypot(p[0], p[2]) - 0.66, p[1] * 1.12) - 0.43;
        return -joined(-tor, p[1] - low, 0.05) * 0.8;
      },
      [0, 0.1, 0],
      1.1,
      stuff([0.66, 0.25, 0.32], 0.75),
    ),
    grouped(
      Array.from({ length: 60 }, (_, i) => {
        const w = 2.4 * i;
        const k = -0.9 + 1.8 * ((i * 0.618) % 1);
        const r = 0.66 + 0.435 * Math.sin(k);
        const y = (0.435 * Math.cos(k)) / 1.12;
        const at: Vec = [r * Math.cos(w), y, r * Math.sin(w)];
        const colours: readonly Rgb[] = [
          [0.75, 0.55, 0.08],
          [0.08, 0.4, 0.65],
          [0.74, 0.72, 0.68],
          [0.2, 0.5, 0.16],
          [0.55, 0.05, 0.05],
        ];
        return bar(
          at,
          [at[0] + 0.075 * Math.cos(3.1 * i), at[1], at[2] + 0.075 * Math.sin(3.1 * i)],
          0.02,
          stuff(colours[i % 5] as Rgb, 0.4),
        );
      }),
    ),
  ],
};

const toast = (p: Vec): Rgb => mottled([0.7, 0.5, 0.25], [0.58, 0.36, 0.14], 9)(p, p);
const slice = (y: number): Part =>
  solid(
    (p) => {
      const q: Vec = [p[0], p[1] - y - 0.02 * rough([p[0] * 2, y, p[2] * 2]), p[2]];
      const cut = 0.7 * (q[0] + q[2]) - 0.05;
      return Math.max(box(q, [0.86, 0.09, 0.86], 0.06), cut) * 0.95;
    },
    [-0.2, y, -0.2],
    1.22,
    stuff((p) => {
      const inside = 0.7 * (p[0] + p[2]) > 0.03;
      return inside
        ? mottled([0.74, 0.62, 0.42], [0.64, 0.5, 0.3], 16)(p, p)
        : Math.abs(p[1] - y) < 0.07 && Math.max(-p[0], -p[2]) > 0.8
          ? [0.4, 0.19, 0.06]
          : toast(p);
    }, 0.05),
  );
const filling = (y: number, thick: number, colour: Part["colour"], out: number, wave: number): Part =>
  solid(
    (p) => {
      const w = wave * Math.sin(7 * p[0] + 5 * p[2]) + 0.6 * wave * Math.sin(15 * p[0] - 11 * p[2]);
      const reach = Math.max(Math.abs(p[0]), Math.abs(p[2])) - 0.84 - out * Math.sin(9 * (p[0] - p[2]));
      return (
        Math.max(
          Math.abs(p[1] - y - w) - thick,
          reach,
          0.7 * (p[0] + p[2]) - 0.06 - out * Math.sin(13 * (p[0] - p[2])),
        ) *
          0.65 -
        0.008
      );
    },
    [-0.2, y, -0.2],
    1.26,
    stuff(colour, 0.35),
  );
export const sandwich: Thing = {
  pitch: 0.3,
  parts: leaned(
    "y",
    -0.45 - Math.PI / 4 + 0.5,
    moved(
      [0.2, 0, 0.2],
      [
        slice(-0.32),
        slice(0.36),
        filling(
          0.2,
          0.012,
          (p) => mixed([0.3, 0.5, 0.1], [0.12, 0.32, 0.04], 0.5 + 0.5 * rough(scale(p, 6))),
          0.05,
          0.035,
        ),
        filling(0.1, 0.03, () => [0.8, 0.5, 0.07], 0.0, 0.0),
        filling(0.02, 0.03, mottled([0.62, 0.28, 0.22], [0.5, 0.2, 0.16], 6), 0.02, 0.012),
        filling(-0.06, 0.028, mottled([0.62, 0.28, 0.22], [0.5, 0.2, 0.16], 6), 0.03, 0.015),
        ...[
          [-0.5, 0.3],
          [0.3, -0.5],
          [-0.1, -0.1],
          [-0.55, -0.55],
        ].map(([x, z]) =>
          disk([x as number, -0.15, z as number], 0.34, 0.04, "y", stuff([0.56, 0.05, 0.025], 0.7), 0.03),
        ),
      ],
    ),
  ),
};
