/** What keeps off rain and sun. */

import type { Part, Rgb, Thing } from "./march";
import { blackPlastic, oak, whitePlastic } from "./materials";
import { ball, bar, disk, grouped, leaned, solid, stuff } from "./solids";
import { rough, scale, smooth, type Vec } from "./space";

const sheet = (p: Vec): Rgb =>
  [0.42, 0.03, 0.03].map((v) => v * (0.92 + 0.16 * (0.5 + 0.5 * rough(scale(p, 4))))) as unknown as Rgb;

/** Cloth over ribs: a dome whose panels sag between them. @param at middle of the dome's ball */
function canopy(at: number, radius: number, spread: number, ribs: number, colour: Part["colour"]): Part {
  return solid(
    (p) => {
      const y = p[1] - at;
      const r = Math.hypot(p[0], p[2]);
      const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * ribs;
      const off = Math.abs(way - Math.floor(way) - 0.5) * 2;
      const sag = 0.07 * (1 - off * off) * smooth(0, spread, r) ** 1.5;
      const scallop = spread - 0.1 * spread * (1 - off * off);
      return Math.max(Math.abs(Math.hypot(r, y) - radius + sag) - 0.008, r - scallop, -y + radius * 0.3) * 0.75;
    },
    [0, at + radius * 0.75, 0],
    spread + 0.1,
    stuff(
      (p, n) => {
        const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * ribs;
        const seam = Math.abs(way - Math.floor(way) - 0.5) > 0.485;
        return scale(colour(p, n), seam ? 0.75 : 1);
      },
      0.12,
      { soft: 0.6 },
    ),
  );
}

const ribsUnder = (at: number, radius: number, spread: number, ribs: number, hub: number): Part =>
  grouped(
    Array.from({ length: ribs }, (_, i) => {
      const way = (i * 2 * Math.PI) / ribs;
      const y = at + Math.sqrt(radius * radius - 0.55 * 0.55 * spread * spread) - 0.02;
      return bar(
        [0, hub, 0],
        [0.55 * spread * Math.cos(way), y, 0.55 * spread * Math.sin(way)],
        0.01,
        stuff([0.4, 0.4, 0.42], 0.8),
      );
    }),
  );

export const umbrella: Thing = {
  pitch: 0.1,
  parts: leaned(
    "z",
    0.12,
    leaned("y", 0.3, [
      canopy(-0.35, 1.3, 1.22, 8, sheet),
      ribsUnder(-0.35, 1.3, 1.22, 8, 0.42),
      bar([0, -1.15, 0], [0, 1.12, 0], 0.022, stuff([0.3, 0.3, 0.32], 0.8)),
      bar([0, 0.9, 0], [0, 1.12, 0], 0.024, blackPlastic, 0.012),
      grouped(
        [0, 1, 2, 3, 4, 5, 6, 7].map((i) => {
          const a = Math.PI + (i * Math.PI) / 8;
          const b = a + Math.PI / 8;
          return bar(
            [0.15 + 0.15 * Math.cos(a), -1.18 + 0.15 * Math.sin(a), 0],
            [0.15 + 0.15 * Math.cos(b), -1.18 + 0.15 * Math.sin(b), 0],
            0.035,
            stuff([0.24, 0.1, 0.035], 0.6),
          );
        }),
      ),
      bar([0, -1.18, 0], [0, -0.92, 0], 0.035, stuff([0.24, 0.1, 0.035], 0.6)),
    ]),
  ),
};

export const parasol: Thing = {
  pitch: 0.12,
  parts: leaned("z", -0.1, [
    canopy(-0.4, 1.5, 1.36, 8, (p) => {
      const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 8;
      return Math.floor(way + 16) % 2 === 0 ? [0.72, 0.69, 0.62] : [0.04, 0.22, 0.38];
    }),
    ribsUnder(-0.4, 1.5, 1.36, 8, 0.5),
    bar([0, -1.5, 0], [0, 1.16, 0], 0.03, oak("y")),
    ball([0, 1.17, 0], 0.055, oak("y")),
    disk([0, 0.42, 0], 0.05, 0.05, "y", whitePlastic),
  ]),
};
