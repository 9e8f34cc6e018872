import type { Timers } from "./timers";

export interface Coalesced<T> {
  /** Sends at once when the line is idle, else keeps only this value for the next slot. */
  push(value: T): void;
  /** Sends what waits, now. */
  flush(): void;
  /** Forgets what waits. */
  drop(): void;
}

/**
 * Latest wins: at most one value per `milliseconds` leaves, and the last one always does. For progress and
 * selection changes, where only the newest state matters and each message is copied several times.
 */
export function coalesce<T>(send: (value: T) => void, milliseconds: number, timers: Timers): Coalesced<T> {
  let waiting: { readonly value: T } | null = null;
  let cancel: (() => void) | null = null;

  function leave(value: T): void {
    waiting = null;
    cancel?.();
    cancel = timers.after(milliseconds, () => {
      cancel = null;
      if (waiting !== null) leave(waiting.value);
    });
    send(value);
  }

  return {
    push(value) {
      if (cancel === null) leave(value);
      else waiting = { value };
    },
    flush() {
      if (waiting !== null) leave(waiting.value);
    },
    drop() {
      waiting = null;
      cancel?.();
      cancel = null;
    },
  };
}
