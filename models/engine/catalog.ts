/** The packs at hand: manifests are read once, when first asked for; a broken pack hides no other. */
import { EditError, type PackSummary } from "../contract";
import type { Vocabulary } from "../networks/vocabulary";
import type { ModelPack, PackSource } from "../packs/pack";
import { readManifest } from "../packs/read";
import { packBytes, readVocabulary } from "./loaded-pack";
import { remembered } from "./remembered";

export interface CatalogEntry {
  readonly pack: ModelPack;
  readonly source: PackSource;
  /** Read and verified at first use. */
  vocabulary(): Promise<Vocabulary>;
}

export interface Catalog {
  /** @throws EditError "pack-missing", or why the pack that may be meant could not be read */
  find(packId: string): Promise<CatalogEntry>;
  /** Rejects only when there are packs and none can be read. */
  summaries(): Promise<readonly PackSummary[]>;
}

export function makeCatalog(sources: readonly PackSource[]): Catalog {
  const entries = sources.map((source) => remembered(() => readEntry(source)));
  const settle = () => Promise.allSettled(entries.map((entry) => entry()));
  return {
    async find(packId) {
      const settled = await settle();
      const found = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      const entry = found.find(({ pack }) => pack.id === packId);
      if (entry !== undefined) return entry;
      // The pack asked for may be the one that could not be read.
      const broken = settled.find((each) => each.status === "rejected");
      if (broken?.status === "rejected") throw broken.reason;
      const known = found.map(({ pack }) => `"${pack.id}"`).join(", ") || "none";
      throw new EditError("pack-missing", `There is no model pack "${packId}" here (found: ${known}); choose another.`);
    },
    async summaries() {
      const settled = await Promise.allSettled(entries.map(async (entry) => summary(await entry())));
      const found = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      const broken = settled.find((each) => each.status === "rejected");
      if (found.length === 0 && broken?.status === "rejected") throw broken.reason;
      return found;
    },
  };
}

async function readEntry(source: PackSource): Promise<CatalogEntry> {
  const pack = await readManifest(source);
  return { pack, source, vocabulary: remembered(() => readVocabulary(pack, source)) };
}

async function summary({ pack, vocabulary }: CatalogEntry): Promise<PackSummary> {
  const { id, title, license, kinds, size, defaults } = pack;
  const { steps, guidance, strength } = defaults;
  const { names } = await vocabulary();
  const bytes = packBytes(pack);
  return {
    id,
    title,
    license,
    kinds,
    size,
    bytes,
    defaults: { steps, guidance, strength },
    hasPair: pack.pair !== undefined,
    names,
  };
}
