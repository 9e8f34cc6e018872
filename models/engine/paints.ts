/** The last candidates as they were painted, so that another finish does not paint them again. */
import type { Paint } from "../pipelines/pipeline";

export interface Paints {
  keep(requestId: string, candidate: number, paint: Paint): void;
  find(requestId: string, candidate: number): Paint | null;
  forget(): void;
}

/** @param most bytes of paint and of the pictures it lies on; the newest candidate stays whatever it takes */
export function makePaints(most = 128 * 1024 * 1024): Paints {
  let kept = new Map<string, Paint>();
  const keyOf = (requestId: string, candidate: number): string => `${candidate} ${requestId}`;
  return {
    keep(requestId, candidate, paint) {
      const key = keyOf(requestId, candidate);
      kept.delete(key);
      const pictures = new Set<object>();
      let bytes = 0;
      const newestFirst = [[key, paint] as const, ...[...kept].reverse()];
      const within = newestFirst.filter(([, each], i) => {
        bytes += each.bytes + (pictures.has(each.picture) ? 0 : each.picture.data.length);
        pictures.add(each.picture);
        return i === 0 || bytes <= most;
      });
      kept = new Map(within.reverse());
    },
    find: (requestId, candidate) => kept.get(keyOf(requestId, candidate)) ?? null,
    forget() {
      kept.clear();
    },
  };
}
