/** Parts made of one solid and one material, and what moves, turns and joins parts. */
import type { Part, Rgb } from "./march";
import { curved, type Outline, polygon } from "./outline";
import { add, box, ellipsoid, length, rod, scale, sub, turned, type Vec } from "./space";

/** What a part is made of. */
export type Stuff = Omit<Part, "distance" | "bound">;
export type Axis = "x" | "y" | "z";

/** @param more glow, softness, transparency */
export const stuff = (colour: Rgb | Part["colour"], gloss = 0.15, more: Partial<Stuff> = {}): Stuff => ({
  colour: typeof colour === "function" ? colour : () => colour,
  gloss,
  ...more,
});

const origin: Vec = [0, 0, 0];

/** Any distance. @param at, radius the ball that holds it */
export const solid = (distance: Part["distance"], at: Vec, radius: number, of: Stuff): Part => ({
  distance,
  bound: { at, radius },
  ...of,
});

/** @param half half sides, rounding included */
export const block = (at: Vec, half: Vec, of: Stuff, round = 0.02): Part =>
  solid((p) => box(sub(p, at), half, Math.min(round, ...half)), at, length(half), of);

/** @param radii one radius, or three half axes */
export function ball(at: Vec, radii: number | Vec, of: Stuff): Part {
  if (typeof radii === "number") return solid((p) => length(sub(p, at)) - radii, at, radii, of);
  return solid((p) => ellipsoid(sub(p, at), radii), at, Math.max(...radii), of);
}

export const bar = (a: Vec, b: Vec, radius: number, of: Stuff, end = radius): Part =>
  solid((p) => rod(p, a, b, radius, end), scale(add(a, b), 0.5), length(sub(a, b)) / 2 + Math.max(radius, end), of);

/** Rods along points, as one part. */
export function tube(points: readonly Vec[], radius: number | ((share: number) => number), of: Stuff): Part {
  const at = typeof radius === "number" ? () => radius : radius;
  const last = points.length - 1;
  return grouped(points.slice(1).map((b, i) => bar(points[i] as Vec, b, at(i / last), of, at((i + 1) / last))));
}

/** Points of a smooth curve through some. */
export function bent(points: readonly Vec[], steps = 4): readonly Vec[] {
  const xy = curved(
    points.flatMap((p) => [p[0], p[1]]),
    steps,
  );
  const zz = curved(
    points.flatMap(([, , z]) => [z, 0]),
    steps,
  );
  return Array.from({ length: xy.length / 2 }, (_, i) => [xy[2 * i], xy[2 * i + 1], zz[2 * i]]);
}

/** Along the axis first, then the two others. */
function split(p: Vec, axis: Axis): Vec {
  if (axis === "x") return p;
  return axis === "y" ? [p[1], p[0], p[2]] : [p[2], p[0], p[1]];
}

/** A round rod's section that runs in a circle about the axis. */
export const ring = (at: Vec, radius: number, thick: number, axis: Axis, of: Stuff): Part =>
  solid(
    (p) => {
      const [a, u, v] = split(sub(p, at), axis);
      const off = Math.sqrt(u * u + v * v) - radius;
      return Math.sqrt(off * off + a * a) - thick;
    },
    at,
    radius + thick,
    of,
  );

/** A cylinder. @param half half its length */
export const disk = (at: Vec, radius: number, half: number, axis: Axis, of: Stuff, round = 0.015): Part =>
  solid(
    (p) => {
      const [a, u, v] = split(sub(p, at), axis);
      const edge = Math.min(round, half, radius);
      const [r, h] = [Math.sqrt(u * u + v * v) - radius + edge, Math.abs(a) - half + edge];
      const [x, y] = [Math.max(r, 0), Math.max(h, 0)];
      return Math.sqrt(x * x + y * y) + Math.min(Math.max(r, h), 0) - edge;
    },
    at,
    Math.sqrt(radius * radius + half * half),
    of,
  );

/** A body turned about the y axis. @param outline its half section: radius and height, closed along the axis */
export function spun(outline: Outline, of: Stuff, at: Vec = origin, round = 0.008): Part {
  const section = polygon(outline);
  const [middle, far] = spread(outline);
  const [x, , z] = at;
  return solid(
    (p) => section(Math.sqrt((p[0] - x) * (p[0] - x) + (p[2] - z) * (p[2] - z)), p[1] - at[1]) - round,
    [x, at[1] + middle, z],
    far + round,
    of,
  );
}

/** Middle height of a half section, and how far its points are from the axis there. */
function spread(outline: Outline): readonly [middle: number, far: number] {
  const heights = outline.filter((_, i) => i % 2 === 1);
  const middle = (Math.max(...heights) + Math.min(...heights)) / 2;
  const far = Math.max(...heights.map((y, i) => Math.hypot(outline[2 * i], y - middle)));
  return [middle, far];
}

/**
 * An outline with thickness.
 * @param axis through the plate; the outline is x, y for "z", z, y for "x", and x, z for "y"
 * @param half half the thickness
 */
