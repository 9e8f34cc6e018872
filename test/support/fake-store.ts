/** A pack store whose servers are in the test's hand: the real one, in memory, behind the window's interface. */

import { EditError } from "../../models/contract/errors";
import type { PackOrigin } from "../../models/packs/origins/origin";
import { memoryStore } from "../../models/packs/store/memory-store";
import { packStore } from "../../models/packs/store/pack-store";
import type { PackPlace, PackStoreApi } from "../../ui/engine/client";

export class FakeStore implements PackStoreApi {
  /** Address, or name of what was chosen, to what is there. */
  readonly places = new Map<string, PackOrigin>();
  /** What lies in it; a test may damage it. */
  readonly bytes = memoryStore(50_000);
  readonly #store = packStore({ bytes: this.bytes, reserved: ["embedded"] });
  #stopping = new AbortController();
  /** Called with each report; a test may hold the installation or stop it there. */
  beat: (received: number) => Promise<void> | void = () => {};
  licenceText: string | null = null;

  #origin(place: PackPlace): PackOrigin {
    const found = this.places.get(place.from === "url" ? place.url : place.name);
    if (found === undefined) throw new EditError("not-a-pack", "Nothing is there.");
    return found;
  }
  contents() {
    return this.#store.contents();
  }
  async look(place: PackPlace) {
    return this.#store.look(this.#origin(place), this.#stopping.signal);
  }
  async install(place: PackPlace, at: number, report: (received: number, total: number) => void) {
    const { signal: stop } = this.#stopping;
    const origin = this.#origin(place);
    const beat = this.beat;
    const held: PackOrigin = {
      ...origin,
      async *read(file, from, signal) {
        for await (const piece of origin.read(file, from, signal)) {
          await beat(piece.length);
          yield piece;
        }
      },
    };
    return this.#store.install(held, { stop, at, progress: report });
  }
  stop(): void {
    this.#stopping.abort();
    this.#stopping = new AbortController();
  }
  remove(packId: string) {
    return this.#store.remove(packId);
  }
  discard(packId: string) {
    return this.#store.discard(packId);
  }
  check(packId: string) {
    return this.#store.check(packId);
  }
  async licence() {
    return this.licenceText;
  }
}
