/** What is built of snow and sand. */
import type { Part, Rgb, Thing } from "./march";
import { around, mixed, painted, placed } from "./pieces";
import { box, clamp, ellipsoid, length, rod, rough, scale, sub, type Vec } from "./space";

export const igloo: Thing = (() => {
  const snow = (row: number, turn: number): Rgb => (row < 0.07 || turn < 0.03 ? [0.36, 0.45, 0.55] : [0.68, 0.74, 0.8]);
  const dome = (p: Vec): number => Math.max(length(p) - 1, -p[1]);
  const tunnel = (p: Vec): number => Math.max(Math.hypot(p[0], p[1]) - 0.46, -p[1], p[2] - 1.38, -p[2]);
  const hole = (p: Vec): number => Math.max(Math.hypot(p[0], p[1]) - 0.32, p[2] - 2, -p[2] + 0.9);
  const bricks = (p: Vec): Rgb => {
    const up = Math.asin(clamp(p[1] / (length(p) || 1), -1, 1)) * 4.5;
    const count = Math.max(4, Math.round(18 * Math.cos(up / 4.5)));
    const turn = ((Math.atan2(p[2], p[0]) / (2 * Math.PI)) * count + 0.5 * (Math.floor(up) % 2) + 40) % 1;
    return snow(up % 1, turn);
  };
  return {
    pitch: 0.25,
    parts: placed(-0.45, [
      {
        distance: (p) => Math.max(dome(p), -hole(p)) - 0.02,
        bound: around([0, 0.4, 0], 1.2),
        colour: bricks,
        gloss: 0.15,
      },
      {
        distance: (p) => Math.max(tunnel(p), -hole(p)) - 0.03,
        bound: around([0, 0.2, 0.7], 0.95),
        colour: (p) =>
          Math.hypot(p[0], p[1]) < 0.34
            ? [0.06, 0.1, 0.16]
            : snow((p[2] * 3.2 + 9.8) % 1, (Math.atan2(p[1], p[0]) * 2.2 + 9) % 1),
        gloss: 0.15,
      },
      {
        distance: (p) => Math.max(Math.hypot(p[0], p[1]) - 0.4, Math.abs(p[2] - 0.95) - 0.03, -p[1]),
        bound: around([0, 0.2, 0.95], 0.5),
        colour: painted([0.015, 0.025, 0.045]),
        gloss: 0,
      },
      {
        distance: (p) => ellipsoid(p, [1.25, 0.09, 1.5]),
        bound: around([0, 0, 0], 1.55),
        colour: painted([0.7, 0.76, 0.82]),
        gloss: 0.1,
      },
    ]),
  };
})();

export const sandcastle: Thing = (() => {
  const sand = (p: Vec): Rgb =>
    mixed([0.62, 0.44, 0.22], [0.5, 0.34, 0.16], clamp(0.5 + 0.6 * rough(scale(p, 22)), 0, 1));
  const grains = (p: Vec): number => 0.012 * rough(scale(p, 24));
  const tower = (x: number, z: number, radius: number, top: number): Part => ({
    distance: (p) => {
      const q: Vec = [p[0] - x, p[1], p[2] - z];
      const r = Math.hypot(q[0], q[2]);
      const body = Math.max(
        r - radius * (1.12 - 0.1 * (q[1] + 0.8)),
        Math.abs(q[1] - (top - 0.8) / 2) - (top + 0.8) / 2,
      );
      const gap = Math.abs((((Math.atan2(q[2], q[0]) / (2 * Math.PI)) * 7 + 7) % 1) - 0.5) - 0.22;
      const teeth = Math.max(Math.abs(r - radius * 0.95) - 0.06, Math.abs(q[1] - top) - 0.1, -gap * radius);
      return Math.min(body, teeth) * 0.8 + grains(p);
    },
    bound: around([x, (top - 0.8) / 2, z], (top + 0.8) / 2 + radius),
    colour: sand,
    gloss: 0,
  });
  return {
    pitch: 0.3,
    parts: placed(0.5, [
      {
        distance: (p) => ellipsoid(sub(p, [0, -0.85, 0]), [1.4, 0.2, 1.3]) + 0.05 * rough(scale(p, 4)) + grains(p),
        bound: around([0, -0.85, 0], 1.5),
        colour: sand,
        gloss: 0,
      },
      {
        distance: (p) =>
          Math.max(
            box(sub(p, [0, -0.45, 0]), [0.75, 0.42, 0.65], 0.04),
            -Math.max(Math.hypot(p[0], p[1] + 0.55) - 0.2, -p[2]),
          ) + grains(p),
        bound: around([0, -0.45, 0], 1.1),
        colour: sand,
        gloss: 0,
      },
      tower(-0.72, 0.6, 0.26, 0.15),
      tower(0.72, 0.6, 0.26, 0.15),
      tower(-0.72, -0.6, 0.26, 0.15),
      tower(0.72, -0.6, 0.26, 0.15),
      tower(0, -0.1, 0.36, 0.62),
      {
        distance: (p) => rod(p, [0, 0.6, -0.1], [0, 1.25, -0.1], 0.018),
        bound: around([0, 0.92, -0.1], 0.36),
        colour: painted([0.4, 0.22, 0.09]),
        gloss: 0.1,
      },
      {
        distance: (p) => Math.max(Math.abs(p[2] + 0.1) - 0.012, p[0] - 0.36 + 1.6 * Math.abs(p[1] - 1.1), -p[0]) * 0.6,
        bound: around([0.18, 1.1, -0.1], 0.32),
        colour: painted([0.65, 0.06, 0.04]),
        gloss: 0.1,
      },
    ]),
  };
})();
