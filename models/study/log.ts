/** What was measured, kept in a file line by line, so that a run goes on where it was. */
import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { mergedRow, type Row } from "./experiment";
import { noises } from "./pairs";

export interface Log {
  has(id: string, pair: number, noise: number): boolean;
  /** One for each pair, of all its noises; see `mergedRow`. @param below only pairs with smaller numbers */
  rows(id: string, below?: number): readonly Row[];
  write(entry: Entry): Promise<void>;
  /** What ran the networks for an experiment. */
  kernels(id: string): ReadonlySet<string>;
}

export interface Entry {
  readonly id: string;
  readonly pair: number;
  readonly noise: number;
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
  const nameOf = ({ id, pair, noise }: Pick<Entry, "id" | "pair" | "noise">) => `${id} ${pair} ${noise}`;
  const known = new Map(entries.map((entry) => [nameOf(entry), entry]));
  return {
    has: (id, pair, noise) => known.has(nameOf({ id, pair, noise })),
    rows(id, below = Number.POSITIVE_INFINITY) {
      const those = [...known.values()].filter((entry) => entry.id === id && entry.pair < below);
      const pairs = [...new Set(those.map(({ pair }) => pair))].sort((a, b) => a - b);
      return pairs.map((pair) => mergedRow(inOrder(those.filter((entry) => entry.pair === pair))));
    },
    kernels: (id) => new Set([...known.values()].filter((entry) => entry.id === id).map(({ kernels }) => kernels)),
    async write(entry) {
      known.set(nameOf(entry), entry);
    },
    entries: () => [...known.values()],
  };
}

/** The pair's first noise first: lists are taken from it, and each noise comes first for a third of the pairs. */
const inOrder = (those: readonly Entry[]): readonly Entry[] => [...those].sort((a, b) => place(a) - place(b));
const place = ({ pair, noise }: Entry): number => (noise - (pair % noises) + noises) % noises;
