import { describe, expect, it } from "vitest";
import { type GuideSettings, standardGuide } from "../../../models/contract";
import { random } from "../../../models/diffusion/random";
import { type GuidingPair, makeGuide } from "../../../models/guidance/guide";
import { levels } from "../../../models/guidance/levels";
import { backgroundLoss, rangeLoss } from "../../../models/guidance/losses";
import type { Planes } from "../../../models/image/raster";
import type { GuidedJob, GuidedStep } from "../../../models/pipelines/hooks";

const side = 12;

function planes(channels: number, value: (i: number) => number, size = side): Planes {
  const data = Float32Array.from({ length: channels * size * size }, (_, i) => value(i));
  return { width: size, height: size, channels, data };
}

const wave = (i: number): number => 0.6 * Math.sin(0.7 * i + 0.2);

/** Distance = mean((pixels − text[0])²) / 2: its gradient is known. */
function quadraticPair(): GuidingPair & { readonly counts: { measured: number; carried: number } } {
  const counts = { measured: 0, carried: 0 };
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
    async painterGradient(_, upstream) {
      counts.carried++;
      return { ...upstream, data: upstream.data.map((value) => 3 * value) };
    },
  };
}

function jobOf(changes: Partial<GuideSettings> = {}, prompt = "a boat"): GuidedJob {
  const mask = planes(1, (i) => (i % side > 2 && i % side < 9 && i > 30 && i < 110 ? 1 : 0));
  const source = planes(3, (i) => 0.8 * Math.cos(0.31 * i));
  const known = { ...source, data: source.data.map((v, i) => v * (1 - (mask.data[i % (side * side)] as number))) };
  const settings = { ...standardGuide, augmentations: 3, range: 0, ...changes };
  const context = { type: "float32", dims: [1, 1, 1], data: Float32Array.of(1) } as const;
  return { prompt, settings, seed: 5, source, known, mask, context };
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
    expect(pair.counts).toEqual({ measured: 0, carried: 0 });
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
    const painted = await (await makeGuide(pair)(jobOf({ through: "painter", sees })))(stepOf());
    const straight = await (await makeGuide(pair)(jobOf({ sees })))(stepOf());
    expect(pair.counts.carried).toBe(1);
    const { follows } = levels(stepOf(), sees);
    for (const at of [40, 41, 100]) {
      expect(painted.shift.data[at]).toBeCloseTo(((straight.shift.data[at] as number) / follows) * 3, 4);
    }
  });

  it("says so where the pack cannot carry it", async () => {
    const { painterGradient: _, ...pair } = quadraticPair();
    const guide = await makeGuide(pair)(jobOf({ through: "painter" }));
    await expect(guide(stepOf())).rejects.toThrow('guide through the "prediction"');
  });

  it("does not touch the last step, whose prediction is the picture", async () => {
    const { shift, loss } = await (await makeGuide(quadraticPair())(jobOf()))(stepOf({ next: 0 }));
    expect(loss).toBeGreaterThan(0);
    expect(shift.data.every((value) => value === 0)).toBe(true);
  });
});

describe("losses", () => {
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
