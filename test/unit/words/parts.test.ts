import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../../models/words/cut";
import { makeDictionary } from "../../../models/words/dictionary";
import { isOneEdit, unlikeness } from "../../../models/words/distance";
import { parseEnglish } from "../../../models/words/english-words";
import { withArticles } from "../../../models/words/grammar";
import { pluralOf, singularsOf } from "../../../models/words/number";
import { folded, keyOf, tokensOf } from "../../../models/words/split";
import { languages, surfaceNames } from "../../support/words";

const letters = fc.stringMatching(/^[a-c]{0,6}$/);

/** Every word one edit away, by trying them all. */
function edits(word: string): ReadonlySet<string> {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const [before, after] = [word.slice(0, at), word.slice(at)];
    for (const letter of "abc") {
      found.add(before + letter + after);
      if (after !== "") found.add(before + letter + after.slice(1));
    }
    if (after !== "") found.add(before + after.slice(1));
    if (after.length > 1) found.add(before + after[1] + after[0] + after.slice(2));
  }
  found.delete(word);
  return found;
}

describe("spelling", () => {
  it("knows every word one edit away and no other", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => isOneEdit(a, b) === edits(a).has(b)),
      { numRuns: 3000, seed: 12 },
    );
  });

  it("measures how unlike two words are the same both ways, at most 1", () => {
    fc.assert(
      fc.property(letters, letters, (a, b) => {
        expect(unlikeness(a, b)).toBe(unlikeness(b, a));
        expect(unlikeness(a, b)).toBeLessThanOrEqual(1);
        expect(unlikeness(a, b) === 0).toBe(a === b);
        expect(unlikeness(a, b, 0.5) <= 0.5).toBe(unlikeness(a, b) <= 0.5);
      }),
      { numRuns: 1000, seed: 12 },
    );
    expect(unlikeness("kitten", "sitting")).toBeCloseTo(3 / 7);
  });
});

describe("words", () => {
  it("are cut from a text with where they stand", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (text) => {
        for (const { typed, start, end } of tokensOf(text)) expect(text.slice(start, end)).toBe(typed);
      }),
      { seed: 12 },
    );
    expect(keyOf("Hot-Air  Balloon!")).toBe("hot air balloon");
    expect(tokensOf("a ☀️, 🪁").map(({ word }) => word)).toEqual(["a", "☀", "", "🪁"]);
  });

  it("lose their accents where one asks for it", () => {
    expect(["Bäume", "weiß", "œuf", "연", "maçã"].map(folded)).toEqual(["Baume", "weiss", "oeuf", "연", "maca"]);
  });

  it.each([
    ["mice", "mouse"],
    ["berries", "berry"],
    ["boxes", "box"],
    ["knives", "knife"],
    ["kites", "kite"],
  ])("%s: one is a %s", (many, one) => {
    expect(singularsOf(many)).toContain(one);
    expect(pluralOf(one)).toBe(many);
  });

  it("have plurals that lead back to them", () => {
    const names = surfaceNames.map(({ name }) => name).filter((name) => pluralOf(name) !== name);
    for (const name of names)
      expect(singularsOf(pluralOf(name).split(" ").at(-1) ?? "")).toContain(name.split(" ").at(-1));
    expect(["sheep", "stones", "glass", "bus", "rubber duck"].map(pluralOf)).toEqual([
      "sheep",
      "stones",
      "glasses",
      "buses",
      "rubber ducks",
    ]);
  });

  it("get the article they sound like", () => {
    expect(withArticles("a owl and an dog near a unicorn")).toBe("an owl and a dog near a unicorn");
    expect(withArticles("An tree")).toBe("A tree");
  });
});

describe("text without spaces", () => {
  const japanese = languages.find(({ code }) => code === "ja");
  if (japanese === undefined) throw new Error("There is no Japanese to test.");
  const dictionary = makeDictionary(japanese);

  it("is cut into the longest words", () => {
    expect(cut("赤い熱気球", dictionary).map(({ text }) => text)).toEqual(["赤い", "熱気球"]);
  });

  it("keeps letters nobody knows together, with the short names beside them", () => {
    expect(cut("鬱馬鬱", dictionary)).toEqual([{ text: "鬱馬鬱", entry: null }]);
  });

  it("loses no letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
        expect(
          cut(text, dictionary)
            .map((piece) => piece.text)
            .join(""),
        ).toBe(text);
      }),
      { seed: 12 },
    );
  });
});

describe("the list of English words", () => {
  it("is refused with what is wrong with it", () => {
    expect(() => parseEnglish({ format: 2 })).toThrow(/list of English words is not valid \(format/);
  });
});
