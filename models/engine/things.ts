/** What the engine knows of the drawn things before one is asked for: their code and list are loaded by then. */
import type { Report } from "../contract/events";
import type { LibrarySummary } from "../contract/packs";
import type { PackSource } from "../packs/pack";
import { remembered } from "../packs/remembered";
import type { StoredThing } from "../starts/relight/format";
import type { ThingReference } from "../starts/relight/thing";
import type { Codec } from "./codec";

export interface Things {
  /** @throws EditError "pack-file-missing" | "pack-invalid" */
  list(): Promise<readonly StoredThing[]>;
  /**
   * A thing with all its views decoded.
   * @throws EditError "pack-file-missing" | "checksum-mismatch" | "pack-invalid"
   */
  decoded(thing: StoredThing, report: Report): Promise<Pick<ThingReference, "thing" | "viewOf" | "starter">>;
  summary(): Promise<LibrarySummary>;
}

export function lazyThings(source: PackSource, codec: Codec): Things {
  const loaded = remembered(async () => (await import("./drawn-things")).makeThings(source, codec));
  return {
    list: async () => (await loaded()).list(),
    decoded: async (thing, report) => (await loaded()).decoded(thing, report),
    summary: async () => (await loaded()).summary(),
  };
}
