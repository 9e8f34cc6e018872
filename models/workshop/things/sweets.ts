/** Cakes and ice cream. */
import type { Part, Rgb, Thing } from "./march";
import { mottled } from "./materials";
import { mixed } from "./pieces";
import { ball, bar, grouped, ring, solid, spun, stuff } from "./solids";
import { clamp, joined, length, rough, scale, smooth, sub, type Vec } from "./space";

const sponge = mottled([0.66, 0.43, 0.17], [0.54, 0.31, 0.1], 12);

const cream: Rgb = [0.78, 0.73, 0.62];

/** A layered cake from which a piece has been cut. */
export const cake: Thing = {
  pitch: 0.4,
  parts: [
    solid(
      (p) => {
        const r = Math.hypot(p[0], p[2]);
        const [h, d] = [Math.abs(p[1] + 0.05) - 0.46, r - 0.92];
        const body =
          Math.hypot(Math.max(h + 0.05, 0), Math.max(d + 0.05, 0)) + Math.min(Math.max(h, d) + 0.05, 0) - 0.05;
        const way = Math.atan2(p[2], p[0]);
        const drip =
          0.028 *
          smooth(0, 0.06, p[1] - 0.2 - 0.14 * rough([2.4 * Math.cos(way) * 2.2, 0.3, 2.4 * Math.sin(way) * 2.2]));
        const wedge = Math.max(Math.abs(p[0] * 0.8 - p[2] * 0.1) - 0.62 * p[2] * 0.75, 0.02 - p[2]);
        return Math.max(body - drip, -wedge * 0.8) * 0.8;
      },
      [0, -0.02, 0],
      1.1,
      stuff((p) => {
        const r = Math.hypot(p[0], p[2]);
        if (r < 0.895 && p[1] < 0.395) {
          const layer = Math.abs((((p[1] + 0.51) / 0.3) % 1) - 0.93);
          return layer < 0.09 ? cream : sponge(p, p);
        }
        const way = Math.atan2(p[2], p[0]);
        const low = 0.22 + 0.14 * rough([2.4 * Math.cos(way) * 2.2, 0.3, 2.4 * Math.sin(way) * 2.2]);
        return p[1] > low ? [0.09, 0.033, 0.017] : cream;
      }, 0.45),
    ),
    ...Array.from({ length: 11 }, (_, i) => {
      const way = 2.05 + i * 0.5;
      const at: Vec = [0.72 * Math.cos(way), 0.44, 0.72 * Math.sin(way)];
      return grouped([
        ...[0.12, 0.095, 0.065, 0.035].map((r, k) =>
          ball([at[0], at[1] + 0.055 * k, at[2]], [r, 0.06, r], stuff(cream, 0.3)),
        ),
        ball([at[0], at[1] + 0.22, at[2]], 0.07, stuff([0.5, 0.012, 0.02], 0.3)),
      ]);
    }),
    spun(
      [0, -0.52, 1.2, -0.5, 1.28, -0.46, 1.28, -0.49, 1.15, -0.56, 0.3, -0.58, 0, -0.58],
      stuff([0.66, 0.65, 0.63], 0.9),
    ),
  ],
};

