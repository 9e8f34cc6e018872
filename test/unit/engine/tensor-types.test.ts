/** Every tensor type and weights beside the file, in ONNX Runtime (models/training/make_latent_pack.py). */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readOrtFile } from "../../../models/cli/node-io";
import { wasmBackend } from "../../../models/engine/ort";
import type { Tensor, TensorType } from "../../../models/networks/session";
import { latentGolden } from "../../support/latent";
import { repository } from "../../support/node-packs";

const { fed, answers, dims, declared } = latentGolden.types;
const backend = wasmBackend({ read: readOrtFile });
const read = (name: string) => new Uint8Array(readFileSync(join(repository, "test/golden/types", name)));
const weights = () => [{ location: "types.weights", bytes: read("types.weights") }];

function tensor(type: TensorType, shape: readonly number[], values: readonly (number | string | boolean)[]): Tensor {
  const numbers = values.map(Number);
  switch (type) {
    case "float32":
      return { type, dims: shape, data: Float32Array.from(numbers) };
    case "float16":
      return { type, dims: shape, data: Uint16Array.from(numbers) };
    case "int32":
      return { type, dims: shape, data: Int32Array.from(numbers) };
    case "int64":
      return { type, dims: shape, data: BigInt64Array.from(values, BigInt) };
    case "bool":
    case "uint8":
      return { type, dims: shape, data: Uint8Array.from(numbers) };
  }
}

function of(values: typeof fed): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(values).map(([name, each]) => {
      const { type } = declared[name] as { readonly type: TensorType };
      return [name, tensor(type, dims[name] ?? [], each)];
    }),
  );
}

describe("a session on the processor", () => {
  it("says each input's and output's name, type and lengths, also those without a number", async () => {
    const session = await backend.open(read("types.onnx"), "types", weights());
    expect(session.inputs).toEqual(Object.entries(declared).map(([name, each]) => ({ name, ...each })));
    // Of a product with three weights the runtime knows the length.
    const outputs = { ...declared, single: { type: "float32", dims: [3] } };
    expect(session.outputs).toEqual(Object.entries(outputs).map(([name, each]) => ({ name: `${name}_out`, ...each })));
    await session.release();
  });

  it("takes and gives every type, scalars too, with weights that lie beside the file", async () => {
    const session = await backend.open(read("types.onnx"), "types", weights());
    const outputs = await session.run(of(fed));
    const expected = Object.entries(of(answers)).map(([name, each]) => [`${name}_out`, each]);
    expect(outputs).toEqual(Object.fromEntries(expected));
    await session.release();
  });

  it("refuses weights under another name, in words", async () => {
    const other = [{ location: "other.weights", bytes: read("types.weights") }];
    await expect(backend.open(read("types.onnx"), "types", other)).rejects.toMatchObject({
      message: expect.stringContaining('"types"'),
    });
  });
});
