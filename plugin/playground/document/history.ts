/** Undo and redo over snapshots. */
export interface History<T> {
  /** Ends a step if anything was changed since the last one. */
  commit(): void;
  /** Tells that the state has been changed. */
  touch(): void;
  /** The state to go back to, or null. What was not committed is a step of its own. */
  undo(): T | null;
  redo(): T | null;
  canUndo(): boolean;
  canRedo(): boolean;
  /** How many steps could be undone. */
  depth(): number;
}

/** `copy` must return a value that later changes cannot reach. */
export function createHistory<T>(copy: () => T, limit = 100): History<T> {
  let steps: T[] = [copy()];
  let at = 0;
  let touched = false;

  function commit(): void {
    if (!touched) return;
    touched = false;
    steps = [...steps.slice(0, at + 1), copy()].slice(-limit);
    at = steps.length - 1;
  }
  function go(to: number): T | null {
    const step = steps[to];
    if (step === undefined) return null;
    at = to;
    return step;
  }

  return {
    commit,
    touch() {
      touched = true;
    },
    undo() {
      commit();
      return go(at - 1);
    },
    redo: () => (touched ? null : go(at + 1)),
    canUndo: () => touched || at > 0,
    canRedo: () => !touched && at < steps.length - 1,
    depth: () => at + (touched ? 1 : 0),
  };
}
