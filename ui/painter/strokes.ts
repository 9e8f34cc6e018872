/** Undo and redo of a mask: whole masks as runs, which are small. Pure. */
import type { Runs } from "./runs";

export interface Strokes {
  readonly past: readonly (Runs | null)[];
  readonly now: Runs | null;
  readonly future: readonly (Runs | null)[];
}

/** Enough for a sitting. */
const REMEMBERED = 60;
/** Runs kept in all, some 32 MB: soft masks have many, and then fewer steps are remembered. */
const MOST_RUNS = 2_000_000;

export const noStrokes: Strokes = { past: [], now: null, future: [] };

export function stroked(strokes: Strokes, next: Runs | null): Strokes {
  return { past: bounded([...strokes.past, strokes.now]), now: next, future: [] };
}

/** The latest steps that fit; at least one, so that the last stroke can always be undone. */
function bounded(past: readonly (Runs | null)[]): readonly (Runs | null)[] {
  let total = 0;
  let from = past.length;
  while (from > 0 && past.length - from < REMEMBERED) {
    total += past[from - 1]?.runs.length ?? 0;
    if (total > MOST_RUNS && from < past.length) break;
    from--;
  }
  return past.slice(from);
}

export function undone(strokes: Strokes): Strokes {
  const last = strokes.past.at(-1);
  if (last === undefined) return strokes;
  return { past: strokes.past.slice(0, -1), now: last, future: [strokes.now, ...strokes.future] };
}

export function redone(strokes: Strokes): Strokes {
  const [next, ...future] = strokes.future;
  if (next === undefined) return strokes;
  return { past: [...strokes.past, strokes.now], now: next, future };
}
