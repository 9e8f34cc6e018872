import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeTokenizer } from "../../../models/networks/tokenizer";
import { parseVocabulary } from "../../../models/networks/vocabulary";

const json = {
  format: 1,
  length: 6,
  pad: 0,
  start: 1,
  unknown: 2,
  words: ["[pad]", "[start]", "[unknown]", "a", "red", "apple", "berry", "box", "café", "polar", "bear", "glass"],
  synonyms: { crimson: "red", icebear: "polar bear" },
  names: [{ name: "apple", kind: "object" }],
};
const tokenize = makeTokenizer(parseVocabulary(json));

function tokensOf(prompt: string): number[] {
  return [...tokenize(prompt).tokens];
}

describe("the tokenizer", () => {
  it("gives the start token, the words and padding", () => {
    expect(tokensOf("a red apple")).toEqual([1, 3, 4, 5, 0, 0]);
    expect(tokensOf("")).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it("reads words in any case and compatibility form, split by anything else", () => {
    expect(tokensOf("  A,RED—Apple!")).toEqual([1, 3, 4, 5, 0, 0]);
    expect(tokensOf("ａｐｐｌｅ CAFE\u0301 red_apple")).toEqual([1, 5, 8, 4, 5, 0]);
  });

  it("replaces synonyms, also by several words", () => {
    expect(tokensOf("crimson icebear")).toEqual([1, 4, 9, 10, 0, 0]);
  });

  it("falls back from plurals to known singulars only", () => {
    expect(tokensOf("apples berries boxes icebears")).toEqual([1, 5, 6, 7, 9, 10]);
    expect(tokenize("glass as bs").unknownWords).toEqual(["as", "bs"]);
    expect(tokensOf("glass")).toEqual([1, 11, 0, 0, 0, 0]);
  });

  it("drops unknown words and reports each once as it was typed", () => {
    const { tokens, unknownWords } = tokenize("Zorgly red zorgly, ZORGLY apple Bla");
    expect([...tokens]).toEqual([1, 4, 5, 0, 0, 0]);
    expect(unknownWords).toEqual(["Zorgly", "Bla"]);
  });

  it("reports words for which there is no room", () => {
    const { tokens, unknownWords } = tokenize("red red red red red apple");
    expect([...tokens]).toEqual([1, 4, 4, 4, 4, 4]);
    expect(unknownWords).toEqual(["apple"]);
  });

  it("reports at most 20 words", () => {
    const words = Array.from({ length: 50 }, (_, i) => `word${i}`);
    expect(tokenize(words.join(" ")).unknownWords).toEqual(words.slice(0, 20));
  });

  it("reports symbols and scripts it does not know", () => {
    expect(tokenize("red 🍎 👩‍🍳 苹果 ❤️ …!?").unknownWords).toEqual(["🍎", "👩‍🍳", "苹果", "❤️"]);
  });

  it("never takes the special tokens from a prompt", () => {
    expect(tokensOf("[start] [pad] unknown")).toEqual([1, 0, 0, 0, 0, 0]);
  });

  it("reads at most 10,000 characters and splits no pair of surrogates", () => {
    expect(tokensOf(`${" ".repeat(9996)}red apple`)).toEqual([1, 4, 0, 0, 0, 0]);
    expect(tokenize(`${" ".repeat(9999)}🍎`).unknownWords).toEqual([]);
  });

  it("survives any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (prompt) => {
        const { tokens, unknownWords } = tokenize(prompt);
        expect(tokens).toHaveLength(6);
        expect(tokens[0]).toBe(1);
        for (const token of tokens) expect(token >= 0 && token < json.words.length).toBe(true);
        expect(new Set(unknownWords).size).toBe(unknownWords.length);
      }),
    );
  });
});

describe("the vocabulary", () => {
  it.each([
    [{ ...json, format: 2 }, "format"],
    [{ ...json, length: 1 }, "length"],
    [{ ...json, words: ["a", 5] }, "words.1"],
    [{ ...json, words: [...json.words, "red"] }, '"red" appears twice'],
    [{ ...json, pad: 99 }, "token 99 has no word"],
    [{ ...json, synonyms: { pear: "quince" } }, '"quince" is not among the words'],
    [{ ...json, synonyms: undefined }, "synonyms"],
    [null, "Invalid type"],
  ])("is refused with the reason (%#)", (bad, reason) => {
    expect(() => parseVocabulary(bad)).toThrow(expect.objectContaining({ code: "pack-invalid" }));
    expect(() => parseVocabulary(bad)).toThrow(reason);
  });
});
