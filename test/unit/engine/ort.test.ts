/** The real runtime on the processor, with the tiny pack. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../models/cli/codec-node";
import { folderPack } from "../../../models/cli/folder-pack";
import { nodeIo, readOrtFile } from "../../../models/cli/node-io";
import { createEngine } from "../../../models/engine/engine";
import { wasmBackend } from "../../../models/engine/ort";
import { repository, tinyPack } from "../../support/node-packs";
import { smallRequest } from "../../support/node-pictures";

const backend = wasmBackend({ read: readOrtFile });
const fileOf = (name: string) => new Uint8Array(readFileSync(join(tinyPack, name)));
const engine = () =>
  createEngine({
    backends: [backend],
    packs: [folderPack(tinyPack, nodeIo(repository))],
    codec: nodeCodec,
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
const request = (seed: number) =>
  smallRequest({
    packId: "blendfill-tiny-test",
    prompt: "a red car",
    settings: { ...smallRequest().settings, seed, guidance: 2 },
  });

describe("ONNX Runtime on the processor", () => {
  it("gives the same picture bit for bit for the same request, and another for another seed", async () => {
    const once = await engine().edit(request(7), () => undefined);
    const again = await engine().edit(request(7), () => undefined);
    const other = await engine().edit(request(8), () => undefined);
    expect(again.candidates[0]?.image.data).toEqual(once.candidates[0]?.image.data);
    expect(other.candidates[0]?.image.data).not.toEqual(once.candidates[0]?.image.data);
  });

  it("gives candidate 2 of a request the picture of the next seed", async () => {
    const { settings } = request(7);
    const both = await engine().edit({ ...request(7), settings: { ...settings, count: 2 } }, () => undefined);
    const next = await engine().edit(request(8), () => undefined);
    expect(both.candidates[1]?.image.data).toEqual(next.candidates[0]?.image.data);
  });

  it("calls a truncated network damaged, by its role", async () => {
    const painter = fileOf("painter.onnx");
    await expect(backend.open(painter.slice(0, painter.length / 2), "painter")).rejects.toMatchObject({
      code: "pack-invalid",
      message: expect.stringContaining('"painter" is not a complete ONNX model'),
    });
  });

  it("says which network could not run, and refuses runs after release", async () => {
    const session = await backend.open(fileOf("text.onnx"), "text");
    const tokens = { type: "int32" as const, dims: [1, 3], data: new Int32Array(3) };
    await expect(session.run({ tokens })).rejects.toMatchObject({ code: "network-failed" });
    await session.release();
    await session.release();
    await expect(session.run({ tokens })).rejects.toMatchObject({ code: "network-failed" });
  });
});
