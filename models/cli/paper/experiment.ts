/** An experiment: rows of numbers for each pair, and what they say about a claim. */
import { random } from "../../diffusion/random";
import type { Raster } from "../../image/raster";
import type { Pair } from "./pairs";
import type { Tools } from "./tools";

/** Numbers by condition; null = could not be measured (no judge). */
export type Row = Readonly<Record<string, number | null>>;

/** Pictures that a figure is made of: a row of columns, from left to right. */
export type Shown = readonly { readonly name: string; readonly picture: Raster }[];

export interface Experiment {
  readonly id: string;
  /** The paper's claim, in one sentence. */
  readonly claim: string;
  /** What is measured, in one sentence. */
  readonly measure: string;
  readonly needsPair: boolean;
  /** Share of the pairs it runs on. */
  readonly share: number;
  run(tools: Tools, pair: Pair, show: (shown: Shown) => void): Promise<Row>;
  /** Whether the claim holds on these rows, in a sentence with the numbers. */
  conclude(rows: readonly Row[]): Conclusion;
}

export interface Conclusion {
  /** null = not decided: nothing to decide it with. */
  readonly holds: boolean | null;
  readonly says: string;
}

export interface Estimate {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
}

/** Values of one condition. */
export function column(rows: readonly Row[], name: string): readonly number[] {
  return rows.map((row) => row[name]).filter((value) => typeof value === "number");
}

/** Differences of two conditions on the same pairs. */
export function paired(rows: readonly Row[], a: string, b: string): readonly number[] {
  return rows.flatMap((row) => {
    const [x, y] = [row[a], row[b]];
    return typeof x === "number" && typeof y === "number" ? [x - y] : [];
  });
}

/** Mean with a percentile bootstrap interval of 95 % over pairs (Efron 1979), 2000 rounds, fixed seed. */
export function estimate(values: readonly number[]): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  const draws = random(0);
  const meanOf = (pick: (i: number) => number): number => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[pick(i)] as number;
    return sum / n;
  };
  const means = Array.from({ length: 2000 }, () => meanOf(() => Math.floor(draws.uniform() * n))).sort((a, b) => a - b);
  return { mean: meanOf((i) => i), low: means[50] as number, high: means[1949] as number, n };
}

export function shown(value: Estimate | null, digits = 3): string {
  if (value === null) return "not measured";
  return `${value.mean.toPrecision(digits)} [${value.low.toPrecision(digits)}, ${value.high.toPrecision(digits)}] (n = ${value.n})`;
}

/** Means in a row; what was not measured is a dash. */
export function listed(values: readonly number[]): string {
  return values.map((value) => (Number.isFinite(value) ? value.toPrecision(3) : "–")).join(", ");
}

/** Whether a paired difference lies on one side of 0 with its whole interval. */
export function differs(values: readonly number[], side: "above" | "below"): boolean | null {
  const found = estimate(values);
  if (found === null) return null;
  return side === "above" ? found.low > 0 : found.high < 0;
}

export const undecided: Conclusion = {
  holds: null,
  says: "Not measured: models/training/judge/judge.onnx is missing.",
};
