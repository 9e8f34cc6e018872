/** How many of a draft's settings are not the usual ones. */
import { type Draft, noOverrides, plainAdvanced } from "../draft/draft";

export function advancedChanges({ advanced }: Draft): number {
  return differing(advanced, plainAdvanced);
}

/** All below More, the advanced ones included. */
export function settingsChanges(draft: Draft): number {
  const { overrides, reference, picture, negative, trajectory } = draft;
  const set = [reference !== "auto", picture?.always === true, negative.trim() !== "", trajectory].filter(
    Boolean,
  ).length;
  return differing(overrides, noOverrides) + set + advancedChanges(draft);
}

function differing<T extends object>(now: T, usual: T): number {
  return (Object.keys(usual) as (keyof T)[]).filter((key) => now[key] !== usual[key]).length;
}
