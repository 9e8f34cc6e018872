/** An experiment: rows of numbers for each pair, and what they say about the paper's claims. */
import type { Raster } from "../image/raster";
import { noises, type Pair } from "./pairs";
import type { Tools } from "./tools";

/** Numbers by condition; null = could not be measured (no judge). Lists are features or series. */
export type Row = Readonly<Record<string, number | null | readonly number[]>>;
export type NewRow = Record<string, number | null | readonly number[]>;

/** Pictures that a figure is made of: a row of columns, from left to right. */
export type Shown = readonly { readonly name: string; readonly picture: Raster }[];

export interface Verdict {
  /** B1 to B13 and L1 to L4, as ../shared/research/papers.md numbers the claims. */
  readonly id: string;
  /** The paper's claim, in one sentence. */
  readonly claim: string;
  /** null = reported: nothing is claimed, or there is nothing to decide it with. */
  readonly holds: boolean | "in part" | null;
  /** The main number, in a few words. */
  readonly key: string;
  /** The numbers, in sentences. */
  readonly says: string;
}

/** Means of conditions (lines) by measures (columns), for the page. */
export interface Table {
  readonly title: string;
  readonly measures: readonly string[];
  readonly lines: readonly { readonly name: string; readonly values: readonly (Estimate | null)[] }[];
}

export interface Experiment {
  readonly id: string;
  /** What is compared and measured, in a few sentences. */
  readonly method: string;
  readonly needsPair?: boolean;
  /** Nothing in it hangs on the noise: one is enough. */
  readonly once?: boolean;
  /** Runs on the validation pairs, before the others, to choose a setting. */
  readonly tunes?: boolean;
  /** Runs in one worker, alone, on a few pairs: what it measures is time. */
  readonly alone?: number;
  /** Not with native kernels. */
  readonly onlyShipping?: boolean;
  /** @param tuned rows of the experiments that tune */
  run(tools: Tools, pair: Pair, show: (shown: Shown) => void, tuned: readonly Row[]): Promise<NewRow>;
  /** Whether the claims hold on these rows, with the numbers. */
  conclude(rows: readonly Row[], tuned: readonly Row[]): readonly Verdict[];
  tables?(rows: readonly Row[], tuned: readonly Row[]): readonly Table[];
}

export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** The column that holds what a condition gave with one noise alone. */
export const atNoise = (name: string, noise: number): string => `${name} @${noise}`;

/**
 * One row for a pair from its rows with each noise: numbers are means, lists those of the noise that comes first for
 * this pair; besides, each number as it was with each noise.
 */
export function mergedRow(rows: readonly { readonly noise: number; readonly row: Row }[]): Row {
  const merged: NewRow = {};
  for (const name of new Set(rows.flatMap(({ row }) => Object.keys(row)))) {
    const values = rows.map(({ row }) => row[name] ?? null);
    const numbers = values.filter((value) => typeof value === "number");
    merged[name] = numbers.length > 0 ? mean(numbers) : (values.find((value) => value !== null) ?? null);
    if (numbers.length === 0) continue;
    for (const { noise, row } of rows) {
      const value = row[name];
      if (typeof value === "number") merged[atNoise(name, noise)] = value;
    }
  }
  return merged;
}

/** Values of one condition, a mean over the noises for each pair. */
export function column(rows: readonly Row[], name: string): readonly number[] {
  return rows.map((row) => row[name]).filter((value) => typeof value === "number");
}

/** Values of one condition with every noise, for what must hold each time. */
export function everyTime(rows: readonly Row[], name: string): readonly number[] {
  const each = Array.from({ length: noises }, (_, noise) => column(rows, atNoise(name, noise))).flat();
  return each.length > 0 ? each : column(rows, name);
}

/** Differences of two conditions on the same pairs. */
export function paired(rows: readonly Row[], a: string, b: string): readonly number[] {
  return rows.flatMap((row) => {
    const [x, y] = [row[a], row[b]];
    return typeof x === "number" && typeof y === "number" ? [x - y] : [];
  });
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Means of a condition for several settings; NaN where nothing was measured. */
export function means(rows: readonly Row[], names: readonly string[]): readonly number[] {
  return names.map((name) => mean(column(rows, name)));
}

export function shown(value: Estimate | null, digits = 3): string {
  if (value === null) return "not measured";
  return `${brief(value.mean, digits)} [${brief(value.low, digits)}, ${brief(value.high, digits)}]`;
}

export function brief(value: number, digits = 3): string {
  if (!Number.isFinite(value)) return "–";
  if (value === 0) return "0";
  const size = Math.abs(value);
  return size >= 0.001 && size < 10_000 ? `${Number(value.toPrecision(digits))}` : value.toExponential(digits - 1);
}

/** Means in a row; what was not measured is a dash. */
export function listed(values: readonly number[]): string {
  return values.map((value) => brief(value)).join(", ");
}

/** Each value at least (or at most) the one before. */
export function isMonotone(values: readonly number[], direction: "rising" | "falling"): boolean {
  const sign = direction === "rising" ? 1 : -1;
  return values.every((value, i) => i === 0 || sign * (value - values[i - 1]) >= 0);
}

export function verdictOf(holds: Verdict["holds"]): string {
  if (holds === null) return "reported";
  if (holds === "in part") return "holds in part";
  return holds ? "holds" : "does not hold";
}
