/**
 * Straight edges that run into a hole on both sides of it: horizons, walls, masts. They go on straight inside, so what
 * lies near one is taken from places as far from it on the same side (after Huang et al. 2014, "Image completion using
 * planar structure guidance": known structure narrows where patches come from).
 */
import { squaredDistances } from "../../image/distance";
import { depth, fine, type Level } from "./level";
import type { Guide } from "./scene";
import type { Along } from "./search";

/** Through (x, y), direction (dx, dy) of length 1; inside the hole from `from` to `to` along it. Pixels of a scale. */
export interface Line {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
  readonly from: number;
  readonly to: number;
  /** The same line in a picture so many times as large. */
  scaled(by: number): Line;
}

/** Edges are looked for so far around the hole, and have to be seen over so many pixels on each side of it. */
const around = 44;
const seenOver = 14;
/** Where a line leaves the picture inside the hole, the one side has to show it over so many. */
const longSeen = 36;
/** Of which so many show the edge. */
const seenShare = 0.65;
/** An edge's step over two pixels is at least this, byte steps. */
const leastStep = 8;
/** Steps count no more than this, so that many plain ones say more than a few strong ones. */
const mostStep = 60;
const mostLines = 4;
/** Directions told apart. */
const directions = 360;
/** An edge belongs to a line up to so many pixels away, and turned by no more than the angle of this cosine (9°). */
const off = 1.3;
const aligned = 0.988;
/** How far from a line it has a say, and what being a pixel farther from it than wanted costs: byte steps squared. */
const reach = 12;
const strict = 40;

/** Unit vectors all around. By turning, not by sines, which machines round differently. */
const [turnX, turnY] = [0.9998476951563913, 0.01745240643728351];

interface Edge {
  readonly x: number;
  readonly y: number;
  readonly nx: number;
  readonly ny: number;
  readonly bin: number;
  readonly weight: number;
}

/** @param level whose longer side is some 340 to 680 pixels. Yields now and then. */
export function* straightLines(level: Level): Generator<void, readonly Line[]> {
  const units = unitVectors();
  let edges = edgesAround(level, units);
  yield;
  const [width, height] = [level.width, level.height];
  const span = Math.ceil(Math.sqrt(width * width + height * height)) + 2;
  const lines: Line[] = [];
  for (let round = 0; round < 3 * mostLines && lines.length < mostLines && edges.length > seenOver; round++) {
    const votes = new Float32Array(directions * 2 * span);
    for (const { x, y, bin, weight } of edges) {
      for (let turn = -2; turn <= 2; turn++) {
        const direction = (bin + turn + directions) % directions;
        const unit = units[direction] as readonly [number, number];
        const at = direction * 2 * span + Math.round(x * unit[0] + y * unit[1]) + span;
        votes[at] = votes[at] + weight;
      }
    }
    let best = 0;
    for (let at = 1; at < votes.length; at++) if (votes[at] > votes[best]) best = at;
    const normal = units[Math.floor(best / (2 * span))] as readonly [number, number];
    const line = fitted(edges, normal, (best % (2 * span)) - span);
    const crossing = crossingOf(level, edges, line);
    if (crossing !== null) lines.push(crossing);
    const rest = edges.filter((edge) => !belongs(edge, line));
    // What was found is gone from the votes, so the next round finds something else.
    edges = rest.length < edges.length ? rest : [];
    yield;
  }
  return lines;
}

function unitVectors(): readonly (readonly [number, number])[] {
  const units: [number, number][] = [];
  let [x, y] = [1, 0];
  for (let k = 0; k < directions; k++) {
    units.push([x, y]);
    const length = Math.sqrt(x * x + y * y);
    [x, y] = [(x * turnX - y * turnY) / length, (x * turnY + y * turnX) / length];
  }
  return units;
}

