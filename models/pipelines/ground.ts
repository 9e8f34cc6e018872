/** The surroundings continued into a region at the picture's own scale, before anything is painted. */
import type { EditEvent } from "../contract/events";
import { compositeInto, cutRaster } from "../image/composite";
import { clampInside, frameOf, intersect, relativeTo, type Size, type SourceRect } from "../image/geometry";
import { cutMask, maskBounds } from "../image/mask";
import type { Patch } from "../image/paste-back";
import { resizePicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Mask, Planes, Raster } from "../image/raster";
import { resampleMask } from "../image/resample";
import type { SoftEdge } from "../image/soft-edge";
import type { CompletionStep } from "../inpaint/native/complete";
import { mostSide } from "../inpaint/native/most-side";
import type { PipelineContext } from "./pipeline";

export interface GroundJob {
  readonly picture: Raster;
  readonly plan: CropPlan;
  readonly edge: SoftEdge;
  /** 1 plane over the plan's crop, of any size: 1 = to be filled. Less than what may change; null = all of it. */
  readonly hole: Planes | null;
  /** Regions that are painted later: no source. */
  readonly waiting: readonly SoftEdge[];
  readonly seed: number;
  readonly candidate: number;
}

/** Longer side of what is looked at, in times the hole's: as a rule, and at least. */
const [usual, closest] = [2.4, 1.6];
/** But at least so many pixels. */
const leastSide = 192;

/**
 * Yields a "preview" after each scale.
 * @returns the picture with the region filled; null where nothing around it may be used
 */
export async function* completedGround(
  job: GroundJob,
  context: PipelineContext,
): AsyncGenerator<EditEvent, Raster | null, void> {
  const { picture, edge, waiting, seed, candidate } = job;
  const whole = holeIn(job);
  const bounds = maskBounds(whole);
  if (bounds.width === 0) return picture;
  const box = { ...bounds, x: bounds.x + edge.patch.x, y: bounds.y + edge.patch.y };
  const window = windowAround(box, picture);
  const hole = laidIn(cutMask(whole, bounds), relativeTo(box, window), window);
  // Code of its own: a fill by words alone does without.
  const { completeReduced } = await import("../inpaint/native/reduced");
  const run = completeReduced({
    picture: cutRaster(picture, window),
    hole,
    allowed: allowedIn(window, waiting),
    seed,
  });
  const filled = yield* paused(run, context, ({ preview }) => {
    if (preview === null) return null;
    return { type: "preview", candidate, ...previewOf(preview, window, edge) };
  });
  if (filled === null) return null;
  const ground = { ...picture, data: picture.data.slice() };
  compositeInto(ground, withAlpha(filled, hole), window);
  return ground;
}

/** Longest time without a pause, milliseconds. */
const patience = 60;

/** Runs to the end; between its yields the thread hears "cancel", and what is to be seen is passed on. */
export async function* paused<S extends CompletionStep, T>(
  run: Generator<S, T>,
  { now, timed, pause, previewEvery }: PipelineContext,
  seen: (step: S) => EditEvent | null,
): AsyncGenerator<EditEvent, T, void> {
  let [started, work] = [now(), 0];
  for (;;) {
    const next = run.next();
    const isLate = now() - started >= patience;
    if (next.done) {
      timed("completion", work + now() - started);
      return next.value;
    }
    const event = previewEvery > 0 ? seen(next.value) : null;
    if (event === null && !isLate) continue;
    work += now() - started;
    if (event !== null) yield event;
    else await pause?.();
    started = now();
  }
}

/** What is filled, the size of the edge's patch. */
function holeIn({ plan: { crop }, edge: { allowed, patch }, hole }: GroundJob): Mask {
  if (hole === null) return allowed;
  const data = allowed.data.slice();
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) continue;
    const x = patch.x - crop.x + (i % patch.width) + 0.5;
    const y = patch.y - crop.y + Math.floor(i / patch.width) + 0.5;
    const [u, v] = [Math.floor((x * hole.width) / crop.width), Math.floor((y * hole.height) / crop.height)];
    if (hole.data[v * hole.width + u] === 0) data[i] = 0;
  }
  return { ...allowed, data };
}

/** What is looked at: at the picture's own scale where the hole leaves enough of it to be seen. */
function windowAround(box: SourceRect, picture: Size): SourceRect {
  const along = (length: number): number =>
    Math.round(Math.max(closest * length, Math.min(mostSide, Math.max(leastSide, usual * length))));
  const side = along(Math.max(box.width, box.height));
  const middle = { x: Math.floor(box.x + (box.width - side) / 2), y: Math.floor(box.y + (box.height - side) / 2) };
  const frame = frameOf<SourceRect>(picture);
  return intersect(clampInside({ ...middle, width: side, height: side }, frame), frame);
}

function laidIn(hole: Mask, { x, y }: { readonly x: number; readonly y: number }, { width, height }: Size): Mask {
  const data = new Uint8Array(width * height);
  for (let row = 0; row < hole.height; row++) {
    data.set(hole.data.subarray(row * hole.width, (row + 1) * hole.width), (y + row) * width + x);
  }
  return { width, height, data };
}

function allowedIn(window: SourceRect, waiting: readonly SoftEdge[]): Planes | null {
  if (waiting.length === 0) return null;
  const { width, height } = window;
  const data = new Float32Array(width * height).fill(1);
  for (const { patch, allowed } of waiting) {
    const { x, y, ...size } = intersect<SourceRect>(patch, window);
    for (let row = y; row < y + size.height; row++) {
      for (let column = x; column < x + size.width; column++) {
        const isOpen = allowed.data[(row - patch.y) * patch.width + column - patch.x] !== 0;
        if (isOpen) data[(row - window.y) * width + column - window.x] = 0;
      }
    }
  }
  return { width, height, channels: 1, data };
}

/** The soft edge's box of what was completed so far, as fine as that is. */
function previewOf(preview: Raster, window: SourceRect, { box, alpha }: SoftEdge): Patch {
  const scale = preview.width / window.width;
  const inside = relativeTo(box, window);
  const region = { x: inside.x * scale, y: inside.y * scale, width: box.width * scale, height: box.height * scale };
  const size = { width: Math.max(1, Math.ceil(region.width)), height: Math.max(1, Math.ceil(region.height)) };
  const image = resizePicture(preview, size, region);
  return { image: withAlpha(image, resampleMask(alpha, frameOf(alpha), size)), patch: box };
}

function withAlpha({ width, height, data: from }: Raster, { data: alpha }: Mask): Raster {
  const data = from.slice();
  for (let i = 0; i < alpha.length; i++) {
    if (alpha[i] === 0) data.fill(0, 4 * i, 4 * i + 4);
    else data[4 * i + 3] = alpha[i];
  }
  return { width, height, data };
}
