/** From counted hits to what a fill of each name starts from. Pure. */
import { drawnSource, type StartKind } from "../contract/starts";

export interface Look {
  /** 1 where the pair names the region as asked, among all names. */
  readonly hit: number;
  /** Cosine similarity of region and name. */
  readonly near: number;
  /** Whose picture painting started from; null = the painter alone. */
  readonly source: string | null;
}

/** One region, painted both ways. */
export interface Row {
  readonly index: number;
  readonly name: string;
  readonly kind: string;
  readonly reference: Look;
  readonly alone: Look;
}

/**
 * The painter must be right so many regions oftener than the reference before it takes a name over: a sign test with
 * p < 0.01. Fewer say little, because a coloured patch can be what the pair expects of a name.
 */
const clearly = 7;

export function startsOf(rows: readonly Row[], how: { readonly seed: number; readonly steps: number }) {
  const names: Record<string, StartKind> = {};
  const hits: Record<string, readonly [reference: number, painter: number, of: number]> = {};
  for (const [name, own] of grouped(rows, (row) => row.name)) {
    const [reference, painter] = [sum(own, "reference"), sum(own, "alone")];
    const source = own.find((row) => row.reference.source !== null)?.reference.source ?? null;
    names[name] =
      source === null || painter - reference >= clearly ? "painter" : source === drawnSource ? "drawing" : "library";
    hits[name] = [reference, painter, own.length];
  }
  const kinds = [...grouped(rows, (row) => row.kind)].map(
    ([kind, own]) => [kind, { reference: sum(own, "reference"), painter: sum(own, "alone"), of: own.length }] as const,
  );
  const counts = [...grouped(Object.values(names), (start) => start)].map(([start, own]) => `${start} ${own.length}`);
  const table = {
    format: 1,
    measured: {
      ...how,
      split: "validation",
      by: "the pair's first answer among all names",
      kinds: Object.fromEntries(kinds),
    },
    names,
    hits,
  };
  const lines = kinds.map(
    ([kind, { reference, painter, of }]) => `${kind}: ${reference} of ${of} with, ${painter} without`,
  );
  return { table, told: [...lines, counts.join(", ")].join("\n") };
}

function sum(rows: readonly Row[], way: "reference" | "alone"): number {
  return rows.reduce((all, row) => all + row[way].hit, 0);
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
