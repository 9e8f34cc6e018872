/**
 * Leaves by the thousand: a crown is cut into cells, and each cell near its surface holds one leaf with a place, a slant
 * and a shade of its own, so that light falls between them. The crown's distance is worked out once, on a grid.
 */
import type { Part, Rgb } from "./march";
import { clamp, type Distance, hashed, noise, type Vec } from "./space";

export interface Crown {
  /** Signed distance to the crown as a whole. */
  readonly crown: Distance;
  readonly bound: Part["bound"];
  /** Half a leaf's length, units. */
  readonly leaf: number;
  /** Share of the cells that hold a leaf. */
  readonly dense: number;
  /** Leaves lie so deep under the crown's surface; under them it is dark. */
  readonly deep: number;
  /** Width of a leaf against its length, and whether it is flat like a coin or thin like a needle. */
  readonly narrow: number;
  readonly isNeedle?: boolean;
  /** How much the tips hang, 0..1. */
  readonly hang?: number;
  /** Of one leaf: `chance` -1..1 is its own, `deep` 0 at the crown's surface to 1 at its depth. */
  readonly colour: (chance: number, deep: number, at: Vec) => Rgb;
  readonly soft?: number;
  readonly gloss?: number;
}

const fields = 9;

export function foliage({
  crown,
  bound,
  leaf,
  dense,
  deep,
  narrow,
  isNeedle = false,
  hang = 0,
  colour,
  soft = 0.55,
  gloss = 0.12,
}: Crown): Part {
  const field = sampled(crown, bound, 52);
  const cell = 1.15 * leaf;
  const side = Math.ceil((2 * bound.radius) / cell) + 2;
  const corner: Vec = [
    bound.at[0] - (side * cell) / 2,
    bound.at[1] - (side * cell) / 2,
    bound.at[2] - (side * cell) / 2,
  ];
  /** 0 = not looked at, 1 = empty, 2 = a leaf. */
  const state = new Uint8Array(side ** 3);
  const leaves = new Map<number, Float32Array>();
  const loose = 1.6 * leaf;
  const [across, along] = isNeedle ? [narrow * leaf, leaf] : [leaf, narrow * leaf];

  const leafIn = (x: number, y: number, z: number): Float32Array | null => {
    if (x < 0 || y < 0 || z < 0 || x >= side || y >= side || z >= side) return null;
    const at = (z * side + y) * side + x;
    if (state[at] === 1) return null;
    if (state[at] === 2) return leaves.get(at) as Float32Array;
    const [a, b, c] = [hashed(x, y, z), hashed(x + 97, y, z), hashed(x, y + 89, z)];
    const [px, py, pz] = [
      corner[0] + (x + 0.5 + 0.38 * a) * cell,
      corner[1] + (y + 0.5 + 0.38 * b) * cell,
      corner[2] + (z + 0.5 + 0.38 * c) * cell,
    ];
    const d = field(px, py, pz);
    // A few stick out, so that the outline is loose.
    const thin = clamp((loose - d) / (2 * loose), 0, 1);
    if (d > loose || d < -deep || 0.5 + 0.5 * hashed(x, y, z + 83) > dense * thin) {
      state[at] = 1;
      return null;
    }
    const e = 0.04;
    // Outwards, and anyhow.
    let nx = field(px + e, py, pz) - d + 0.02 * hashed(x + 5, y, z);
    let ny = field(px, py + e, pz) - d + 0.02 * hashed(x, y + 7, z) + (isNeedle ? -0.03 * hang : 0.012);
    let nz = field(px, py, pz + e) - d + 0.02 * hashed(x, y, z + 11);
    const long = Math.sqrt(nx * nx + ny * ny + nz * nz) || 1;
    nx /= long;
    ny /= long;
    nz /= long;
    const size = 0.8 + 0.3 * hashed(x + 31, y + 31, z);
    const found = Float32Array.of(px, py, pz, nx, ny, nz, size, hashed(x + 3, y + 41, z + 7), clamp(-d / deep, 0, 1));
    if (found.length !== fields) throw new Error("A leaf has a number of fields that nobody reads.");
    state[at] = 2;
    leaves.set(at, found);
    return found;
  };

  let nearest: Float32Array | null = null;
  const toLeaves = (p: Vec): number => {
    const x0 = Math.floor((p[0] - corner[0]) / cell - 0.5);
    const y0 = Math.floor((p[1] - corner[1]) / cell - 0.5);
    const z0 = Math.floor((p[2] - corner[2]) / cell - 0.5);
    let best = 0.5 * cell;
    nearest = null;
    for (let k = 0; k < 8; k++) {
      const l = leafIn(x0 + (k & 1), y0 + ((k >> 1) & 1), z0 + (k >> 2));
      if (l === null) continue;
      const qx = p[0] - l[0];
      const qy = p[1] - l[1];
      const qz = p[2] - l[2];
      const h = qx * l[3] + qy * l[4] + qz * l[5];
      const square = Math.max(0, qx * qx + qy * qy + qz * qz - h * h);
      const size = l[6];
      const ra = across * size;
      const rh = along * size;
      const near = Math.sqrt(square / (ra * ra) + (h * h) / (rh * rh));
      const steep = Math.sqrt(square / (ra * ra * ra * ra) + (h * h) / (rh * rh * rh * rh));
      const d = steep === 0 ? -Math.min(ra, rh) : (near * (near - 1)) / steep;
      if (d >= best) continue;
      best = d;
      nearest = l;
    }
    return best;
  };
  return {
    distance: (p) => {
      const d = field(p[0], p[1], p[2]);
      if (d > loose + 1.6 * cell) return d - loose - cell;
      const inner = d + deep;
      return Math.min(toLeaves(p), Math.max(inner, 0.4 * inner));
    },
    bound,
    colour: (p) => {
      toLeaves(p);
      const l = nearest as Float32Array | null;
      return l === null ? colour(0, 1, p) : colour(l[7], l[8], p);
    },
    gloss,
    soft,
  };
}

