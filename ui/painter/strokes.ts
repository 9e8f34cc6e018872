/** Undo and redo of brush strokes: whole masks as runs, which are small. Pure. */
import type { Runs } from "./runs";

export interface Strokes {
  readonly past: readonly (Runs | null)[];
  readonly now: Runs | null;
  readonly future: readonly (Runs | null)[];
}

/** Enough for a sitting; each entry is a few kilobytes. */
const REMEMBERED = 60;

export const noStrokes: Strokes = { past: [], now: null, future: [] };

export function stroked(strokes: Strokes, next: Runs | null): Strokes {
  return { past: [...strokes.past, strokes.now].slice(-REMEMBERED), now: next, future: [] };
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
