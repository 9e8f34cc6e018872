/** Running requests one after the other, and stopping them. Results of an earlier run stay until a new candidate is there. */
import { batch } from "@preact/signals";
import type { Candidate, EditEvent, EditResult } from "../../models/contract";
import { text } from "../messages/current";
import type { History } from "./history";
import { labelFor, labelOf } from "./labels";
import { type Failure, failureOf, isCancelled, NotReadyError } from "./messages";
import { plainOwn } from "./own-kept";
import type { Ports } from "./ports";
import { type Clock, progressed } from "./progress";
import { type Later, moved, type Queued, type Work, waitingOf, without } from "./queue";
import { batchOf } from "./readiness";
import type { Readings } from "./reading";
import { requestOf } from "./request";
import { packFor, type Results, type Running, type Session } from "./session";
import type { Showing } from "./showing";

/** A worker that does not stop by then is ended; loading it again is what this costs. */
const PATIENCE = 10_000;

export interface Runs {
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

export interface RunParts {
  readonly readings: Readings;
  readonly showing: Showing;
  readonly history: Pick<History, "record">;
}

export function createRuns(session: Session, ports: Ports, { readings, showing, history }: RunParts): Runs {
  const { queue } = session;
  let forgetPatience: () => void = () => {};
  let lastSeed: number | null = null;

  const running = (id: string): Running | null => {
    const job = session.job.value;
    return job.state === "running" && job.id === id ? job : null;
  };

  const update = (id: string, change: Partial<Running>): void => {
    const job = running(id);
    if (job) session.job.value = { ...job, ...change };
  };

  const finish = (result: EditResult, clock: Clock, begun: number): void => {
    const secondsEach = (ports.now() - (clock.painting ?? begun)) / 1000 / Math.max(1, result.candidates.length);
    batch(() => {
      const { notices, unknownWords } = result;
      const results = showing.change(result.requestId, { notices, unknownWords, secondsEach });
      showing.order(result.requestId);
      if (results) session.announcement.value = text.run.done(results.shown.length);
      session.environment.value = { ...session.environment.value, backend: result.backend, secondsEach };
      session.paces.value = { ...session.paces.value, [result.packId]: secondsEach };
      const painting = result.timings.filter(({ stage }) => stage === "painter");
      if (painting.length > 0) {
        const each = painting.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / painting.length / 1000;
        session.evaluations.value = { ...session.evaluations.value, [result.packId]: each };
      }
    });
  };

  /** The seed of the next run: one that was used gives the same picture again; the user who wants that keeps it. */
  const freshSeed = (): void => {
    const { draft } = session;
    if (!draft.value.seedKept && draft.value.seed === lastSeed) {
      draft.value = { ...draft.value, seed: ports.randomSeed() };
    }
    lastSeed = draft.value.seed;
  };

  /** Shows at once that something goes on; pictures of a batch have no preview yet and borrow what is there. */
  const begin = (id: string, name: string, candidates: number, work: Work | null): void => {
    const reading = session.reading.value;
    const base = work?.base ?? (reading.state === "read" ? reading.base : session.results.value?.base);
    session.job.value = {
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
    session.placing.value = { state: "idle" };
    session.announcement.value = text.run.starting;
  };

  const ownPictures = () => session.own.value.map(plainOwn);

  /** What Generate asks for now; null when the selection or the mask went away meanwhile. */
  const capture = async (id: string): Promise<Work | null> => {
    const { value: draft } = session.draft;
    const subject = await readings.current();
    const reading = session.reading.value;
    const ready = subject ? requestOf(draft, subject, packFor(session, draft), id, ownPictures()) : null;
    if (!subject || reading.state !== "read" || !ready?.ready) return null;
    return { request: ready.request, selection: subject.selection, base: reading.base };
  };

  /** @throws NotReadyError when the model it was meant for is gone */
  const readLater = async ({ selection, draft }: Later, id: string): Promise<Work> => {
    const read = await readings.readFor(selection, draft);
    if (!read) throw new NotReadyError("no-pack");
    const ready = requestOf(draft, read.subject, packFor(session, draft), id, ownPictures());
    if (!ready.ready) throw new NotReadyError(ready.reason);
    return { request: ready.request, selection, base: read.base };
  };

  /** Runs one edit to its end. Rejects with what went wrong, a cancel included. */
  const perform = async ({ request, selection, base }: Work): Promise<void> => {
    const { id } = request;
    const { name } = selection.source;
    update(id, { base, name, source: base.source, of: request.settings.steps, candidates: request.settings.count });
    const fresh: Results = {
      request,
      selection,
      name,
      base,
      source: base.source,
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

  const failed = (error: unknown): Failure => {
    ports.log(error);
    const failure = failureOf(error);
    session.announcement.value = `${failure.sentence} ${failure.next}`;
    return failure;
  };

  /** One turn, from the first sign to the last; whatever happens, the job is over afterwards. */
  const turn = async (id: string, get: () => Promise<Work | null> | Work): Promise<Failure | null> => {
    try {
      const work = await get();
      if (work && running(id)?.phase === "starting") await perform(work);
      // Cancelled while reading, or the selection went away meanwhile: nothing was started.
      else session.announcement.value = text.run.stopped;
      session.job.value = { state: "idle" };
      return null;
    } catch (error) {
      if (isCancelled(error)) {
        session.announcement.value = text.run.stopped;
        session.job.value = { state: "idle" };
        return null;
      }
      const failure = failed(error);
      session.job.value = { state: "failed", ...failure };
      return failure;
    } finally {
      forgetPatience();
    }
  };

  /** Runs what waits. A failure is kept in the queue's list and the next goes on, unless the engine is gone. */
  const drain = async (): Promise<void> => {
    for (;;) {
      const [next] = waitingOf(queue.value);
      if (!next || session.job.value.state === "running") return;
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
      if (session.job.value.state === "failed") session.job.value = { state: "idle" };
    });
  };

  const add = (items: readonly Queued[]): void => {
    queue.value = [...queue.value, ...items];
    session.announcement.value = text.queue.added(waitingOf(queue.value).length);
  };

  /** One edit for each of several selected pictures. */
  const runSeveral = (): Promise<void> => {
    const draft = session.draft.value;
    const items = batchOf(session).map(({ selection, draft: own }): Queued => {
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

  const busy = (): boolean => session.job.value.state === "running" || waitingOf(queue.value).length > 0;

  const runOne = async (): Promise<void> => {
    const reading = session.reading.value;
    if (reading.state !== "read") return;
    const id = ports.newId();
    const { name } = reading.subject.selection.source;
    if (busy()) {
      const work = await capture(id);
      if (work) add([{ id, label: labelOf(work.request), name, work, failure: null }]);
    } else {
      session.following.value = true;
      begin(id, name, session.draft.value.count, null);
      const { selection } = reading.subject;
      const item: Queued = { id, label: "", name, work: { selection, draft: session.draft.value }, failure: null };
      const failure = await turn(id, () => capture(id));
      if (failure?.code === "engine-dead") return;
      if (failure) putAside({ ...item, label: labelFor(session.draft.value.job, session.draft.value.prompt) }, failure);
    }
    await drain();
  };

  const cancel = (): void => {
    const job = session.job.value;
    if (job.state !== "running" || job.phase === "cancelling") return;
    update(job.id, { phase: "cancelling" });
    session.announcement.value = text.run.cancelling;
    ports.engine.cancel(job.id);
    forgetPatience = ports.timers.after(PATIENCE, () => ports.engine.restart());
  };

  return {
    run() {
      const several = batchOf(session).length > 0;
      if (!several && session.reading.value.state !== "read") return Promise.resolve();
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
