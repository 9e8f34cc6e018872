import { describe, expect, it } from "vitest";
import { flowScheduler } from "../../../models/diffusion/flow";
import { random } from "../../../models/diffusion/random";
import { pixelFlowModel } from "../../../models/families/pixel-flow/model";
import type { DenoiseInput, PixelNetworks } from "../../../models/families/pixel-flow/networks";
import { pixelFlowTraits } from "../../../models/families/pixel-flow/traits";
import type { Planes } from "../../../models/image/raster";
import { type DenoiseJob, type DenoiseStep, denoise } from "../../../models/pipelines/denoise";
import { contextOf } from "../../support/analytic";

const side = 6;
const count = side * side;
const source: Planes = { width: side, height: side, channels: 3, data: random(1).normal(3 * count) };
const noise: Planes = { ...source, data: random(2).normal(3 * count) };
const mask: Planes = {
  width: side,
  height: side,
  channels: 1,
  data: Float32Array.from({ length: count }, (_, i) => (i % side > 2 ? 1 : 0)),
};
const clock = { now: () => 0, timed: () => {} };

interface Change extends Partial<DenoiseJob> {
  readonly denoise?: PixelNetworks["denoise"];
  readonly interval?: readonly [number, number];
  /** Scale of guidance away from no words. */
  readonly scale?: number;
}

function job({ denoise: answer, interval = [0, 1], scale, ...change }: Change = {}): DenoiseJob {
  const model = pixelFlowModel(
    {
      embed: async (prompt) => ({ context: contextOf(prompt), unknownWords: [] }),
      denoise: answer ?? (async ({ noisy }) => ({ ...noisy, data: noisy.data.map((value) => value * 0.5 + 0.1) })),
    },
    {
      traits: pixelFlowTraits({ size: side }),
      schedule: { type: "flow", prediction: "clean", shift: 2, floor: 0 },
      guidanceInterval: interval,
    },
  );
  const text = scale === undefined ? null : { without: { states: contextOf("") }, speaks: false, scale };
  return {
    model,
    scheduler: flowScheduler(5, 2, 1),
    source,
    mask,
    noise,
    conditioning: {
      task: "fill",
      silent: false,
      text: { states: contextOf("red") },
      image: null,
      depth: null,
      reference: null,
      guidance: { text, image: null },
    },
    known: (open) => model.known(source, open),
    ...change,
  };
}

async function run(from: DenoiseJob): Promise<DenoiseStep[]> {
  const steps: DenoiseStep[] = [];
  for await (const step of denoise(from, clock)) steps.push(step);
  return steps;
}

/** Values where the mask is `open`, of all three channels. */
function where(open: 0 | 1, planes: Planes): number[] {
  return [...planes.data].filter((_, i) => mask.data[i % count] === open);
}

describe("blended denoising", () => {
  it("ends with the source exactly where it is known", async () => {
    const steps = await run(job());
    expect(where(0, (steps.at(-1) as DenoiseStep).clean)).toEqual(where(0, source));
    expect(where(1, (steps.at(-1) as DenoiseStep).clean)).not.toEqual(where(1, source));
  });

  it("shows the network the source noised to the level of the step, with the same noise each time", async () => {
    const seen: DenoiseInput[] = [];
    const scheduler = flowScheduler(5, 2, 1);
    await run(
      job({
        scheduler,
        denoise: async (input) => {
          seen.push(input);
          return input.noisy;
        },
      }),
    );
    expect(seen.map(({ time }) => time)).toEqual(scheduler.times.slice(0, -1));
    for (const { noisy, time, source: known } of seen) {
      expect(where(0, noisy)).toEqual(where(0, scheduler.noised(source, noise, time)));
      expect(where(0, known)).toEqual(where(0, source));
      expect(where(1, known).every((value) => value === 0)).toBe(true);
    }
  });

  it("starts from pure noise at strength 1 and from the noised source below", async () => {
    for (const strength of [1, 0.4]) {
      const first: Planes[] = [];
      const scheduler = flowScheduler(3, 2, strength);
      await run(
        job({
          scheduler,
          denoise: async ({ noisy }) => {
            first.push(noisy);
            return noisy;
          },
        }),
      );
      expect(first[0]?.data).toEqual(scheduler.noised(source, noise, strength).data);
    }
  });

  it("finds the picture of a network that knows it", async () => {
    const truth: Planes = { ...source, data: random(9).normal(3 * count) };
    const steps = await run(job({ denoise: async () => truth }));
    expect(where(1, (steps.at(-1) as DenoiseStep).clean)).toEqual(where(1, truth));
  });

  it("guides by the difference of two passes, only inside the interval", async () => {
    const asked: number[] = [];
    const guided = job({
      scheduler: flowScheduler(4, 1, 1),
      scale: 3,
      interval: [0.5, 0.8],
      denoise: async ({ noisy, time, context }) => {
        asked.push(time);
        return { ...noisy, data: noisy.data.map(() => (context.data[0] === 0 ? 0.1 : 0.3)) };
      },
    });
    const steps = await run(guided);
    expect(asked).toEqual([1, 0.75, 0.75, 0.5, 0.5, 0.25]);
    const painted = steps.map(({ clean }) => where(1, clean)[0] as number);
    // 0.1 + 3 · (0.3 − 0.1) = 0.7 by hand
    for (const [i, expected] of [0.3, 0.7, 0.7, 0.3].entries()) expect(painted[i]).toBeCloseTo(expected, 6);
  });

  it("without blending (algorithm 1) knows nothing, changes everything, and starts from the noised source", async () => {
    const seen: DenoiseInput[] = [];
    const scheduler = flowScheduler(4, 1, 0.7);
    const halved = (input: DenoiseInput): Planes => ({ ...input.noisy, data: input.noisy.data.map((v) => v / 2) });
    const local = job({
      scheduler,
      blends: false,
      denoise: async (input) => {
        seen.push(input);
        return halved(input);
      },
    });
    const steps = await run(local);
    expect(seen[0]?.noisy.data).toEqual(scheduler.noised(source, noise, 0.7).data);
    for (const [i, input] of seen.entries()) {
      expect(input.mask.data.every((value) => value === 1)).toBe(true);
      expect(input.source.data.every((value) => value === 0)).toBe(true);
      // The next sample is the step's own, everywhere.
      const next = seen[i + 1]?.noisy.data;
      if (next) expect(next).toEqual(scheduler.step(input.noisy, halved(input), i).next.data);
    }
    expect((steps.at(-1) as DenoiseStep).clean.data).toEqual(halved(seen.at(-1) as DenoiseInput).data);
  });

  it("stops at the step where it is told to", async () => {
    let calls = 0;
    const steps = denoise(
      job({
        denoise: async ({ noisy }) => {
          calls++;
          return noisy;
        },
      }),
      clock,
    );
    await steps.next();
    await steps.next();
    await steps.return(source);
    expect(await steps.next()).toEqual({ value: undefined, done: true });
    expect(calls).toBe(2);
  });
});