export function plate(axis: Axis, outline: Outline, half: number, of: Stuff, at: Vec = origin, round = 0.01): Part {
  const section = polygon(outline);
  const xs = outline.filter((_, i) => i % 2 === 0);
  const ys = outline.filter((_, i) => i % 2 === 1);
  const [u, v] = [xs, ys].map((list) => (Math.max(...list) + Math.min(...list)) / 2) as [number, number];
  const far = Math.max(...xs.map((x, i) => Math.hypot(x - u, ys[i] - v)));
  const centre: Vec = axis === "z" ? [u, v, 0] : axis === "x" ? [0, v, u] : [u, 0, v];
  return solid(
    (p) => {
      const [x, y, z] = sub(p, at);
      const d = axis === "z" ? section(x, y) : axis === "x" ? section(z, y) : section(x, z);
      const h = Math.abs(axis === "z" ? z : axis === "x" ? x : y) - half + round;
      const [a, b] = [Math.max(d, 0), Math.max(h, 0)];
      return Math.sqrt(a * a + b * b) + Math.min(Math.max(d, h), 0) - round;
    },
    add(at, centre),
    Math.hypot(far + round, half),
    of,
  );
}

export const moved = (by: Vec, parts: readonly Part[]): readonly Part[] =>
  parts.map(({ distance, bound, colour, ...rest }) => ({
    distance: (p) => distance(sub(p, by)),
    bound: { at: add(bound.at, by), radius: bound.radius },
    colour: (p, normal) => colour(sub(p, by), normal),
    ...rest,
  }));

/** Turned about an axis through the origin, radians, right-handed. */
export function leaned(axis: Axis, angle: number, parts: readonly Part[]): readonly Part[] {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const back = (p: Vec): Vec => {
    const [x, y, z] = p;
    if (axis === "x") return [x, c * y + s * z, c * z - s * y];
    if (axis === "y") return [c * x - s * z, y, s * x + c * z];
    return [c * x + s * y, c * y - s * x, z];
  };
  return parts.map(({ distance, bound, colour, ...rest }) => ({
    distance: (p) => distance(back(p)),
    bound: { at: turned(bound.at, axis, angle), radius: bound.radius },
    colour: (p, normal) => colour(back(p), back(normal)),
    ...rest,
  }));
}

/** Larger or smaller. */
export const grown = (k: number, parts: readonly Part[]): readonly Part[] =>
  parts.map(({ distance, bound, colour, ...rest }) => ({
    distance: (p) => distance(scale(p, 1 / k)) * k,
    bound: { at: scale(bound.at, k), radius: bound.radius * k },
    colour: (p, normal) => colour(scale(p, 1 / k), normal),
    ...rest,
  }));

/** The other side of a part, x turned about. */
export const mirrored = (parts: readonly Part[]): readonly Part[] =>
  parts.map(({ distance, bound, colour, ...rest }) => ({
    distance: ([x, y, z]) => distance([-x, y, z]),
    bound: { at: [-bound.at[0], bound.at[1], bound.at[2]], radius: bound.radius },
    colour: ([x, y, z], [a, b, c]) => colour([-x, y, z], [-a, b, c]),
    ...rest,
  }));

/** Parts and their other side. */
export const paired = (parts: readonly Part[]): readonly Part[] => [...parts, ...mirrored(parts)];

/**
 * Many parts of one gloss as one, so that what is far from all of them is asked once.
 * @throws never; the gloss is the first part's
 */
export function grouped(parts: readonly Part[]): Part {
  const first = parts[0] as Part;
  const low = [0, 1, 2].map((k) => Math.min(...parts.map(({ bound }) => bound.at[k] - bound.radius)));
  const high = [0, 1, 2].map((k) => Math.max(...parts.map(({ bound }) => bound.at[k] + bound.radius)));
  const at = low.map((from, k) => (from + high[k]) / 2) as unknown as Vec;
  const radius = Math.max(...parts.map(({ bound }) => length(sub(bound.at, at)) + bound.radius));
  const nearest = (p: Vec): readonly [near: number, part: Part] => {
    let [near, found] = [Number.POSITIVE_INFINITY, first];
    for (const part of parts) {
      const { at: ball, radius: reach } = part.bound;
      const [x, y, z] = [p[0] - ball[0], p[1] - ball[1], p[2] - ball[2]];
      const far = Math.sqrt(x * x + y * y + z * z) - reach;
      if (far >= near) continue;
      const d = far > 0.1 ? far : part.distance(p);
      if (d < near) [near, found] = [d, part];
    }
    return [near, found];
  };
  return {
    ...first,
    distance: (p) => nearest(p)[0],
    bound: { at, radius },
    colour: (p, normal) => nearest(p)[1].colour(p, normal),
  };
}

/** Front turned to the left of the view, so that two sides are seen. */
export const aside = (parts: readonly Part[], angle = 0.5): readonly Part[] => leaned("y", -angle, parts);
