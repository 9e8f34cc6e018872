import { checkFinite, checkSignature, floatOutput } from "../../networks/check";
import type { NetworkSession, Tensor } from "../../networks/session";

/** Tokens to the denoiser's text context, float32 [1, length, D]. */
export type EncodeText = (tokens: Int32Array<ArrayBuffer>) => Promise<Tensor>;

/**
 * The text network: `tokens` int32 [1, length] → `context` float32 [1, length, D].
 * @throws EditError "pack-invalid" if the network's inputs or outputs are others
 */
export function textEncoder(session: NetworkSession): EncodeText {
  checkSignature("text", session, { inputs: ["tokens"], outputs: ["context"] });
  return async (tokens) => {
    const outputs = await session.run({ tokens: { type: "int32", dims: [1, tokens.length], data: tokens } });
    const context = floatOutput("text", outputs, "context", [1, tokens.length, null]);
    checkFinite("text", context.data);
    return context;
  };
}
