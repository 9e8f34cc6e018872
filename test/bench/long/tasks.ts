/**
 * Processor time of the window's tasks, from Chromium's trace: what a task costs however busy the machine is. Wall
 * times of a shared machine say little: a task that computes for 20 ms may be kept waiting for 120.
 */
import type { Browser, Page } from "playwright-core";

interface TraceEvent {
  readonly name: string;
  readonly cat?: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** Put before and after each interaction with performance.mark, under its number. */
export const markOf = (index: number, end: boolean): string => `bench ${index} ${end ? "end" : "start"}`;

export async function startTrace(browser: Browser, page: Page): Promise<void> {
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
}

/** Longest task between each interaction's marks, milliseconds of processor time, by the interaction's number. */
export async function stopTrace(browser: Browser, interactions: number): Promise<readonly number[]> {
  const { traceEvents }: { traceEvents: readonly TraceEvent[] } = JSON.parse(
    new TextDecoder().decode(await browser.stopTracing()),
  );
  const find = (name: string): TraceEvent | undefined => traceEvents.find((event) => event.name === name);
  const tasks = traceEvents.filter(({ name, tdur }) => name === "ThreadControllerImpl::RunTask" && tdur !== undefined);
  return Array.from({ length: interactions }, (_, index) => {
    const [from, to] = [find(markOf(index, false)), find(markOf(index, true))];
    if (!from || !to) return Number.NaN;
    const within = tasks.filter(
      ({ pid, tid, ts }) => pid === from.pid && tid === from.tid && ts >= from.ts && ts <= to.ts,
    );
    return within.reduce((most, { tdur = 0 }) => Math.max(most, tdur / 1000), 0);
  });
}
