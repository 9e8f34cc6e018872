/**
 * A hole filled at the picture's own scale, from coarse to fine: patches like those around it are searched and vote,
 * scale by scale (Wexler, Shechtman & Irani 2007; Barnes et al. 2009), and at the finest scale the hole is put together
 * from copies whose seams are hidden. Pixels outside the hole are never touched.
 */
import { random } from "../../diffusion/random";
import type { Mask, Planes, Raster } from "../../image/raster";
import { expectedIn } from "./expected";
import { joined } from "./join";
import { depth, fine, type Level } from "./level";
import { type Line, straightLines, structureOf } from "./lines";
import { dominantOffsets } from "./offsets";
import { type Scale, scalesOf } from "./pyramid";
import { type Distance, type Guide, type Scene, sceneOf } from "./scene";
import { piecesOf } from "./seams";
import { chanceOf, emptyField, type Field, matchAt, searchOf } from "./search";
import { startedFrom } from "./start";
import { vote } from "./vote";

export interface CompletionJob {
  /** Region of a picture, sides up to some 1,024 pixels. What is transparent is no source. */
  readonly picture: Raster;
  /** Same size; more than 0 = fill. */
  readonly hole: Mask;
  /** Unsigned 32-bit integer; others find other pieces. */
  readonly seed: number;
  /** Where pieces come from, if not from the picture around the hole. */
  readonly source?: Raster | null;
  /** 1 plane, the size of what pieces come from: 0 = never, 1 = gladly, between = where nothing else fits. */
  readonly allowed?: Planes | null;
  /** What pieces are to have in common with the place they fill (a vision network's features, depth, …). */
  readonly features?: Features | null;
  /** How much dearer than usual it is to fetch pieces from beside, and from above or below; 1 if left out. */
  readonly distance?: Distance;
}

/** Planes of any size over the whole picture, and over what pieces come from; also within the hole. */
export interface Features {
  readonly target: Planes;
  /** The same planes as `target` if left out. */
  readonly source?: Planes;
  /** What a squared difference of 1, summed over the planes, costs; units of a byte step squared, a pixel. */
  readonly weight: number;
}

export interface CompletionStep {
  /** From 0 to 1. */
  readonly done: number;
  /** After each scale: the whole picture at that scale. */
  readonly preview: Raster | null;
}

export interface Completion {
  /** The picture, with the hole filled. */
  readonly picture: Raster;
  /** For each pixel of the hole the index of the source's pixel it was copied from; −1 elsewhere. */
  readonly origin: Int32Array;
}

/** What being unlike the expected costs: byte steps squared. */
const likely = 14;
const usual: Distance = { sideways: 1, upright: 1 };
/** Rounds of search and vote by scale, the smallest first; the last holds for all after it. */
const rounds = [8, 6, 4, 3, 2];
/** Search reaches so far around what was found at the scale before, pixels. */
const nearby = 8;
/** Dominant offsets are counted at the last scale whose longer side is at most this; lines are found two scales on. */
const counted = 170;
/** A scale with fewer patches to choose from is passed over. */
const fewest = 60;

/**
 * Yields often, at least every few hundredths of a second: whoever stops asking has cancelled.
 * @returns null where nothing around the hole may be used, or there is no hole
 */
export function* complete(job: CompletionJob): Generator<CompletionStep, Completion | null> {
  const { picture, hole, source = null, allowed = null, features = null, seed, distance = usual } = job;
  const isOwn = source === null;
  let done = 0;
  const tick = (): CompletionStep => ({ done, preview: null });
  const scales = yield* ticking(scalesOf({ picture, hole, source, allowed }), tick);
  if (scales === null) return null;
  const chance = chanceOf(Math.floor(random(seed).fork("completion").uniform() * 0x100000000));
  const found = isOwn ? yield* ticking(foundIn(scales, chance), tick) : nothingFound;
  const all = scales.reduce((sum, { target }) => sum + target.unknown.length, 0);
  let before: { readonly scene: Scene; readonly field: Field } | null = null;
  for (let at = 0; at < scales.length; at++) {
    const { target, source: from, weights } = scales[at] as Scale;
    const isLast = at === scales.length - 1;
    const by = 2 ** (at - found.lineScale);
    const structure = structureOf(
      found.lines.map((line) => line.scaled(by)),
      by,
      target,
      from,
    );
    const guides = [
      ...structure.guides,
      ...(found.expected ? [featureGuide({ target: found.expected, weight: likely }, target, from)] : []),
      ...(features ? [featureGuide(features, target, from)] : []),
    ];
    const scene = sceneOf(target, from, { weights, guides, isOwn, distance, isDense: false });
    if (scene === null || (!isLast && scene.sources.length < fewest)) {
      if (isLast) return null;
      continue;
    }
    const field = emptyField(scene);
    const offsets = scaled(found.offsets, 2 ** (at - found.offsetScale), chance);
    const search = searchOf(scene, field, chance, { offsets, lines: structure.alongs });
    const isFirst = before === null;
    if (before === null) yield* ticking(startedFrom(scene, field, search), tick);
    else {
      inherit(before.scene, before.field, scene, field);
      yield* ticking(vote(scene, field, Number.POSITIVE_INFINITY), tick);
    }
    const times = rounds[Math.min(at, rounds.length - 1)];
    const share = (0.95 * target.unknown.length) / all / times;
    for (let round = 0; round < times; round++) {
      yield* ticking(search.reassess(), tick);
      const reach = isFirst ? Math.max(from.width, from.height) : nearby;
      yield* ticking(search.sweep(false, reach), tick);
      yield* ticking(search.sweep(true, reach), tick);
      yield* ticking(vote(scene, field, isLast ? 2 : Number.POSITIVE_INFINITY), tick);
      done += share;
    }
    before = { scene, field };
    if (!isLast) yield { done, preview: seenOf(target) };
  }
  if (before === null) return null;
  const { scene, field } = before;
  const origin = yield* ticking(piecesOf(scene, field), tick);
  const colours = yield* ticking(joined(scene, origin), tick);
  return { picture: written(picture, scene.target.unknown, colours), origin };
}

