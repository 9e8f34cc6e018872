/** What gives light: candles, lanterns, a chandelier, and a fire. */
import type { Part, Rgb, Thing } from "./march";
import { blackIron, brass, granite, mottled } from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import { aside, ball, bar, bent, block, disk, grouped, leaned, ring, solid, spun, stuff, tube } from "./solids";
import { clamp, joined, length, rough, scale, smooth, sub, turned, type Vec } from "./space";

const wax = stuff((p) => mixed([0.72, 0.66, 0.52], [0.82, 0.75, 0.58], smooth(-0.6, 0.7, p[1])), 0.35, { soft: 0.5 });
/** A flame: pale at its foot, orange at its tip. */
const flame = (at: Vec, tall: number): Part =>
  solid(
    (p) => {
      const q = sub(p, at);
      const t = clamp(q[1] / tall, 0, 1);
      const r = 0.36 * tall * Math.sqrt(t + 0.02) * (1 - t) ** 0.9 + 0.01 * tall;
      return Math.max(Math.hypot(q[0], q[2]) - r, -q[1], q[1] - tall) * 0.5;
    },
    [at[0], at[1] + tall / 2, at[2]],
    0.6 * tall,
    stuff((p) => mixed([1, 0.9, 0.55], [1, 0.5, 0.08], smooth(0.25, 1, (p[1] - at[1]) / tall)), 0, { glow: 1 }),
  );

export const candle: Thing = {
  pitch: 0.2,
  parts: [
    spun(
      curved([
        0, -1, 0.5, -1, 0.56, -0.95, 0.54, -0.9, 0.16, -0.84, 0.1, -0.76, 0.1, -0.66, 0.24, -0.58, 0.27, -0.5,
      ]).concat([0.22, -0.5, 0, -0.54]),
      brass,
    ),
    spun([0, -0.54, 0.19, -0.54, 0.19, 0.5, 0.17, 0.53, 0.12, 0.5, 0, 0.48], wax, [0, 0, 0], 0.015),
    ...[0.4, 2.3, 4.4].map((way, i) =>
      bar(
        [0.185 * Math.cos(way), 0.5, 0.185 * Math.sin(way)],
        [0.19 * Math.cos(way), 0.3 - 0.17 * i, 0.19 * Math.sin(way)],
        0.02,
        wax,
        0.034,
      ),
    ),
    bar([0, 0.48, 0], [0.01, 0.6, 0], 0.014, blackIron),
    flame([0.01, 0.56, 0], 0.34),
    ring([0.62, -0.86, 0], 0.12, 0.028, "z", brass),
  ],
};

const pane = stuff(
  (p) => mixed([0.95, 0.78, 0.42], [0.62, 0.6, 0.5], smooth(0.05, 0.55, length([p[0], p[1] + 0.15, p[2]]))),
  1,
  { glow: 0.5 },
);
export const lantern: Thing = {
  pitch: 0.15,
  parts: aside(
    [
      block([0, -0.82, 0], [0.5, 0.06, 0.5], blackIron, 0.03),
      block([0, -0.74, 0], [0.44, 0.05, 0.44], blackIron, 0.03),
      block([0, -0.15, 0], [0.36, 0.56, 0.36], pane, 0.01),
      ...[-1, 1].flatMap((x) =>
        [-1, 1].map((z) => block([0.38 * x, -0.15, 0.38 * z], [0.035, 0.58, 0.035], blackIron, 0.015)),
      ),
      ...[-0.72, 0.42].flatMap((y) => [block([0, y, 0], [0.41, 0.03, 0.41], blackIron, 0.02)]),
      ...[-1, 1].flatMap((s) => [
        block([0.375 * s, -0.15, 0], [0.012, 0.58, 0.014], blackIron, 0.01),
        block([0, -0.15, 0.375 * s], [0.014, 0.58, 0.012], blackIron, 0.01),
      ]),
      solid(
        (p) => {
          const side = 0.52 - 0.62 * (p[1] - 0.45);
          return Math.max((Math.max(Math.abs(p[0]), Math.abs(p[2])) - side) * 0.8, 0.45 - p[1], p[1] - 0.86) - 0.015;
        },
        [0, 0.62, 0],
        0.78,
        blackIron,
      ),
      disk([0, 0.92, 0], 0.16, 0.09, "y", blackIron),
      spun([0, 1.0, 0.22, 1.0, 0.1, 1.1, 0, 1.12], blackIron),
      ring([0, 1.27, 0], 0.16, 0.022, "z", blackIron),
      disk([0, -0.55, 0], 0.13, 0.16, "y", wax),
    ],
    0.45,
  ),
};

