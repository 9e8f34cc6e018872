/** Which kept runs must go so that a new one fits. Pure; the same rule for every editor. */

export interface Weighed {
  /** Sorts by age: the oldest first. */
  readonly id: string;
  readonly starred: boolean;
  readonly bytes: number;
}

/**
 * Lets the oldest unstarred runs go until all bytes fit the budget. A run that replaces one of the same id counts once.
 * @returns the ids to drop, oldest first; null when even without every unstarred run there is no room.
 */
export function letGo(kept: readonly Weighed[], incoming: Weighed, budget: number): readonly string[] | null {
  const others = kept.filter(({ id }) => id !== incoming.id).sort((a, b) => (a.id < b.id ? -1 : 1));
  let bytes = others.reduce((sum, one) => sum + one.bytes, incoming.bytes);
  const gone: string[] = [];
  for (const one of others) {
    if (bytes <= budget) break;
    if (one.starred) continue;
    bytes -= one.bytes;
    gone.push(one.id);
  }
  return bytes <= budget ? gone : null;
}
