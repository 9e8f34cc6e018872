/** The numbers models/training/export.py writes with each export; read, never edited. */
import { readFileSync } from "node:fs";

export interface FlowCase {
  readonly steps: number;
  readonly shift: number;
  readonly strength: number;
  readonly guidance: number;
  readonly guidanceInterval: readonly [number, number];
  readonly networkRuns: number;
  /** `noisy` of each network run: the prompt's, then the empty prompt's where there is guidance. */
  readonly seen: readonly (readonly number[])[];
  /** The finished picture, clamped to −1..1. */
  readonly result: readonly number[];
}

export interface Golden {
  readonly flow: {
    readonly grids: readonly {
      readonly steps: number;
      readonly shift: number;
      readonly strength: number;
      /** Levels below are left out; absent = none. */
      readonly floor?: number;
      readonly grid: readonly number[];
    }[];
    /** 3 × 8 × 8, 3 × 8 × 8 and 8 × 8 values. */
    readonly noise: readonly number[];
    readonly source: readonly number[];
    readonly mask: readonly number[];
    readonly cases: readonly FlowCase[];
    readonly tolerance: number;
  };
  readonly tiny: { readonly text: readonly { readonly prompt: string; readonly tokens: readonly number[] }[] };
}

export function readGolden(): Golden {
  return JSON.parse(goldenFile("embedded.json")) as Golden;
}

/** One pair's numbers, as models/training/export_pair.py writes them. */
interface PairNumbers {
  readonly size: number;
  readonly texts: readonly {
    readonly text: string;
    readonly tokens: readonly number[];
    readonly vector: readonly number[];
  }[];
  /** Of the formula's picture. */
  readonly vector: readonly number[];
  readonly tolerance: number;
}

export function pairGolden(): { readonly tiny: PairNumbers; readonly embedded?: PairNumbers } {
  return JSON.parse(goldenFile("pair.json")) as ReturnType<typeof pairGolden>;
}

export function goldenFile(path: string): string {
  return readFileSync(new URL(`../golden/${path}`, import.meta.url), "utf8");
}
