/** What was measured, kept in a file line by line, so that a run goes on where it was. */
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Row } from "./experiment";

export interface Log {
  has(id: string, pair: number): boolean;
  /** By pair. @param below only pairs with smaller numbers */
  rows(id: string, below?: number): readonly Row[];
  write(entry: Entry): Promise<void>;
  /** What ran the networks for an experiment. */
  kernels(id: string): ReadonlySet<string>;
}

export interface Entry {
  readonly id: string;
  readonly pair: number;
  readonly row: Row;
  /** What ran the networks: "wasm" or "node". */
  readonly kernels: string;
}

export async function openLog(folder: string, key: string): Promise<Log & { entries(): readonly Entry[] }> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `rows-${key}.jsonl`);
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  const log = memoryLog(lines.map((line) => JSON.parse(line) as Entry));
  return {
    ...log,
    async write(entry) {
      await log.write(entry);
      await appendFile(file, `${JSON.stringify(entry)}\n`);
    },
  };
}

export function memoryLog(entries: readonly Entry[]): Log & { entries(): readonly Entry[] } {
  const known = new Map(entries.map((entry) => [`${entry.id} ${entry.pair}`, entry]));
  return {
    has: (id, pair) => known.has(`${id} ${pair}`),
    rows: (id, below = Number.POSITIVE_INFINITY) =>
      [...known.values()]
        .filter((entry) => entry.id === id && entry.pair < below)
        .sort((a, b) => a.pair - b.pair)
        .map(({ row }) => row),
    kernels: (id) => new Set([...known.values()].filter((entry) => entry.id === id).map(({ kernels }) => kernels)),
    async write(entry) {
      known.set(`${entry.id} ${entry.pair}`, entry);
    },
    entries: () => [...known.values()],
  };
}
