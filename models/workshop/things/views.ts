/**
 * A thing seen from one side, unlit: its own colour, which way its surface faces, how far it is, how much sky it sees.
 * Sphere tracing (Hart 1996), part by part: a ray asks a part's distance only inside the ball that holds it, and a tile
 * of the picture only looks at parts whose balls it shows. Pure.
 */
import { byteOfLinear, byteOfLinearTable } from "../../image/color";
import type { Part, Thing, Vapour } from "./march";
import { turned, type Vec } from "./space";
import type { Surface } from "./surface-planes";
import { withVapour } from "./vapour";

export interface Angles {
  /** Turn of the thing to the right about its upright axis, and how far the view looks down on it; radians. */
  readonly yaw: number;
  readonly pitch: number;
}

/** Closer than this is hit; steps are shorter than the distance because many distances are only bounds of it. */
const [touching, careful, mostSteps] = [0.002, 0.75, 110];
const tileSide = 16;

/** A camera that turns its own axes (right, up, towards the viewer) to the thing's. */
class Camera {
  readonly right: Vec;
  readonly up: Vec;
  readonly eye: Vec;
  constructor({ yaw, pitch }: Angles) {
    const out = (axis: Vec): Vec => turned(turned(axis, "x", -pitch), "y", -yaw);
    [this.right, this.up, this.eye] = [out([1, 0, 0]), out([0, 1, 0]), out([0, 0, 1])];
  }
  seen(p: Vec): Vec {
    const along = (axis: Vec): number => p[0] * axis[0] + p[1] * axis[1] + p[2] * axis[2];
    return [along(this.right), along(this.up), along(this.eye)];
  }
}

interface Ball {
  readonly part: Part;
  /** In the camera's axes. */
  readonly at: Vec;
  readonly radius: number;
}

interface Hit {
  part: Part;
  /** Towards the viewer, units. */
  depth: number;
}

/**
 * @param side pixels of the longer side of the tight box around what is seen
 * @param fine samples along a pixel's side
 */
export function surfaceOf(thing: Thing, angles: Angles, side: number, fine = 2): Surface {
  const camera = new Camera(angles);
  const balls = thing.parts.map(
    (part): Ball => ({
      part,
      at: camera.seen(part.bound.at),
      radius: part.bound.radius,
    }),
  );
  return traced(
    thing,
    camera,
    balls,
    thing.vapour === undefined ? extent(balls, camera) : seenOf(thing, camera, balls),
    side,
    fine,
  );
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function traced(
  thing: Thing,
  camera: Camera,
  balls: readonly Ball[],
  { left, top, right, bottom }: Extent,
  side: number,
  fine: number,
): Surface {
  const perUnit = (side - 1) / Math.max(right - left, top - bottom);
  const width = Math.max(2, Math.ceil((right - left) * perUnit) + 1);
  const height = Math.max(2, Math.ceil((top - bottom) * perUnit) + 1);
  const surface: Surface = {
    width,
    height,
    perUnit,
    origin: [0.5 - left * perUnit, 0.5 + top * perUnit],
    albedo: new Uint8ClampedArray(3 * width * height),
    coverage: new Float32Array(width * height),
    normal: new Float32Array(3 * width * height),
    depth: new Float32Array(width * height),
    open: new Float32Array(width * height),
    gloss: new Float32Array(width * height),
    glow: new Float32Array(width * height),
  };
  const tiles = tilesOf(surface, balls);
  // One ray a pixel first; then more where neighbours differ, as one ray is only right where nothing changes.
  for (const { x0, y0, shown } of tiles) {
    eachPixel(surface, x0, y0, (x, y) => pixel(surface, shown, balls, camera, x, y, 1, x % 2 === 0 && y % 2 === 0));
  }
  filled(surface);
  if (fine > 1) {
    const first = {
      albedo: surface.albedo.slice(),
      coverage: surface.coverage.slice(),
      normal: surface.normal.slice(),
      depth: surface.depth.slice(),
    };
    for (const { x0, y0, shown } of tiles) {
      eachPixel(surface, x0, y0, (x, y) => {
        const change = changes(first, width, height, x, y);
        if (change === 0) return;
        const start = nearestAround(first, width, height, x, y);
        pixel(surface, shown, balls, camera, x, y, fine, false, start);
      });
    }
    filled(surface);
  }
  if (thing.vapour !== undefined) withVapour(surface, thing.vapour, [camera.right, camera.up, camera.eye]);
  return surface;
}

interface Tile {
  readonly x0: number;
  readonly y0: number;
  readonly shown: readonly Ball[];
}

function tilesOf({ perUnit, origin, width, height }: Surface, balls: readonly Ball[]): readonly Tile[] {
  const tiles: Tile[] = [];
  const reach = (tileSide * 0.75) / perUnit;
  for (let y0 = 0; y0 < height; y0 += tileSide)
    for (let x0 = 0; x0 < width; x0 += tileSide) {
      const [x, y] = [(x0 + tileSide / 2 - origin[0]) / perUnit, (origin[1] - y0 - tileSide / 2) / perUnit];
      const shown = balls.filter(({ at, radius }) => Math.hypot(at[0] - x, at[1] - y) < radius + reach);
      shown.sort((a, b) => b.at[2] + b.radius - a.at[2] - a.radius);
      if (shown.length > 0) tiles.push({ x0, y0, shown });
    }
  return tiles;
}

function eachPixel({ width, height }: Surface, x0: number, y0: number, call: (x: number, y: number) => void): void {
  for (let y = y0; y < Math.min(height, y0 + tileSide); y++)
    for (let x = x0; x < Math.min(width, x0 + tileSide); x++) call(x, y);
}

/** How much a pixel's neighbours differ from it: 0 = hardly, 1 = in colour or direction, 2 = one of them is empty. */
function changes(
  { albedo, coverage, normal }: Pick<Surface, "albedo" | "coverage" | "normal">,
  width: number,
  height: number,
  x: number,
  y: number,
): 0 | 1 | 2 {
  const at = y * width + x;
  let differs: 0 | 1 = 0;
  for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
    for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
      const other = v * width + u;
      if (Math.abs(coverage[other] - coverage[at]) > 0.1) return 2;
      let [colour, turn] = [0, 0];
      for (let k = 0; k < 3; k++) {
        colour += Math.abs(albedo[3 * other + k] - albedo[3 * at + k]);
        turn += Math.abs(normal[3 * other + k] - normal[3 * at + k]);
      }
      if (colour > 30 || turn > 0.35) differs = 1;
    }
  return differs;
}

