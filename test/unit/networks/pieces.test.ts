import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makePieces, parsePieces } from "../../../models/networks/pieces";
import { pairGolden } from "../../support/golden";
import { tinyPack } from "../../support/node-packs";

const table = {
  format: 1,
  length: 5,
  pad: 0,
  unknown: 1,
  pieces: ["[pad]", "[unknown]", "sun", "sunny", "##flower", "##flow", "##er", "a", "é", "ß"],
};
const pieces = makePieces(parsePieces(table));

describe("word pieces", () => {
  it("are the numbers of the training side", () => {
    const file: unknown = JSON.parse(readFileSync(`${tinyPack}/pair_pieces.json`, "utf8"));
    const tiny = makePieces(parsePieces(file));
    for (const { text, tokens } of pairGolden().tiny.texts) expect([...tiny.tokens(text)]).toEqual(tokens);
  });

  it("take the longest piece first, and give a word up as a whole when a part has none", () => {
    expect([...pieces.tokens("A sunflower!")]).toEqual([7, 2, 4, 0, 0]);
    expect([...pieces.tokens("sunflowx a")]).toEqual([1, 7, 0, 0, 0]);
    expect([...pieces.tokens("É, ﹩ E\u0301")]).toEqual([8, 8, 0, 0, 0]);
    expect([...pieces.tokens("a".repeat(41))]).toEqual([1, 0, 0, 0, 0]);
  });

  it("give always the table's length and tokens of the table, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const tokens = pieces.tokens(text);
        expect(tokens).toHaveLength(5);
        expect(tokens.every((token) => token < table.pieces.length)).toBe(true);
      }),
    );
  });

  it("know a word that is a piece of its own", () => {
    expect(["sun", "sunflower", "##er", "zebra"].map((word) => pieces.knows(word))).toEqual([true, false, true, false]);
  });

  it.each([
    ["a table of another format", { ...table, format: 2 }, /format/],
    ["a special token outside", { ...table, unknown: 99 }, /unknown: token 99/],
    ["no pieces", { ...table, pieces: [] }, /pieces/],
  ])("refuse %s", (_, json, message) => {
    expect(() => parsePieces(json)).toThrow(message);
  });
});
