import { describe, expect, it } from "vitest";
import { flowTimes } from "../../../models/diffusion/schedule";
import { pixelFlowModel } from "../../../models/families/pixel-flow/model";
import type { DenoiseInput } from "../../../models/families/pixel-flow/networks";
import { pixelFlowTraits } from "../../../models/families/pixel-flow/traits";
import type { Planes } from "../../../models/image/raster";
import type { Tensor } from "../../../models/networks/session";
import { makeTokenizer } from "../../../models/networks/tokenizer";
import { parseVocabulary } from "../../../models/networks/vocabulary";
import { denoise } from "../../../models/pipelines/denoise";
import { goldenFile, readGolden } from "../../support/golden";

const golden = readGolden();
const { flow } = golden;

function planes(channels: number, values: readonly number[]): Planes {
  return { width: 8, height: 8, channels, data: Float32Array.from(values) };
}

function context(value: number): Tensor {
  return { type: "float32", dims: [1, 1, 1], data: Float32Array.of(value) };
}

/** The network the file names: 0.5·noisy + 0.1·mask + 0.25·source + 0.1·time + 0.2·c. */
function network({ noisy, source, mask, time, context: { data } }: DenoiseInput): Planes {
  const clean = noisy.data.map(
    (value, i) =>
      0.5 * value +
      0.1 * (mask.data[i % 64] as number) +
      0.25 * (source.data[i] as number) +
      0.1 * time +
      0.2 * Number(data[0]),
  );
  return { ...noisy, data: clean };
}

function expectClose(actual: Iterable<number>, expected: readonly number[]): void {
  const values = [...actual];
  expect(values).toHaveLength(expected.length);
  const most = Math.max(...values.map((value, i) => Math.abs(value - (expected[i] as number))));
  expect(most).toBeLessThanOrEqual(flow.tolerance);
}

describe("the numbers of the training side", () => {
  it.each(flow.grids)("are our noise levels for $steps steps, shift $shift, strength $strength", (grid) => {
    expectClose(flowTimes(grid.steps, grid.shift, grid.strength, grid.floor), grid.grid);
  });

  it.each(flow.cases)("are our steps at strength $strength with guidance $guidance", async (numbers) => {
    const seen: Float32Array[] = [];
    const { steps, shift, strength, guidance: scale, guidanceInterval: interval } = numbers;
    let clean: Planes | undefined;
    const model = pixelFlowModel(
      {
        embed: async () => ({ context: context(0), unknownWords: [] }),
        denoise: async (input) => {
          seen.push(input.noisy.data.slice());
          return network(input);
        },
      },
      {
        traits: pixelFlowTraits({ size: 8 }),
        schedule: { type: "flow", prediction: "clean", shift, floor: 0 },
        guidanceInterval: interval,
      },
    );
    const source = planes(3, flow.source);
    const without = { states: context(0) };
    const run = denoise(
      {
        model,
        scheduler: model.schedule({ steps, strength, sampler: "deterministic" }),
        source,
        mask: planes(1, flow.mask),
        noise: planes(3, flow.noise),
        conditioning: {
          task: "fill",
          silent: false,
          text: { states: context(1) },
          image: null,
          depth: null,
          reference: null,
          guidance: { text: scale === 1 ? null : { without, speaks: false, scale }, image: null },
        },
        known: (open) => model.known(source, open),
      },
      { now: () => 0, timed: () => {} },
    );
    for await (const step of run) clean = step.clean;
    expect(seen).toHaveLength(numbers.networkRuns);
    for (const [i, noisy] of seen.entries()) expectClose(noisy, numbers.seen[i] ?? []);
    expectClose(
      (clean?.data ?? []).map((value: number) => Math.min(1, Math.max(-1, value))),
      numbers.result,
    );
  });

  const tokenize = makeTokenizer(parseVocabulary(JSON.parse(goldenFile("tiny-pack/vocabulary.json"))));
  it.each(golden.tiny.text)("are our tokens for “$prompt”", ({ prompt, tokens }) => {
    expect([...tokenize(prompt).tokens]).toEqual(tokens);
  });
});
