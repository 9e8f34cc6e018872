/** Nothing is painted for what nobody knows, and nothing is painted as something else without saying so. */
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { colours, isFilling, isManner, joining, placing } from "../../../models/words/grammar";
import { keyOf, tokensOf } from "../../../models/words/split";
import { understand } from "../../../models/words/understand";
import { builtLibrary } from "../../support/library";
import { english, languages, wholeLexicon } from "../../support/words";

const built = builtLibrary();
afterAll(() => built.remove());
const lexicon = wholeLexicon(built.library);

/** English nouns that no list maps: people, feelings, weapons, parts of the body, institutions … */
const nobodyPaints = [...english.nouns, ...english.near.keys()].filter(
  (word) => lexicon.find(word) === null && !isFilling(word) && !isManner(word),
);
const some = <T>(all: readonly T[]) => fc.constantFrom(...all);
const describing = some(["", "red ", "large ", "beautiful old ", "two "]);
const places = some(["", " on a table", " in a meadow", " with a dog", " under the moon", " holding an umbrella"]);
const before = some(["", "a ", "the ", "add a ", "a photo of a ", "a herd of "]);

describe("never noise", () => {
  it("has a list of unknown nouns worth the name", () => {
    expect(nobodyPaints.length).toBeGreaterThan(5000);
    for (const word of ["president", "justice", "gun", "elbow", "lawyer", "man"]) expect(nobodyPaints).toContain(word);
  });

  it("paints nothing for a noun that nobody knows, wherever it is said to stand", () => {
    fc.assert(
      fc.property(before, describing, some(nobodyPaints), places, (a, how, noun, where) => {
        const understood = understand(`${a}${how}${noun}${where}`, lexicon);
        expect(understood).toMatchObject({ noun: false, english: "" });
        const [unknown] = understood.unknown;
        expect(unknown?.word).toBe(noun);
        expect(new Set(unknown?.nearest).size).toBe(3);
      }),
      { numRuns: 600, seed: 12 },
    );
  });

  it("paints nothing for every tenth of them alone", () => {
    const painted = nobodyPaints.filter((word, at) => at % 10 === 0 && understand(`a ${word}`, lexicon).noun);
    expect(painted).toEqual([]);
  });

  const names = lexicon.names.map(({ name }) => name);
  const word = fc.oneof(
    some(names),
    some([...english.maps.keys()]),
    some(nobodyPaints),
    some([...english.light]),
    some([...placing, ...joining, ...Object.keys(colours)]),
    fc.stringMatching(/^[a-z]{2,9}$/),
    fc.string({ maxLength: 5 }),
  );
  const prompt = fc.array(word, { maxLength: 7 }).map((words) => words.join(" "));

  it("knows, maps and says, or names as unknown each word of an English prompt", () => {
    fc.assert(
      fc.property(prompt, (text) => {
        const { mapped, unknown, english: as, noun, language } = understand(text, lexicon);
        if (language !== "en") return;
        const said = keyOf([...mapped.map(({ from }) => from), ...unknown.map(({ word }) => word)].join(" "));
        const told = new Set(said.split(" "));
        const kept = new Set(keyOf(as).split(" "));
        const silent = tokensOf(text).filter(({ word }) => {
          if (word === "" || told.has(word) || isFilling(word) || isManner(word)) return false;
          if (placing.has(word) || joining.has(word) || Object.hasOwn(colours, word) || english.light.has(word))
            return false;
          return noun && !kept.has(word);
        });
        // At most twenty words of a sort are told; these prompts have fewer.
        expect(silent.map(({ word }) => word)).toEqual([]);
      }),
      { numRuns: 600, seed: 12 },
    );
  });

  it("runs only where the words handed on name something, and reads those the same again", () => {
    fc.assert(
      fc.property(prompt, (text) => {
        const first = understand(text, lexicon);
        expect(first.english === "").toBe(!first.noun);
        if (!first.noun) return;
        const again = understand(first.english, lexicon);
        expect(again.noun).toBe(true);
      }),
      { numRuns: 600, seed: 12 },
    );
  });

  it("takes any text of any script in its stride", () => {
    const foreign = some(
      languages.flatMap(({ things, light }) => [...Object.values(things).flat(), ...Object.keys(light)]),
    );
    const mixed = fc.array(fc.oneof(foreign, fc.string({ unit: "binary", maxLength: 6 }), word), { maxLength: 6 });
    fc.assert(
      fc.property(mixed, (words) => {
        const { noun, english, unknown, empty } = understand(words.join(" "), lexicon);
        expect(noun && empty).toBe(false);
        expect(english === "").toBe(!noun);
        for (const { nearest } of unknown) expect(nearest.length).toBe(3);
      }),
      { numRuns: 400, seed: 12 },
    );
  });

  it("reads ten thousand characters in a moment", () => {
    for (const text of ["a kite ".repeat(1500), "連".repeat(10_000), "빨간연".repeat(3000), "x".repeat(10_000)]) {
      const started = performance.now();
      understand(text, lexicon);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
