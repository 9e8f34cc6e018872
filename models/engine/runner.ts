/**
 * Which backend a pack runs on: the first that can be trusted, the next when it fails. A failing graphics card gets
 * one second chance on a new device; after that the processor finishes the work and the user is told.
 */
import { EditError } from "../contract/errors";
import type { Report } from "../contract/events";
import type { Notice } from "../contract/notices";
import type { BackendOpener } from "./backend";
import type { CatalogEntry } from "./catalog";
import { editErrorOf, mayWorkElsewhere } from "./failures";
import { type LoadedPack, openPack } from "./loaded-pack";
import { makeResidency } from "./residency";
import { type Memory, selfTest, selfTestKey, type Verdict } from "./self-test";

export interface RunnerOptions {
  readonly backends: readonly BackendOpener[];
  readonly memory: Memory;
  /** Of the plugin; self-tests are repeated after an update. */
  readonly version: string;
  readonly residentBytes: number;
}

export interface Runner {
  /** Runs `work` on the best backend; again from its beginning on the next one if that fails in a way others may not. */
  run<T>(
    entry: CatalogEntry,
    call: RunnerCall,
    work: (loaded: LoadedPack, on: BackendOpener) => Promise<T>,
  ): Promise<T>;
  /** Frees one pack or all, and gives backends that failed another chance. */
  release(packId?: string): Promise<void>;
}

interface RunnerCall {
  readonly report: Report;
  readonly notice: (notice: Notice) => void;
}

export function makeRunner({ backends, memory, version, residentBytes }: RunnerOptions): Runner {
  const resident = makeResidency<LoadedPack>(residentBytes);
  const verdicts = new Map<string, Verdict>();
  /** Pack id to the first backend still worth trying. */
  const startAt = new Map<string, number>();
  const keyOf = (backend: BackendOpener, packId: string): string => `${backend.backend} ${packId}`;

  const load = async (entry: CatalogEntry, backend: BackendOpener, report: Report): Promise<LoadedPack> => {
    const key = keyOf(backend, entry.pack.id);
    const known = resident.get(key);
    if (known !== undefined) return known;
    const loaded = await openPack(entry, backend, report);
    await resident.add(key, loaded);
    return loaded;
  };

  const judge = async (entry: CatalogEntry, tested: LoadedPack, on: BackendOpener): Promise<Verdict> => {
    const reference = backends.find((backend) => !backend.needsSelfTest);
    if (!on.needsSelfTest || reference === undefined) return { trusted: true };
    const key = selfTestKey(on.device, version, entry);
    const known = verdicts.get(key);
    if (known !== undefined) return known;
    if ((await memory.get(key)) === "trusted") return { trusted: true };
    // Opened apart from the resident packs, so that keeping one set in memory never evicts the one under test.
    let referencePack: LoadedPack | null = null;
    try {
      const verdict = await selfTest(tested.model, async () => {
        referencePack = await openPack(entry, reference, () => undefined);
        return referencePack.model;
      });
      verdicts.set(key, verdict);
      // A "no" is not kept between visits: the next driver may be right.
      if (verdict.trusted) await memory.set(key, "trusted");
      return verdict;
    } finally {
      await (referencePack as LoadedPack | null)?.release();
    }
  };

  const forget = (backend: BackendOpener): Promise<void> =>
    resident.drop((key) => key.startsWith(`${backend.backend} `));

  return {
    async run(entry, { report, notice }, work) {
      let at = startAt.get(entry.pack.id) ?? 0;
      let rebuilt = false;
      for (;;) {
        const backend = backends[at];
        if (backend === undefined)
          throw new EditError("engine-dead", "There is nothing to run networks on; reload the plugin.");
        try {
          const loaded = await load(entry, backend, report);
          const verdict = await judge(entry, loaded, backend);
          if (verdict.trusted) return await work(loaded, backend);
          notice({ code: "card-wrong", difference: verdict.difference });
        } catch (error) {
          const failure = editErrorOf(error, entry.pack.id, "run");
          if (!mayWorkElsewhere(failure)) throw failure;
          await forget(backend);
          if (backend.needsSelfTest && !rebuilt) {
            rebuilt = true;
            await backend.rebuild();
            continue;
          }
          if (at + 1 >= backends.length) throw failure;
          notice({ code: "card-failed", cause: failure.code });
        }
        await forget(backend);
        at += 1;
        startAt.set(entry.pack.id, at);
      }
    },
    async release(packId) {
      if (packId === undefined) startAt.clear();
      else startAt.delete(packId);
      await resident.drop((key) => packId === undefined || key.endsWith(` ${packId}`));
    },
  };
}
