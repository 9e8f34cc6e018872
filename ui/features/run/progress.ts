/** How an event of the engine changes what is said about the run. Pure but for the clock it is given. */
import type { EditEvent } from "../../../models/contract/events";
import type { Running } from "./state";

/** When painting began: loading the model before it tells nothing about the pace. */
export interface Clock {
  readonly now: () => number;
  painting: number | null;
}

/** Steps done of all candidates. */
function stepsDone(candidate: number, step: number, of: number): number {
  return candidate * of + step;
}

/** The parts of the job that the event changes. A job that is being cancelled stays so. */
export function progressed(job: Running, event: EditEvent, clock: Clock): Partial<Running> {
  const phase = job.phase === "cancelling" ? "cancelling" : event.type === "loading" ? "loading" : "painting";
  switch (event.type) {
    case "loading":
      return { phase, loaded: event.total > 0 ? event.received / event.total : 0 };
    case "planned":
      clock.painting ??= clock.now();
      return { phase, source: event.source };
    case "step": {
      clock.painting ??= clock.now();
      const { candidate, index, of } = event;
      const done = stepsDone(candidate, index, of);
      const each = (clock.now() - clock.painting) / Math.max(1, done);
      const secondsLeft = done > 0 ? ((job.candidates * of - done) * each) / 1000 : null;
      return { phase, candidate, step: index, of, secondsLeft };
    }
    case "preview":
      return { phase, forming: { image: event.image, patch: event.patch } };
    case "candidate": {
      const next = event.candidate.index + 1;
      return next < job.candidates ? { phase, candidate: next, step: 0 } : { phase, step: job.of };
    }
  }
}
