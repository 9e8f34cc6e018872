/**
 * A second pass for large regions: what was painted small and enlarged is painted again at the picture's own scale, from
 * a middle noise level, in overlapping squares of the model's size. At every step the squares' predictions are averaged
 * before any of them goes on, over one noise field, so that no square's edge can show (MultiDiffusion, Bar-Tal et al.
 * 2023, eq. 5).
 */
import type { EditEvent } from "../contract/events";
import type { Traits } from "../contract/traits";
import { random } from "../diffusion/random";
import type { Conditioning } from "../families/family";
import { latentMask, pictureMask } from "../families/planes";
import { composite } from "../image/composite";
import { frameOf, intersect, outset, type Point, type Size, type SourceRect } from "../image/geometry";
import type { Patch } from "../image/paste-back";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Planes, Raster } from "../image/raster";
import { resampleMask, resamplePlanes } from "../image/resample";
import type { SoftEdge } from "../image/soft-edge";
import { measured } from "./measured";
import type { PipelineContext } from "./pipeline";
import type { PlannedPart } from "./plan";

export interface SecondPlan {
  readonly region: SourceRect;
  /** What the region is resampled to; its sides are multiples of the model's factor. */
  readonly size: Size;
  /** Top left corners of the squares in it, likewise. */
  readonly tiles: readonly Point[];
}

/** Evaluations a second pass takes. */
export function secondSteps(plan: SecondPlan | null, { secondPass: { steps } }: Pick<Traits, "secondPass">): number {
  return plan === null ? 0 : steps * plan.tiles.length;
}

/** Evaluations a second pass over all parts takes, for each candidate. */
export function secondStepsOf(source: Size, parts: readonly PlannedPart[], traits: Traits): number {
  return parts.reduce((sum, { plan, edge }) => sum + secondSteps(planSecond(source, plan, edge, traits), traits), 0);
}

/** Null when the result needs no second pass or the picture is too small for one. */
export function planSecond(
  picture: Size,
  plan: CropPlan,
  edge: SoftEdge,
  { sizes, latent: { factor }, secondPass }: Pick<Traits, "sizes" | "latent" | "secondPass">,
): SecondPlan | null {
  const { leastEnlargement, stride, mostTiles, margin } = secondPass;
  const side = sizes.preferred;
  const whole = (length: number): number => factor * Math.round(length / factor);
  const enlargement = plan.crop.width / plan.working.width;
  if (enlargement <= leastEnlargement || edge.box.width === 0) return null;
  for (let scale = 1; scale * enlargement > leastEnlargement; scale *= 0.8) {
    const region = roomFor(edge.box, Math.ceil(side / scale), Math.ceil(margin / scale), picture);
    const size = { width: whole(region.width * scale), height: whole(region.height * scale) };
    if (size.width < side || size.height < side) return null;
    const along = (length: number) => starts(length, side, stride).map(whole);
    const tiles = along(size.height).flatMap((y) => along(size.width).map((x) => ({ x, y })));
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

function starts(length: number, side: number, stride: number): readonly number[] {
  const count = Math.ceil((length - side) / (stride * side)) + 1;
  return Array.from({ length: count }, (_, i) => (count === 1 ? 0 : ((length - side) * i) / (count - 1)));
}

export interface SecondJob {
  readonly picture: Raster;
  readonly patch: Patch;
  readonly plan: SecondPlan;
  readonly conditioning: Omit<Conditioning, "source">;
  readonly seed: number;
  /** Told after each evaluation; from 1. */
  readonly step: (index: number) => EditEvent;
}

/** The patch painted again; its alpha, and so what may change, stays. */
export async function* secondPass(job: SecondJob, context: PipelineContext): AsyncGenerator<EditEvent, Patch, void> {
  const { picture, patch, plan, seed } = job;
  const { size, region, tiles } = plan;
  const { model } = context;
  const { sizes, latent, secondPass: traits } = model.traits;
  const { factor } = latent;
  const side = sizes.preferred / factor;
  const shown = modelPicture(composite(picture, patch.image, patch.patch), region, size);
  const before = await model.encode(shown);
  const mask = latentMask(openMask(job), factor);
  const scheduler = model.schedule({ steps: traits.steps, strength: traits.level, sampler: "deterministic" });
  const noise = { ...before, data: random(seed).fork("second pass").normal(before.data.length) };
  let noisy = scheduler.noised(before, noise, scheduler.times[0]);
  let clean = before;
  let done = 0;
  for (let i = 0; i + 1 < scheduler.times.length; i++) {
    const mean = makeMean(before, side);
    for (const corner of tiles) {
      const tile = { x: corner.x / factor, y: corner.y / factor };
      const open = cut(mask, tile, side);
      if (open.data.some((value) => value > 0)) {
        const source = await model.known(cut(shown, corner, sizes.preferred), pictureMask(open, factor));
        const started = context.now();
        const conditioning = { ...job.conditioning, source };
        const prediction = await model.predict(cut(noisy, tile, side), scheduler.times[i], conditioning);
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
  const painted = await model.decode(clean);
  return measured(context, "paste", () => recoloured(patch, painted, plan));
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

function chosen(painted: Planes, else_: Planes, mask: Planes): Planes {
  const count = mask.data.length;
  const data = painted.data.map((value, i) => (mask.data[i % count] === 0 ? else_.data[i] : value));
  return { ...painted, data };
}

/** The weighted mean of squares; where none was painted, the picture. */
function makeMean(picture: Planes, side: number) {
  const { width, height, channels } = picture;
  const count = width * height;
  const sum = new Float32Array(channels * count);
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
          for (let channel = 0; channel < channels; channel++) {
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
