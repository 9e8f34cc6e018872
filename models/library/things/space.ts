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
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const x = p[0];
  const y = p[1];
  const z = p[2];
  if (axis === "x") return [x, c * y - s * z, s * y + c * z];
  if (axis === "y") return [c * x + s * z, y, c * z - s * x];
  return [c * x - s * y, s * x + c * y, z];
}

/** @param radii half axes; a bound of the distance (Quilez 2008) */
export function ellipsoid(p: Vec, radii: Vec): number {
  const x = p[0] / radii[0];
  const y = p[1] / radii[1];
  const z = p[2] / radii[2];
  const near = Math.sqrt(x * x + y * y + z * z);
  const steep = Math.sqrt((x / radii[0]) ** 2 + (y / radii[1]) ** 2 + (z / radii[2]) ** 2);
  return steep === 0 ? -Math.min(...radii) : (near * (near - 1)) / steep;
}

/** A line from `a` to `b` with round ends, its radius going evenly from `from` to `to`. */
export function rod(p: Vec, a: Vec, b: Vec, from: number, to: number = from): number {
  const ax = b[0] - a[0];
  const ay = b[1] - a[1];
  const az = b[2] - a[2];
  const x = p[0] - a[0];
  const y = p[1] - a[1];
  const z = p[2] - a[2];
  const t = clamp((x * ax + y * ay + z * az) / (ax * ax + ay * ay + az * az), 0, 1);
  const ox = x - ax * t;
  const oy = y - ay * t;
  const oz = z - az * t;
  return Math.sqrt(ox * ox + oy * oy + oz * oz) - (from + (to - from) * t);
}

/** @param half half sides, rounding included */
export function box(p: Vec, half: Vec, round: number): number {
  const x = Math.abs(p[0]) - half[0] + round;
  const y = Math.abs(p[1]) - half[1] + round;
  const z = Math.abs(p[2]) - half[2] + round;
  const [ox, oy, oz] = [Math.max(x, 0), Math.max(y, 0), Math.max(z, 0)];
  return Math.sqrt(ox * ox + oy * oy + oz * oz) + Math.min(Math.max(x, y, z), 0) - round;
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
  return noise(p[0], p[1], p[2]);
}

/** As `rough`, of three numbers: no array is made, which counts where it is asked for millions of times. */
export function noise(px: number, py: number, pz: number): number {
  const x = Math.floor(px);
  const y = Math.floor(py);
  const z = Math.floor(pz);
  const u = eased(px - x);
  const v = eased(py - y);
  const w = eased(pz - z);
  const near = row(x, y, z, u) * (1 - v) + row(x, y + 1, z, u) * v;
  const far = row(x, y, z + 1, u) * (1 - v) + row(x, y + 1, z + 1, u) * v;
  return near * (1 - w) + far * w;
}

const eased = (t: number): number => t * t * (3 - 2 * t);

const row = (x: number, y: number, z: number, u: number): number => hashed(x, y, z) * (1 - u) + hashed(x + 1, y, z) * u;

/** Whole numbers to -1..1. */
export function hashed(x: number, y: number, z: number): number {
  let h = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 2147483647);
  h = Math.imul(h ^ (h >>> 13), 1274126177);
  h = Math.imul(h ^ (h >>> 16), 2246822519);
  return ((h >>> 0) / 4294967295) * 2 - 1;
}
