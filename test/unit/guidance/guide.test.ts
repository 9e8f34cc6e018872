import { describe, expect, it } from "vitest";
import { type GuideSettings, standardGuide } from "../../../models/contract/settings";
import { random } from "../../../models/diffusion/random";
import type { Conditioning, Model } from "../../../models/families/family";
import { masked } from "../../../models/families/planes";
import { type GuidingClip, makeGuide } from "../../../models/guidance/guide";
import { levels } from "../../../models/guidance/levels";
import { backgroundLoss, rangeLoss } from "../../../models/guidance/losses";
import type { Planes } from "../../../models/image/raster";
import type { GuidedJob, GuidedStep } from "../../../models/pipelines/hooks";
import { goldenFile } from "../../support/golden";

interface GoldenLosses {
  readonly side: number;
  readonly tolerance: number;
  readonly range: { readonly value: number; readonly gradient: readonly number[] };
  readonly background: { readonly value: number; readonly gradient: readonly number[] };
}

const side = 12;

function planes(channels: number, value: (i: number) => number, size = side): Planes {
  const data = Float32Array.from({ length: channels * size * size }, (_, i) => value(i));
  return { width: size, height: size, channels, data };
}

const wave = (i: number): number => 0.6 * Math.sin(0.7 * i + 0.2);

/** Distance = mean((pixels − text[0])²) / 2: its gradient is known. */
function quadraticPair(): GuidingClip & { readonly counts: { measured: number } } {
  const counts = { measured: 0 };
  return {
    counts,
    size: 6,
    async text(prompt) {
      return Float32Array.of(prompt === "" ? 0 : 0.5);
    },
    async measure(pixels, text) {
      counts.measured++;
      const gaps = pixels.data.map((value) => value - (text[0] as number));
      const distance = gaps.reduce((sum, gap) => sum + gap * gap, 0) / (2 * gaps.length);
      const mean = pixels.data.reduce((sum, value) => sum + value, 0) / gaps.length;
      return {
        vector: Float32Array.of(mean),
        distance,
        gradient: { ...pixels, data: gaps.map((gap) => gap / gaps.length) },
      };
    },
  };
}

const conditioned = {
  task: "fill",
  silent: false,
  text: { states: { type: "float32", dims: [1, 1, 1], data: Float32Array.of(1) } },
  image: null,
  depth: null,
  reference: null,
  guidance: { text: null, image: null },
} as const;

/** A denoiser whose answer follows its input three times. */
function followed(told: Conditioning[] = []): NonNullable<Model["gradient"]> {
  return async (_noisy, _time, conditioning, upstream) => {
    told.push(conditioning);
    return { ...upstream, data: upstream.data.map((value) => 3 * value) };
  };
}

function jobOf(changes: Partial<GuideSettings> = {}, prompt = "a boat"): GuidedJob {
  const mask = planes(1, (i) => (i % side > 2 && i % side < 9 && i > 30 && i < 110 ? 1 : 0));
  const source = planes(3, (i) => 0.8 * Math.cos(0.31 * i));
  const settings = { ...standardGuide, augmentations: 3, range: 0, ...changes };
  const conditioning = { ...conditioned, source: { planes: masked(source, mask), mask } };
  return { prompt, settings, seed: 5, source, mask, conditioning };
}

function stepOf(changes: Partial<GuidedStep> = {}): GuidedStep {
  return {
    ...{ index: 2, time: 0.6, next: 0.5, fromNoisy: 5 / 6, fromClean: 1 / 6, deviation: 0 },
    ...{ noisy: planes(3, wave), clean: planes(3, (i) => 0.3 * Math.cos(0.9 * i)) },
    ...changes,
  };
}

const plus = (picture: Planes, at: number, by: number): Planes => {
  const data = picture.data.slice();
  data[at] = (data[at] as number) + by;
  return { ...picture, data };
};

async function lossAt(job: GuidedJob, step: GuidedStep): Promise<number> {
  return (await (await makeGuide(quadraticPair())(job))(step)).loss;
}

