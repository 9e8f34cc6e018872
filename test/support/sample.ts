/** Tests over long lists take a part of the list, so that `npm test` stays short; `.ci/run` takes all of it. */
const takesAll = process.env.BLENDFILL_WHOLE_LISTS === "1";

/** So many of a list, evenly over it; or all, where the environment says BLENDFILL_WHOLE_LISTS=1. */
export function sample<T>(all: readonly T[], count: number): readonly T[] {
  if (takesAll || all.length <= count) return all;
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] as T);
}