function edgesAround(
  { width, height, pixels, unknown }: Level,
  units: readonly (readonly [number, number])[],
): readonly Edge[] {
  const away = squaredDistances(unknown, { width, height }, around);
  const bright = new Float32Array(width * height);
  for (let i = 0; i < bright.length; i++) {
    bright[i] = (2 * pixels[depth * i] + 5 * pixels[depth * i + 1] + pixels[depth * i + 2]) / (8 * fine);
  }
  const slope = (i: number): readonly [number, number] => {
    const at = (by: number): number => bright[i + by];
    const x = at(1) - at(-1) + (at(1 - width) - at(-1 - width) + at(1 + width) - at(-1 + width)) / 2;
    const y = at(width) - at(-width) + (at(width - 1) - at(-width - 1) + at(width + 1) - at(1 - width)) / 2;
    return [x / 2, y / 2];
  };
  const edges: Edge[] = [];
  for (let y = 2; y < height - 2; y++) {
    for (let x = 2; x < width - 2; x++) {
      const i = y * width + x;
      // Nearer than three pixels, the slope would see the hole.
      if (away[i] < 9 || away[i] > around * around) continue;
      const [gx, gy] = slope(i);
      const step = Math.sqrt(gx * gx + gy * gy);
      if (step < leastStep) continue;
      const [nx, ny] = [gx / step, gy / step];
      // Only ridges: no stronger step just before or behind.
      const to = Math.round(nx) + Math.round(ny) * width;
      const [ahead, behind] = [slope(i + to), slope(i - to)];
      if (ahead[0] * ahead[0] + ahead[1] * ahead[1] > step * step) continue;
      if (behind[0] * behind[0] + behind[1] * behind[1] >= step * step) continue;
      const bin = nearestTo(units, nx, ny);
      edges.push({ x, y, nx, ny, bin, weight: Math.min(mostStep, step) });
    }
  }
  return edges;
}

/** The unit vector most alike: of every tenth first, then of those around it. */
function nearestTo(units: readonly (readonly [number, number])[], x: number, y: number): number {
  let [best, most] = [0, -2];
  const look = (k: number): void => {
    const unit = units[k] as readonly [number, number];
    const dot = unit[0] * x + unit[1] * y;
    if (dot > most) [most, best] = [dot, k];
  };
  for (let k = 0; k < directions; k += 10) look(k);
  const middle = best;
  for (let turn = -9; turn <= 9; turn++) look((middle + turn + directions) % directions);
  return best;
}

type Plain = Pick<Line, "x" | "y" | "dx" | "dy">;

/** The line of least squared distance to the edges near a first guess. */
function fitted(edges: readonly Edge[], normal: readonly [number, number], distance: number): Plain {
  let line: Plain = { x: normal[0] * distance, y: normal[1] * distance, dx: -normal[1], dy: normal[0] };
  for (let round = 0; round < 3; round++) {
    let [total, x, y] = [0, 0, 0];
    const near = edges.filter((edge) => belongs(edge, line, round === 0 ? 2 : 1));
    for (const edge of near) {
      total += edge.weight;
      x += edge.weight * edge.x;
      y += edge.weight * edge.y;
    }
    if (total === 0) return line;
    x /= total;
    y /= total;
    let [across, down, both] = [0, 0, 0];
    for (const edge of near) {
      across += edge.weight * (edge.x - x) ** 2;
      down += edge.weight * (edge.y - y) ** 2;
      both += edge.weight * (edge.x - x) * (edge.y - y);
    }
    // The longer axis of the edges' scatter.
    const half = (across - down) / 2;
    const root = Math.sqrt(half * half + both * both);
    const [u, v] = half >= 0 ? [half + root, both] : [both, root - half];
    const length = Math.sqrt(u * u + v * v);
    if (length === 0) return line;
    const sign = (u * line.dx + v * line.dy) / length < 0 ? -1 : 1;
    line = { x, y, dx: (sign * u) / length, dy: (sign * v) / length };
  }
  return line;
}

function belongs(edge: Edge, { x, y, dx, dy }: Plain, times = 1): boolean {
  const away = (edge.x - x) * dy - (edge.y - y) * dx;
  // The normal is the direction turned back by a right angle; light is on the same side everywhere.
  return Math.abs(away) <= off * times && edge.nx * dy - edge.ny * dx >= aligned - 0.02 * (times - 1);
}

