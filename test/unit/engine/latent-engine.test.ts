/** The engine with the tiny latent pack: what it says of it, measures, tests, paints and refuses. */
import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../models/cli/codec-node";
import { readOrtFile } from "../../../models/cli/node-io";
import { standardGuide } from "../../../models/contract/settings";
import type { BackendOpener } from "../../../models/engine/backend";
import { createEngine, type EngineOptions } from "../../../models/engine/engine";
import { wasmBackend } from "../../../models/engine/ort";
import type { NetworkSession } from "../../../models/networks/session";
import { bytesOf, filesOf } from "../../../models/packs/files";
import { readManifest } from "../../../models/packs/read";
import { latentSource } from "../../support/latent";
import { smallRequest } from "../../support/node-pictures";

const wasm = wasmBackend({ read: readOrtFile });
const engine = (change: Partial<EngineOptions> = {}) =>
  createEngine({
    backends: [wasm],
    packs: [latentSource],
    codec: nodeCodec,
    now: () => performance.now(),
    pause: async () => undefined,
    ...change,
  });
const packId = "blendfill-tiny-latent";
const request = (change: object = {}) =>
  smallRequest({ packId, settings: { ...smallRequest().settings, steps: 2, ...change } });

/** A graphics card whose decoder is wrong by so much. */
function card(wrong: number): BackendOpener {
  return {
    backend: "webgpu",
    device: `webgpu made up ${wrong}`,
    needsSelfTest: true,
    rebuild: async () => undefined,
    async open(bytes, label, external) {
      const session = await wasm.open(bytes, label, external);
      if (label !== "decoder") return session;
      const run: NetworkSession["run"] = async (feeds) => {
        const outputs = await session.run(feeds);
        const { sample } = outputs;
        if (sample?.type !== "float32") return outputs;
        return { sample: { ...sample, data: sample.data.map((value) => value + wrong) } };
      };
      return { ...session, run };
    },
  };
}

describe("the engine with a latent pack", () => {
  it("says its sizes, bytes and traits without opening it", async () => {
    const [pack] = await engine().packs();
    expect(pack).toMatchObject({
      id: packId,
      size: 32,
      hasPair: false,
      traits: { latent: { channels: 4, factor: 4 } },
    });
    const files = filesOf(await readManifest(latentSource));
    expect(files.map(({ file }) => file)).toContain("decoder-weights.bin");
    expect(pack?.bytes).toBe(bytesOf(files));
    expect(pack?.names).toEqual([
      { name: "flower", kind: "object" },
      { name: "boat", kind: "object" },
    ]);
  });

  it("paints with it, names unknown words, and gives the same picture again", async () => {
    const one = await engine().edit({ ...request({ guidance: 3 }), prompt: "red sunflower" }, () => undefined);
    const two = await engine().edit({ ...request({ guidance: 3 }), prompt: "red sunflower" }, () => undefined);
    expect(one.unknownWords).toEqual(["sunflower"]);
    expect(one.working).toEqual({ width: 32, height: 32 });
    expect(two.candidates[0]?.image.data).toEqual(one.candidates[0]?.image.data);
  });

  it("measures its pace", async () => {
    const pace = await engine().measure(packId, () => undefined);
    expect(pace.backend).toBe("wasm");
    expect(pace.milliseconds).toBeGreaterThan(0);
  });

  it("trusts a graphics card whose decoder agrees with the processor's, and no other", async () => {
    expect((await engine({ backends: [card(0), wasm] }).edit(request(), () => undefined)).backend).toBe("webgpu");
    const result = await engine({ backends: [card(0.05), wasm] }).edit(request(), () => undefined);
    expect(result.backend).toBe("wasm");
    expect(result.notices).toContainEqual({ code: "card-wrong", difference: expect.closeTo(0.05, 3) });
  });

  it("says that a latent space cannot be guided by gradients", async () => {
    await expect(engine().edit(request({ guide: standardGuide }), () => undefined)).rejects.toMatchObject({
      code: "bad-request",
      message: expect.stringContaining("paints in a latent space"),
    });
  });
});