/** A depth just before all that the first rays met around a pixel: marching need not begin farther off. */
function nearestAround(
  { coverage, depth }: Pick<Surface, "coverage" | "depth">,
  width: number,
  height: number,
  x: number,
  y: number,
): number {
  let near = Number.NEGATIVE_INFINITY;
  for (let v = Math.max(0, y - 2); v <= Math.min(height - 1, y + 2); v++)
    for (let u = Math.max(0, x - 2); u <= Math.min(width - 1, x + 2); u++) {
      const at = v * width + u;
      if (coverage[at] > 0) near = Math.max(near, depth[at]);
    }
  return near === Number.NEGATIVE_INFINITY ? Number.POSITIVE_INFINITY : near + 0.05;
}

/** The sky is looked for at every other pixel; the others take the mean of those beside them. */
function filled({ width, height, open, coverage }: Surface): void {
  for (let i = 0; i < width * height; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    if (coverage[i] === 0 || (x % 2 === 0 && y % 2 === 0 && open[i] > 0)) continue;
    let [sum, count] = [0, 0];
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++)
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const value = open[v * width + u];
        if (u % 2 === 1 || v % 2 === 1 || value <= 0) continue;
        sum += value;
        count++;
      }
    open[i] = count === 0 ? 0.7 : sum / count;
  }
}

/** The tight box around vapour, from a small picture of it. */
function seenOf(thing: Thing, camera: Camera, balls: readonly Ball[]): Extent {
  const { at, radius } = (thing.vapour as Vapour).bound;
  const [x, y] = camera.seen(at);
  const whole = { left: x - radius, top: y + radius, right: x + radius, bottom: y - radius };
  const small = 72;
  const { width, height, coverage, perUnit } = traced(thing, camera, balls, whole, small, 1);
  let [first, last, high, low] = [width, -1, height, -1];
  for (let i = 0; i < coverage.length; i++) {
    if (coverage[i] < 0.02) continue;
    first = Math.min(first, i % width);
    last = Math.max(last, i % width);
    high = Math.min(high, Math.floor(i / width));
    low = Math.floor(i / width);
  }
  if (last < 0) throw new Error("A thing's vapour is too thin to be seen.");
  return {
    left: whole.left + (first - 1) / perUnit,
    right: whole.left + (last + 2) / perUnit,
    top: whole.top - (high - 1) / perUnit,
    bottom: whole.top - (low + 2) / perUnit,
  };
}

