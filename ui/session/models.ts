/** Loading model packs and letting them go, and what they cost. */
import type { PackSummary } from "../../models/contract";
import type { Facts } from "../engine/environment";
import { failureOf } from "./messages";
import type { Ports } from "./ports";
import type { ModelState, Session } from "./session";

export interface Models {
  /** Loads, verifies and warms up a pack. Never rejects; the state tells. */
  load(packId: string): Promise<void>;
  /** Lets a pack's memory go. It is loaded again when it is needed. */
  unload(packId: string): Promise<void>;
  /** Asks the browser how much is stored and how much may be. */
  measure(): Promise<void>;
}

export function createModels(session: Session, ports: Ports): Models {
  const set = (packId: string, state: ModelState | null): void => {
    const { [packId]: _, ...others } = session.models.value;
    session.models.value = state ? { ...others, [packId]: state } : others;
  };
  return {
    async load(packId) {
      if (session.models.value[packId]?.state === "loading") return;
      set(packId, { state: "loading", share: 0 });
      try {
        const backend = await ports.engine.load(packId, (event) => {
          if (event.type === "loading" && event.total > 0) {
            set(packId, { state: "loading", share: event.received / event.total });
          }
        });
        session.environment.value = { ...session.environment.value, backend };
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
    async measure() {
      session.space.value = await ports.space();
    },
  };
}

/** Why a pack cannot run here, or will not run well; none where all is well. */
export type Obstacle = "no-webgpu" | "little-memory" | "insecure";

/** Weights, activations and the copy while loading: what a pack needs beside its files, as a multiple of them. */
const MEMORY = 3;

/** The processor can run every pack of today; what is missing only costs time, unless memory is short. */
export function obstaclesOf({ bytes }: Pick<PackSummary, "bytes">, facts: Facts): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (!facts.secure) obstacles.push("insecure");
  else if (!facts.webgpu) obstacles.push("no-webgpu");
  if (facts.memory !== null && bytes * MEMORY > facts.memory) obstacles.push("little-memory");
  return obstacles;
}
