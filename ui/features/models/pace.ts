/** How long a download will still take, from how much came lately. Pure. */

export interface Sample {
  readonly at: number;
  readonly bytes: number;
}

/** Looked back, milliseconds: long enough to be calm, short enough to follow a line that gets slower. */
const WINDOW = 8000;
/** Less than this tells nothing. */
const LEAST = 1000;

/** The samples that still count, with the new one. */
export function sampled(samples: readonly Sample[], next: Sample): readonly Sample[] {
  const recent = samples.filter(({ at }) => next.at - at <= WINDOW);
  return [...(recent.length > 0 ? recent : samples.slice(-1)), next];
}

/** Seconds; null before there is anything to go by, and while nothing comes. */
export function secondsToGo(samples: readonly Sample[], total: number): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < LEAST || last.bytes <= first.bytes) return null;
  return ((total - last.bytes) * (last.at - first.at)) / (last.bytes - first.bytes) / 1000;
}