/** The tight box around what is seen, units in the camera's axes: from each side, rays until one meets the thing. */
function extent(balls: readonly Ball[], camera: Camera): Extent {
  const left = Math.min(...balls.map(({ at, radius }) => at[0] - radius));
  const right = Math.max(...balls.map(({ at, radius }) => at[0] + radius));
  const bottom = Math.min(...balls.map(({ at, radius }) => at[1] - radius));
  const top = Math.max(...balls.map(({ at, radius }) => at[1] + radius));
  const step = Math.max(right - left, top - bottom) / 130;
  const rowMeets = (y: number): boolean => {
    const near = balls.filter(({ at, radius }) => Math.abs(at[1] - y) < radius);
    for (let x = left + step / 2; x < right; x += step) if (nearestHit(near, camera, x, y) !== null) return true;
    return false;
  };
  const columnMeets = (x: number, low: number, high: number): boolean => {
    const near = balls.filter(({ at, radius }) => Math.abs(at[0] - x) < radius);
    for (let y = low; y < high; y += step) if (nearestHit(near, camera, x, y) !== null) return true;
    return false;
  };
  let [high, low, first, last] = [top - step / 2, bottom + step / 2, left + step / 2, right - step / 2];
  while (high > bottom && !rowMeets(high)) high -= step;
  while (low < high && !rowMeets(low)) low += step;
  while (first < right && !columnMeets(first, low, high + step)) first += step;
  while (last > first && !columnMeets(last, low, high + step)) last -= step;
  if (first >= right) throw new Error("A thing has no surface that a ray meets.");
  return { left: first - step, top: high + step, right: last + step, bottom: low - step };
}

const table = byteOfLinearTable();
const spot: [number, number, number] = [0, 0, 0];

function pixel(
  surface: Surface,
  shown: readonly Ball[],
  all: readonly Ball[],
  camera: Camera,
  x: number,
  y: number,
  fine: number,
  looks: boolean,
  start = Number.POSITIVE_INFINITY,
): void {
  const { perUnit, origin, width } = surface;
  const sum = {
    hits: 0,
    cover: 0,
    red: 0,
    green: 0,
    blue: 0,
    nx: 0,
    ny: 0,
    nz: 0,
    depth: 0,
    open: -1,
    gloss: 0,
    glow: 0,
  };
  const sample = (u: number, v: number): void => {
    const sx = (x + u - origin[0]) / perUnit;
    const sy = (origin[1] - y - v) / perUnit;
    let before = start;
    let left = 1;
    // Through glass, to what stands behind it.
    for (let layer = 0; layer < 4 && left > 0.02; layer++) {
      const hit = nearestHit(shown, camera, sx, sy, before);
      if (hit === null) break;
      const { part, depth } = hit;
      place(camera, sx, sy, depth);
      const normal = normalOf(part, spot);
      const colour = part.colour([spot[0], spot[1], spot[2]], normal);
      const facing = Math.abs(normal[0] * camera.eye[0] + normal[1] * camera.eye[1] + normal[2] * camera.eye[2]);
      // Glass is clearest where one looks straight through it (Schlick 1994).
      const clear = (part.transparent ?? 0) * (1 - (1 - facing) ** 3);
      const share = left * (1 - clear);
      left *= clear;
      before = depth - 0.02;
      sum.cover += share;
      sum.red += share * colour[0];
      sum.green += share * colour[1];
      sum.blue += share * colour[2];
      const seen = camera.seen(normal);
      sum.nx += share * seen[0];
      sum.ny += share * seen[1];
      sum.nz += share * Math.max(0, seen[2]);
      sum.depth += share * depth;
      sum.gloss += share * part.gloss;
      sum.glow += share * (part.glow ?? 0);
      if (layer === 0 && looks && sum.open < 0) sum.open = openness(all, camera, spot, normal);
      if (layer === 0) sum.hits++;
    }
  };
  for (let k = 0; k < fine * fine; k++) sample(((k % fine) + 0.5) / fine, (Math.floor(k / fine) + 0.5) / fine);
  const samples = fine * fine;
  if (sum.hits === 0) {
    surface.coverage[y * width + x] = 0;
    return;
  }
  const at = y * width + x;
  const share = 1 / sum.cover;
  surface.coverage[at] = sum.cover / samples;
  surface.albedo[3 * at] = byteOfLinear(sum.red * share, table);
  surface.albedo[3 * at + 1] = byteOfLinear(sum.green * share, table);
  surface.albedo[3 * at + 2] = byteOfLinear(sum.blue * share, table);
  const long = Math.sqrt(sum.nx ** 2 + sum.ny ** 2 + sum.nz ** 2) || 1;
  surface.normal[3 * at] = sum.nx / long;
  surface.normal[3 * at + 1] = sum.ny / long;
  surface.normal[3 * at + 2] = sum.nz / long;
  surface.depth[at] = sum.depth * share;
  if (sum.open >= 0) surface.open[at] = sum.open;
  surface.gloss[at] = sum.gloss * share;
  surface.glow[at] = sum.glow * share;
}