/** Runs a part of the work; each of its pauses is one of the whole. */
function* ticking<T>(part: Generator<void, T>, tick: () => CompletionStep): Generator<CompletionStep, T> {
  for (;;) {
    const next = part.next();
    if (next.done) return next.value;
    yield tick();
  }
}

/** What the known part of a picture tells about the hole, and at which scale it was found. */
interface Found {
  readonly offsets: Int32Array;
  readonly offsetScale: number;
  readonly lines: readonly Line[];
  readonly lineScale: number;
  readonly expected: Planes | null;
}

const nothingFound: Found = { offsets: new Int32Array(0), offsetScale: 0, lines: [], lineScale: 0, expected: null };

function* foundIn(scales: readonly Scale[], chance: (below: number) => number): Generator<void, Found> {
  let small = 0;
  while (small < scales.length - 1 && longest(scales[small + 1] as Scale) <= counted) small++;
  const { target, source, weights } = scales[small] as Scale;
  const scene = sceneOf(target, source, { weights, guides: [], isOwn: true, distance: usual, isDense: true });
  const offsets = scene === null ? new Int32Array(0) : yield* dominantOffsets(scene, chance);
  const lineScale = Math.min(scales.length - 1, small + 2);
  const lines = yield* straightLines((scales[lineScale] as Scale).target);
  return { offsets, offsetScale: small, lines, lineScale, expected: expectedIn(target) };
}

function longest({ target }: Scale): number {
  return Math.max(target.width, target.height);
}

function featureGuide({ target, source = target, weight }: Features, to: Level, from: Level): Guide {
  return {
    channels: target.channels,
    target: sampled(target, to),
    source: sampled(source, from),
    isActive: null,
    weight: weight * fine * fine,
  };
}

/** The planes' values at a level's pixels, the nearest: [pixel][channel]. */
function sampled({ data, width, height, channels }: Planes, level: Level): Float32Array {
  const values = new Float32Array(channels * level.width * level.height);
  for (let y = 0; y < level.height; y++) {
    const row = Math.min(height - 1, Math.floor(((y + 0.5) * height) / level.height)) * width;
    for (let x = 0; x < level.width; x++) {
      const from = row + Math.min(width - 1, Math.floor(((x + 0.5) * width) / level.width));
      const to = channels * (y * level.width + x);
      for (let k = 0; k < channels; k++) values[to + k] = data[k * width * height + from];
    }
  }
  return values;
}

/** Offsets of a coarser scale, each somewhere within what it stands for. */
function scaled(offsets: Int32Array, by: number, chance: (below: number) => number): Int32Array {
  return offsets.map((value) => Math.round(by * value + (by > 1 ? chance(by) - (by - 1) / 2 : 0)));
}

/** The coarser matches, finer by a power of two. */
function inherit(coarse: Scene, from: Field, { target, source, targets, isSource }: Scene, to: Field): void {
  let by = 1;
  while (coarse.target.width * by < target.width || coarse.target.height * by < target.height) by *= 2;
  for (let k = 0; k < targets.length; k++) {
    const i = targets[k];
    const x = i % target.width;
    const y = (i - x) / target.width;
    const match = matchAt(coarse, from, Math.floor(x / by), Math.floor(y / by));
    if (match < 0) continue;
    const column = by * (match % coarse.source.width) + (x % by);
    const row = by * Math.floor(match / coarse.source.width) + (y % by);
    if (column >= source.width || row >= source.height) continue;
    const found = row * source.width + column;
    if (isSource[found] === 1) to.nearest[i] = found;
  }
}

function seenOf({ width, height, pixels }: Level): Raster {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let channel = 0; channel < 3; channel++) data[4 * i + channel] = pixels[depth * i + channel] / fine;
  }
  return { width, height, data };
}

function written(picture: Raster, unknown: Uint8Array, colours: Float32Array): Raster {
  const data = picture.data.slice();
  for (let i = 0; i < unknown.length; i++) {
    if (unknown[i] === 0) continue;
    for (let channel = 0; channel < 3; channel++) data[4 * i + channel] = colours[3 * i + channel];
    data[4 * i + 3] = 255;
  }
  return { ...picture, data };
}
