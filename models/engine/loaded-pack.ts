/** A pack with its networks open on one backend. */
import type { Report } from "../contract/events";
import { packNetworks } from "../networks/adapter";
import type { PackNetworks } from "../networks/pack-networks";
import { parseVocabulary, type Vocabulary } from "../networks/vocabulary";
import type { ModelPack, PackFile, PackSource } from "../packs/pack";
import { decodeJson, readVerified } from "../packs/read";
import type { BackendOpener } from "./backend";
import { type LazyPair, lazyPair } from "./guiding-pair";
import type { Resident } from "./residency";

export interface LoadedPack extends Resident {
  readonly networks: PackNetworks;
  /** Null for packs that can neither guide nor rank. */
  readonly pair: LazyPair | null;
}

/** Bytes of all files a pack loads. */
export function packBytes(pack: ModelPack): number {
  return [pack.tokenizer, pack.networks.text, pack.networks.painter].reduce((sum, file) => sum + file.bytes, 0);
}

/** @throws EditError "pack-file-missing" | "checksum-mismatch" | "pack-invalid" */
export async function readVocabulary(pack: ModelPack, source: PackSource, report?: Report): Promise<Vocabulary> {
  const bytes = await readFile(pack.tokenizer, source, report);
  return parseVocabulary(decodeJson(bytes, pack.tokenizer.file));
}

/** Reads, verifies and opens a pack's networks; what was opened before a failure is released. */
export async function openPack(
  pack: ModelPack,
  source: PackSource,
  vocabulary: Vocabulary,
  backend: BackendOpener,
  report: Report,
): Promise<LoadedPack> {
  const text = await backend.open(await readFile(pack.networks.text, source, report), "text");
  try {
    const painter = await backend.open(await readFile(pack.networks.painter, source, report), "painter");
    try {
      const networks = rememberingTexts(packNetworks(pack.size, vocabulary, text, painter));
      const pair = lazyPair(pack, source, backend);
      return {
        networks,
        pair,
        bytes: packBytes(pack),
        async release() {
          await pair?.release();
          await text.release();
          await painter.release();
        },
      };
    } catch (error) {
      await painter.release();
      throw error;
    }
  } catch (error) {
    await text.release();
    throw error;
  }
}

async function readFile(file: PackFile, source: PackSource, report?: Report): Promise<Uint8Array<ArrayBuffer>> {
  return readVerified(source, file, (received, total) =>
    report?.({ type: "loading", file: file.file, received, total }),
  );
}

/** Texts are encoded once: a user runs the same prompt again and again, and the empty one every time. */
const rememberedTexts = 64;

function rememberingTexts(networks: PackNetworks): PackNetworks {
  const known = new Map<string, Awaited<ReturnType<PackNetworks["embed"]>>>();
  return {
    ...networks,
    async embed(prompt) {
      const found = known.get(prompt) ?? (await networks.embed(prompt));
      known.delete(prompt);
      known.set(prompt, found);
      for (const oldest of known.keys()) {
        if (known.size <= rememberedTexts) break;
        known.delete(oldest);
      }
      return found;
    },
  };
}