describe("guiding", () => {
  it.each([
    { name: "the mixture", changes: {} },
    { name: "the prediction alone", changes: { sees: "clean" } },
    { name: "the sample alone", changes: { sees: "noisy" } },
    { name: "with range and background losses", changes: { algorithm: 1, range: 4, sees: "clean" } },
  ] as const)("moves the prediction down the loss's own slope, seeing $name", async ({ changes }) => {
    const job = jobOf(changes);
    const step = stepOf({ clean: planes(3, (i) => 1.4 * Math.cos(0.9 * i)) });
    const { shift } = await (await makeGuide(quadraticPair())(job))(step);
    const { follows, reach } = levels(step, job.settings.sees);
    const h = 0.02;
    for (const at of [40, 41, 100, 200, 333, 5]) {
      // The sample moves, and the prediction follows it.
      const near = (by: number): GuidedStep => ({
        ...step,
        noisy: plus(step.noisy, at, by),
        clean: plus(step.clean, at, follows * by),
      });
      const slope = ((await lossAt(job, near(h))) - (await lossAt(job, near(-h)))) / (2 * h);
      expect(shift.data[at]).toBeCloseTo(-reach * slope, 2);
    }
  });

  it("averages over the copies: their number scales neither loss nor shift", async () => {
    // Every copy costs 0.4. Copies that are bent see more of the picture than they pull at: a sum would be 16 times as much.
    const pair: GuidingClip = {
      ...quadraticPair(),
      measure: async (pixels) => ({
        vector: Float32Array.of(1),
        distance: 0.4,
        gradient: { ...pixels, data: pixels.data.map(() => 1) },
      }),
    };
    const total = async (augmentations: number) => {
      const { shift, loss } = await (await makeGuide(pair)(jobOf({ augmentations })))(stepOf());
      return { loss, pull: shift.data.reduce((sum, value) => sum + value, 0) };
    };
    const [one, many] = [await total(1), await total(32)];
    expect(one.loss).toBeCloseTo(1000 * 0.4, 4);
    expect(many.loss).toBeCloseTo(one.loss, 4);
    expect(many.pull / one.pull).toBeGreaterThan(0.25);
    expect(many.pull / one.pull).toBeLessThan(2);
  });

  it("charges what is out of range and both backgrounds by their weights, in thousands", async () => {
    const step = stepOf({ clean: planes(3, (i) => 1.4 * Math.cos(0.9 * i)) });
    const off = {
      algorithm: 1,
      weight: 0,
      range: 0,
      background: { squared: 0, perceptual: 0 },
      sees: "clean",
    } as const;
    const loss = (changes: Partial<GuideSettings>) => lossAt(jobOf({ ...off, ...changes }), step);
    const { source, mask } = jobOf();
    expect(await loss({})).toBe(0);
    expect(await loss({ range: 2 })).toBeCloseTo(2000 * rangeLoss(step.clean).value, 3);
    const squared = await loss({ background: { squared: 3, perceptual: 0 } });
    expect(squared).toBeCloseTo(3000 * backgroundLoss(step.clean, source, mask).value, 2);
    const once = await loss({ background: { squared: 0, perceptual: 1 } });
    expect(once).toBeGreaterThan(0);
    expect(await loss({ background: { squared: 0, perceptual: 5 } })).toBeCloseTo(5 * once, 3);
  });

  it("sees only the background in the perceptual loss", async () => {
    const settings = {
      algorithm: 1,
      weight: 0,
      range: 0,
      background: { squared: 0, perceptual: 1 },
      sees: "clean",
    } as const;
    const job = jobOf(settings);
    const { mask } = job;
    const inside = (i: number) => mask.data[i % (side * side)] === 1;
    const clean = stepOf().clean;
    const changed = (where: (i: number) => boolean): Planes => ({
      ...clean,
      data: clean.data.map((value, i) => (where(i) ? value + 0.3 : value)),
    });
    const loss = await lossAt(job, stepOf());
    expect(await lossAt(job, stepOf({ clean: changed(inside) }))).toBe(loss);
    expect(await lossAt(job, stepOf({ clean: changed((i) => !inside(i)) }))).not.toBe(loss);
    // A source that differs under the mask alone is the same background.
    const source = { ...job.source, data: job.source.data.map((value, i) => (inside(i) ? -value : value)) };
    expect(await lossAt({ ...job, source }, stepOf())).toBe(loss);
  });

  it("leaves what may not change where it is, but for algorithm 1, which pulls it to the source", async () => {
    const outside = (shift: Planes, job: GuidedJob) =>
      shift.data.filter((_, i) => job.mask.data[i % (side * side)] === 0);
    const blended = jobOf();
    const { shift } = await (await makeGuide(quadraticPair())(blended))(stepOf());
    expect(outside(shift, blended).every((value) => value === 0)).toBe(true);
    const local = jobOf({ algorithm: 1, background: { squared: 10, perceptual: 0 }, sees: "clean" });
    const step = stepOf();
    const pulled = (await (await makeGuide(quadraticPair())(local))(step)).shift;
    for (const at of [0, 1, 140, 143]) {
      const gap = (local.source.data[at] as number) - (step.clean.data[at] as number);
      expect(Math.sign(pulled.data[at] as number)).toBe(Math.sign(gap));
    }
  });

  it("with an empty prompt shifts nothing and runs no network", async () => {
    const pair = quadraticPair();
    const answer = await (await makeGuide(pair)(jobOf({}, "  ")))(stepOf());
    expect(answer.loss).toBe(0);
    expect(answer.shift.data.every((value) => value === 0)).toBe(true);
    expect(pair.counts).toEqual({ measured: 0 });
  });

  it("looks once for each copy and gives the same shift for the same seed", async () => {
    const pair = quadraticPair();
    const job = jobOf({ augmentations: 5 });
    const first = await (await makeGuide(pair)(job))(stepOf());
    expect(pair.counts.measured).toBe(5);
    const again = await (await makeGuide(pair)(job))(stepOf());
    expect(again.shift.data).toEqual(first.shift.data);
    const other = await (await makeGuide(pair)({ ...job, seed: 6 }))(stepOf());
    expect(other.shift.data).not.toEqual(first.shift.data);
  });

  it("carries the gradient through the painter when asked to", async () => {
    const pair = quadraticPair();
    const sees = "clean";
    const told: Conditioning[] = [];
    const painted = await (await makeGuide(pair, followed(told))(jobOf({ through: "painter", sees })))(stepOf());
    const straight = await (await makeGuide(pair)(jobOf({ sees })))(stepOf());
    expect(told).toHaveLength(1);
    const { follows } = levels(stepOf(), sees);
    for (const at of [40, 41, 100]) {
      expect(painted.shift.data[at]).toBeCloseTo(((straight.shift.data[at] as number) / follows) * 3, 4);
    }
  });

  it.each(["fill", "remove", "background", "extend", "whole"] as const)(
    "tells the gradient what the run paints: %s",
    async (task) => {
      const told: Conditioning[] = [];
      const job = jobOf({ through: "painter" });
      const guide = await makeGuide(
        quadraticPair(),
        followed(told),
      )({
        ...job,
        conditioning: { ...job.conditioning, task },
      });
      await guide(stepOf());
      expect(told.map((each) => each.task)).toEqual([task]);
    },
  );

  it("says so where the pack cannot carry it", async () => {
    const guide = await makeGuide(quadraticPair())(jobOf({ through: "painter" }));
    await expect(guide(stepOf())).rejects.toThrow('guide through the "prediction"');
  });

  it("does not touch the last step, whose prediction is the picture", async () => {
    const { shift, loss } = await (await makeGuide(quadraticPair())(jobOf()))(stepOf({ next: 0 }));
    expect(loss).toBeGreaterThan(0);
    expect(shift.data.every((value) => value === 0)).toBe(true);
  });
});

