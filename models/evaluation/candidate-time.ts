/** What one candidate costs, one thread of WASM, 128 pixels: from the request to the finished picture. */
import type { ReferenceUse } from "../contract/starts";
import { filled, type PaintTools } from "./paint";
import { timedStepCounts } from "./protocol";
import type { Scene } from "./scenes";

/** Seconds. Processor time is the whole process's, so nothing else of it may work meanwhile. */
export interface CandidateTime {
  readonly steps: number;
  /** As it ships; "none" paints every step, also those that a reference saves. */
  readonly reference: ReferenceUse;
  /** Other programs do not count. */
  readonly processor: number;
  /** What one waits. */
  readonly clock: number;
}

/** Every number of steps, as it ships and without a reference, on each scene; once before, unmeasured, to open all. */
export async function measuredTimes(
  scenes: readonly Scene[],
  tools: PaintTools,
  processorTime: () => number,
): Promise<readonly CandidateTime[]> {
  const times: CandidateTime[] = [];
  for (const [index, scene] of scenes.entries()) {
    for (const reference of ["auto", "none"] as const) {
      for (const steps of timedStepCounts) {
        const paint = { steps, reference, prompt: scene.prompt };
        if (index === 0) await filled(scene, paint, tools);
        const before = processorTime();
        const { seconds } = await filled(scene, paint, tools);
        times.push({ steps, reference, processor: processorTime() - before, clock: seconds });
      }
    }
  }
  return times;
}
