/** Loading model packs and letting them go, and what they cost. */
import type { PackSummary } from "../../models/contract/packs";
import type { Facts } from "../engine/environment";
import { failureOf } from "./messages";
import type { Ports } from "./ports";
import type { ModelState, Session } from "./session";

export interface Models {
  /** Loads, verifies and warms up a pack. Never rejects; the state tells. */
  load(packId: string): Promise<void>;
  /** Lets a pack's memory go. It is loaded again when it is needed. */
  unload(packId: string): Promise<void>;
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
  };
}

/** Why a pack cannot run here, or will not run well; none where all is well. */
export type Obstacle =
  | "no-webgpu"
  | "insecure"
  | "little-memory"
  /** From here on: it cannot run here at all. */
  | "needs-webgpu"
  | "needs-f16"
  | "needs-memory"
  | "too-large";

/** Weights, activations and the copy while loading: what a pack needs beside its files, as a multiple of them. */
const MEMORY = 3;
/** Browsers tell at most this much, so a machine that says so may have any amount. */
const MOST_TOLD = 8 * 1024 ** 3;
/** No browser holds a larger file in one piece, which running it takes. */
const LARGEST_FILE = 2 ** 31 - 2 ** 21;

export interface Measurable extends Pick<PackSummary, "bytes" | "needs"> {
  /** Of its files, bytes. */
  readonly largest?: number;
}

/** The processor can run every pack that does not say otherwise; what is missing then only costs time. */
export function obstaclesOf({ bytes, needs, largest = 0 }: Measurable, facts: Facts): readonly Obstacle[] {
  const obstacles: Obstacle[] = [];
  const memory = facts.memory !== null && facts.memory < MOST_TOLD ? facts.memory : null;
  const hasGpu = facts.secure && facts.webgpu;
  if ((needs.webgpu || needs.f16) && !hasGpu) obstacles.push("needs-webgpu");
  else if (needs.f16 && facts.f16 === false) obstacles.push("needs-f16");
  else if (!facts.secure) obstacles.push("insecure");
  else if (!facts.webgpu) obstacles.push("no-webgpu");
  if (largest > LARGEST_FILE) obstacles.push("too-large");
  else if (memory !== null && needs.memory > memory) obstacles.push("needs-memory");
  else if (facts.memory !== null && bytes * MEMORY > facts.memory) obstacles.push("little-memory");
  return obstacles;
}

/** Whether it keeps the pack from running at all. */
export function isBlocking(obstacle: Obstacle): boolean {
  return obstacle.startsWith("needs-") || obstacle === "too-large";
}
