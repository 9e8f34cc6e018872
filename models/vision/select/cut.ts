/**
 * From a leaning of each pixel to a clean cut: colours of both sides and edges decide together, over and over (GrabCut;
 * Rother, Kolmogorov and Blake 2004).
 */
import type { Point, Size } from "../../image/geometry";
import type { Planes } from "../../image/raster";
import { exponential } from "../elementary";
import { type Colours, coloursOf } from "./colours";
import { cheapestCut, type Grid } from "./flow";

/** How often colours are fitted anew to the last cut. */
const rounds = 2;
/** Costs are whole numbers of this part of 1. */
const unit = 64;
/** Weight of the trained leaning, of the colours, and of an edge. */
const weights = { leaning: 1, colour: 0.5, edge: 10 };
/** Colours alone decide no pixel that the leaning is this sure of. */
const mostColour = 5;
const sure = 1e6;
/** Beyond this leaning a pixel's colour is not asked. */
const clear = 5;
/** Steps of the table of link costs for each unit of the exponent, and its length. */
const fine = 64;
const tableLength = 640;
/** Holes smaller than this share of what is selected are filled, and as small islands dropped. */
const speck = 0.02;

export interface CutInput {
  readonly work: Planes;
  /** Of each pixel, positive = rather inside. */
  readonly logits: Float32Array;
  /** ≠ 0 where a pixel surely lies inside, or surely outside. */
  readonly inside: Uint8Array;
  readonly outside: Uint8Array;
  /** The clicks, in working pixels: what hangs together with none of them is dropped. */
  readonly clicks: readonly Point[];
}

/** 1 = selected, of each working pixel. */
export function cutOut({ work, logits, inside, outside, clicks }: CutInput): Uint8Array<ArrayBuffer> {
  const places = work.width * work.height;
  const links = linksOf(work);
  let label = Uint8Array.from(logits, (value, i) => (inside[i] || (value > 0 && !outside[i]) ? 1 : 0));
  const lean = new Int32Array(places);
  for (let round = 0; round < rounds; round++) {
    const [ours, theirs] = fittedTo(work, logits, label);
    for (let i = 0; i < places; i++) {
      if (inside[i] || outside[i]) {
        lean[i] = inside[i] ? sure : -sure;
        continue;
      }
      const logit = logits[i];
      if (ours === null || theirs === null || Math.abs(logit) > clear) {
        lean[i] = Math.round(unit * weights.leaning * logit);
        continue;
      }
      const r = work.data[i];
      const g = work.data[places + i];
      const b = work.data[2 * places + i];
      const colour = theirs(r, g, b) - ours(r, g, b);
      const limited = Math.min(mostColour, Math.max(-mostColour, colour));
      lean[i] = Math.round(unit * (weights.leaning * logit + weights.colour * limited));
    }
    label = joined(cheapestCut({ size: work, lean, links }), work, clicks);
  }
  return withoutSpecks(label, work);
}

function fittedTo(work: Planes, logits: Float32Array, label: Uint8Array): readonly [Colours | null, Colours | null] {
  const weight = (side: number): Float32Array =>
    logits.map((logit, i) => {
      if (label[i] !== side) return 0;
      // Doubtful pixels count little; a slope is as good as the logistic curve here, and quick.
      return 0.05 + Math.min(1, Math.max(0, 0.5 + (side === 1 ? logit : -logit) / 6));
    });
  return [coloursOf(work, weight(1)), coloursOf(work, weight(0))];
}

/** What it costs to part neighbours: little where their colours differ. */
function linksOf(work: Planes): Grid["links"] {
  const { width, height, data } = work;
  const places = width * height;
  const steps = [1, width, width + 1, width - 1];
  const apart = (a: number, b: number): number => {
    let sum = 0;
    for (let c = 0; c < 3; c++) {
      const difference = data[c * places + a] - data[c * places + b];
      sum += difference * difference;
    }
    return sum;
  };
  let sum = 0;
  for (let i = 0; i + 1 < places; i++) sum += apart(i, i + 1);
  const falling = fine / (2 * Math.max(1, sum / places));
  return steps.map((step, d) => {
    const link = new Int32Array(places);
    const length = d < 2 ? 1 : Math.SQRT2;
    const costs = Int32Array.from({ length: tableLength }, (_, k) =>
      Math.round((unit * weights.edge * (exponential(-k / fine) + 0.03)) / length),
    );
    for (let i = 0; i + step < places; i++) {
      const x = i % width;
      if ((d === 0 || d === 2) && x === width - 1) continue;
      if (d === 3 && x === 0) continue;
      link[i] = costs[Math.min(tableLength - 1, Math.floor(falling * apart(i, i + step)))];
    }
    return link;
  }) as unknown as Grid["links"];
}

/** Numbers of connected areas of one label (four neighbours), and their sizes. */
function areas(label: Uint8Array, { width, height }: Size): { readonly of: Int32Array; readonly sizes: number[] } {
  const of = new Int32Array(width * height).fill(-1);
  const sizes: number[] = [];
  const stack: number[] = [];
  for (let start = 0; start < of.length; start++) {
    if (of[start] !== -1) continue;
    const id = sizes.length;
    let size = 0;
    of[start] = id;
    stack.push(start);
    for (let i = stack.pop(); i !== undefined; i = stack.pop()) {
      size++;
      const x = i % width;
      for (const j of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
        if (j < 0 || j >= of.length || of[j] !== -1 || label[j] !== label[start]) continue;
        of[j] = id;
        stack.push(j);
      }
    }
    sizes.push(size);
  }
  return { of, sizes };
}

/** What hangs together with a click; all if there are no clicks. */
function joined(label: Uint8Array<ArrayBuffer>, size: Size, clicks: readonly Point[]): Uint8Array<ArrayBuffer> {
  if (clicks.length === 0) return label;
  const { of } = areas(label, size);
  const kept = new Set(clicks.map(({ x, y }) => of[Math.floor(y) * size.width + Math.floor(x)]));
  return label.map((value, i) => (value === 1 && kept.has(of[i]) ? 1 : 0));
}

function withoutSpecks(label: Uint8Array<ArrayBuffer>, size: Size): Uint8Array<ArrayBuffer> {
  const { of, sizes } = areas(label, size);
  const selected = label.reduce((sum, value) => sum + value, 0);
  return label.map((value, i) => (sizes[of[i]] < speck * selected ? 1 - value : value));
}
