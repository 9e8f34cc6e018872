/**
 * One edit from its request to its results: its progress, its candidates as they come, and what was learnt of speed.
 * Results of an earlier run stay until a new candidate is there.
 */

import { batch } from "@preact/signals";
import type { EditEvent } from "../../../models/contract/events";
import type { Candidate, EditResult } from "../../../models/contract/result";
import { text } from "../../messages/current";
import type { Ports } from "../../ports";
import type { History } from "../history/keeping";
import type { MachineState } from "../machine/state";
import type { ModelsState } from "../models/state";
import type { Showing } from "../results/showing";
import type { Results } from "../results/state";
import { type Clock, progressed } from "../run/progress";
import type { Running, RunState } from "../run/state";
import type { Work } from "../run/work";
import type { ShellState } from "../shell/state";

export interface Performing {
  /** The job, if it is this run's and goes on. */
  running(id: string): Running | null;
  update(id: string, change: Partial<Running>): void;
  /** Runs one edit to its end. Rejects with what went wrong, a cancel included. */
  perform(work: Work): Promise<void>;
}

export interface PerformingNeighbours {
  readonly showing: Pick<Showing, "show" | "change" | "order">;
  readonly history: Pick<History, "record">;
}

export interface PerformingStates {
  readonly machine: MachineState;
  readonly models: Pick<ModelsState, "paces" | "evaluations">;
  readonly progress: RunState;
  readonly shell: Pick<ShellState, "announcement">;
}

export function createPerforming(
  { machine, models, progress, shell }: PerformingStates,
  ports: Pick<Ports, "engine" | "now">,
  { showing, history }: PerformingNeighbours,
): Performing {
  const running = (id: string): Running | null => {
    const job = progress.job.value;
    return job.state === "running" && job.id === id ? job : null;
  };

  const update = (id: string, change: Partial<Running>): void => {
    const job = running(id);
    if (job) progress.job.value = { ...job, ...change };
  };

  const finish = (result: EditResult, clock: Clock, begun: number): void => {
    const secondsEach = (ports.now() - (clock.painting ?? begun)) / 1000 / Math.max(1, result.candidates.length);
    batch(() => {
      const { notices, unknownWords } = result;
      const results = showing.change(result.requestId, { notices, unknownWords, secondsEach });
      showing.order(result.requestId);
      if (results) shell.announcement.value = text.run.done(results.shown.length);
      machine.environment.value = { ...machine.environment.value, backend: result.backend, secondsEach };
      models.paces.value = { ...models.paces.value, [result.packId]: secondsEach };
      const painting = result.timings.filter(({ stage }) => stage === "painter");
      if (painting.length > 0) {
        const each = painting.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / painting.length / 1000;
        models.evaluations.value = { ...models.evaluations.value, [result.packId]: each };
      }
    });
  };

  const perform = async ({ request, selection, base, drawnOn }: Work): Promise<void> => {
    const { id } = request;
    const { name } = selection.source;
    update(id, { base, name, source: base.source, of: request.settings.steps, candidates: request.settings.count });
    const fresh: Results = {
      request,
      selection,
      name,
      base,
      source: base.source,
      drawnOn,
      shown: [],
      notices: [],
      unknownWords: [],
      secondsEach: null,
      refits: request.kind !== "extend",
      asked: null,
    };
    const begun = ports.now();
    const clock: Clock = { now: ports.now, painting: null };
    const started = new Map<number, Promise<void>>();
    const shown = async (candidate: Candidate): Promise<void> => {
      const results = await showing.show(fresh, candidate);
      update(id, { forming: null });
      void history.record(results); // As they come: closing the plugin now loses none.
    };
    const finished = (candidate: Candidate): void => {
      if (!started.has(candidate.index)) started.set(candidate.index, shown(candidate));
    };
    const listen = (event: EditEvent): void => {
      if (event.type === "candidate") finished(event.candidate); // Whatever became of the job: nothing finished is lost.
      const job = running(id);
      if (job) update(id, progressed(job, event, clock));
    };
    const result = await ports.engine.edit(request, listen).catch(async (error: unknown) => {
      await Promise.allSettled(started.values()); // What was finished before it went wrong is shown before that is told.
      throw error;
    });
    result.candidates.forEach(finished); // An engine started again may have lost an event; the result has them all.
    await Promise.all(started.values());
    finish(result, clock, begun);
  };

  return { running, update, perform };
}
