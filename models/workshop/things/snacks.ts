/** A donut and a sandwich. */
import type { Part, Rgb, Thing } from "./march";
import { mottled } from "./materials";
import { mixed } from "./pieces";
import { bar, disk, grouped, leaned, moved, solid, stuff } from "./solids";
import { box, joined, rough, scale, smooth, type Vec } from "./space";

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
        const k = -0.9 + 1.8 * ((i * 0.7548776) % 1);
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
