/** Running a request and stopping it. Results of an earlier run stay until a new candidate is there. */
import { batch } from "@preact/signals";
import type { Candidate, EditEvent, EditRequest, EditResult } from "../../models/contract";
import type { Size } from "../../models/image/geometry";
import { text } from "../messages/current";
import { shrunk } from "../painter/shrink";
import { thumbnailOf } from "../painter/thumbnail";
import { requestOf } from "./draft";
import { failureOf, isCancelled } from "./messages";
import type { Ports } from "./ports";
import { type Clock, progressed } from "./progress";
import type { Readings } from "./reading";
import { packOf, type Results, type Running, type Session } from "./session";

/** A patch is kept a little finer on screen than the preview around it, within these sides. */
const [LEAST, MOST, FINER] = [192, 720, 1.5];
/** A worker that does not stop by then is ended; loading it again is what this costs. */
const PATIENCE = 10_000;

function sideOnScreen({ patch }: Candidate, source: Size): number {
  const share = Math.max(patch.width, patch.height) / Math.max(source.width, source.height);
  return Math.round(Math.min(MOST, Math.max(LEAST, MOST * share * FINER)));
}

export interface Runs {
  run(): Promise<void>;
  cancel(): void;
}

export function createRuns(session: Session, ports: Ports, readings: Readings): Runs {
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

  const fail = (error: unknown): void => {
    ports.log(error);
    const failure = failureOf(error);
    session.job.value = { state: "failed", ...failure };
    session.announcement.value = `${failure.sentence} ${failure.next}`;
  };

  /** A candidate is finished: the first replaces the earlier run's, the rest join it. */
  const show = async (request: EditRequest, fresh: Results, candidate: Candidate): Promise<void> => {
    const small = await shrunk(candidate.image, sideOnScreen(candidate, fresh.source), ports.breathe);
    const { picture } = fresh.base;
    const thumbnail = await thumbnailOf(picture, fresh.source, small, candidate.patch, ports.breathe);
    batch(() => {
      const before = session.results.value;
      const mine = before?.request.id === request.id;
      const shown = mine ? before.shown : [];
      session.results.value = {
        ...(mine ? before : fresh),
        shown: [...shown, { candidate, small, thumbnail, accepted: false }].sort(
          (a, b) => a.candidate.index - b.candidate.index,
        ),
      };
      if (!mine) {
        session.chosen.value = 0;
        session.placing.value = { state: "idle" };
      }
      session.stage.value = "result";
      update(request.id, { forming: null });
    });
  };

  const listen =
    (id: string, clock: Clock, finished: (candidate: Candidate) => void) =>
    (event: EditEvent): void => {
      const job = running(id);
      if (!job) return;
      update(id, progressed(job, event, clock));
      if (event.type === "candidate") finished(event.candidate);
    };

  const finish = (result: EditResult, clock: Clock, begun: number): void => {
    const secondsEach = (ports.now() - (clock.painting ?? begun)) / 1000 / Math.max(1, result.candidates.length);
    batch(() => {
      const results = session.results.value;
      if (results?.request.id === result.requestId) {
        const { notices, unknownWords } = result;
        session.results.value = { ...results, notices, unknownWords, secondsEach };
        session.announcement.value = text.run.done(results.shown.length);
      }
      session.environment.value = { ...session.environment.value, backend: result.backend, secondsEach };
      session.job.value = { state: "idle" };
    });
  };

  const run = async (): Promise<void> => {
    if (session.job.value.state === "running") return;
    const id = ports.newId();
    const reading = session.reading.value;
    if (reading.state !== "read") return;
    const { draft } = session;
    // A seed that was used gives the same picture again; the user who wants that keeps it.
    if (!draft.value.seedKept && draft.value.seed === lastSeed) {
      draft.value = { ...draft.value, seed: ports.randomSeed() };
    }
    lastSeed = draft.value.seed;
    session.job.value = {
      state: "running",
      id,
      phase: "starting",
      loaded: 0,
      step: 0,
      of: 0,
      candidate: 0,
      candidates: draft.value.count,
      forming: null,
      name: reading.subject.selection.source.name,
      base: reading.base,
      marked: reading.marked,
      source: reading.base.source,
      secondsLeft: null,
    };
    session.placing.value = { state: "idle" };
    session.announcement.value = text.run.starting;
    try {
      await edit(id);
    } catch (error) {
      if (!isCancelled(error)) {
        fail(error);
        return;
      }
      session.announcement.value = text.run.stopped;
      session.job.value = { state: "idle" };
    } finally {
      forgetPatience();
    }
  };

  const edit = async (id: string): Promise<void> => {
    const subject = await readings.current();
    const reading = session.reading.value;
    const ready = subject ? requestOf(session.draft.value, subject, packOf(session), id) : null;
    // Cancelled while reading, or the selection went away meanwhile: nothing was started.
    if (running(id)?.phase !== "starting" || !subject || reading.state !== "read" || !ready?.ready) {
      session.job.value = { state: "idle" };
      return;
    }
    const { request } = ready;
    const { base } = reading;
    const { selection } = subject;
    const name = selection.source.name;
    update(id, { base, name, source: base.source, of: request.settings.steps });
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
    };
    const begun = ports.now();
    const clock: Clock = { now: ports.now, painting: null };
    const showing = new Map<number, Promise<void>>();
    const finished = (candidate: Candidate): void => {
      if (!showing.has(candidate.index)) showing.set(candidate.index, show(request, fresh, candidate));
    };
    const result = await ports.engine.edit(request, listen(id, clock, finished));
    result.candidates.forEach(finished); // An engine started again may have lost an event; the result has them all.
    await Promise.all(showing.values());
    finish(result, clock, begun);
  };

  return {
    run,
    cancel() {
      const job = session.job.value;
      if (job.state !== "running" || job.phase === "cancelling") return;
      update(job.id, { phase: "cancelling" });
      session.announcement.value = text.run.cancelling;
      ports.engine.cancel(job.id);
      forgetPatience = ports.timers.after(PATIENCE, () => ports.engine.restart());
    },
  };
}
