/**
 * A picture continued beyond one of its borders out of itself: first mirrored, so that nothing breaks at the border,
 * and then, where that costs least, over a wandering cut (Efros & Freeman 2001, "Image Quilting") into a copy that runs
 * the right way round. Rows stay rows: horizons and shores go on where they were.
 */
import type { SourceRect } from "../image/geometry";
import type { HopSide } from "../image/hops";
import type { Raster } from "../image/raster";

/** A strip beside what is known, with its own coordinates: `away` from the border (0 is next to it), and `along` it. */
export interface Strip {
  readonly side: HopSide;
  /** What is known, in the canvas; the strip lies beside it. */
  readonly known: SourceRect;
  /** Pixels to add. */
  readonly amount: number;
}

/** How many pixels the border is long, and how many are known behind it. */
export function extentOf({ side, known }: Strip): { readonly length: number; readonly depth: number } {
  const isAcross = side === "left" || side === "right";
  return isAcross ? { length: known.height, depth: known.width } : { length: known.width, depth: known.height };
}

/** Index of a pixel of the canvas; `away` below 0 is known: −1 lies at the border. */
export function placesIn({ width }: Raster, { side, known }: Strip): (away: number, along: number) => number {
  const [right, bottom] = [known.x + known.width, known.y + known.height];
  switch (side) {
    case "left":
      return (away, along) => (known.y + along) * width + known.x - 1 - away;
    case "right":
      return (away, along) => (known.y + along) * width + right + away;
    case "top":
      return (away, along) => (known.y - 1 - away) * width + known.x + along;
    case "bottom":
      return (away, along) => (bottom + away) * width + known.x + along;
  }
}

/** Cells along the longer side of what is compared. */
const mostCells = 96;
/** Of cells: the overlap in which the cut wanders. */
const [leastOverlap, mostOverlap] = [3, 14];
/** A longer mirrored part is dearer, so much at the most: it shows. */
const dear = 2;
/** By how much chance moves prices, so that every seed may continue otherwise. */
const chance = 0.3;

/** Writes the strip into the canvas. @param draw uniform in (0, 1) */
export function continueOnward(canvas: Raster, strip: Strip, draw: () => number): void {
  const { amount } = strip;
  const { length, depth } = extentOf(strip);
  const place = placesIn(canvas, strip);
  const turn = turnFor(canvas, strip, draw);
  for (let along = 0; along < length; along++) {
    for (let away = 0; away < amount; away++) {
      const to = 4 * place(away, along);
      const { behind, other, share, shift } = turn(away, along);
      const [from, second] = [4 * place(-1 - bounced(behind, depth), along), 4 * place(-1 - other, along)];
      for (let channel = 0; channel < 4; channel++) {
        const [a, b] = [canvas.data[from + channel], canvas.data[second + channel]];
        canvas.data[to + channel] = share === 0 ? a : a + share * (b + (shift[channel] ?? 0) - a);
      }
    }
  }
}

/** To and fro over `depth` places. */
function bounced(distance: number, depth: number): number {
  const at = distance % (2 * depth);
  return at < depth ? at : 2 * depth - 1 - at;
}

/** What a pixel is made of: the mirrored one, so far behind the border, and by `share` another, shifted in colour. */
interface Made {
  readonly behind: number;
  readonly other: number;
  readonly share: number;
  readonly shift: readonly number[];
}

const noShift = [0, 0, 0];

function turnFor(canvas: Raster, strip: Strip, draw: () => number): (away: number, along: number) => Made {
  const { amount } = strip;
  const { length, depth } = extentOf(strip);
  const cell = Math.max(1, Math.ceil(Math.max(length, amount) / mostCells));
  const cells = cellsOf(canvas, strip, cell);
  const wanted = Math.ceil(amount / cell);
  const overlap = Math.max(leastOverlap, Math.min(mostOverlap, Math.floor(cells.count / 6)));
  const best = cheapest(cells, wanted, overlap, draw);
  if (best === null) return (away) => ({ behind: away, other: 0, share: 0, shift: noShift });
  const cut = cutOf(cells, best, overlap);
  const shifts = shiftsOf(cells, best, overlap);
  const [begin, from] = [best.begin * cell, Math.min(depth - 1, best.from * cell)];
  // Where the copy reaches the border again, all begins anew.
  const period = begin + from + 1;
  const soft = Math.max(2, 1.5 * cell);
  return (away, along) => {
    const at = away % period;
    const row = Math.min(cells.rows - 1, Math.max(0, (along + 0.5) / cell - 0.5));
    const [first, part] = [Math.floor(row), row - Math.floor(row)];
    const next = Math.min(cells.rows - 1, first + 1);
    const between = (values: Float32Array, i: number, step: number): number =>
      values[first * step + i] * (1 - part) + values[next * step + i] * part;
    const share = ramp((at - begin - between(cut, 0, 1) * cell) / soft + 0.5);
    if (share === 0) return { behind: at, other: 0, share, shift: noShift };
    const fade = 1 - ramp((at - begin) / Math.max(1, from));
    const shift = [0, 1, 2].map((channel) => fade * between(shifts, channel, 3));
    return { behind: at, other: Math.max(0, from - (at - begin)), share, shift };
  };
}

