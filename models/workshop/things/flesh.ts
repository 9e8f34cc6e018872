/** Bodies of animals: rods that grow into each other, and the coats they wear. */
import type { Part, Rgb } from "./march";
import { around, mixed } from "./pieces";
import { clamp, joined, length, noise, rod, sub, type Vec } from "./space";

/** From one point to another, and the radius at each. */
export type Limb = readonly [from: Vec, to: Vec, thick: number, thin: number];

/** Distance to limbs with soft joints. */
export function flesh(limbs: readonly Limb[], k: number): (p: Vec) => number {
  // Most limbs are far from most points: their balls say so.
  const balls = limbs.map(([a, b, r, s]) => {
    const at: Vec = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
    return { at, radius: length(sub(a, b)) / 2 + Math.max(r, s) };
  });
  return (p) => {
    let d = 9;
    for (let i = 0; i < limbs.length; i++) {
      const { at, radius } = balls[i] as (typeof balls)[number];
      const far = length(sub(p, at)) - radius;
      if (far > d + k) continue;
      const [a, b, r, s] = limbs[i] as Limb;
      d = joined(d, a === b ? length(sub(p, a)) - r : rod(p, a, b, r, s), k);
    }
    return d;
  };
}

export function ballOf(limbs: readonly Limb[], more = 0.05): Part["bound"] {
  const points = limbs.map(([a]) => a).concat(limbs.map(([, b]) => b));
  const middle = [0, 1, 2].map((k) => {
    const all = points.map((p) => p[k]);
    return (Math.min(...all) + Math.max(...all)) / 2;
  }) as unknown as Vec;
  const far = Math.max(
    ...limbs.map(([a, b, r, s]) => Math.max(length(sub(a, middle)) + r, length(sub(b, middle)) + s)),
  );
  return around(middle, far + more);
}

export interface Coat {
  /** Depth of the hairs, units; how long they are against their width, and which way they lie. */
  readonly deep: number;
  readonly fine?: number;
  readonly stretch?: Vec;
}

/** A body with a coat: short hairs make its surface uneven and its colour streaky. */
export function body(
  limbs: readonly Limb[],
  k: number,
  colour: (p: Vec, hair: number, normal: Vec) => Rgb,
  { deep, fine = 34, stretch = [0.35, 1, 1] }: Coat,
  {
    gloss = 0.06,
    soft = 0.25,
    ground = -9,
  }: { readonly gloss?: number; readonly soft?: number; readonly ground?: number } = {},
): Part {
  const bare = flesh(limbs, k);
  const hair = (p: Vec): number =>
    noise(p[0] * fine * stretch[0], p[1] * fine * stretch[1], p[2] * fine * stretch[2]) +
    0.5 * noise(p[0] * fine * 2.1 * stretch[0], p[1] * fine * 2.1 * stretch[1], p[2] * fine * 2.1 * stretch[2]);
  return {
    distance: (p) => {
      const d = bare(p);
      if (d > 3 * deep + 0.02) return d - 1.6 * deep;
      return Math.max(d + deep * hair(p), ground - p[1]) * 0.8;
    },
    bound: ballOf(limbs),
    colour: (p, normal) => colour(p, hair(p), normal),
    gloss,
    soft,
  };
}

/** A coat's colour: lighter and darker hairs. */
export function haired(light: Rgb, dark: Rgb, hair: number, share = 0.5): Rgb {
  return mixed(dark, light, clamp(share + 0.3 * hair, 0, 1));
}

/** A dark, wet ball. */
export function eye(at: Vec, radius: number, iris: Rgb = [0.02, 0.012, 0.008], ahead: Vec | null = null): Part {
  return {
    distance: (p) => length(sub(p, at)) - radius,
    bound: around(at, radius + 0.005),
    colour: (p) => {
      if (ahead === null) return iris;
      const q = sub(p, at);
      const facing = (q[0] * ahead[0] + q[1] * ahead[1] + q[2] * ahead[2]) / radius;
      return facing > 0.82 ? [0.008, 0.008, 0.008] : iris;
    },
    gloss: 0.9,
  };
}

/** Both sides of the body: the same at -z. */
export const both = (limbs: readonly Limb[]): readonly Limb[] =>
  limbs.flatMap(([a, b, r, s]): readonly Limb[] => [
    [a, b, r, s],
    [[a[0], a[1], -a[2]], [b[0], b[1], -b[2]], r, s],
  ]);
