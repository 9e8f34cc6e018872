import { afterAll, describe, expect, it } from "vitest";
import { makeLexicon } from "../../../models/words/lexicon";
import { saidOf, sentenceOf } from "../../../models/words/said";
import { understand } from "../../../models/words/understand";
import { builtLibrary } from "../../support/library";
import { english, libraryNames, wholeLexicon } from "../../support/words";

const built = builtLibrary();
afterAll(() => built.remove());
const lexicon = wholeLexicon(built.library);

/** What is painted, or "nothing". */
const painted = (prompt: string): string => {
  const { noun, english } = understand(prompt, lexicon);
  return noun ? english : "nothing";
};
const mapped = (prompt: string) =>
  understand(prompt, lexicon).mapped.map(({ from, to, why }) => `${from} > ${to} (${why})`);
const unknown = (prompt: string) => understand(prompt, lexicon).unknown.map(({ word }) => word);

describe("English prompts", () => {
  it.each([
    "a red kite",
    "A Red KITE!",
    "a hot air balloon over the mountains",
    "a small dog sleeping on the sofa",
    "two beautiful old sailboats, at dusk",
    "a wooden bench near a lake",
    "an orange",
    "grass",
    "a black kite",
    "a flock of birds flying over the sea",
    "a glass of water",
  ])("%s: known, and kept to the letter", (prompt) => {
    expect(understand(prompt, lexicon)).toMatchObject({ english: prompt, noun: true, mapped: [], unknown: [] });
  });

  it.each([
    ["a hot air balloon", "hot air balloon"],
    ["a street lamp", "street lamp"],
    ["a rubber duck", "rubber duck"],
    ["the full moon", "full moon"],
    ["an ice cream", "ice cream"],
    ["a bow and arrow", "bow and arrow"],
  ])("%s: the longest name wins over its parts", (prompt, name) => {
    expect(understand(prompt, lexicon).things).toEqual([name]);
  });

  it.each([
    ["a spaniel on the lawn", "a dog on the lawn", "spaniel > dog (kind)"],
    ["two spaniels", "two dogs", "spaniels > dogs (kind)"],
    ["an airedale", "a dog", "airedale > dog (kind)"],
    ["a waterfall", "water", "waterfall > water (sort)"],
    ["a red kiet", "a red kite", "kiet > kite (spelling)"],
    ["a yelow balloon", "a yellow balloon", "yelow > yellow (spelling)"],
    ["a teddi bear", "a teddy bear", "teddi bear > teddy bear (spelling)"],
    ["🪁 on a beach", "kite on a beach", "🪁 > kite (synonym)"],
  ])("%s is painted as %s, and said", (prompt, as, said) => {
    expect(painted(prompt)).toBe(as);
    expect(mapped(prompt)).toEqual([said]);
  });

  it.each([
    ["a president", ["president"]],
    ["a president on a beach", ["president"]],
    ["a man holding an umbrella", ["man"]],
    ["a child flying a kite", ["child"]],
    ["asdf qwer", ["asdf", "qwer"]],
    ["beautiful", ["beautiful"]],
    ["xyzzy with a hat", ["xyzzy"]],
  ])("%s: nothing to paint, though other words are known", (prompt, words) => {
    expect(painted(prompt)).toBe("nothing");
    expect(unknown(prompt)).toEqual(words);
  });

  it.each(["red", "make it orange", "a large one", "two", ", ,", "???"])("%s names nothing", (prompt) => {
    expect(painted(prompt)).toBe("nothing");
  });

  it("leaves out what is not known, with what belongs to it", () => {
    expect(painted("a dog with a president")).toBe("a dog");
    expect(painted("a dog and a president")).toBe("a dog");
    expect(painted("a bowl of quinoa on a table")).toBe("a bowl on a table");
    expect(painted("a president, a dog")).toBe("a dog");
  });

  it("never takes one word that exists for another: a horde is no horse, a hose no house", () => {
    for (const word of ["horde", "peace", "booth", "bran"]) {
      expect(mapped(word).filter((each) => each.includes("spelling"))).toEqual([]);
    }
  });

  it("asks for nothing where nothing was typed", () => {
    expect(understand("  ", lexicon)).toMatchObject({ noun: false, empty: true, english: "" });
    expect(saidOf(understand("", lexicon))).toEqual([]);
  });

  it("names colours, materials and places", () => {
    const { colours, materials, places, things } = understand("a crimson kite on gravel by the sea", lexicon);
    expect({ colours, materials, places, things }).toEqual({
      colours: ["red"],
      materials: ["gravel"],
      places: ["sea"],
      things: ["kite"],
    });
  });
});

it("takes no word of the language it is written in for a colour", () => {
  expect(understand("a constructor kite", lexicon)).toMatchObject({ colours: [], noun: true });
});

describe("without the list of English words", () => {
  const bare = makeLexicon({ names: libraryNames(built.library), english: null });

  it("knows the names and nothing else", () => {
    expect(understand("a red kite", bare)).toMatchObject({ noun: true, english: "a red kite" });
    expect(understand("a spaniel", bare)).toMatchObject({ noun: false });
  });

  it("follows a word to the nearest name that is there", () => {
    const few = makeLexicon({ names: [{ name: "tree", kind: "thing" }], english });
    expect(understand("a live oak", few).english).toBe("a tree");
  });
});

describe("what is told", () => {
  it("says why nothing runs, with the nearest names", () => {
    const [said, ...rest] = saidOf(understand("a telescop and a man", lexicon)).map(sentenceOf);
    expect(rest).toEqual(["Read “telescop” as “telescope”."]);
    expect(said).toBe("Unknown word ignored: man. Nearest: statue, snowman, robot.");
    expect(saidOf(understand("a man", lexicon)).map(sentenceOf)).toEqual([
      "Nothing to paint: “man” is not known. Nearest: statue, snowman, robot.",
    ]);
  });

  it("says which words were read as others", () => {
    expect(saidOf(understand("ein roter Drachen", lexicon)).map(sentenceOf)).toEqual([
      "“roter” means “red”.",
      "“Drachen” means “kite”.",
    ]);
    expect(saidOf(understand("a spaniel", lexicon)).map(sentenceOf)).toEqual(["Painting dog for “spaniel”."]);
    expect(saidOf(understand("red", lexicon)).map(sentenceOf)).toEqual([
      "Nothing to paint: name a thing, a material or a place.",
    ]);
  });

  it("always names three that can be painted", () => {
    for (const prompt of ["president", "대통령", "大統領", "qwertz", "Präsident"]) {
      for (const { nearest } of understand(prompt, lexicon).unknown) expect(new Set(nearest).size).toBe(3);
    }
  });
});
