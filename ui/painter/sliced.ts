/**
 * Work on whole masks in slices, so that no task of the window's thread lasts longer than 50 ms: a generator does a
 * band of pixels and yields. Every slice here is at most `BAND` pixels of simple work, some milliseconds.
 */
export type Sliced<T> = Generator<void, T, void>;

/** Pixels worked on between two yields. */
export const BAND = 1 << 15;

/** Does all of it now. */
export function finished<T>(work: Sliced<T>): T {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Lets the browser draw and answer after every slice. @returns null when `wanted` said no meanwhile */
export async function unhurried<T>(work: Sliced<T>, breathe: () => Promise<void>): Promise<T>;
export async function unhurried<T>(
  work: Sliced<T>,
  breathe: () => Promise<void>,
  wanted: () => boolean,
): Promise<T | null>;
export async function unhurried<T>(
  work: Sliced<T>,
  breathe: () => Promise<void>,
  wanted: () => boolean = () => true,
): Promise<T | null> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await breathe();
    if (!wanted()) return null;
  }
}
