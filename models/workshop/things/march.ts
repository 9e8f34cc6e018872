/** Draws a thing given by signed distances: sphere tracing (Hart 1996) under a soft studio light. Pure. */
import { byteOfLinear, byteOfLinearTable } from "../../image/color";
import type { Raster } from "../../image/raster";
import { add, clamp, type Distance, dot, length, scale, sub, turned, unit, type Vec } from "./space";

/** Red, green and blue in linear light, 0..1. */
export type Rgb = readonly [red: number, green: number, blue: number];

export interface Part {
  readonly distance: Distance;
  /** A ball that holds the part; outside it the distance is not asked for. */
  readonly bound: { readonly at: Vec; readonly radius: number };
  readonly colour: (p: Vec, normal: Vec) => Rgb;
  /** 0 = dull, 1 = wet. */
  readonly gloss: number;
}

export interface Thing {
  readonly parts: readonly Part[];
  /** How far the view looks down on it, radians. */
  readonly pitch: number;
}

const table = byteOfLinearTable();
/** Samples along a pixel's side. */
const fine = 4;
const key = unit([-0.55, 0.75, 0.62]);
const back = unit([0.7, 0.35, -0.45]);

/**
 * @param side pixels; the thing is centred and fills all but a margin of the longer side
 * @returns straight alpha
 */
export function drawn(thing: Thing, side: number): Raster {
  const whole = seen(thing, { centre: [0, 0], half: 2.6, side: 80 });
  const view = fitted(whole, side);
  const data = new Uint8ClampedArray(4 * side * side);
  for (let y = 0; y < side; y++) for (let x = 0; x < side; x++) data.set(pixel(thing, view, x, y), 4 * (y * side + x));
  return { width: side, height: side, data };
}

interface View {
  readonly centre: readonly [x: number, y: number];
  /** Half of the square that is seen, in units. */
  readonly half: number;
  readonly side: number;
}

/** Where pixels of the view are hit. */
function seen(thing: Thing, view: View): readonly (readonly [x: number, y: number])[] {
  const found: [number, number][] = [];
  for (let y = 0; y < view.side; y++)
    for (let x = 0; x < view.side; x++) {
      const at = point(view, x + 0.5, y + 0.5);
      if (hit(thing, at) !== null) found.push(at);
    }
  return found;
}

function fitted(found: readonly (readonly [x: number, y: number])[], side: number): View {
  const xs = found.map(([x]) => x);
  const ys = found.map(([, y]) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const half = Math.max(right - left, high - low) / 2 + 0.08;
  return { centre: [(left + right) / 2, (low + high) / 2], half: half * 1.03, side };
}

const point = ({ centre, half, side }: View, x: number, y: number): [number, number] => [
  centre[0] + (x / side - 0.5) * 2 * half,
  centre[1] - (y / side - 0.5) * 2 * half,
];

function pixel(thing: Thing, view: View, x: number, y: number): readonly number[] {
  let [red, green, blue, count] = [0, 0, 0, 0];
  for (let k = 0; k < fine * fine; k++) {
    const at = point(view, x + ((k % fine) + 0.5) / fine, y + (Math.floor(k / fine) + 0.5) / fine);
    const p = hit(thing, at);
    if (p === null) continue;
    const light = shaded(thing, p);
    red += light[0];
    green += light[1];
    blue += light[2];
    count += 1;
  }
  if (count === 0) return [0, 0, 0, 0];
  const byte = (sum: number): number => byteOfLinear(Math.min(1, sum / count), table);
  return [byte(red), byte(green), byte(blue), (255 * count) / fine ** 2];
}

/** First point of the surface behind a point of the picture's plane. */
function hit(thing: Thing, [x, y]: readonly [number, number]): Vec | null {
  const from = turned([x, y, 4], "x", -thing.pitch);
  const ahead = turned([0, 0, -1], "x", -thing.pitch);
  let t = 0;
  for (let i = 0; i < 160 && t < 8; i++) {
    const p = add(from, scale(ahead, t));
    const d = nearest(thing, p).distance;
    if (d < 0.0015) return p;
    t += 0.7 * d;
  }
  return null;
}

/** @param coarse farther than this from a part, the distance to its ball will do */
function nearest({ parts }: Thing, p: Vec, coarse = 0.1): { readonly distance: number; readonly part: Part | null } {
  let distance = Number.POSITIVE_INFINITY;
  let part: Part | null = null;
  for (const each of parts) {
    const far = length(sub(p, each.bound.at)) - each.bound.radius;
    if (far >= distance) continue;
    const d = far > coarse ? far : each.distance(p);
    if (d < distance) [distance, part] = [d, each];
  }
  return { distance, part };
}

function shaded(thing: Thing, p: Vec): Rgb {
  const { part } = nearest(thing, p);
  if (part === null) return [0, 0, 0];
  const normal = normalAt(thing, p);
  const eye = turned([0, 0, 1], "x", -thing.pitch);
  const colour = part.colour(p, normal);
  const open = openness(thing, p, normal);
  // Wrapped: light goes a little into leaves and fruit.
  const lit = clamp((dot(normal, key) + 0.25) / 1.25, 0, 1) * shadow(thing, p, normal);
  const sky = 0.5 + 0.5 * normal[1];
  const rim = clamp(dot(normal, back), 0, 1) * 0.25;
  const half = unit(add(key, eye));
  const sharp = 12 + 110 * part.gloss;
  const shine = part.gloss * 0.55 * clamp(dot(normal, half), 0, 1) ** sharp * (lit > 0 ? 1 : 0);
  const edge = part.gloss * 0.3 * (1 - clamp(dot(normal, eye), 0, 1)) ** 4 * open;
  const channel = (k: 0 | 1 | 2, warm: number, cool: number): number =>
    colour[k] * (1.15 * lit * warm + open * (0.2 + 0.38 * sky * cool) + rim * open) + shine + edge * cool;
  return [channel(0, 1.04, 0.94), channel(1, 1, 1), channel(2, 0.93, 1.1)];
}

function normalAt(thing: Thing, p: Vec): Vec {
  const e = 0.004;
  const at = (x: number, y: number, z: number): number => nearest(thing, [p[0] + x, p[1] + y, p[2] + z]).distance;
  return unit([at(e, 0, 0) - at(-e, 0, 0), at(0, e, 0) - at(0, -e, 0), at(0, 0, e) - at(0, 0, -e)]);
}

/** Share of the sky that a point sees, from distances along its normal (Evans 2006). */
function openness(thing: Thing, p: Vec, normal: Vec): number {
  let hidden = 0;
  for (let i = 1; i <= 5; i++) {
    const far = 0.05 * i;
    hidden += Math.max(0, far - nearest(thing, add(p, scale(normal, far)), 0.3).distance) / 2 ** i / far;
  }
  return clamp(1 - 0.9 * hidden, 0, 1);
}

/** 0 where something is between the point and the key light, 1 where nothing is near that line (Quilez 2010). */
function shadow(thing: Thing, p: Vec, normal: Vec): number {
  const from = add(p, scale(normal, 0.025));
  let [open, t] = [1, 0.05];
  for (let i = 0; i < 60 && t < 2.5; i++) {
    const d = nearest(thing, add(from, scale(key, t)), 0.1 + t / 5).distance;
    open = Math.min(open, (7 * d) / t);
    if (open < 0.01) return 0;
    t += clamp(0.7 * d, 0.02, 0.1);
  }
  return clamp(open, 0, 1);
}