/** Puts the point of the thing that the camera sees at (x, y, depth) into `spot`. */
function place({ right, up, eye }: Camera, x: number, y: number, depth: number): void {
  spot[0] = x * right[0] + y * up[0] + depth * eye[0];
  spot[1] = x * right[1] + y * up[1] + depth * eye[1];
  spot[2] = x * right[2] + y * up[2] + depth * eye[2];
}

const found: Hit = { part: {} as Part, depth: 0 };

/** @param before only what lies farther from the viewer than this depth */
function nearestHit(
  balls: readonly Ball[],
  camera: Camera,
  x: number,
  y: number,
  before = Number.POSITIVE_INFINITY,
): Hit | null {
  let best = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < balls.length; k++) {
    const { part, at, radius } = balls[k] as Ball;
    const ox = x - at[0];
    const oy = y - at[1];
    const room = radius * radius - ox * ox - oy * oy;
    if (room <= 0) continue;
    const half = Math.sqrt(room);
    const last = Math.max(at[2] - half, best);
    let depth = Math.min(before, at[2] + half);
    for (let step = 0; step < mostSteps && depth > last; step++) {
      place(camera, x, y, depth);
      const distance = part.distance(spot);
      if (distance < touching) {
        best = depth;
        found.part = part;
        break;
      }
      depth -= Math.max(careful * distance, 0.001);
    }
  }
  if (best === Number.NEGATIVE_INFINITY) return null;
  found.depth = best;
  return found;
}

const probe: [number, number, number] = [0, 0, 0];

/** Four distances at the corners of a tetrahedron give the gradient. */
function normalOf(part: Part, p: Vec): Vec {
  const e = 0.005;
  const at = (x: number, y: number, z: number): number => {
    probe[0] = p[0] + e * x;
    probe[1] = p[1] + e * y;
    probe[2] = p[2] + e * z;
    return part.distance(probe);
  };
  const [a, b, c, d] = [at(1, -1, -1), at(-1, -1, 1), at(-1, 1, -1), at(1, 1, 1)];
  const [x, y, z] = [a - b - c + d, -a - b + c + d, -a + b - c + d];
  const long = Math.sqrt(x * x + y * y + z * z) || 1;
  return [x / long, y / long, z / long];
}

/** Share of the sky that a point sees, from distances along its normal, near and far (Evans 2006). */
function openness(balls: readonly Ball[], camera: Camera, p: Vec, normal: Vec): number {
  let hidden = 0;
  let weight = 0.3;
  const from: Vec = [p[0], p[1], p[2]];
  for (const far of [0.04, 0.09, 0.18, 0.34, 0.6]) {
    // Bent a little upwards, where the light of the sky comes from.
    for (let k = 0; k < 3; k++) {
      probe[k] = from[k] + far * (normal[k] + (k === 1 ? 0.3 : 0));
    }
    hidden += weight * Math.max(0, 1 - Math.max(0, nearest(balls, camera, probe, far)) / far);
    weight *= 0.85;
  }
  return Math.max(0.02, 1 - 0.95 * hidden);
}

/** Distance to the thing, where it is less than `most`. */
function nearest(balls: readonly Ball[], camera: Camera, p: [number, number, number], most: number): number {
  const seen = camera.seen(p);
  let best = most;
  for (const { part, at, radius } of balls) {
    if ((part.transparent ?? 0) > 0.3) continue;
    const [dx, dy, dz] = [seen[0] - at[0], seen[1] - at[1], seen[2] - at[2]];
    const far = radius + best;
    if (dx * dx + dy * dy + dz * dz > far * far) continue;
    best = Math.min(best, part.distance(p));
  }
  return best;
}
