/** Loading model packs into memory, and letting them go. */

import type { Ports } from "../../ports";
import { failureOf } from "../../wording/failures";
import type { MachineState } from "../machine/state";
import type { ModelState, ModelsState } from "./state";

export interface LoadingVerbs {
  /** Loads, verifies and warms up a pack. Never rejects; the state tells. */
  load(packId: string): Promise<void>;
  /** Lets a pack's memory go. It is loaded again when it is needed. */
  unload(packId: string): Promise<void>;
}

export interface LoadingStates {
  readonly machine: MachineState;
  readonly models: Pick<ModelsState, "loaded">;
}

export function createLoading({ machine, models }: LoadingStates, ports: Pick<Ports, "engine" | "log">): LoadingVerbs {
  const set = (packId: string, state: ModelState | null): void => {
    const { [packId]: _, ...others } = models.loaded.value;
    models.loaded.value = state ? { ...others, [packId]: state } : others;
  };
  return {
    async load(packId) {
      if (models.loaded.value[packId]?.state === "loading") return;
      set(packId, { state: "loading", share: 0 });
      try {
        const backend = await ports.engine.load(packId, (event) => {
          if (event.type === "loading" && event.total > 0) {
            set(packId, { state: "loading", share: event.received / event.total });
          }
        });
        machine.environment.value = { ...machine.environment.value, backend };
        set(packId, { state: "ready" });
      } catch (error) {
        ports.log(error); // A run with this pack would tell as well.
        set(packId, { state: "failed", failure: failureOf(error) });
      }
    },
    async unload(packId) {
      try {
        await ports.engine.release(packId);
        set(packId, null);
      } catch (error) {
        ports.log(error);
        set(packId, { state: "failed", failure: failureOf(error) });
      }
    },
  };
}
