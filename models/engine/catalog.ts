/** The packs at hand: manifests are read once, when first asked for; a broken pack hides no other. */
import { EditError } from "../contract/errors";
import type { PackSummary } from "../contract/packs";
import type { FamilyPack } from "../families/family";
import { readPack } from "../families/registry";
import type { ModelPack, PackSource } from "../packs/pack";
import { decodeJson, readManifest, readVerified } from "../packs/read";
import { remembered } from "../packs/remembered";
import { parseStarts, type Starts } from "../packs/starts";

export interface CatalogEntry {
  readonly pack: ModelPack;
  readonly source: PackSource;
  /** The pack as its family reads it. */
  readonly family: FamilyPack;
  /** Read and verified at first use; empty where the pack says nothing. */
  starts(): Promise<Starts>;
}

export interface Catalog {
  /** @throws EditError "pack-missing", or why the pack that may be meant could not be read */
  find(packId: string): Promise<CatalogEntry>;
  /** Rejects only when there are packs and none can be read. */
  summaries(): Promise<readonly PackSummary[]>;
}

/** A pack that was installed on this machine; packs come and go while the engine lives. */
export interface InstalledSource {
  /** Changes whenever the pack's files do. */
  readonly revision: string;
  readonly source: PackSource;
  /** Where it was downloaded from; null for files of the user's. */
  readonly address: string | null;
}

/** Those there are now. Never rejects. */
export type Installed = () => Promise<readonly InstalledSource[]>;

type Entry = () => Promise<CatalogEntry & Whence>;
type Whence = Pick<PackSummary, "builtIn" | "address">;

/** @param sources of the packs that come with Blendfill; their ids win */
export function makeCatalog(sources: readonly PackSource[], installed: Installed = async () => []): Catalog {
  const own = sources.map((source) => remembered(() => readEntry(source, { builtIn: true, address: null })));
  let known = new Map<string, Entry>();
  const entries = async (): Promise<readonly Entry[]> => {
    const now = await installed();
    known = new Map(
      now.map(({ revision, source, address }) => [
        revision,
        known.get(revision) ?? remembered(() => readEntry(source, { builtIn: false, address })),
      ]),
    );
    return [...own, ...known.values()];
  };
  const settle = async (among: readonly Entry[]) => {
    const settled = await Promise.allSettled(among.map((entry) => entry()));
    return { settled, found: settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : [])) };
  };
  return {
    async find(packId) {
      // Previews ask at every stroke: what is installed is only looked at for packs that do not come along.
      const ours = (await settle(own)).found.find(({ pack }) => pack.id === packId);
      if (ours !== undefined) return ours;
      const { settled, found } = await settle(await entries());
      const entry = found.find(({ pack }) => pack.id === packId);
      if (entry !== undefined) return entry;
      // The pack asked for may be the one that could not be read.
      const broken = settled.find((each) => each.status === "rejected");
      if (broken?.status === "rejected") throw broken.reason;
      const ids = found.map(({ pack }) => `"${pack.id}"`).join(", ") || "none";
      throw new EditError(
        "pack-missing",
        `There is no model pack "${packId}" here (found: ${ids}); install it, or choose another.`,
        { about: packId },
      );
    },
    async summaries() {
      const all = await entries();
      const settled = await Promise.allSettled(all.map(async (entry) => summary(await entry())));
      const found = settled.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
      const broken = settled.find((each) => each.status === "rejected");
      if (found.length === 0 && broken?.status === "rejected") throw broken.reason;
      return found;
    },
  };
}

async function readEntry(source: PackSource, whence: Whence): ReturnType<Entry> {
  const pack = await readManifest(source);
  const { starts } = pack;
  return {
    pack,
    source,
    ...whence,
    family: readPack(pack, source),
    starts: remembered(async () =>
      starts === undefined ? new Map() : parseStarts(decodeJson(await readVerified(source, starts), starts.file)),
    ),
  };
}

async function summary({ pack, builtIn, address, family, starts }: Awaited<ReturnType<Entry>>): Promise<PackSummary> {
  const { id, title, version, license, kinds, defaults, needs } = pack;
  const { traits, bytes } = family;
  const { steps, guidance, strength } = defaults;
  const names = await family.names();
  const startOf = await starts();
  return {
    id,
    title,
    version,
    license,
    builtIn,
    address,
    needs,
    kinds,
    size: traits.sizes.preferred,
    traits,
    bytes,
    defaults: { steps, guidance, strength },
    hasPair: pack.clip !== undefined,
    names: names.map((each) => {
      const start = startOf.get(each.name);
      return start === undefined ? each : { ...each, start };
    }),
  };
}
