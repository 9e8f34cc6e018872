import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readOrtFile } from "../../../models/cli/node-io";
import { wasmBackend } from "../../../models/engine/ort";
import type { Planes } from "../../../models/image/raster";
import { measuring } from "../../../models/networks/clip-image";
import { clipText, similarity } from "../../../models/networks/clip-text";
import { makePieces, parsePieces } from "../../../models/networks/pieces";
import type { NetworkSession, Tensor } from "../../../models/networks/session";
import { declared } from "../../support/declared";
import { pairGolden } from "../../support/golden";
import { tinyPack } from "../../support/node-packs";

const golden = pairGolden().tiny;
const { open } = wasmBackend({ read: readOrtFile });
const file = (name: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(`${tinyPack}/${name}`));
const pieces = makePieces(parsePieces(JSON.parse(Buffer.from(file("pair_pieces.json")).toString())));

function worst(actual: ArrayLike<number>, expected: readonly number[]): number {
  expect(actual).toHaveLength(expected.length);
  return Math.max(...expected.map((value, i) => Math.abs((actual[i] as number) - value)));
}

/** The picture of the golden numbers' formula. */
function picture(size: number): Planes {
  const value = (_: unknown, i: number): number => 0.9 * Math.sin(0.013 * i + 0.4) * Math.cos(0.0007 * i);
  return { width: size, height: size, channels: 3, data: Float32Array.from({ length: 3 * size * size }, value) };
}

function answering(outputs: Readonly<Record<string, Tensor>>): NetworkSession {
  const names = {
    inputs: declared("pixels", "text", "bend"),
    outputs: declared("vector", "distance", "gradient"),
  };
  return { ...names, run: async () => outputs, release: async () => undefined };
}

describe("the text-image pair", () => {
  it("gives PyTorch's vectors of texts", async () => {
    const vector = clipText(await open(file("pair_text.onnx"), "text"), pieces);
    for (const { text, vector: expected } of golden.texts) {
      expect(worst(await vector(text), expected)).toBeLessThan(golden.tolerance);
    }
  });

  it("gives PyTorch's vector of a picture, of length 1", async () => {
    const measure = measuring(await open(file("pair_image.onnx"), "image"), golden.size);
    const { vector } = await measure(picture(golden.size), new Float32Array(golden.vector.length), "cosine");
    expect(worst(vector, golden.vector)).toBeLessThan(golden.tolerance);
    expect(similarity(vector, vector)).toBeCloseTo(1, 5);
  });

  it("refuses pictures of another size and networks that are none of a pair", async () => {
    const words = Float32Array.of(1, 0);
    const answers = (outputs: Readonly<Record<string, Tensor>>) => measuring(answering(outputs), 32);
    await expect(answers({})(picture(16), words, "cosine")).rejects.toMatchObject({ code: "bad-request" });
    expect(() => clipText(answering({}), pieces)).toThrow(/CLIP text network/);
    await expect(answers({})(picture(32), words, "cosine")).rejects.toMatchObject({ code: "pack-invalid" });
    const gradient: Tensor = { type: "float32", dims: [1, 3, 32, 32], data: new Float32Array(3072) };
    const distance: Tensor = { type: "float32", dims: [1], data: Float32Array.of(0) };
    const vector: Tensor = { type: "float32", dims: [1, 2], data: Float32Array.of(1, Number.NaN) };
    await expect(answers({ vector, distance, gradient })(picture(32), words, "cosine")).rejects.toMatchObject({
      code: "not-a-number",
    });
  });

  it("compares only vectors of one kind", () => {
    expect(() => similarity(Float32Array.of(1), Float32Array.of(1, 0))).toThrow(RangeError);
    expect(similarity(Float32Array.of(0.6, 0.8), Float32Array.of(1, 0))).toBeCloseTo(0.6);
  });
});
