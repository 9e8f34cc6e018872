/** Time that passes when a test says so. */
import type { Timers } from "../../plugin/protocol/timers";

export interface FakeTimers extends Timers {
  pass(milliseconds: number): void;
}

export function fakeTimers(): FakeTimers {
  let now = 0;
  let due: { readonly at: number; readonly callback: () => void }[] = [];
  return {
    after(milliseconds, callback) {
      const entry = { at: now + milliseconds, callback };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    pass(milliseconds) {
      const end = now + milliseconds;
      for (;;) {
        const [next] = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
        if (next === undefined) break;
        due = due.filter((other) => other !== next);
        now = next.at;
        next.callback();
      }
      now = end;
    },
  };
}
