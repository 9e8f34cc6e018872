/**
 * A second pass for large regions: what was painted small and enlarged is painted again at the picture's own scale, from
 * a middle noise level, in overlapping squares of the model's size. At every step the squares' predictions are averaged
 * before any of them goes on, over one noise field, so that no square's edge can show (MultiDiffusion, Bar-Tal et al.
 * 2023, eq. 5).
 */
import type { EditEvent } from "../contract/events";
import { flowScheduler } from "../diffusion/flow";
import { random } from "../diffusion/random";
import { composite } from "../image/composite";
import { frameOf, intersect, outset, type Point, type Size, type SourceRect } from "../image/geometry";
import type { Patch } from "../image/paste-back";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Planes, Raster } from "../image/raster";
import { resampleMask, resamplePlanes } from "../image/resample";
import type { SoftEdge } from "../image/soft-edge";
import type { PaintTask } from "../networks/pack-networks";
import type { Tensor } from "../networks/session";
import { measured } from "./measured";
import type { PipelineContext } from "./pipeline";

/** Results enlarged less than this are sharp enough. */
const leastEnlargement = 1.5;
/** Lower levels add nothing to a picture without detail; higher ones forget it. Chosen by eye and by numbers. */
const level = 0.5;
const steps = 3;
/** Squares begin this share of their side apart, at most. */
const stride = 0.75;
/** More would take minutes on a processor: larger regions are then painted somewhat below the picture's scale. */
const mostTiles = 48;
/** Picture around the region, pixels of the pass. */
const margin = 8;

export interface SecondPlan {
  readonly region: SourceRect;
  /** What the region is resampled to. */
  readonly size: Size;
  /** Top left corners of the squares in it. */
  readonly tiles: readonly Point[];
}

/** Evaluations a second pass takes. */
export function secondSteps(plan: SecondPlan | null): number {
  return plan === null ? 0 : steps * plan.tiles.length;
}

/** @param side of the model's square; null when the result needs no second pass or the picture is too small for one */
export function planSecond(picture: Size, plan: CropPlan, edge: SoftEdge, side: number): SecondPlan | null {
  const enlargement = plan.crop.width / plan.working.width;
  if (enlargement <= leastEnlargement || edge.box.width === 0) return null;
  for (let scale = 1; scale * enlargement > leastEnlargement; scale *= 0.8) {
    const region = roomFor(edge.box, Math.ceil(side / scale), Math.ceil(margin / scale), picture);
    const size = { width: Math.round(region.width * scale), height: Math.round(region.height * scale) };
    if (size.width < side || size.height < side) return null;
    const tiles = starts(size.height, side).flatMap((y) => starts(size.width, side).map((x) => ({ x, y })));
    if (tiles.length <= mostTiles) return { region, size, tiles };
  }
  return null;
}

/** The box with a margin, at least one square large, inside the picture. */
function roomFor(box: SourceRect, least: number, around: number, picture: Size): SourceRect {
  const wide = outset(box, around);
  const grow = (length: number): number => Math.max(0, Math.ceil((least - length) / 2));
  const [x, y] = [grow(wide.width), grow(wide.height)];
  const grown = { x: wide.x - x, y: wide.y - y, width: wide.width + 2 * x, height: wide.height + 2 * y };
  const moved = {
    ...grown,
    x: Math.max(0, Math.min(grown.x, picture.width - grown.width)),
    y: Math.max(0, Math.min(grown.y, picture.height - grown.height)),
  };
  return intersect<SourceRect>(moved, frameOf(picture));
}

function starts(length: number, side: number): readonly number[] {
  const count = Math.ceil((length - side) / (stride * side)) + 1;
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : Math.round(((length - side) * i) / (count - 1))));
}

export interface SecondJob {
  readonly picture: Raster;
  readonly patch: Patch;
  readonly plan: SecondPlan;
  readonly context: Tensor;
  readonly task: PaintTask;
  readonly seed: number;
  /** Told after each evaluation; from 1. */
  readonly step: (index: number) => EditEvent;
}

