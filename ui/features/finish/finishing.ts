/** How results are fitted to their surroundings: said before a run, and changed after it without painting again. */

import type { Candidate } from "../../../models/contract/result";
import { type Finish, usualFinish } from "../../../models/contract/settings";
import type { Ports } from "../../ports";
import type { EditingState } from "../draft/state";
import type { History } from "../history/keeping";
import type { KeepingState } from "../history/state";
import type { Showing } from "../results/showing";
import type { OutcomesState, Results } from "../results/state";
import type { RunState } from "../run/state";
import type { ShellState } from "../shell/state";

export interface Finishing {
  /** Finishes the results in front anew, where that needs no painting, and whatever is painted next. */
  finish(part: Partial<Finish>): Promise<void>;
}

/** The results one looks at, where they are complete and can be finished anew. */
/** What tells which results one looks at. */
export interface InFrontStates {
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly shell: Pick<ShellState, "stage">;
}

function inFront({ outcomes, progress, shell }: InFrontStates): Results | null {
  const job = progress.job.value;
  const run = shell.stage.value === "result" ? outcomes.results.value : null;
  const isGoing = job.state === "running" && job.id === run?.request.id;
  return run?.refits && !isGoing ? run : null;
}

/** What the controls show: the finish of the results one looks at, else the next run's. */
export interface FinishOfStates extends InFrontStates {
  readonly editing: EditingState;
}

export function finishOf({ editing, outcomes, progress, shell }: FinishOfStates): Finish {
  const at = inFront({ outcomes, progress, shell });
  const { match, grain, blend } = at?.asked ?? at?.request.settings ?? editing.draft.value.finish;
  return { match, grain, blend };
}

/** Whether a change shows at once. */
export function finishesAtOnce({ outcomes, progress, shell }: InFrontStates): boolean {
  return inFront({ outcomes, progress, shell }) !== null;
}

export interface FinishingFollower extends Finishing {
  /** Goes on with the finish of the document's last run, unless one was chosen meanwhile. */
  followDocument(): void;
}

export interface FinishingNeighbours {
  readonly showing: Pick<Showing, "change" | "replace">;
  readonly history: Pick<History, "record">;
}

export interface FinishingStates extends FinishOfStates {
  readonly keeping: Pick<KeepingState, "history">;
}

export function createFinishing(
  { editing, keeping, outcomes, progress, shell }: FinishingStates,
  ports: Pick<Ports, "engine" | "log">,
  { showing, history }: FinishingNeighbours,
): FinishingFollower {
  /** All candidates with another finish; null where one of them would have to be painted again. */
  const refitted = async ({ request, shown }: Results, finish: Finish): Promise<readonly Candidate[] | null> => {
    const candidates: Candidate[] = [];
    for (const { candidate } of shown) {
      const fitted = await ports.engine.refit(request.id, candidate.index, finish);
      if (fitted === null) return null;
      candidates.push({ ...candidate, ...fitted });
    }
    return candidates;
  };

  return {
    followDocument() {
      const [last] = keeping.history.value;
      const { finish } = editing.draft.value;
      if (last?.recalled.state !== "whole" || finish !== usualFinish) return;
      const { match, grain, blend, sharper } = last.recalled.edit.settings;
      editing.draft.value = { ...editing.draft.value, finish: { match, grain, blend }, sharper };
    },
    async finish(part) {
      const at = inFront({ outcomes, progress, shell });
      const finish: Finish = { ...finishOf({ editing, outcomes, progress, shell }), ...part };
      editing.draft.value = { ...editing.draft.value, finish };
      if (!at) return;
      showing.change(at.request.id, { asked: finish });
      const candidates = await refitted(at, finish).catch((error: unknown) => {
        ports.log(error); // The next run has it all the same.
        return null;
      });
      const { request } = at;
      // Changes follow each other faster than pictures are made; the last one of a run counts.
      const now = outcomes.runs.value.find((run) => run.request.id === request.id);
      if (now?.asked !== finish) return;
      if (candidates === null) {
        showing.change(request.id, { refits: false, asked: null });
        return;
      }
      const next = await showing.replace(request.id, candidates, { ...request.settings, ...finish });
      if (next) void history.record(next);
    },
  };
}
