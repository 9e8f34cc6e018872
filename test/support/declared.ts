/** What made-up networks say of their inputs and outputs. */
import type { Declared } from "../../models/networks/session";

/** Values of any length: tokens are whole numbers, everything else is not. */
export function declared(...names: readonly string[]): readonly Declared[] {
  return names.map((name) => ({ name, type: name === "tokens" ? "int32" : "float32", dims: ["any"] }));
}