/** A distance between the points of a grid, worked out when it is first asked for. */
function sampled(
  of: Distance,
  { at, radius }: Part["bound"],
  side: number,
): (x: number, y: number, z: number) => number {
  const step = (2 * radius) / (side - 1);
  const values = new Float32Array(side ** 3).fill(Number.NaN);
  const value = (x: number, y: number, z: number): number => {
    const i = (z * side + y) * side + x;
    const known = values[i];
    if (!Number.isNaN(known)) return known;
    const fresh = of([at[0] - radius + x * step, at[1] - radius + y * step, at[2] - radius + z * step]);
    values[i] = fresh;
    return fresh;
  };
  const last = side - 1.001;
  return (px, py, pz) => {
    const x = Math.min(last, Math.max(0, (px - at[0] + radius) / step));
    const y = Math.min(last, Math.max(0, (py - at[1] + radius) / step));
    const z = Math.min(last, Math.max(0, (pz - at[2] + radius) / step));
    const x0 = Math.floor(x);
    const y0 = Math.floor(y);
    const z0 = Math.floor(z);
    const u = x - x0;
    const v = y - y0;
    const w = z - z0;
    const a = value(x0, y0, z0) * (1 - u) + value(x0 + 1, y0, z0) * u;
    const b = value(x0, y0 + 1, z0) * (1 - u) + value(x0 + 1, y0 + 1, z0) * u;
    const c = value(x0, y0, z0 + 1) * (1 - u) + value(x0 + 1, y0, z0 + 1) * u;
    const d = value(x0, y0 + 1, z0 + 1) * (1 - u) + value(x0 + 1, y0 + 1, z0 + 1) * u;
    return (a * (1 - v) + b * v) * (1 - w) + (c * (1 - v) + d * v) * w;
  };
}

export interface Clump {
  readonly at: Vec;
  readonly radius: number;
}

/** Clumps spread evenly over an ellipsoid, each a little off its place and of its own size. */
export function clumps(count: number, centre: Vec, radii: Vec, size: number, key: number): readonly Clump[] {
  return Array.from({ length: count }, (_, k) => {
    const h = 1 - (2 * (k + 0.5)) / count;
    const r = Math.sqrt(1 - h * h);
    const way = 2.39996 * k + 0.5 * hashed(k, key, 1);
    const out = 0.82 + 0.22 * hashed(k, key, 2);
    return {
      at: [
        centre[0] + radii[0] * out * r * Math.cos(way),
        centre[1] + radii[1] * out * h,
        centre[2] + radii[2] * out * r * Math.sin(way),
      ],
      radius: size * (1 + 0.3 * hashed(k, key, 3)),
    };
  });
}

/** Smaller clumps on the outside of large ones, which then look grown and not blown up. */
export function budded(large: readonly Clump[], each: number, key: number): readonly Clump[] {
  return large.flatMap(({ at, radius }, k) => [
    { at, radius: 0.8 * radius },
    ...clumps(each, at, [0.85 * radius, 0.72 * radius, 0.85 * radius], 0.4 * radius, key + k),
  ]);
}

/** Distance to clumps with ragged outlines. */
export function clumped(all: readonly Clump[], ragged: number): Distance {
  return (p) => {
    let best = Number.POSITIVE_INFINITY;
    for (const { at, radius } of all) {
      const [x, y, z] = [p[0] - at[0], p[1] - at[1], p[2] - at[2]];
      best = Math.min(best, Math.sqrt(x * x + 1.35 * y * y + z * z) - radius);
    }
    return best + ragged * noise(p[0] * 6, p[1] * 6, p[2] * 6) + ragged * noise(p[0] * 13, p[1] * 13, p[2] * 13);
  };
}
