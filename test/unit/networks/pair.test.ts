import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readOrtFile } from "../../../models/cli/node-io";
import { wasmBackend } from "../../../models/engine/ort";
import type { Planes } from "../../../models/image/raster";
import { pairImage, pairText, similarity } from "../../../models/networks/pair";
import { makePieces, parsePieces } from "../../../models/networks/pieces";
import type { NetworkSession, Tensor } from "../../../models/networks/session";
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

function answering(outputs: Readonly<Record<string, Tensor>>, names = ["vector"]): NetworkSession {
  return { inputs: ["pixels"], outputs: names, run: async () => outputs, release: async () => undefined };
}

describe("the text-image pair", () => {
  it("gives PyTorch's vectors of texts", async () => {
    const vector = pairText(await open(file("pair_text.onnx"), "text"), pieces);
    for (const { text, vector: expected } of golden.texts) {
      expect(worst(await vector(text), expected)).toBeLessThan(golden.tolerance);
    }
  });

  it("gives PyTorch's vector of a picture, of length 1", async () => {
    const vector = pairImage(await open(file("pair_image.onnx"), "image"), golden.size);
    const found = await vector(picture(golden.size));
    expect(worst(found, golden.vector)).toBeLessThan(golden.tolerance);
    expect(similarity(found, found)).toBeCloseTo(1, 5);
  });

  it("refuses pictures of another size and networks that are none of a pair", async () => {
    const session = answering({});
    await expect(pairImage(session, 32)(picture(16))).rejects.toMatchObject({ code: "bad-request" });
    expect(() => pairText(session, pieces)).toThrow(/pair's text network/);
    const empty = pairImage(answering({}), 32);
    await expect(empty(picture(32))).rejects.toMatchObject({ code: "pack-invalid" });
    const nan: Tensor = { type: "float32", dims: [1, 2], data: Float32Array.of(1, Number.NaN) };
    await expect(pairImage(answering({ vector: nan }), 32)(picture(32))).rejects.toMatchObject({
      code: "not-a-number",
    });
  });

  it("compares only vectors of one kind", () => {
    expect(() => similarity(Float32Array.of(1), Float32Array.of(1, 0))).toThrow(RangeError);
    expect(similarity(Float32Array.of(0.6, 0.8), Float32Array.of(1, 0))).toBeCloseTo(0.6);
  });
});