const crystal = stuff([0.74, 0.78, 0.8], 1, { transparent: 0.3 });
export const chandelier: Thing = {
  pitch: 0.05,
  parts: [
    bar([0, 0.6, 0], [0, 1.5, 0], 0.022, brass),
    spun([0, 1.5, 0.18, 1.5, 0.12, 1.42, 0, 1.4], brass),
    spun(
      curved([
        0, -0.75, 0.05, -0.72, 0.09, -0.6, 0.05, -0.5, 0.2, -0.36, 0.24, -0.22, 0.1, -0.08, 0.06, 0.1, 0.16, 0.28, 0.1,
        0.46, 0.04, 0.62, 0, 0.64,
      ]),
      brass,
    ),
    ball([0, -0.82, 0], 0.09, crystal),
    ...Array.from({ length: 8 }, (_, i) =>
      leaned("y", (i * Math.PI) / 4 + 0.2, [
        tube(
          bent(
            [
              [0.1, -0.25, 0],
              [0.35, -0.5, 0],
              [0.7, -0.42, 0],
              [0.95, -0.1, 0],
            ],
            4,
          ),
          0.028,
          brass,
        ),
        tube(
          bent(
            [
              [0.08, 0.4, 0],
              [0.3, 0.55, 0],
              [0.5, 0.3, 0],
              [0.42, 0.12, 0],
            ],
            3,
          ),
          0.018,
          brass,
        ),
        spun([0, -0.1, 0.13, -0.04, 0.14, -0.02, 0, -0.05], brass, [0.95, 0, 0]),
        disk([0.95, 0.12, 0], 0.045, 0.16, "y", wax),
        flame([0.95, 0.29, 0], 0.17),
        ball([0.95, -0.2, 0], [0.04, 0.07, 0.04], crystal),
        grouped(
          [0, 1, 2, 3, 4, 5].map((k) => {
            const t = (k + 0.5) / 6;
            return ball([0.1 + 0.8 * t, 0.45 - 0.5 * t - 0.34 * Math.sin(Math.PI * t), 0], 0.032, crystal);
          }),
        ),
        ball([0.55, -0.58, 0], [0.035, 0.075, 0.035], crystal),
      ]),
    ).flat(),
  ],
};

const bark = (p: Vec): Rgb => mottled([0.17, 0.1, 0.055], [0.07, 0.042, 0.025], 7)([p[0], p[1] * 2, p[2]], p);
const log = (way: number, from: Vec, to: Vec): readonly Part[] =>
  leaned("y", way, [bar(from, to, 0.105, stuff(bark, 0.02), 0.095)]);
/** Tongues of fire, leaning drops that flow together: height, foot, lean, width. */
const tongues: readonly (readonly [number, number, number, number, number, number])[] = [
  [1.5, 0, 0, 0.08, 0.05, 0.27],
  ...Array.from({ length: 8 }, (_, i): [number, number, number, number, number, number] => {
    const way = i * 0.785 + 0.3;
    const tall = [0.95, 0.6, 1.15, 0.75, 0.85, 0.55, 1.1, 0.7][i] as number;
    const [c, s] = [Math.cos(way), Math.sin(way)];
    return [tall, 0.21 * c, 0.21 * s, 0.14 * c + 0.06 * s, 0.14 * s - 0.06 * c, 0.16];
  }),
];
function fire(p: Vec): number {
  const up = p[1] + 0.58;
  let near = 9;
  for (const [tall, x, z, leanX, leanZ, wide] of tongues) {
    const t = clamp(up / tall, 0, 1);
    const sway = t * t + 0.3 * Math.sin(7 * t + 5 * x) * t;
    const dx = p[0] - x - leanX * sway;
    const dz = p[2] - z - leanZ * sway;
    const r = Math.sqrt(dx * dx + dz * dz) - wide * 1.75 * Math.sqrt(t + 0.1) * (1 - t);
    near = joined(near, Math.max(r, (up - tall) * 0.6), 0.09);
  }
  return Math.max(near, -up) * 0.45;
}
const fireLight = (p: Vec): Rgb => {
  const t =
    (p[1] + 0.58) * 0.75 +
    1.1 * Math.max(0, Math.hypot(p[0], p[2]) - 0.2) +
    0.16 * rough([p[0] * 6, p[1] * 3, p[2] * 6]);
  return mixed(mixed([1, 0.86, 0.44], [1, 0.52, 0.07], smooth(0.1, 0.6, t)), [0.85, 0.2, 0.02], smooth(0.6, 1.2, t));
};
export const campfire: Thing = {
  pitch: 0.35,
  parts: [
    ...[0.3, 1.4, 2.4, 3.5, 4.6, 5.6].flatMap((way) => log(way, [0.78, -0.62, 0], [0.08, -0.2, 0.03])),
    ...Array.from({ length: 13 }, (_, i) => {
      const way = (i * 2 * Math.PI) / 13;
      const s = 0.15 + 0.03 * rough([i + 0.5, 3, 0]);
      return solid(
        (p) => {
          const q = turned(sub(p, [0.98 * Math.cos(way), -0.68, 0.98 * Math.sin(way)]), "y", way);
          return (length([q[0] / 1.1, q[1] * 1.25, q[2] / 1.25]) - s + 0.04 * rough(scale(p, 6))) * 0.7;
        },
        [0.98 * Math.cos(way), -0.68, 0.98 * Math.sin(way)],
        0.3,
        granite,
      );
    }),
    solid(
      (p) => Math.max(p[1] + 0.72, -0.8 - p[1], Math.hypot(p[0], p[2]) - 0.86),
      [0, -0.76, 0],
      0.9,
      stuff(mottled([0.12, 0.1, 0.09], [0.04, 0.035, 0.03], 9), 0),
    ),
    solid(fire, [0, 0.15, 0], 1, stuff(fireLight, 0, { glow: 1 })),
  ],
};
