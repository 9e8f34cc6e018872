/**
 * How fast the window answers: the browser's own measures of each interaction (Event Timing: from the press to the
 * next drawn frame) and of tasks that held the window's thread (Long Tasks).
 */
import type { Frame } from "playwright-core";
import { markOf } from "./tasks";

export interface Answered {
  /** What the user did. */
  readonly doing: string;
  /** Interactions that took a frame or more. */
  readonly events: number;
  /** From the input to the next frame, the longest, milliseconds; the browser rounds to 8. 0 = none over 16. */
  readonly slowest: number;
  readonly slowestEvent: string;
  /** Longest task of the window's own thread meanwhile, milliseconds; 0 = none over 50. */
  readonly longestTask: number;
  readonly tasks: number;
  /** Processor time of the most expensive task, milliseconds: what is left of it without the machine's other work. */
  readonly processor: number;
  /** Scripts that held up a frame, for whoever mends it. */
  readonly blame: readonly string[];
}

interface Observed {
  readonly events: { readonly name: string; readonly at: number; readonly duration: number }[];
  readonly tasks: { readonly at: number; readonly duration: number }[];
  readonly frames: { readonly at: number; readonly blame: readonly string[] }[];
}

declare global {
  interface Window {
    benchObserved?: Observed;
  }
}

interface Script {
  readonly duration: number;
  readonly invoker: string;
  readonly sourceFunctionName: string;
  readonly sourceCharPosition: number;
}

/** Starts watching; once for a window. */
export async function watchAnswers(frame: Frame): Promise<void> {
  await frame.evaluate(() => {
    const observed: Observed = { events: [], tasks: [], frames: [] };
    window.benchObserved = observed;
    const watch = (type: string, take: (entry: PerformanceEntry) => void, more: object = {}): void => {
      if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
      new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, ...more });
    };
    watch("event", ({ name, startTime, duration }) => observed.events.push({ name, at: startTime, duration }), {
      durationThreshold: 16,
    });
    watch("longtask", ({ name, startTime, duration }) => {
      if (name === "self") observed.tasks.push({ at: startTime, duration });
    });
    watch("long-animation-frame", (entry) => {
      const { scripts = [] } = entry as PerformanceEntry & { readonly scripts?: readonly Script[] };
      const blame = scripts.map(
        (one) => `${Math.round(one.duration)} ms ${one.invoker} ${one.sourceFunctionName}@${one.sourceCharPosition}`,
      );
      observed.frames.push({ at: entry.startTime, blame });
    });
  });
}

/** Does something and tells how the window answered; entries come late, so it rests after it. */
export async function answering(
  frame: Frame,
  index: number,
  doing: string,
  act: () => Promise<void>,
): Promise<Answered> {
  const mark = (name: string): Promise<number> => frame.evaluate((given) => performance.mark(given).startTime, name);
  const from = await mark(markOf(index, false));
  await act();
  await frame.evaluate(() => new Promise((done) => setTimeout(done, 400)));
  await mark(markOf(index, true));
  const { events, tasks, frames } = await frame.evaluate((begun) => {
    const { events = [], tasks = [], frames = [] } = window.benchObserved ?? {};
    const since = <T extends { readonly at: number }>(all: readonly T[]): readonly T[] =>
      all.filter(({ at }) => at >= begun);
    return { events: since(events), tasks: since(tasks), frames: since(frames) };
  }, from);
  const worst = [...events].sort((a, b) => b.duration - a.duration)[0];
  return {
    doing,
    events: events.length,
    slowest: worst?.duration ?? 0,
    slowestEvent: worst?.name ?? "",
    longestTask: tasks.reduce((most, { duration }) => Math.max(most, duration), 0),
    tasks: tasks.length,
    processor: Number.NaN,
    blame: frames.flatMap(({ blame }) => blame),
  };
}
