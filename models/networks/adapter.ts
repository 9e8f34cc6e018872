import type { PackNetworks } from "./pack-networks";
import { painter } from "./painter";
import type { NetworkSession } from "./session";
import { textEncoder } from "./text";
import { makeTokenizer } from "./tokenizer";
import type { Vocabulary } from "./vocabulary";

/**
 * A pack's sessions as the functions pipelines call. The sessions stay the caller's: who opened them releases them.
 * @param size side of the painter's square, pixels
 * @throws EditError "pack-invalid" if a session has other inputs or outputs than its role asks for
 */
export function packNetworks(
  size: number,
  vocabulary: Vocabulary,
  text: NetworkSession,
  painterSession: NetworkSession,
): PackNetworks {
  const tokenize = makeTokenizer(vocabulary);
  const encode = textEncoder(text);
  return {
    size,
    denoise: painter(painterSession, size),
    async embed(prompt) {
      const { tokens, unknownWords } = tokenize(prompt);
      return { context: await encode(tokens), unknownWords };
    },
  };
}
