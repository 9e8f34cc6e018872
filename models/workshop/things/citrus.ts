/** Citrus fruit: a whole one, and a half that shows its segments. */
import type { Rgb, Thing } from "./march";
import { around, mixed } from "./pieces";
import { clamp, cut, ellipsoid, joined, rod, rough, scale, smooth, sub, turned, type Vec } from "./space";

interface Citrus {
  readonly rind: Rgb;
  readonly rindDark: Rgb;
  readonly flesh: Rgb;
  readonly fleshDark: Rgb;
  /** Half axes of the whole fruit: across, up. */
  readonly radii: readonly [number, number];
  /** How far the ends stand out, as a lime's. */
  readonly nipple: number;
}

/** A whole fruit, and a half before it that shows its segments. */
function citrus({ rind, rindDark, flesh, fleshDark, radii: [across, up], nipple }: Citrus): Thing {
  const body = (p: Vec): number => {
    const round = ellipsoid(p, [across, up, across]);
    const ends = nipple > 0 ? rod(p, [0, -up - nipple * 0.4, 0], [0, up + nipple * 0.4, 0], nipple * 0.5) : 9;
    const pores = 0.006 * rough(scale(p, 26)) + 0.004 * rough(scale(p, 60));
    return joined(round, ends, 0.25) + pores;
  };
  const skin = (p: Vec): Rgb => mixed(rind, rindDark, clamp(0.35 + 0.5 * rough(scale(p, 30)) - 0.3 * p[1], 0, 1) * 0.5);
  const wholeAt: Vec = [-0.32, 0.12, -0.35];
  const tilted = (p: Vec): Vec => turned(sub(p, wholeAt), "z", nipple > 0 ? -1.1 : 0.25);
  const halfAt: Vec = [0.5, -0.3, 0.62];
  /** The half in its own place: its cut face towards +y. */
  const opened = (p: Vec): Vec => turned(turned(sub(p, halfAt), "y", -0.25), "x", -1.15);
  const small = 0.82;
  const half = (p: Vec): number => {
    const q = scale(opened(p), 1 / small);
    return cut(body(q), -q[1], 0.03) * small;
  };
  const face = (p: Vec): Rgb => {
    const q = scale(opened(p), 1 / small);
    if (q[1] < -0.035) return skin(q);
    const r = Math.hypot(q[0], q[2]) / across;
    const pieces = 9;
    const turn = ((Math.atan2(q[2], q[0]) / (2 * Math.PI)) * pieces + pieces) % 1;
    const wall = Math.min(turn, 1 - turn) * r * ((2 * Math.PI) / pieces);
    const pith: Rgb = [0.93, 0.87, 0.68];
    const inside = smooth(0.02, 0.055, wall) * smooth(0.1, 0.15, r) * (1 - smooth(0.83, 0.86, r));
    const grain = 0.5 + 0.5 * rough([q[0] * 22, 3, q[2] * 22]);
    const pulp = mixed(flesh, fleshDark, clamp(0.15 + 0.6 * grain * smooth(0.2, 0.8, r), 0, 1));
    return r > 0.955 ? skin(q) : mixed(pith, pulp, inside);
  };
  const stemAt: Vec = turned([0, up - 0.01, 0], "z", nipple > 0 ? 1.1 : -0.25);
  return {
    pitch: 0.42,
    parts: [
      {
        distance: (p) => body(tilted(p)),
        bound: around(wholeAt, up + across * 0.2 + nipple),
        colour: (p) => skin(tilted(p)),
        gloss: 0.55,
      },
      { distance: half, bound: around(halfAt, up + nipple), colour: face, gloss: 0.45 },
      {
        distance: (p) => ellipsoid(sub(sub(p, wholeAt), stemAt), [0.08, 0.05, 0.08]),
        bound: around([wholeAt[0] + stemAt[0], wholeAt[1] + stemAt[1], wholeAt[2] + stemAt[2]], 0.1),
        colour: () => [0.16, 0.2, 0.06],
        gloss: 0.1,
      },
    ],
  };
}

export const orange = citrus({
  rind: [0.95, 0.36, 0.02],
  rindDark: [0.78, 0.22, 0.005],
  flesh: [0.98, 0.47, 0.05],
  fleshDark: [0.88, 0.27, 0.01],
  radii: [0.85, 0.82],
  nipple: 0,
});

export const grapefruit = citrus({
  rind: [0.95, 0.55, 0.1],
  rindDark: [0.9, 0.36, 0.08],
  flesh: [0.93, 0.24, 0.18],
  fleshDark: [0.72, 0.06, 0.07],
  radii: [0.92, 0.86],
  nipple: 0,
});

export const lime = citrus({
  rind: [0.2, 0.47, 0.03],
  rindDark: [0.07, 0.26, 0.015],
  flesh: [0.62, 0.8, 0.22],
  fleshDark: [0.36, 0.58, 0.08],
  radii: [0.72, 0.82],
  nipple: 0.3,
});