export const cupcake: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const way = Math.atan2(p[2], p[0]);
        const r = Math.hypot(p[0], p[2]) - (0.56 + 0.2 * (p[1] + 0.5)) + 0.022 * Math.cos(26 * way);
        return Math.max(r * 0.8, Math.abs(p[1] + 0.5) - 0.42) - 0.01;
      },
      [0, -0.5, 0],
      0.85,
      stuff((p) => mixed([0.5, 0.3, 0.16], [0.3, 0.16, 0.075], 0.5 + 0.5 * Math.cos(26 * Math.atan2(p[2], p[0]))), 0.1),
    ),
    ball([0, -0.1, 0], [0.68, 0.22, 0.68], stuff(sponge, 0.1)),
    solid(
      (p) => {
        const y = p[1] + 0.04;
        const t = clamp(y / 0.98, 0, 1);
        const way = Math.atan2(p[2], p[0]) / (2 * Math.PI);
        const turn = y / 0.24 - way;
        const lobe = Math.abs(turn - Math.floor(turn) - 0.5);
        const flute = 0.012 * Math.cos(2 * Math.PI * 14 * way + 9 * y);
        const wide = 0.66 * (1 - t ** 1.25) ** 0.85 + 0.02;
        return Math.max(Math.hypot(p[0], p[2]) - wide + 0.2 * lobe * lobe * 2 * (1 - 0.5 * t) + flute, -y, y - 1) * 0.5;
      },
      [0, 0.4, 0],
      0.9,
      stuff((p) => mixed([0.74, 0.52, 0.53], [0.66, 0.42, 0.45], 0.5 + 0.5 * rough(scale(p, 3))), 0.25),
    ),
    grouped(
      Array.from({ length: 40 }, (_, i) => {
        const way = 2.4 * i;
        const t = 0.06 + (0.78 * i) / 40;
        const r = 0.66 * (1 - t ** 1.25) ** 0.85 - 0.035;
        const at: Vec = [r * Math.cos(way), t * 0.98 - 0.04 + 0.03, r * Math.sin(way)];
        const tilt = 3 * i;
        const colours: readonly Rgb[] = [
          [0.7, 0.08, 0.08],
          [0.08, 0.35, 0.6],
          [0.8, 0.55, 0.06],
          [0.15, 0.45, 0.14],
        ];
        return bar(
          at,
          [at[0] + 0.07 * Math.cos(tilt), at[1] + 0.02, at[2] + 0.07 * Math.sin(tilt)],
          0.016,
          stuff(colours[i % 4] as Rgb, 0.4),
        );
      }),
    ),
    ball([0, 0.98, 0], 0.13, stuff([0.5, 0.012, 0.025], 0.9)),
  ],
};

const scoop = (at: Vec, radius: number, colour: Part["colour"]): Part =>
  solid(
    (p) => {
      const q = sub(p, at);
      const skirt = Math.hypot(Math.hypot(q[0], q[2]) - radius * 0.88, q[1] + radius * 0.5) - 0.1;
      return (joined(length(q) - radius, skirt, 0.1) + 0.03 * rough(scale(p, 6)) + 0.018 * rough(scale(p, 15))) * 0.7;
    },
    at,
    radius * 1.3,
    stuff(colour, 0.3),
  );

export const iceCreamCone: Thing = {
  pitch: 0.1,
  parts: [
    solid(
      (p) => {
        const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 14;
        const r = Math.hypot(p[0], p[2]);
        const u = way + p[1] * 5;
        const v = way - p[1] * 5;
        const lattice = Math.min(Math.abs(u - Math.floor(u) - 0.5), Math.abs(v - Math.floor(v) - 0.5));
        const wide = 0.47 * ((p[1] + 1.35) / 1.45);
        return Math.max(r - wide - 0.018 * smooth(0.16, 0.04, lattice), p[1] - 0.1, -p[1] - 1.35) * 0.75 - 0.012;
      },
      [0, -0.6, 0],
      0.92,
      stuff((p) => {
        const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 14;
        const [u, v] = [way + p[1] * 5, way - p[1] * 5];
        const lattice = Math.min(Math.abs(u - Math.floor(u) - 0.5), Math.abs(v - Math.floor(v) - 0.5));
        return mixed([0.66, 0.38, 0.13], [0.44, 0.21, 0.06], smooth(0.05, 0.25, lattice));
      }, 0.15),
    ),
    ring([0, 0.1, 0], 0.47, 0.035, "y", stuff([0.6, 0.34, 0.11], 0.15)),
    scoop([0, 0.35, 0], 0.5, mottled([0.66, 0.5, 0.44], [0.6, 0.42, 0.38], 7)),
    scoop([0.02, 0.95, 0], 0.42, (p) =>
      mixed([0.78, 0.72, 0.56], [0.14, 0.06, 0.03], smooth(0.58, 0.7, rough(scale(p, 17)))),
    ),
  ],
};
