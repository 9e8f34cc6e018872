/** What a fill of each name starts from: counted, written, read back. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { drawnSource } from "../../../models/contract/starts";
import { type Row, startsOf } from "../../../models/evaluation/starts-table";
import { parseStarts } from "../../../models/packs/starts";

/** Hits of the reference and of the painter alone, region by region. */
function rows(name: string, source: string | null, hits: readonly (readonly [number, number])[]): Row[] {
  const look = (hit: number, from: string | null) => ({ hit, near: 0, source: from });
  return hits.map(([reference, alone], index) => ({
    index,
    name,
    kind: "object",
    reference: look(reference, source),
    alone: look(alone, null),
  }));
}

describe("the table of starts", () => {
  const all = [
    ...rows("apple", "Emoji", [
      [1, 0],
      [1, 1],
    ]),
    ...rows(
      "clear",
      "Emoji",
      Array.from({ length: 7 }, () => [0, 1] as const),
    ),
    ...rows("doubtful", "Emoji", [
      [0, 1],
      [0, 0],
    ]),
    ...rows("bricks", drawnSource, [
      [0, 0],
      [0, 0],
    ]),
    ...rows("chestnut", null, [
      [0, 0],
      [1, 1],
    ]),
  ];
  const { table, told } = startsOf(all, { seed: 1, steps: 4 });

  it("goes by hits, and leaves the reference only on clear evidence", () => {
    expect(table.names).toEqual({
      apple: "library",
      clear: "painter",
      doubtful: "library",
      bricks: "drawing",
      chestnut: "painter",
    });
    expect(table.hits.apple).toEqual([2, 1, 2]);
    expect(told).toContain("object: 3 of 15 with, 10 without");
  });

  it("is read back by the engine's side", () => {
    expect(Object.fromEntries(parseStarts(JSON.parse(JSON.stringify(table))))).toEqual(table.names);
    expect(() => parseStarts({ ...table, names: { apple: "oracle" } })).toThrow(/starts.json is not valid/);
  });
});

const shipped = join(import.meta.dirname, "../../../models/packs/embedded");

describe("the embedded pack", () => {
  it.skipIf(!existsSync(join(shipped, "starts.json")))("says for each of its names what a fill starts from", () => {
    const json = (file: string) => JSON.parse(readFileSync(join(shipped, file), "utf8"));
    const starts = parseStarts(json("starts.json"));
    const { names } = json("vocabulary.json") as { names: readonly { name: string }[] };
    expect(names.filter(({ name }) => !starts.has(name))).toEqual([]);
  });
});
