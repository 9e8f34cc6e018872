/** What a network is fed: the inputs it declares, each in the type and rank that it declares. */
import { EditError } from "../contract/errors";
import { toHalf } from "./half";
import type { Declared, NetworkSession, Tensor } from "./session";

interface Signature {
  readonly needs: readonly string[];
  /** Inputs that not every network of the kind has. */
  readonly may?: readonly string[];
  /** Outputs, exactly unless `gives` may be a part of them. */
  readonly gives: readonly string[];
  readonly givesMore?: boolean;
}

/** Values of all inputs a network may have; made only where it has the input. */
type Values = Readonly<Record<string, () => Tensor>>;

/**
 * A function that picks and converts what a network is fed.
 * @throws EditError "pack-invalid" if the network lacks an input or output, or has one nobody knows
 */
export function feeding(
  label: string,
  session: NetworkSession,
  signature: Signature,
): (values: Values) => Record<string, Tensor> {
  const { needs, may = [], gives, givesMore = false } = signature;
  const inputs = session.inputs.map(({ name }) => name);
  const outputs = session.outputs.map(({ name }) => name);
  const fits =
    needs.every((name) => inputs.includes(name)) && inputs.every((name) => [...needs, ...may].includes(name));
  if (!fits) throw another(label, "inputs", inputs, needs);
  const answers = gives.every((name) => outputs.includes(name)) && (givesMore || outputs.length === gives.length);
  if (!answers) throw another(label, "outputs", outputs, gives);
  return (values) =>
    Object.fromEntries(
      session.inputs.map((input) => {
        const value = values[input.name];
        if (value === undefined) throw new RangeError(`Nothing to feed "${input.name}" with.`);
        return [input.name, converted(value(), input, label)];
      }),
    );
}

function another(label: string, side: "inputs" | "outputs", found: readonly string[], wanted: readonly string[]) {
  const list = (names: readonly string[]): string => [...names].sort().join(", ");
  return new EditError(
    "pack-invalid",
    `The pack's ${label} network has the ${side} ${list(found) || "none"} instead of ${list(wanted)}; reinstall the pack.`,
  );
}

/**
 * A tensor in the type an input declares; a single value also as a scalar where it declares one.
 * @throws EditError "pack-invalid" where the value's type cannot become the declared one
 */
function converted(tensor: Tensor, { name, type, dims }: Declared, label: string): Tensor {
  const shaped = dims.length === 0 && tensor.data.length === 1 ? { ...tensor, dims: [] } : tensor;
  if (shaped.type === type) return shaped;
  const { dims: to } = shaped;
  if (shaped.type === "float32" && type === "float16") return { type, dims: to, data: toHalf(shaped.data) };
  if (shaped.type === "int32") {
    if (type === "int64") return { type, dims: to, data: BigInt64Array.from(shaped.data, BigInt) };
    if (type === "float32") return { type, dims: to, data: Float32Array.from(shaped.data) };
    if (type === "float16") return { type, dims: to, data: toHalf(Float32Array.from(shaped.data)) };
  }
  throw new EditError(
    "pack-invalid",
    `The pack's ${label} network wants "${name}" as ${type}, which it cannot be given; reinstall the pack.`,
  );
}
