import type { NetworkSession } from "../../networks/session";
import { makeTokenizer } from "../../networks/tokenizer";
import type { Vocabulary } from "../../networks/vocabulary";
import { rememberingTexts } from "../remembering";
import { denoiser } from "./denoiser";
import type { PixelNetworks } from "./networks";
import { textEncoder } from "./text";

/**
 * A pack's sessions as functions. The sessions stay the caller's: who opened them releases them.
 * @param size side of the denoiser's square, pixels
 * @throws EditError "pack-invalid" if a session has other inputs or outputs than its role asks for
 */
export function pixelNetworks(
  size: number,
  vocabulary: Vocabulary,
  text: NetworkSession,
  denoiserSession: NetworkSession,
): PixelNetworks {
  const tokenize = makeTokenizer(vocabulary);
  const encode = textEncoder(text);
  return {
    denoise: denoiser(denoiserSession, size),
    embed: rememberingTexts(async (prompt) => {
      const { tokens, unknownWords } = tokenize(prompt);
      return { context: await encode(tokens), unknownWords };
    }),
  };
}