/** Mean colours of what is known: `count` cells away from the border by `rows` along it. */
interface Cells {
  readonly count: number;
  readonly rows: number;
  /** [row][cell][channel]. */
  readonly colour: Float32Array;
}

function cellsOf(canvas: Raster, strip: Strip, cell: number): Cells {
  const { length, depth } = extentOf(strip);
  const place = placesIn(canvas, strip);
  const [count, rows] = [Math.floor(Math.min(depth, 4 * strip.amount + 8 * cell) / cell), Math.ceil(length / cell)];
  const colour = new Float32Array(3 * count * rows);
  for (let row = 0; row < rows; row++) {
    const end = Math.min(length, (row + 1) * cell);
    for (let at = 0; at < count; at++) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let along = row * cell; along < end; along++) {
          for (let away = at * cell; away < (at + 1) * cell; away++) {
            sum += canvas.data[4 * place(-1 - away, along) + channel];
          }
        }
        colour[3 * (row * count + at) + channel] = sum / (cell * (end - row * cell));
      }
    }
  }
  return { count, rows, colour };
}

/** Where the copy begins, in cells from the border outwards, and at which cell behind the border it begins. */
interface Turn {
  readonly begin: number;
  readonly from: number;
}

function cheapest(cells: Cells, wanted: number, overlap: number, draw: () => number): Turn | null {
  const { count, rows } = cells;
  let [best, least] = [null as Turn | null, Number.POSITIVE_INFINITY];
  for (let begin = 0; begin < wanted && begin + overlap < count; begin++) {
    // Nearer copies would only turn the mirrored part around once more; they reach as far as they can.
    const nearest = begin + Math.max(2 * overlap, Math.min(wanted - begin, count - 1 - begin - 2 * overlap));
    for (let from = nearest; from < count; from++) {
      let sum = 0;
      for (let x = 0; x < overlap; x++) {
        for (let row = 0; row < rows; row += 2) sum += apart(cells, row, begin + x, from - x);
      }
      const price = (sum + 1) * (1 + (dear * begin) / wanted) * (1 + chance * draw());
      if (price < least) [best, least] = [{ begin, from }, price];
    }
  }
  return best;
}

function apart({ count, colour }: Cells, row: number, a: number, b: number): number {
  const [i, j] = [3 * (row * count + a), 3 * (row * count + b)];
  let sum = 0;
  for (let channel = 0; channel < 3; channel++) {
    sum += (colour[i + channel] - colour[j + channel]) ** 2;
  }
  return sum;
}

/** For each row, how many cells behind `begin` the copy takes over: the cheapest way that moves a cell a row at most. */
function cutOf(cells: Cells, { begin, from }: Turn, overlap: number): Float32Array {
  const { rows } = cells;
  const cost = new Float64Array(rows * overlap);
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < overlap; x++) {
      let before = 0;
      if (row > 0) {
        before = Number.POSITIVE_INFINITY;
        for (let u = Math.max(0, x - 1); u <= Math.min(overlap - 1, x + 1); u++) {
          before = Math.min(before, cost[(row - 1) * overlap + u]);
        }
      }
      cost[row * overlap + x] = before + apart(cells, row, begin + x, from - x);
    }
  }
  const cut = new Float32Array(rows);
  let x = 0;
  for (let row = rows - 1; row >= 0; row--) {
    let [best, least] = [x, Number.POSITIVE_INFINITY];
    for (
      let u = row === rows - 1 ? 0 : Math.max(0, x - 1);
      u <= (row === rows - 1 ? overlap - 1 : Math.min(overlap - 1, x + 1));
      u++
    ) {
      const value = cost[row * overlap + u];
      if (value < least) [best, least] = [u, value];
    }
    x = best;
    cut[row] = x + 0.5;
  }
  return cut;
}

/** By how much the mirrored part is brighter than the copy in the overlap, softened along the border: [row][channel]. */
function shiftsOf(cells: Cells, { begin, from }: Turn, overlap: number): Float32Array {
  const { rows, count, colour } = cells;
  const plain = new Float32Array(3 * rows);
  for (let row = 0; row < rows; row++) {
    for (let x = 0; x < overlap; x++) {
      const [i, j] = [3 * (row * count + begin + x), 3 * (row * count + from - x)];
      for (let channel = 0; channel < 3; channel++) {
        const apart = colour[i + channel] - colour[j + channel];
        plain[3 * row + channel] = plain[3 * row + channel] + apart / overlap;
      }
    }
  }
  return softened(plain, Math.max(1, Math.round(rows / 12)));
}

/** Running means over `reach` rows to each side, three channels; twice. */
export function softened(values: Float32Array, reach: number): Float32Array {
  let [from, rows] = [values, values.length / 3];
  for (let round = 0; round < 2; round++) {
    const to = new Float32Array(from.length);
    for (let row = 0; row < rows; row++) {
      const [low, high] = [Math.max(0, row - reach), Math.min(rows - 1, row + reach)];
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let i = low; i <= high; i++) sum += from[3 * i + channel];
        to[3 * row + channel] = sum / (high - low + 1);
      }
    }
    from = to;
  }
  return from;
}

/** 0 up to 0, 1 from 1 on, smooth between. */
export function ramp(share: number): number {
  const at = Math.min(1, Math.max(0, share));
  return at * at * (3 - 2 * at);
}
