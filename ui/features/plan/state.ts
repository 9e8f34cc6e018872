/** What the edit that is prepared will do. */
import { type Signal, signal } from "@preact/signals";
import type { EditPlan } from "../../../models/contract/engine-api";

export interface PlanningState {
  /** Null before it is known, and where nobody needs to know. */
  readonly plan: Signal<EditPlan | null>;
}

export function newPlanning(): PlanningState {
  return { plan: signal<EditPlan | null>(null) };
}
