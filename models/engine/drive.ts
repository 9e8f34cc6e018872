/** Runs a pipeline: passes its reports on, lets the thread hear "cancel" after each, and stops there. */
import { EditError } from "../contract/errors";
import type { EditEvent, Report } from "../contract/events";
import type { PipelineOutcome } from "../pipelines/pipeline";

export interface Driver {
  readonly report: Report;
  readonly isCancelled: () => boolean;
  /** One turn of the event loop (a macrotask), so that messages and signals get through between steps. */
  readonly pause: () => Promise<void>;
}

export function cancelled(): EditError {
  return new EditError("cancelled", "The edit was cancelled.");
}

/** Resolves to the pipeline's outcome. @throws EditError "cancelled", and whatever the pipeline throws */
export async function drive(
  pipeline: AsyncGenerator<EditEvent, PipelineOutcome, void>,
  { report, isCancelled, pause }: Driver,
): Promise<PipelineOutcome> {
  const finished: { outcome?: PipelineOutcome } = {};
  async function* reports(): AsyncGenerator<EditEvent, void, void> {
    finished.outcome = yield* pipeline;
  }
  // Leaving the loop early returns the generator, so the pipeline's own `finally` runs.
  for await (const event of reports()) {
    if (isCancelled()) throw cancelled();
    report(event);
    await pause();
    if (isCancelled()) throw cancelled();
  }
  if (finished.outcome === undefined) throw new EditError("network-failed", "Painting ended early; try again.");
  return finished.outcome;
}
