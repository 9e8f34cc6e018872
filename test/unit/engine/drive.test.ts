import { describe, expect, it } from "vitest";
import type { EditEvent } from "../../../models/contract/events";
import { drive } from "../../../models/engine/drive";
import type { PipelineOutcome } from "../../../models/pipelines/pipeline";

const outcome: PipelineOutcome = {
  candidates: [],
  crop: { x: 0, y: 0, width: 1, height: 1 },
  working: { width: 1, height: 1 },
  unknownWords: [],
};

function counting(steps: number) {
  const seen = { steps: 0, disposed: 0 };
  async function* pipeline(): AsyncGenerator<EditEvent, PipelineOutcome, void> {
    try {
      for (let index = 1; index <= steps; index++) {
        seen.steps = index;
        yield { type: "step", candidate: 0, index, of: steps };
      }
      return outcome;
    } finally {
      seen.disposed += 1;
    }
  }
  return { seen, pipeline: pipeline() };
}
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

describe("drive", () => {
  it("passes every event on and gives the outcome", async () => {
    const { seen, pipeline } = counting(5);
    const events: EditEvent[] = [];
    const result = await drive(pipeline, { report: (event) => events.push(event), isCancelled: () => false, pause });
    expect(result).toBe(outcome);
    expect(events).toHaveLength(5);
    expect(seen.disposed).toBe(1);
  });

  it("stops at the step during which it was cancelled, and lets the pipeline tidy up once", async () => {
    const { seen, pipeline } = counting(10);
    let isCancelled = false;
    const report = (event: EditEvent) => {
      if (event.type === "step" && event.index === 4) isCancelled = true;
    };
    await expect(drive(pipeline, { report, isCancelled: () => isCancelled, pause })).rejects.toMatchObject({
      code: "cancelled",
    });
    expect(seen).toEqual({ steps: 4, disposed: 1 });
  });

  it("lets other tasks run between steps", async () => {
    const { pipeline } = counting(3);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    const slow = () => new Promise<void>((resolve) => setTimeout(resolve, 5));
    await drive(pipeline, { report: () => undefined, isCancelled: () => false, pause: slow });
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it("passes a pipeline's failure on", async () => {
    async function* failing(): AsyncGenerator<EditEvent, PipelineOutcome, void> {
      yield { type: "step", candidate: 0, index: 1, of: 2 };
      throw new RangeError("broken");
    }
    const driver = { report: () => undefined, isCancelled: () => false, pause };
    await expect(drive(failing(), driver)).rejects.toThrow("broken");
  });
});
