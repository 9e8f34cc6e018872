/** Asks the engine what an edit will do, where that decides what the window offers: a second pass for a coarse result. */
import { effect } from "@preact/signals";
import type { EditRequest } from "../../../models/contract/request";
import type { Ports } from "../../ports";
import { requestOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import { type ModelsState, packOf } from "../models/state";
import type { SelectingState } from "../selection/state";
import { plainOwn } from "../starts/own-kept";
import type { StartsState } from "../starts/state";
import type { PlanningState } from "./state";

export interface PlanningStates {
  readonly planning: PlanningState;
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "packs">;
  readonly selecting: Pick<SelectingState, "reading">;
  readonly starts: Pick<StartsState, "own">;
}

/** The plan follows words and sliders after a short rest, milliseconds. */
const REST = 160;

/** Keeps the plan up to date from now on. The result stops that. */
export function followPlan(
  { planning, editing, models, selecting, starts }: PlanningStates,
  { engine, timers, log }: Pick<Ports, "engine" | "timers" | "log">,
): () => void {
  let turn = 0;
  let forget: () => void = () => {};

  /** The request worth planning: one whose result could be painted a second time. */
  const wanted = (): EditRequest | null => {
    const reading = selecting.reading.value;
    if (reading.state !== "read" || !reading.marked || reading.marked.secondSteps === 0) return null;
    const draft = editing.draft.value;
    const ready = requestOf(draft, reading.subject, packOf(models, draft), "plan", starts.own.value.map(plainOwn));
    return ready.ready ? ready.request : null;
  };

  const ask = async (request: EditRequest, mine: number): Promise<void> => {
    const plan = await engine.plan(request).catch((error: unknown) => {
      log(error); // The offer is a help, not a need; the run itself will tell.
      return null;
    });
    if (mine === turn) planning.plan.value = plan;
  };

  const stop = effect(() => {
    const request = wanted();
    const mine = ++turn;
    forget();
    // As the frame around a mark, the last plan stands until the next one comes.
    if (request) forget = timers.after(REST, () => void ask(request, mine));
    else planning.plan.value = null;
  });
  return () => {
    stop();
    forget();
    turn += 1;
  };
}
