/** Starting the engine, and starting it again after it died. */

import type { Ports } from "../../ports";
import { type Failure, failureOf } from "../../wording/failures";
import type { MachineState } from "./state";

export interface MachineVerbs {
  /** Starts a dead engine again, and goes on where it was. */
  retryEngine(): Promise<void>;
}

export type Machine = MachineState & MachineVerbs;

export interface EngineStarter extends MachineVerbs {
  /** Never rejects: the state tells. */
  startEngine(): Promise<void>;
}

export interface MachineNeighbours {
  /** The engine answers; what it has is read before the window counts it as ready. */
  readonly onStarted: () => Promise<void>;
  readonly onDead: (failure: Failure) => void;
  /** It is tried again. */
  readonly onRetry: () => void;
  /** The try is over, however it ended. */
  readonly onRetried: () => Promise<void>;
}

export function createMachine(
  { environment }: MachineState,
  { engine, log }: Pick<Ports, "engine" | "log">,
  { onStarted, onDead, onRetry, onRetried }: MachineNeighbours,
): EngineStarter {
  const startEngine = async (): Promise<void> => {
    try {
      const { backends, notes } = await engine.start();
      await onStarted();
      environment.value = { ...environment.value, engine: "ready", backend: backends[0] ?? null, notes };
    } catch (error) {
      log(error);
      environment.value = { ...environment.value, engine: "dead" };
      onDead(failureOf(error));
    }
  };
  return {
    startEngine,
    async retryEngine() {
      environment.value = { ...environment.value, engine: "starting" };
      onRetry();
      await startEngine();
      await onRetried();
    },
  };
}