describe("losses", () => {
  const golden = (JSON.parse(goldenFile("guide.json")) as { losses: GoldenLosses }).losses;
  const small = (channels: number, value: (i: number) => number) => planes(channels, value, golden.side);

  it.each([
    { name: "range", loss: rangeLoss },
    {
      name: "background",
      loss: (x: Planes) =>
        backgroundLoss(
          x,
          small(3, (i) => 0.8 * Math.cos(0.31 * i)),
          small(1, (i) => (i % 5) / 4),
        ),
    },
  ] as const)("$name: value and gradient are PyTorch's", ({ name, loss }) => {
    const { value, gradient } = loss(small(3, (i) => 1.6 * Math.sin(0.37 * i + 0.3)));
    const expected = golden[name];
    expect(Math.abs(value - expected.value)).toBeLessThanOrEqual(golden.tolerance);
    expect(gradient.data).toHaveLength(expected.gradient.length);
    for (const [i, slope] of expected.gradient.entries()) {
      expect(Math.abs((gradient.data[i] as number) - slope)).toBeLessThanOrEqual(golden.tolerance);
    }
  });

  it.each([
    { name: "range", loss: (x: Planes) => rangeLoss(x) },
    {
      name: "background",
      loss: (x: Planes) =>
        backgroundLoss(
          x,
          planes(3, wave),
          planes(1, (i) => (i % 5 === 0 ? 0.25 : i % 2)),
        ),
    },
  ])("$name: the gradient is the slope", ({ loss }) => {
    const noise = random(3).normal(3 * side * side);
    const picture = planes(3, (i) => 1.3 * (noise[i] as number));
    const h = 1e-2;
    for (const at of [0, 17, 100, 250, 431]) {
      const slope = (loss(plus(picture, at, h)).value - loss(plus(picture, at, -h)).value) / (2 * h);
      expect(loss(picture).gradient.data[at]).toBeCloseTo(slope, 5);
    }
  });
});