/** The patch painted again; its alpha, and so what may change, stays. */
export async function* secondPass(job: SecondJob, context: PipelineContext): AsyncGenerator<EditEvent, Patch, void> {
  const { picture, patch, plan, seed } = job;
  const { size, region, tiles } = plan;
  const side = context.networks.size;
  const before = modelPicture(composite(picture, patch.image, patch.patch), region, size);
  const mask = openMask(job);
  const scheduler = flowScheduler(steps, context.schedule.shift, level, context.schedule.floor);
  const noise = { ...before, data: random(seed).fork("second pass").normal(before.data.length) };
  let noisy = scheduler.noised(before, noise, scheduler.times[0]);
  let clean = before;
  let done = 0;
  for (let i = 0; i + 1 < scheduler.times.length; i++) {
    const mean = makeMean(before, side);
    for (const tile of tiles) {
      const open = cut(mask, tile, side);
      if (open.data.some((value) => value > 0)) {
        const started = context.now();
        const prediction = await context.networks.denoise({
          noisy: cut(noisy, tile, side),
          source: known(cut(before, tile, side), open),
          mask: open,
          time: scheduler.times[i],
          context: job.context,
          task: job.task,
        });
        context.timed("painter", context.now() - started);
        mean.add(prediction, tile);
      }
      done += 1;
      yield job.step(done);
    }
    const step = scheduler.step(noisy, mean.value(), i);
    clean = chosen(step.clean, before, mask);
    noisy = chosen(step.next, scheduler.noised(before, noise, scheduler.times[i + 1]), mask);
  }
  return measured(context, "paste", () => recoloured(patch, clean, plan));
}

/** 1 plane: 1 where the patch is seen at all. */
function openMask({ patch, plan: { region, size } }: SecondJob): Planes {
  const { width, height, data } = patch.image;
  const alpha = {
    width,
    height,
    data: Uint8Array.from({ length: width * height }, (_, i) => data[4 * i + 3]),
  };
  const place = {
    x: region.x - patch.patch.x,
    y: region.y - patch.patch.y,
    width: region.width,
    height: region.height,
  };
  // Resampling repeats edges, which here would carry paint outside: a frame of nothing first.
  const framed = framedBy(alpha, 1);
  const seen = resampleMask(framed, { ...place, x: place.x + 1, y: place.y + 1 }, size);
  return { ...size, channels: 1, data: Float32Array.from(seen.data, (value) => (value > 0 ? 1 : 0)) };
}

function framedBy(
  { width, height, data }: { width: number; height: number; data: Uint8Array<ArrayBuffer> },
  by: number,
) {
  const wide = { width: width + 2 * by, height: height + 2 * by };
  const result = new Uint8Array(wide.width * wide.height);
  for (let y = 0; y < height; y++) {
    result.set(data.subarray(y * width, (y + 1) * width), (y + by) * wide.width + by);
  }
  return { ...wide, data: result };
}

function cut({ width, height, channels, data }: Planes, { x, y }: Point, side: number): Planes {
  const result = new Float32Array(channels * side * side);
  for (let row = 0; row < channels * side; row++) {
    const from = (Math.floor(row / side) * height + y + (row % side)) * width + x;
    result.set(data.subarray(from, from + side), row * side);
  }
  return { width: side, height: side, channels, data: result };
}

function known(source: Planes, open: Planes): Planes {
  const count = open.data.length;
  return { ...source, data: source.data.map((value, i) => (open.data[i % count] === 0 ? value : 0)) };
}

function chosen(painted: Planes, else_: Planes, mask: Planes): Planes {
  const count = mask.data.length;
  const data = painted.data.map((value, i) => (mask.data[i % count] === 0 ? else_.data[i] : value));
  return { ...painted, data };
}

/** The weighted mean of squares; where none was painted, the picture. */
function makeMean(picture: Planes, side: number) {
  const { width, height } = picture;
  const count = width * height;
  const sum = new Float32Array(3 * count);
  const total = new Float32Array(count);
  // Falls to the squares' edges, over the least they overlap.
  const fade = (at: number): number => Math.min(1, (Math.min(at, side - 1 - at) + 1) / (0.125 * side));
  return {
    add({ data }: Planes, { x, y }: Point): void {
      for (let v = 0; v < side; v++) {
        for (let u = 0; u < side; u++) {
          const weight = fade(u) * fade(v);
          const at = (y + v) * width + x + u;
          total[at] = total[at] + weight;
          for (let channel = 0; channel < 3; channel++) {
            const to = channel * count + at;
            sum[to] = sum[to] + weight * data[(channel * side + v) * side + u];
          }
        }
      }
    },
    value(): Planes {
      const data = sum.map((value, i) => {
        const weight = total[i % count];
        return weight === 0 ? picture.data[i] : value / weight;
      });
      return { ...picture, data };
    },
  };
}

function recoloured({ image, patch }: Patch, clean: Planes, { region, size }: SecondPlan): Patch {
  const scale = size.width / region.width;
  const place = {
    x: (patch.x - region.x) * scale,
    y: (patch.y - region.y) * scale,
    width: patch.width * scale,
    height: patch.height * scale,
  };
  const fine = resamplePlanes(clean, place, image).data;
  const count = image.width * image.height;
  const data = image.data.slice();
  for (let i = 0; i < count; i++) {
    if (data[4 * i + 3] === 0) continue;
    for (let channel = 0; channel < 3; channel++) {
      data[4 * i + channel] = (fine[channel * count + i] + 1) * 127.5;
    }
  }
  return { image: { ...image, data }, patch };
}
