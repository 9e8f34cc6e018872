/** B4 and B5: blending at every step against pasting once. */
import { flowScheduler } from "../../diffusion/flow";
import { random } from "../../diffusion/random";
import { membrane } from "../../image/membrane";
import type { Planes, Raster } from "../../image/raster";
import { denoise } from "../../pipelines/denoise";
import { seamRatio } from "../evaluate/measures";
import { column, differs, type Experiment, estimate, paired, shown } from "./experiment";
import { pasted } from "./figures-of";
import type { Pair } from "./pairs";
import { judged, type Tools } from "./tools";

/** First steps that are blended; the others leave the background to itself. 0 = only the last picture is composed. */
const shares = [0, 0.25, 0.5, 0.75, 1] as const;

/**
 * Paints a pair, blending in the last steps alone. Where a step is not blended the painter sees no background either, as
 * the paper's network never does: for it, blending is the only way to know.
 */
async function blendedFor(tools: Tools, pair: Pair, share: number): Promise<Raster> {
  const { networks, pack } = tools;
  const { size } = networks;
  const source = planesOf(pair.picture, size);
  const mask = maskPlane(pair, size);
  const everywhere = { ...mask, data: mask.data.map(() => 1) };
  const scheduler = flowScheduler(tools.steps, pack.schedule.shift, 1, pack.schedule.floor);
  const of = scheduler.times.length - 1;
  const from = Math.round((1 - share) * of);
  const { context } = await networks.embed(pair.prompt);
  let clean = source;
  const run = denoise(
    {
      ...{ denoise: networks.denoise, scheduler, source, mask, context, guidance: null, task: "fill" },
      noise: { ...source, data: random(pair.seed).fork("noise").normal(source.data.length) },
      released: (index) => (index < from ? everywhere : mask),
      ...(share === 0 && { blends: false }),
    },
    { now: tools.now, timed: () => undefined },
  );
  for await (const step of run) clean = step.clean;
  return rasterOf(clean, pair.picture);
}

export const b4: Experiment = {
  id: "B4 and B5",
  claim:
    "Blending at every step joins what is painted to its surroundings better than pasting it once, and the more steps are blended the better.",
  measure:
    "Seam energy (mean difference across the mask's edge over the same 4 to 8 pixels beside it; 1 = no seam) and the judge's certainty of the whole.",
  needsPair: false,
  share: 1,
  async run(tools, pair, show) {
    const strip: { name: string; picture: Raster }[] = [{ name: "source", picture: pair.picture }];
    const row: Record<string, number | null> = {};
    let alone: Raster | undefined;
    for (const share of shares) {
      const sample = await blendedFor(tools, pair, share);
      alone ??= sample;
      const result = pasted(pair.picture, sample, pair.mask);
      row[`seam, ${share}`] = seamRatio(result, pair.mask);
      row[`judge, ${share}`] = await judged(tools, result, pair.mask, pair.label);
      strip.push({ name: share === 0 ? "pasted" : `blended ${100 * share} %`, picture: result });
    }
    const cloned = seamless(pair, alone as Raster);
    row["seam, Poisson"] = seamRatio(cloned, pair.mask);
    row["judge, Poisson"] = await judged(tools, cloned, pair.mask, pair.label);
    show([...strip, { name: "Poisson", picture: cloned }]);
    return row;
  },
  conclude(rows) {
    const means = shares.map((share) => estimate(column(rows, `seam, ${share}`))?.mean ?? Number.NaN);
    const below = differs(paired(rows, "seam, 1", "seam, 0"), "below");
    const isMonotone = means.every((value, i) => i === 0 || value <= (means[i - 1] as number));
    return {
      holds: below === true && isMonotone,
      says:
        `Seams by share of steps blended: ${shares.map((share, i) => `${100 * share} %: ${means[i]?.toPrecision(3)}`).join(", ")}; ` +
        `Poisson: ${shown(estimate(column(rows, "seam, Poisson")))}. Every step minus pasted: ${shown(estimate(paired(rows, "seam, 1", "seam, 0")))}; ` +
        `minus Poisson: ${shown(estimate(paired(rows, "seam, 1", "seam, Poisson")))}. ` +
        `Judge, every step minus pasted: ${shown(estimate(paired(rows, "judge, 1", "judge, 0")))}; minus Poisson: ${shown(estimate(paired(rows, "judge, 1", "judge, Poisson")))}.`,
    };
  },
};

/** Seamless cloning (Pérez et al. 2003): the sample plus the smooth membrane through what its edge is wrong by. */
function seamless({ picture, mask }: Pair, sample: Raster): Raster {
  const { width, height } = picture;
  const count = width * height;
  const gap: Planes = { width, height, channels: 3, data: new Float32Array(3 * count) };
  for (let i = 0; i < 3 * count; i++) {
    const at = 4 * (i % count) + Math.floor(i / count);
    gap.data[i] = (picture.data[at] as number) - (sample.data[at] as number);
  }
  const region: Planes = {
    width,
    height,
    channels: 1,
    data: Float32Array.from(mask.data, (value) => Number(value > 0)),
  };
  const smooth = membrane(gap, region);
  const data = sample.data.slice();
  for (let i = 0; i < 3 * count; i++) {
    const at = 4 * (i % count) + Math.floor(i / count);
    data[at] = (sample.data[at] as number) + (smooth.data[i] as number);
  }
  return pasted(picture, { ...sample, data }, mask);
}

/** Nearest pixels: the study's pictures have the painter's size but for the tests' tiny one. */
function planesOf(picture: Raster, size: number): Planes {
  const planes: Planes = { width: size, height: size, channels: 3, data: new Float32Array(3 * size * size) };
  for (let i = 0; i < 3 * size * size; i++) {
    const pixel = nearest(i % (size * size), size, picture.width);
    planes.data[i] = (picture.data[4 * pixel + Math.floor(i / (size * size))] as number) / 127.5 - 1;
  }
  return planes;
}

function maskPlane({ mask }: Pair, size: number): Planes {
  const data = Float32Array.from({ length: size * size }, (_, i) =>
    Number(mask.data[nearest(i, size, mask.width)] !== 0),
  );
  return { width: size, height: size, channels: 1, data };
}

function rasterOf(planes: Planes, { width, height }: Raster): Raster {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    const pixel = nearest(i, width, planes.width);
    for (let c = 0; c < 3; c++) {
      data[4 * i + c] = ((planes.data[c * planes.width * planes.height + pixel] as number) + 1) * 127.5;
    }
  }
  return { width, height, data };
}

function nearest(i: number, from: number, to: number): number {
  const at = (k: number): number => Math.floor(((k + 0.5) * to) / from);
  return at(Math.floor(i / from)) * to + at(i % from);
}
