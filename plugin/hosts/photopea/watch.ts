/** Photopea sends no events, so it is asked now and then; not while the window is hidden or anything else goes on. */
import type { Timers } from "../../protocol/timers";

export interface Watched<T> {
  readonly value: T;
  /** What the user selects: told at once. */
  readonly key: string;
  /** What the user paints: told when it has rested for a turn, because reading a picture anew is dear. */
  readonly revision: string;
}

export interface WatchParts<T> {
  readonly timers: Timers;
  /** Whether asking is welcome now. */
  readonly free: () => boolean;
  readonly ask: () => Promise<Watched<T>>;
  readonly tell: (value: T) => void;
  /** Monotonic clock, milliseconds. */
  readonly now: () => number;
}

const every = 700;
/**
 * At most this share of Photopea's time goes into answering: a document of many layers, or a machine that is busy
 * painting, is asked less often.
 */
const share = 0.05;
/** After a failure: Photopea is busy, or in a dialog. */
const rest = 5_000;

export interface Watch<T> {
  start(): void;
  stop(): void;
  /**
   * The state somebody was just told on asking. Who asked need not be who listens, so another selection is told to the
   * listeners too: nobody will find it changed again.
   */
  known(state: Watched<T>): void;
}

export function createWatch<T>({ timers, free, ask, tell, now: clock }: WatchParts<T>): Watch<T> {
  let told: Pick<Watched<unknown>, "key" | "revision"> | null = null;
  let before = "";
  let forget: (() => void) | null = null;
  let on = false;

  const next = (pause: number): void => {
    if (on) forget = timers.after(pause, () => void turn());
  };
  const turn = async (): Promise<void> => {
    if (!free()) return next(every);
    const asked = clock();
    try {
      const now = await ask();
      const selected = told !== null && now.key !== told.key;
      const painted = told !== null && now.revision !== told.revision && now.revision === before;
      before = now.revision;
      if (on && (selected || painted)) tell(now.value);
      if (told === null || selected || painted) told = now;
      next(Math.max(every, Math.min(rest, (clock() - asked) / share)));
    } catch {
      next(rest); // Calls of the user's own say what is wrong.
    }
  };

  return {
    start() {
      if (on) return;
      on = true;
      next(every);
    },
    stop() {
      on = false;
      forget?.();
    },
    known(state) {
      const selected = told !== null && state.key !== told.key;
      told = state;
      before = state.revision;
      if (on && selected) tell(state.value);
    },
  };
}
