/** Runs one after the other: which is next, what becomes of one that fails, and stopping. */

import { batch } from "@preact/signals";
import { text } from "../../messages/current";
import type { Ports } from "../../ports";
import { type Failure, failureOf, isCancelled, NotReadyError } from "../../wording/failures";
import { labelFor, labelOf } from "../../wording/labels";
import { takenLayers } from "../draft/draft";
import { requestOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import type { ModelsState } from "../models/state";
import { packFor } from "../models/state";
import type { OutcomesState } from "../results/state";
import { batchOf } from "../run/readiness";
import type { RunState } from "../run/state";
import type { Later, Work } from "../run/work";
import type { Readings } from "../selection/reading";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import { plainOwn } from "../starts/own-kept";
import type { StartsState } from "../starts/state";
import type { Performing } from "./performing";
import { moved, type Queued, waitingOf, without } from "./queue";
import type { QueueingState } from "./state";

/** A worker that does not stop by then is ended; loading it again is what this costs. */
const PATIENCE = 10_000;

export interface QueueingVerbs {
  /** Runs what the draft asks for, or puts it in the queue while a run goes; each picture of several is an edit. */
  run(): Promise<void>;
  /** Stops the run that goes; the next in the queue takes its turn. */
  cancel(): void;
  /** Stops the run and empties the queue. */
  cancelAll(): void;
  unqueue(id: string): void;
  requeue(id: string, by: -1 | 1): void;
  /** Another try for one that failed. */
  retry(id: string): Promise<void>;
  /** Goes on with the queue after the engine died. */
  resume(): Promise<void>;
}

export type Queueing = QueueingState & QueueingVerbs;

export interface QueueingNeighbours {
  readonly readings: Pick<Readings, "current" | "readFor">;
  readonly performing: Performing;
}

export interface QueueingStates {
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "packs">;
  readonly outcomes: Pick<OutcomesState, "placing" | "results">;
  readonly progress: RunState;
  readonly queueing: QueueingState;
  readonly selecting: SelectingState;
  readonly shell: Pick<ShellState, "announcement" | "following">;
  readonly starts: Pick<StartsState, "own">;
}

export function createQueueing(
  { editing, models, outcomes, progress, queueing, selecting, shell, starts }: QueueingStates,
  ports: Pick<Ports, "engine" | "log" | "newId" | "randomSeed" | "timers">,
  { readings, performing }: QueueingNeighbours,
): QueueingVerbs {
  const { queue } = queueing;
  const { running, update, perform } = performing;
  let forgetPatience: () => void = () => {};
  let lastSeed: number | null = null;

  /** The seed of the next run: one that was used gives the same picture again; the user who wants that keeps it. */
  const freshSeed = (): void => {
    const { draft } = editing;
    if (!draft.value.seedKept && draft.value.seed === lastSeed) {
      draft.value = { ...draft.value, seed: ports.randomSeed() };
    }
    lastSeed = draft.value.seed;
  };

  /** Shows at once that something goes on; pictures of a batch have no preview yet and borrow what is there. */
  const begin = (id: string, name: string, candidates: number, work: Work | null): void => {
    const reading = selecting.reading.value;
    const base = work?.base ?? (reading.state === "read" ? reading.base : outcomes.results.value?.base);
    progress.job.value = {
      state: "running",
      id,
      phase: "starting",
      loaded: 0,
      step: 0,
      of: work?.request.settings.steps ?? 0,
      candidate: 0,
      candidates,
      forming: null,
      name,
      base: base ?? null,
      marked: work || reading.state !== "read" ? null : reading.marked,
      source: base?.source ?? { width: 1, height: 1 },
      secondsLeft: null,
    };
    outcomes.placing.value = { state: "idle" };
    shell.announcement.value = text.run.starting;
  };

  const ownPictures = () => starts.own.value.map(plainOwn);

  /** What Generate asks for now; null when the selection or the mask went away meanwhile. */
  const capture = async (id: string): Promise<Work | null> => {
    const { value: draft } = editing.draft;
    const subject = await readings.current();
    const reading = selecting.reading.value;
    const ready = subject ? requestOf(draft, subject, packFor(models.packs.value, draft), id, ownPictures()) : null;
    if (!subject || reading.state !== "read" || !ready?.ready) return null;
    return { request: ready.request, selection: subject.selection, base: reading.base, drawnOn: takenLayers(draft) };
  };

  /** @throws NotReadyError when the model it was meant for is gone */
  const readLater = async ({ selection, draft }: Later, id: string): Promise<Work> => {
    const read = await readings.readFor(selection, draft);
    if (!read) throw new NotReadyError("no-pack");
    const ready = requestOf(draft, read.subject, packFor(models.packs.value, draft), id, ownPictures());
    if (!ready.ready) throw new NotReadyError(ready.reason);
    return { request: ready.request, selection, base: read.base, drawnOn: takenLayers(draft) };
  };

  const failed = (error: unknown): Failure => {
    ports.log(error);
    const failure = failureOf(error);
    shell.announcement.value = `${failure.sentence} ${failure.next}`;
    return failure;
  };

  /** One turn, from the first sign to the last; whatever happens, the job is over afterwards. */
  const turn = async (id: string, get: () => Promise<Work | null> | Work): Promise<Failure | null> => {
    try {
      const work = await get();
      if (work && running(id)?.phase === "starting") await perform(work);
      // Cancelled while reading, or the selection went away meanwhile: nothing was started.
      else shell.announcement.value = text.run.stopped;
      progress.job.value = { state: "idle" };
      return null;
    } catch (error) {
      if (isCancelled(error)) {
        shell.announcement.value = text.run.stopped;
        progress.job.value = { state: "idle" };
        return null;
      }
      const failure = failed(error);
      progress.job.value = { state: "failed", ...failure };
      return failure;
    } finally {
      forgetPatience();
    }
  };

  /** Runs what waits. A failure is kept in the queue's list and the next goes on, unless the engine is gone. */
  const drain = async (): Promise<void> => {
    for (;;) {
      const [next] = waitingOf(queue.value);
      if (!next || progress.job.value.state === "running") return;
      const { id, name, work } = next;
      const ready = "request" in work ? work : null;
      const { count } = "request" in work ? work.request.settings : work.draft;
      batch(() => {
        queue.value = without(queue.value, id);
        begin(id, name, count, ready);
      });
      const failure = await turn(id, () => ready ?? readLater(work as Later, id));
      if (!failure) continue;
      if (failure.code === "engine-dead") {
        queue.value = [next, ...queue.value];
        return;
      }
      putAside(next, failure);
    }
  };

  /** While others wait, a failure is told in the queue's list; alone it stays where the run was. */
  const putAside = (item: Queued, failure: Failure): void => {
    if (waitingOf(queue.value).length === 0) return;
    batch(() => {
      queue.value = [...queue.value, { ...item, failure }];
      if (progress.job.value.state === "failed") progress.job.value = { state: "idle" };
    });
  };

  const add = (items: readonly Queued[]): void => {
    queue.value = [...queue.value, ...items];
    shell.announcement.value = text.queue.added(waitingOf(queue.value).length);
  };

  /** One edit for each of several selected pictures. */
  const runSeveral = (): Promise<void> => {
    const draft = editing.draft.value;
    const items = batchOf({ editing, selecting }).map(({ selection, draft: own }): Queued => {
      const { name } = selection.source;
      return {
        id: ports.newId(),
        label: labelFor(draft.job, draft.prompt),
        name,
        work: { selection, draft: own },
        failure: null,
      };
    });
    add(items);
    return drain();
  };

  const busy = (): boolean => progress.job.value.state === "running" || waitingOf(queue.value).length > 0;

  const runOne = async (): Promise<void> => {
    const reading = selecting.reading.value;
    if (reading.state !== "read") return;
    const id = ports.newId();
    const { name } = reading.subject.selection.source;
    if (busy()) {
      const work = await capture(id);
      if (work) add([{ id, label: labelOf(work.request), name, work, failure: null }]);
    } else {
      shell.following.value = true;
      begin(id, name, editing.draft.value.count, null);
      const { selection } = reading.subject;
      const item: Queued = { id, label: "", name, work: { selection, draft: editing.draft.value }, failure: null };
      const failure = await turn(id, () => capture(id));
      if (failure?.code === "engine-dead") return;
      if (failure) putAside({ ...item, label: labelFor(editing.draft.value.job, editing.draft.value.prompt) }, failure);
    }
    await drain();
  };

  const cancel = (): void => {
    const job = progress.job.value;
    if (job.state !== "running" || job.phase === "cancelling") return;
    update(job.id, { phase: "cancelling" });
    shell.announcement.value = text.run.cancelling;
    ports.engine.cancel(job.id);
    forgetPatience = ports.timers.after(PATIENCE, () => ports.engine.restart());
  };

  return {
    run() {
      const several = batchOf({ editing, selecting }).length > 0;
      if (!several && selecting.reading.value.state !== "read") return Promise.resolve();
      freshSeed();
      return several ? runSeveral() : runOne();
    },
    cancel,
    cancelAll() {
      queue.value = [];
      cancel();
    },
    unqueue(id) {
      queue.value = without(queue.value, id);
    },
    requeue(id, by) {
      queue.value = moved(queue.value, id, by);
    },
    retry(id) {
      queue.value = queue.value.map((one) => (one.id === id ? { ...one, failure: null } : one));
      return drain();
    },
    resume: drain,
  };
}
