/** What this machine can do, and whether the engine is there. */
import { type Signal, signal } from "@preact/signals";
import type { Notice } from "../../../models/contract/notices";
import type { Facts } from "../../engine/environment";

export interface Environment {
  readonly facts: Facts;
  readonly engine: "starting" | "ready" | "dead";
  readonly backend: "webgpu" | "wasm" | "node" | null;
  readonly notes: readonly Notice[];
  /** Seconds the last run's candidates took each; null before the first. */
  readonly secondsEach: number | null;
}

export interface MachineState {
  readonly environment: Signal<Environment>;
}

export function newMachine(facts: Facts): MachineState {
  const environment: Environment = { facts, engine: "starting", backend: null, notes: [], secondsEach: null };
  return { environment: signal(environment) };
}
