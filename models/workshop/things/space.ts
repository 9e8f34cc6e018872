/** Vectors and signed distances for the things this library draws itself. Units: a thing is about two units tall. Pure. */

export type Vec = readonly [x: number, y: number, z: number];

/** Signed distance from a point to a surface, negative inside; a bound of it is enough, as marching takes care. */
export type Distance = (p: Vec) => number;

export const add = (a: Vec, b: Vec): Vec => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Vec, b: Vec): Vec => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vec, k: number): Vec => [a[0] * k, a[1] * k, a[2] * k];
export const dot = (a: Vec, b: Vec): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const length = (a: Vec): number => Math.sqrt(dot(a, a));
export const unit = (a: Vec): Vec => scale(a, 1 / (length(a) || 1));
export const clamp = (x: number, low: number, high: number): number => Math.min(high, Math.max(low, x));
/** 0 below `from`, 1 above `to`, smooth between. */
export function smooth(from: number, to: number, x: number): number {
  const t = clamp((x - from) / (to - from), 0, 1);
  return t * t * (3 - 2 * t);
}

/** Turned about an axis through the origin, radians, right-handed. */
export function turned(p: Vec, axis: "x" | "y" | "z", angle: number): Vec {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [x, y, z] = p;
  if (axis === "x") return [x, c * y - s * z, s * y + c * z];
  if (axis === "y") return [c * x + s * z, y, c * z - s * x];
  return [c * x - s * y, s * x + c * y, z];
}

/** @param radii half axes; a bound of the distance (Quilez 2008) */
export function ellipsoid(p: Vec, radii: Vec): number {
  const near = length([p[0] / radii[0], p[1] / radii[1], p[2] / radii[2]]);
  const steep = length([p[0] / radii[0] ** 2, p[1] / radii[1] ** 2, p[2] / radii[2] ** 2]);
  return steep === 0 ? -Math.min(...radii) : (near * (near - 1)) / steep;
}

/** A line from `a` to `b` with round ends, its radius going evenly from `from` to `to`. */
export function rod(p: Vec, a: Vec, b: Vec, from: number, to: number = from): number {
  const [along, off] = [sub(b, a), sub(p, a)];
  const t = clamp(dot(off, along) / dot(along, along), 0, 1);
  return length(sub(off, scale(along, t))) - (from + (to - from) * t);
}

/** @param half half sides, rounding included */
export function box(p: Vec, half: Vec, round: number): number {
  const q: Vec = [Math.abs(p[0]) - half[0] + round, Math.abs(p[1]) - half[1] + round, Math.abs(p[2]) - half[2] + round];
  const outside = length([Math.max(q[0], 0), Math.max(q[1], 0), Math.max(q[2], 0)]);
  return outside + Math.min(Math.max(q[0], q[1], q[2]), 0) - round;
}

/** Rods along a chain of points. */
export function chain(p: Vec, points: readonly Vec[], radius: (share: number) => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i < points.length; i++) {
    const last = points.length - 1;
    const [a, b] = [points[i - 1] as Vec, points[i] as Vec];
    best = Math.min(best, rod(p, a, b, radius((i - 1) / last), radius(i / last)));
  }
  return best;
}

/** The lower of two distances with the edge between them rounded over about `k` (Quilez 2013). */
export function joined(a: number, b: number, k: number): number {
  const h = Math.max(k - Math.abs(a - b), 0) / k;
  return Math.min(a, b) - (h * h * k) / 4;
}

/** `a` without `b`, the new edge rounded over about `k`. */
export const cut = (a: number, b: number, k: number): number => -joined(-a, b, k);

/** Even noise in -1..1 that changes over about one unit; the same for ever. */
export function rough(p: Vec): number {
  const cell: Vec = [Math.floor(p[0]), Math.floor(p[1]), Math.floor(p[2])];
  const t: Vec = [p[0] - cell[0], p[1] - cell[1], p[2] - cell[2]];
  let sum = 0;
  for (let corner = 0; corner < 8; corner++) {
    const at: Vec = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const weight = [0, 1, 2].reduce((all, axis) => {
      const share = smooth(0, 1, t[axis]);
      return all * (at[axis] === 1 ? share : 1 - share);
    }, 1);
    sum += weight * hashed(cell[0] + at[0], cell[1] + at[1], cell[2] + at[2]);
  }
  return sum;
}

/** Whole numbers to -1..1. */
function hashed(x: number, y: number, z: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h >>> 0) / 4294967295) * 2 - 1;
}
