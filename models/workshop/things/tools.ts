/** A tool and an instrument that the emoji renders lack. */
import type { Part, Rgb, Thing } from "./march";
import { around, mixed } from "./pieces";
import { box, chain, clamp, joined, rod, rough, smooth, sub, turned, type Vec } from "./space";

const wood = (p: Vec, light: Rgb, dark: Rgb): Rgb =>
  mixed(light, dark, clamp(0.5 + 0.5 * Math.sin(9 * p[0] + 14 * rough([p[0] * 2, p[1] * 0.5, p[2] * 2])), 0, 1) * 0.6);

export const shovel: Thing = (() => {
  const own = (p: Vec): Vec => turned(turned(p, "z", 0.55), "y", 0.35);
  const blade: Part = {
    distance: (p) => {
      const q = sub(own(p), [0, -0.98, 0]);
      // Flat above, pointed below, bent like a bowl.
      const wide = 0.46 * Math.sqrt(clamp((q[1] + 0.66) / 0.75, 0, 1));
      const bend = q[2] + 0.45 * q[0] * q[0] - 0.12 * q[1] * q[1];
      const fold = 0.05 * Math.exp(-((q[0] / 0.1) ** 2)) * smooth(-0.25, 0.35, q[1]);
      return Math.max(Math.abs(bend - fold) - 0.012, Math.abs(q[0]) - wide, q[1] - 0.42, -q[1] - 0.66) * 0.7 - 0.016;
    },
    bound: around(turned(turned([0, -1.05, 0], "y", -0.35), "z", -0.55), 0.85),
    colour: (p) => mixed([0.32, 0.36, 0.42], [0.2, 0.23, 0.28], 0.5 + 0.5 * rough([p[0] * 3, p[1] * 9, p[2] * 3])),
    gloss: 0.9,
  };
  const socket: Part = {
    distance: (p) => rod(own(p), [0, -0.62, 0.02], [0, -0.25, 0.02], 0.1, 0.085),
    bound: around(turned(turned([0, -0.45, 0], "y", -0.35), "z", -0.55), 0.4),
    colour: () => [0.24, 0.28, 0.34],
    gloss: 0.9,
  };
  const shaft: Part = {
    distance: (p) => rod(own(p), [0, -0.5, 0.02], [0, 1.0, 0.02], 0.068),
    bound: around(turned(turned([0, 0.25, 0], "y", -0.35), "z", -0.55), 0.9),
    colour: (p) => wood(own(p), [0.62, 0.33, 0.12], [0.42, 0.2, 0.06]),
    gloss: 0.3,
  };
  const grip: Part = {
    distance: (p) => {
      const q = sub(own(p), [0, 1.0, 0.02]);
      const points: readonly Vec[] = [
        [0, 0, 0],
        [-0.2, 0.16, 0],
        [-0.22, 0.36, 0],
        [0.22, 0.36, 0],
        [0.2, 0.16, 0],
        [0, 0, 0],
      ];
      return joined(
        chain(q, points, () => 0.06),
        rod(q, [-0.22, 0.36, 0], [0.22, 0.36, 0], 0.075),
        0.04,
      );
    },
    bound: around(turned(turned([0, 1.2, 0], "y", -0.35), "z", -0.55), 0.45),
    colour: () => [0.5, 0.05, 0.03],
    gloss: 0.5,
  };
  return { pitch: 0.1, parts: [blade, socket, shaft, grip] };
})();

export const harp: Thing = (() => {
  const turn = (p: Vec): Vec => turned(p, "y", 0.4);
  /** Points of a curve through four given ones (Catmull and Rom 1974 at the ends doubled), enough to look round. */
  const neckAt = (t: number): Vec => {
    const [a, b, c, d] = [
      [-0.78, 0.98],
      [-0.4, 1.28],
      [0.12, 0.62],
      [0.66, 0.86],
    ] as const;
    const u = 1 - t;
    const of = (k: 0 | 1): number => u ** 3 * a[k] + 3 * u * u * t * b[k] + 3 * u * t * t * c[k] + t ** 3 * d[k];
    return [of(0), of(1), 0];
  };
  const neck: readonly Vec[] = Array.from({ length: 13 }, (_, i) => neckAt(i / 12));
  const [foot, shoulder]: readonly [Vec, Vec] = [
    [-0.62, -1.1, 0],
    [0.68, 0.84, 0],
  ];
  const gold: Rgb = [0.72, 0.36, 0.05];
  const goldDark: Rgb = [0.5, 0.2, 0.02];
  const metal = (p: Vec): Rgb => mixed(gold, goldDark, 0.5 + 0.5 * rough([p[0] * 3, p[1] * 3, p[2] * 3]));
  const part = (
    distance: (p: Vec) => number,
    at: Vec,
    radius: number,
    colour: (p: Vec) => Rgb,
    gloss: number,
  ): Part => ({
    distance: (p) => distance(turn(p)),
    bound: around(turned(at, "y", -0.4), radius),
    colour: (p) => colour(turn(p)),
    gloss,
  });
  const pillar = part(
    (p) =>
      joined(rod(p, [-0.78, 0.95, 0], [-0.72, -1.05, 0], 0.075), rod(p, [-0.78, 1.0, 0], [-0.78, 1.08, 0], 0.15), 0.08),
    [-0.75, 0, 0],
    1.3,
    metal,
    0.8,
  );
  const curve = part(
    (p) => chain(p, neck, (share) => 0.1 - 0.02 * Math.sin(Math.PI * share)),
    [0, 0.9, 0],
    0.95,
    metal,
    0.8,
  );
  const body = part(
    (p) => rod([p[0], p[1], p[2] * 0.8], foot, shoulder, 0.21, 0.11),
    [0.03, -0.13, 0],
    1.45,
    (p) => wood(p, [0.55, 0.2, 0.05], [0.36, 0.1, 0.02]),
    0.5,
  );
  const base = part(
    (p) => box(sub(p, [-0.62, -1.22, 0]), [0.34, 0.09, 0.26], 0.05),
    [-0.62, -1.22, 0],
    0.5,
    metal,
    0.7,
  );
  const strings = Array.from({ length: 9 }, (_, i): Part => {
    const share = 0.14 + 0.083 * i;
    const top = neckAt(share);
    // Straight down to the body's upper edge.
    const along = clamp((top[0] - foot[0]) / (shoulder[0] - foot[0]), 0, 1);
    const low: Vec = [top[0], foot[1] + along * (shoulder[1] - foot[1]) + 0.1, 0];
    return part(
      (p) => rod(p, top, low, 0.014),
      [top[0], (top[1] + low[1]) / 2, 0],
      (top[1] - low[1]) / 2 + 0.1,
      () => [0.85, 0.8, 0.68],
      0.3,
    );
  });
  return { pitch: 0.15, parts: [pillar, curve, body, base, ...strings] };
})();
