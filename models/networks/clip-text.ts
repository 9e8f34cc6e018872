/**
 * The CLIP-like text network as a plain function: unit vectors whose dot product says how well a text fits a picture
 * (Radford et al. 2021). It fetches references, ranks candidates and guides. Its image side is clip-image.ts.
 */
import { checkFinite, checkSignature, floatOutput } from "./check";
import type { Pieces } from "./pieces";
import type { NetworkSession } from "./session";

/** Of length 1 (0 for a text without words). */
export type UnitVector = Float32Array<ArrayBuffer>;

export type TextVector = (text: string) => Promise<UnitVector>;

/**
 * `tokens` int32 [1, length] → `vector` float32 [1, width].
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function clipText(session: NetworkSession, pieces: Pieces): TextVector {
  checkSignature("CLIP text", session, { inputs: ["tokens"], outputs: ["vector"] });
  return async (text) => {
    const data = pieces.tokens(text);
    const outputs = await session.run({ tokens: { type: "int32", dims: [1, data.length], data } });
    return vectorOf("CLIP text", outputs);
  };
}

function vectorOf(label: string, outputs: Awaited<ReturnType<NetworkSession["run"]>>): UnitVector {
  const { data } = floatOutput(label, outputs, "vector", [1, null]);
  checkFinite(label, data);
  return data;
}

/** Cosine similarity of two unit vectors, -1 to 1. @throws RangeError if their lengths differ */
export function similarity(a: UnitVector, b: UnitVector): number {
  if (a.length !== b.length) throw new RangeError(`vectors of ${a.length} and ${b.length} numbers`);
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}
