/** The tiny latent pack's networks in ONNX Runtime against PyTorch (models/training/make_latent_pack.py). */
import { beforeAll, describe, expect, it } from "vitest";
import { cleanOf, signalShares } from "../../../models/diffusion/ddim";
import type { Conditioning, Model } from "../../../models/families/family";
import { parsePack } from "../../../models/packs/parse";
import { readManifest } from "../../../models/packs/read";
import { latentGolden, latentModel, latentSource, wave } from "../../support/latent";

let model: Model;
beforeAll(async () => {
  model = await latentModel();
});

const { networks } = latentGolden;

function expectClose(values: ArrayLike<number | bigint>, expected: readonly number[], tolerance: number): void {
  expect(Math.ceil(values.length / 5)).toBe(expected.length);
  const most = Math.max(...expected.map((value, i) => Math.abs(Number(values[5 * i]) - value)));
  expect(most).toBeLessThan(tolerance);
}

async function conditioned(prompt: string): Promise<Conditioning> {
  const { text } = await model.embed(prompt);
  const guidance = { text: null, image: null };
  return { task: "fill", silent: false, text, source: null, image: null, depth: null, reference: null, guidance };
}

describe("a latent pack", () => {
  it("says what it is like before it is opened", () => {
    expect(model.traits).toMatchObject({
      sizes: { min: 16, max: 64, multiple: 4, preferred: 32 },
      latent: { channels: 4, factor: 4 },
    });
  });

  it("reads prompts as int64 tokens", async () => {
    const { text, unknownWords } = await model.embed("red flower, sunny");
    expect(unknownWords).toEqual(["sunny"]);
    expectClose(text.states.data, networks.text, 1e-5);
  });

  it("encodes pictures of any size that its factor divides, by the mean", async () => {
    const latent = await model.encode(wave(3, 48, 32, 0.05, 0.2));
    expect(latent).toMatchObject({ width: 12, height: 8, channels: 4 });
    expectClose(
      latent.data.map((value) => value / 0.5),
      networks.encoder,
      1e-5,
    );
    await expect(model.encode(wave(3, 46, 32, 1, 0))).rejects.toThrow("multiples of 4");
  });

  it("decodes latents, by weights that lie beside the decoder's file", async () => {
    const latent = wave(4, 12, 8, 0.37, 0.5);
    const picture = await model.decode({ ...latent, data: latent.data.map((value) => value * 0.5) });
    expect(picture).toMatchObject({ width: 48, height: 32, channels: 3 });
    expectClose(picture.data, networks.decoder, 1e-5);
  });

  it("predicts through halves and an int64 timestep, and gives the clean latent", async () => {
    const latent = wave(4, 12, 8, 0.37, 0.5);
    const clean = await model.predict(latent, 0.5, await conditioned("red flower"));
    const shares = signalShares({ trainSteps: 1000, betas: "scaled-linear", betaStart: 0.00085, betaEnd: 0.012 });
    const signal = Math.sqrt(shares[499] as number);
    const noise = Math.sqrt(1 - (shares[499] as number));
    const velocity = clean.data.map((value, i) => (signal * (latent.data[i] as number) - value) / noise);
    expectClose(velocity, networks.denoiser, 5e-3);
    const again = cleanOf(latent, { ...clean, data: velocity }, 0.5, "velocity", shares);
    expectClose(
      again.data,
      [...clean.data].filter((_, i) => i % 5 === 0),
      1e-5,
    );
  });

  it("guides by the difference of two texts", async () => {
    const latent = wave(4, 8, 8, 0.37, 0.5);
    const [red, none] = [await conditioned("red"), await conditioned("")];
    const [a, b] = [await model.predict(latent, 0.7, red), await model.predict(latent, 0.7, none)];
    const text = { without: none.text, speaks: false, scale: 3 };
    const guided = await model.predict(latent, 0.7, { ...red, guidance: { text, image: null } });
    for (const at of [0, 17, 200]) {
      const [one, other] = [a.data[at] as number, b.data[at] as number];
      expect(guided.data[at]).toBeCloseTo(other + 3 * (one - other), 5);
    }
  });

  it("shows latents small, in the colours that decoding gives", async () => {
    const latent = await model.encode({ ...wave(3, 32, 32, 0, 0), data: new Float32Array(3072).fill(0.25) });
    const { width, channels, data } = model.preview(latent);
    expect([width, channels]).toEqual([8, 3]);
    for (const at of [0, 100, 191]) expect(data[at]).toBeCloseTo(0.25, 4);
  });

  it("refuses conditions that its networks have no input for", async () => {
    const depth = wave(1, 32, 32, 1, 0);
    const asked = { ...(await conditioned("red")), depth };
    await expect(model.predict(wave(4, 8, 8, 1, 0), 0.5, asked)).rejects.toMatchObject({ code: "bad-request" });
  });
});

describe("a latent pack's pack.json", () => {
  const refusal = async (change: (manifest: Record<string, object>) => void): Promise<string> => {
    const manifest = JSON.parse(new TextDecoder().decode(await latentSource.read("pack.json")));
    change(manifest);
    try {
      parsePack(manifest);
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error("The manifest was accepted.");
  };

  it("is read with the roles of its family, and the weights beside a network", async () => {
    const pack = await readManifest(latentSource);
    expect(pack.networks.denoiser.file).toBe("denoiser.onnx");
    expect(pack).toMatchObject({ networks: { decoder: { external: [{ location: "decoder.weights" }] } } });
  });

  it.each([
    [
      "a role of another family",
      (m: Record<string, object>) => Object.assign(m.networks ?? {}, { gradient: {} }),
      /"gradient"; this version knows "text", "denoiser", "encoder" and "decoder"/,
    ],
    [
      "sizes the factor does not divide",
      (m: Record<string, object>) => Object.assign(m.sizes ?? {}, { multiple: 2 }),
      /"sizes.multiple" must be a multiple of "latent.factor"/,
    ],
    [
      "sizes out of order",
      (m: Record<string, object>) => Object.assign(m.sizes ?? {}, { preferred: 128 }),
      /"sizes" must be sides with min ≤ preferred ≤ max/,
    ],
    [
      "too few colours",
      (m: Record<string, object>) => Object.assign(m.latent ?? {}, { preview: [[1], [1], [1]] }),
      /"latent.preview" must be three lists/,
    ],
    [
      "a schedule of another family",
      (m: Record<string, object>) => Object.assign(m.schedule ?? {}, { type: "flow" }),
      /"schedule.type" must be "ddim"/,
    ],
    [
      "a trait nobody knows",
      (m: Record<string, object>) => Object.assign(m, { traits: { wings: {} } }),
      /unknown trait "traits.wings"/,
    ],
    [
      "a trait out of range",
      (m: Record<string, object>) => Object.assign(m, { traits: { starts: { ground: { level: 2, detail: 1 } } } }),
      /"traits.starts.ground.level" must be/,
    ],
  ])("refuses %s", async (_, change, sentence) => {
    expect(await refusal(change)).toMatch(sentence);
  });

  it("may change a part of its family's numbers", async () => {
    const manifest = JSON.parse(new TextDecoder().decode(await latentSource.read("pack.json")));
    const { readPack } = await import("../../../models/families/registry");
    const changed = parsePack({ ...manifest, traits: { framing: { usualShare: 0.3 }, scribbleStrength: 0.9 } });
    const { traits } = readPack(changed, latentSource);
    expect(traits.framing).toEqual({ ...model.traits.framing, usualShare: 0.3 });
    expect(traits.scribbleStrength).toBe(0.9);
    expect(traits.starts).toEqual(model.traits.starts);
  });
});
