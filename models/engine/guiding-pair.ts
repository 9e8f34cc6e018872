/** A pack's text-image pair, opened when a run first guides or ranks: most runs do neither. */
import type { GuidingPair } from "../guidance/guide";
import { measuring } from "../networks/guide";
import { painterGradient } from "../networks/painter";
import { pairText, type UnitVector } from "../networks/pair";
import { makePieces, parsePieces } from "../networks/pieces";
import type { NetworkSession } from "../networks/session";
import type { ModelPack, PackFile, PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import type { BackendOpener } from "./backend";
import { remembered } from "./remembered";

export interface LazyPair extends GuidingPair {
  /** Frees what was opened. */
  release(): Promise<void>;
}

/** Null for packs without a pair. Files are read and verified at first use; a failure is tried again by the next run. */
export function lazyPair(pack: ModelPack, source: PackSource, backend: BackendOpener): LazyPair | null {
  const { pair, networks, size } = pack;
  if (pair === undefined) return null;
  const opened: NetworkSession[] = [];
  // Without progress: a few megabytes, and whoever loaded the pack may no longer listen.
  const read = (file: PackFile): Promise<Uint8Array<ArrayBuffer>> => readVerified(source, file);
  const open = async (file: PackFile, label: string): Promise<NetworkSession> => {
    const session = await backend.open(await read(file), label);
    opened.push(session);
    return session;
  };
  const image = remembered(async () => measuring(await open(pair.networks.image, "pair's image"), pair.size));
  const text = remembered(async () => {
    const pieces = makePieces(parsePieces(decodeJson(await read(pair.tokenizer), pair.tokenizer.file)));
    return pairText(await open(pair.networks.text, "pair's text"), pieces);
  });
  const { gradient } = networks;
  const carry = gradient && remembered(async () => painterGradient(await open(gradient, "painter's gradient"), size));
  const vectors = new Map<string, Promise<UnitVector>>();
  return {
    size: pair.size,
    async text(prompt) {
      const known = vectors.get(prompt) ?? (await text())(prompt);
      vectors.set(prompt, known);
      // One run knows a handful of texts; a failed one is not kept.
      known.catch(() => vectors.delete(prompt));
      return known;
    },
    measure: async (pixels, words, bend) => (await image())(pixels, words, bend),
    ...(carry && { painterGradient: async (input, upstream) => (await carry())(input, upstream) }),
    async release() {
      await Promise.all(opened.splice(0).map((session) => session.release()));
    },
  };
}
