import { EditError } from "../contract/errors";
import { fromHalf } from "./half";
import type { NetworkSession, Tensor } from "./session";

/**
 * Checks that a network takes and gives exactly what is expected, in any order.
 * @throws EditError "pack-invalid"
 */
export function checkSignature(
  label: string,
  session: NetworkSession,
  expected: { readonly inputs: readonly string[]; readonly outputs: readonly string[] },
): void {
  for (const side of ["inputs", "outputs"] as const) {
    const wanted = [...expected[side]].sort().join(", ");
    const found = session[side]
      .map(({ name }) => name)
      .sort()
      .join(", ");
    if (wanted === found) continue;
    throw new EditError(
      "pack-invalid",
      `The pack's ${label} network has the ${side} ${found || "none"} instead of ${wanted}; reinstall the pack.`,
    );
  }
}

/**
 * The named output as 32-bit floats of the expected shape (halves are widened); null in `dims` accepts any length.
 * @throws EditError "pack-invalid" on another type or shape
 */
export function floatOutput(
  label: string,
  outputs: Readonly<Record<string, Tensor>>,
  name: string,
  dims: readonly (number | null)[],
): Tensor<"float32"> {
  const tensor = outputs[name];
  if (
    tensor !== undefined &&
    (tensor.type === "float32" || tensor.type === "float16") &&
    tensor.dims.length === dims.length &&
    dims.every((length, axis) => length === null || length === tensor.dims[axis]) &&
    tensor.data.length === tensor.dims.reduce((product, length) => product * length, 1)
  ) {
    return tensor.type === "float32" ? tensor : { type: "float32", dims: tensor.dims, data: fromHalf(tensor.data) };
  }
  const found = tensor === undefined ? "nothing" : `${tensor.type} [${tensor.dims.join(", ")}]`;
  const wanted = `float32 [${dims.map((length) => length ?? "any").join(", ")}]`;
  throw new EditError(
    "pack-invalid",
    `The pack's ${label} network answered ${name} with ${found} instead of ${wanted}; reinstall the pack.`,
  );
}

/** @throws EditError "not-a-number" if any value is NaN or infinite */
export function checkFinite(label: string, data: Float32Array): void {
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    // x − x is 0 for every finite number and NaN for the rest.
    if (value - value !== 0) {
      throw new EditError(
        "not-a-number",
        `The ${label} network gave a value that is not a number; run it again on the processor.`,
      );
    }
  }
}
