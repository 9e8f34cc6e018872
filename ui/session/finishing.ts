/** How results are fitted to their surroundings: said before a run, and changed after it without painting again. */
import type { Candidate } from "../../models/contract/result";
import { type Finish, usualFinish } from "../../models/contract/settings";
import type { History } from "./history";
import type { Ports } from "./ports";
import type { Results, Session } from "./session";
import type { Showing } from "./showing";

export interface Finishing {
  /** Goes on with the finish of the document's last run, unless one was chosen meanwhile. */
  followDocument(): void;
  /** Finishes the results in front anew, where that needs no painting, and whatever is painted next. */
  finish(part: Partial<Finish>): Promise<void>;
}

/** The results one looks at, where they are complete and can be finished anew. */
function inFront({ results, stage, job }: Session): Results | null {
  const run = stage.value === "result" ? results.value : null;
  const isGoing = job.value.state === "running" && job.value.id === run?.request.id;
  return run?.refits && !isGoing ? run : null;
}

/** What the controls show: the finish of the results one looks at, else the next run's. */
export function finishOf(session: Session): Finish {
  const at = inFront(session);
  const { match, grain, blend } = at?.asked ?? at?.request.settings ?? session.draft.value.finish;
  return { match, grain, blend };
}

/** Whether a change shows at once. */
export function finishesAtOnce(session: Session): boolean {
  return inFront(session) !== null;
}

export function createFinishing(
  session: Session,
  ports: Ports,
  showing: Showing,
  history: Pick<History, "record">,
): Finishing {
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
      const [last] = session.history.value;
      const { finish } = session.draft.value;
      if (last?.recalled.state !== "whole" || finish !== usualFinish) return;
      const { match, grain, blend, sharper } = last.recalled.edit.settings;
      session.draft.value = { ...session.draft.value, finish: { match, grain, blend }, sharper };
    },
    async finish(part) {
      const at = inFront(session);
      const finish: Finish = { ...finishOf(session), ...part };
      session.draft.value = { ...session.draft.value, finish };
      if (!at) return;
      showing.change(at.request.id, { asked: finish });
      const candidates = await refitted(at, finish).catch((error: unknown) => {
        ports.log(error); // The next run has it all the same.
        return null;
      });
      const { request } = at;
      // Changes follow each other faster than pictures are made; the last one of a run counts.
      const now = session.runs.value.find((run) => run.request.id === request.id);
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
