/** Verbs that the first screen does without: they come with a file of their own when they are first used. */

/**
 * Uses what was loaded, at once where it is here; the first use loads it. Where it does not come, that is logged, nothing
 * is done, and the next use tries again.
 */
export function verbsLater<V>(
  load: () => Promise<V>,
  log: (error: unknown) => void,
): (work: (verbs: V) => Promise<void> | void) => Promise<void> {
  let here: V | null = null;
  let loading: Promise<V> | null = null;
  return async (work) => {
    if (here === null) {
      loading ??= load();
      try {
        here = await loading;
      } catch (error) {
        loading = null;
        log(error);
        return;
      }
    }
    await work(here);
  };
}
