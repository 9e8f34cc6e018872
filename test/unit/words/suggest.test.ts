import { afterAll, describe, expect, it } from "vitest";
import { completed, suggest } from "../../../models/words/suggest";
import { builtLibrary } from "../../support/library";
import { wholeLexicon } from "../../support/words";

const built = builtLibrary();
afterAll(() => built.remove());
const lexicon = wholeLexicon(built.library);

describe("suggestions while typing", () => {
  it("offers what people often ask for while nothing is typed, the latest and the fitting first", () => {
    expect(suggest("", lexicon).slice(0, 4)).toEqual(["tree", "flower", "dog", "cat"]);
    const context = { recent: ["a red kite by the sea"], fitting: ["sailboat", "nothing of ours"], most: 4 };
    expect(suggest("", lexicon, context)).toEqual(["sailboat", "sea", "kite", "tree"].sort(byPlace(context, lexicon)));
  });

  it("goes on from the last word, common names first", () => {
    expect(suggest("a red ki", lexicon)[0]).toBe("kite");
    expect(suggest("a do", lexicon)[0]).toBe("dog");
    expect(suggest("a do", lexicon, { recent: ["a wooden door"] })[0]).toBe("door");
  });

  it("goes on from several words", () => {
    expect(suggest("a hot a", lexicon)).toContain("hot air balloon");
    expect(completed("a hot a", "hot air balloon")).toBe("a hot air balloon");
    expect(completed("a red ki", "kite")).toBe("a red kite");
    expect(completed("빨간 자동", "자동차")).toBe("빨간 자동차");
  });

  it("offers names within which a word begins", () => {
    expect(suggest("balloo", lexicon)).toEqual(expect.arrayContaining(["balloon", "hot air balloon"]));
  });

  it("speaks the window's language", () => {
    expect(suggest("빨간 자", lexicon, { language: "ko" })[0]).toBe("자동차");
    expect(suggest("", lexicon, { language: "ko" }).slice(0, 2)).toEqual(["나무", "꽃"]);
  });

  it("offers nothing after a space, for one Latin letter, or for a finished name", () => {
    expect(suggest("a red ", lexicon)).toEqual([]);
    expect(suggest("a k", lexicon)).toEqual([]);
    expect(suggest("a kite", lexicon)).not.toContain("kite");
  });

  it("never offers one name twice, nor more than asked", () => {
    for (const prompt of ["", "ca", "a bo", "st", "wat"]) {
      const offered = suggest(prompt, lexicon, { recent: ["a cat", "a boat"], fitting: ["cat"], most: 5 });
      expect(offered.length).toBeLessThanOrEqual(5);
      expect(new Set(offered).size).toBe(offered.length);
    }
  });
});

/** Fitting names come first, then those of earlier prompts in the order of commonness, then the rest. */
function byPlace({ fitting }: { readonly fitting: readonly string[] }, { names }: typeof lexicon) {
  const order = names.map(({ name }) => name);
  const place = (name: string): number =>
    fitting.includes(name) ? -2000 : ["sea", "kite"].includes(name) ? order.indexOf(name) - 1000 : order.indexOf(name);
  return (a: string, b: string): number => place(a) - place(b);
}
