import type { PipelineContext } from "./pipeline";

/** Does the work and reports how long it took. */
export function measured<T>({ now, timed }: PipelineContext, stage: string, work: () => T): T {
  const started = now();
  const result = work();
  timed(stage, now() - started);
  return result;
}
