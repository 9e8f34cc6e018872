import { describe, expect, it } from "vitest";
import { pixelNetworks } from "../../../models/families/pixel-flow/adapter";
import type { Planes } from "../../../models/image/raster";
import type { NetworkSession, Tensor } from "../../../models/networks/session";
import { parseVocabulary } from "../../../models/networks/vocabulary";
import { declared } from "../../support/declared";

const vocabulary = parseVocabulary({
  format: 1,
  length: 12,
  pad: 0,
  start: 1,
  unknown: 2,
  words: ["[pad]", "[start]", "[unknown]", "red"],
  synonyms: {},
  names: [],
});

type Feeds = Readonly<Record<string, Tensor>>;

function session(inputs: readonly string[], outputs: readonly string[], run: (feeds: Feeds) => Feeds): NetworkSession {
  return {
    inputs: declared(...inputs),
    outputs: declared(...outputs),
    run: async (feeds) => run(feeds),
    release: async () => {},
  };
}

function float(dims: readonly number[], fill = 0): Tensor {
  return { type: "float32", dims, data: new Float32Array(dims.reduce((a, b) => a * b, 1)).fill(fill) };
}

const text = session(["tokens"], ["context"], ({ tokens }) => {
  expect(tokens?.dims).toEqual([1, 12]);
  expect(tokens?.type).toBe("int32");
  return { context: float([1, 12, 4], Number(tokens?.data[1])) };
});
const painterInputs = ["context", "mask", "noisy", "source", "time"];
const painted = (clean: Tensor) => session(painterInputs, ["clean"], () => ({ clean }));

function planes(channels: number): Planes {
  return { width: 8, height: 8, channels, data: new Float32Array(64 * channels) };
}

const input = {
  noisy: planes(3),
  source: planes(3),
  mask: planes(1),
  time: 0.5,
  context: float([1, 12, 4]),
  task: "fill",
} as const;

describe("a pack's networks", () => {
  it("embed a prompt through tokenizer and text network", async () => {
    const networks = pixelNetworks(8, vocabulary, text, painted(float([1, 3, 8, 8])));
    const { context, unknownWords } = await networks.embed("Red thing");
    expect(context.dims).toEqual([1, 12, 4]);
    expect(context.data[0]).toBe(3);
    expect(unknownWords).toEqual(["thing"]);
  });

  it("feed the painter everything in its shape", async () => {
    const painter = session(painterInputs, ["clean"], (feeds) => {
      const { noisy, source, mask, time } = feeds;
      expect(Object.keys(feeds).sort()).toEqual(painterInputs);
      expect(noisy?.dims).toEqual([1, 3, 8, 8]);
      expect(source?.dims).toEqual([1, 3, 8, 8]);
      expect(mask?.dims).toEqual([1, 1, 8, 8]);
      expect([...(time?.data ?? [])]).toEqual([0.5]);
      return { clean: float([1, 3, 8, 8], 0.25) };
    });
    const clean = await pixelNetworks(8, vocabulary, text, painter).denoise(input);
    expect(clean).toMatchObject({ width: 8, height: 8, channels: 3 });
    expect(clean.data[191]).toBe(0.25);
  });

  it("are refused when they take or give something else", () => {
    const odd = session(["tokens", "mask"], ["context"], () => ({}));
    expect(() => pixelNetworks(8, vocabulary, odd, painted(float([1])))).toThrow(
      "The pack's text network has the inputs mask, tokens instead of tokens; reinstall the pack.",
    );
    const lacking = session(painterInputs.slice(1), ["clean"], () => ({}));
    expect(() => pixelNetworks(8, vocabulary, text, lacking)).toThrow(
      "The pack's denoiser network has the inputs mask, noisy, source, time instead of context, mask, noisy, source, time; reinstall the pack.",
    );
    const mute = session(painterInputs, [], () => ({}));
    expect(() => pixelNetworks(8, vocabulary, text, mute)).toThrow(
      expect.objectContaining({
        code: "pack-invalid",
        message: expect.stringContaining("the outputs none instead of"),
      }),
    );
  });

  it("are refused when an answer has another shape or type", async () => {
    await expect(pixelNetworks(8, vocabulary, text, painted(float([1, 3, 8, 9]))).denoise(input)).rejects.toThrow(
      "The pack's denoiser network answered clean with float32 [1, 3, 8, 9] instead of float32 [1, 3, 8, 8]; reinstall the pack.",
    );
    const whole: Tensor = { type: "int32", dims: [1, 3, 8, 8], data: new Int32Array(192) };
    await expect(pixelNetworks(8, vocabulary, text, painted(whole)).denoise(input)).rejects.toMatchObject({
      code: "pack-invalid",
    });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("report an answer with %s", async (bad) => {
    const clean = float([1, 3, 8, 8]);
    clean.data[100] = bad;
    await expect(pixelNetworks(8, vocabulary, text, painted(clean)).denoise(input)).rejects.toMatchObject({
      code: "not-a-number",
    });
  });
});