/** The line with where it passes the hole, if the edge is seen on both sides. */
function crossingOf({ width, height, unknown }: Level, edges: readonly Edge[], line: Plain): Line | null {
  const { x, y, dx, dy } = line;
  const most = width + height;
  let [from, to] = [Number.NaN, Number.NaN];
  for (let t = -most; t <= most; t++) {
    const [column, row] = [Math.round(x + t * dx), Math.round(y + t * dy)];
    if (column < 0 || row < 0 || column >= width || row >= height) continue;
    if (unknown[row * width + column] === 0) continue;
    if (Number.isNaN(from)) from = t;
    to = t;
  }
  if (Number.isNaN(from) || to - from < 4) return null;
  // An edge that runs aslant has a pixel in each column, which is less than one in each step along it.
  const dense = Math.max(Math.abs(dx), Math.abs(dy));
  const seen = (begin: number, way: number, over: number): { readonly share: number; readonly room: number } => {
    let room = 0;
    while (room < over && isInside(x + (begin + way * room) * dx, y + (begin + way * room) * dy, width, height)) room++;
    const steps = new Set<number>();
    for (const edge of edges) {
      const away = way * (Math.round((edge.x - x) * dx + (edge.y - y) * dy) - begin);
      if (away >= 0 && away < room && belongs(edge, line)) steps.add(away);
    }
    return { share: room === 0 ? 0 : steps.size / (room * dense), room };
  };
  // The first pixels beside the hole are not looked at.
  const isSeen = (begin: number, way: number): boolean => {
    const { share, room } = seen(begin, way, seenOver);
    return room >= seenOver / 2 && share >= seenShare;
  };
  const [before, behind] = [isSeen(from - 3, -1), isSeen(to + 3, 1)];
  const leaves = (t: number, way: number): boolean =>
    !isInside(x + (t + 3 * way) * dx, y + (t + 3 * way) * dy, width, height);
  const isLong = (begin: number, way: number): boolean => {
    const { share, room } = seen(begin, way, longSeen);
    return room >= longSeen && share >= seenShare;
  };
  const goesThrough =
    (before && behind) ||
    (before && leaves(to, 1) && isLong(from - 3, -1)) ||
    (behind && leaves(from, -1) && isLong(to + 3, 1));
  if (!goesThrough) return null;
  return withScale({ ...line, from, to });
}

function isInside(x: number, y: number, width: number, height: number): boolean {
  return x >= 2 && y >= 2 && x < width - 2 && y < height - 2;
}

function withScale(line: Omit<Line, "scaled">): Line {
  return {
    ...line,
    scaled: (by) =>
      withScale({
        // Pixel k covers k to k + 1.
        x: (line.x + 0.5) * by - 0.5,
        y: (line.y + 0.5) * by - 0.5,
        dx: line.dx,
        dy: line.dy,
        from: line.from * by,
        to: line.to * by,
      }),
  };
}

/** @param by how large the scale is against the one the lines were found at; only reach depends on it */
export function structureOf(
  lines: readonly Line[],
  by: number,
  target: Level,
  source: Level,
): { readonly guides: readonly Guide[]; readonly alongs: readonly Along[] } {
  const guides: Guide[] = [];
  const alongs: Along[] = [];
  const taken = new Uint8Array(target.unknown.length);
  const most = Math.max(2, reach * by);
  for (const line of lines) {
    const { x, y, dx, dy, from, to } = line;
    const away = (width: number, count: number): Float32Array => {
      const values = new Float32Array(count);
      for (let i = 0; i < count; i++) {
        const column = i % width;
        values[i] = Math.min(2 * most, Math.max(-2 * most, (column - x) * dy - ((i - column) / width - y) * dx));
      }
      return values;
    };
    const own = away(target.width, target.unknown.length);
    const isNear = new Uint8Array(own.length);
    for (let i = 0; i < own.length; i++) {
      if (Math.abs(own[i]) > most || taken[i] === 1) continue;
      const column = i % target.width;
      const along = (column - x) * dx + ((i - column) / target.width - y) * dy;
      if (along < from - 2 || along > to + 2) continue;
      isNear[i] = 1;
      taken[i] = 1;
    }
    guides.push({
      channels: 1,
      target: own,
      source: source === target ? own : away(source.width, source.unknown.length),
      isActive: isNear,
      weight: strict * fine * fine,
    });
    alongs.push({ x: dx, y: dy, reach: Math.ceil(to - from + around * by), isNear });
  }
  return { guides, alongs };
}
