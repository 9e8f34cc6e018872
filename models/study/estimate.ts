/** Intervals, and what depends on them. */
import { random } from "../diffusion/random";
import { atNoise, column, type Estimate, mean, paired, type Row, type Table } from "./experiment";
import { noises } from "./pairs";

const rounds = 2000;

/** Mean with a percentile bootstrap interval of 95 % over pairs (Efron 1979), 2000 rounds, fixed seed. */
export function estimate(values: readonly number[]): Estimate | null {
  const n = values.length;
  if (n === 0) return null;
  return bootstrap(n, (picks) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += values[picks[i]];
    return sum / n;
  });
}

/** The same for any statistic of pairs. @param of gets the numbers of the drawn pairs, `n` of them */
export function bootstrap(n: number, of: (picks: Int32Array) => number): Estimate {
  const draws = random(0);
  const picks = Int32Array.from({ length: n }, (_, i) => i);
  const whole = of(picks);
  const found = Array.from({ length: rounds }, () => {
    for (let i = 0; i < n; i++) picks[i] = Math.floor(draws.uniform() * n);
    return of(picks);
  }).sort((a, b) => a - b);
  const at = (share: number): number => found[Math.round(share * (rounds - 1))];
  return { mean: whole, low: at(0.025), high: at(0.975), n };
}

/** Whether a paired difference lies on one side of 0 with its whole interval; null where there is none. */
export function differs(values: readonly number[], side: "above" | "below"): boolean | null {
  const found = estimate(values);
  if (found === null) return null;
  return side === "above" ? found.low > 0 : found.high < 0;
}

/** The mean difference of two conditions with each noise alone: "+0.1, +0.2, −0.1". */
export function bySeed(rows: readonly Row[], a: string, b: string): string {
  const each = Array.from({ length: noises }, (_, noise) => paired(rows, atNoise(a, noise), atNoise(b, noise)));
  return each
    .filter((values) => values.length > 0)
    .map((values) => `${mean(values) < 0 ? "−" : "+"}${Math.abs(Number(mean(values).toPrecision(2)))}`)
    .join(", ");
}

/** A table of `"measure, condition"` columns. */
export function tableOf(
  title: string,
  rows: readonly Row[],
  conditions: readonly string[],
  measures: readonly string[],
): Table {
  const lines = conditions.map((name) => ({
    name,
    values: measures.map((measure) => estimate(column(rows, `${measure}, ${name}`))),
  }));
  return { title, measures, lines: lines.filter(({ values }) => values.some((value) => value !== null)) };
}

/** Spearman's rank correlation; equal values share their mean rank. NaN where either does not vary. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number {
  const [a, b] = [ranks(xs), ranks(ys)];
  const middle = (xs.length - 1) / 2;
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < xs.length; i++) {
    const [u, v] = [a[i] - middle, b[i] - middle];
    ab += u * v;
    aa += u * u;
    bb += v * v;
  }
  return ab / Math.sqrt(aa * bb);
}

function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const same = values.filter((other) => other === value).length;
    return below + (same - 1) / 2;
  });
}
