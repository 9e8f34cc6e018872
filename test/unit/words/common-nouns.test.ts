/** How much of English is known: the 2,000 commonest concrete nouns, and 200 of them judged by hand. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { understand } from "../../../models/words/understand";
import { builtLibrary } from "../../support/library";
import { wholeLexicon } from "../../support/words";

const golden = join(import.meta.dirname, "../../golden/words");
const nouns = readFileSync(join(golden, "common-nouns.txt"), "utf8").trim().split("\n");
const judged: Readonly<Record<string, { readonly painted: string | null; readonly sensible: boolean }>> = JSON.parse(
  readFileSync(join(golden, "hand-check.json"), "utf8"),
).words;

const built = builtLibrary();
afterAll(() => built.remove());
const lexicon = wholeLexicon(built.library);

describe("the 2,000 commonest concrete nouns", () => {
  it("are known or mapped: four of five", () => {
    expect(nouns.length).toBe(2000);
    expect(nouns.filter((word) => lexicon.find(word) !== null).length / nouns.length).toBeGreaterThanOrEqual(0.8);
  });

  it("are else named as unknown, and nothing is painted", () => {
    const painted = nouns.filter((word, at) => {
      if (at % 5 !== 0 || lexicon.find(word) !== null) return false;
      return understand(`a ${word}`, lexicon).noun;
    });
    expect(painted).toEqual([]);
  });
});

describe("the 200 judged by hand", () => {
  it("were drawn by their hashes", () => {
    const hash = (word: string): string => createHash("sha256").update(`hand check 1 ${word}`).digest("hex");
    const drawn = [...nouns].sort((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, 200);
    expect(Object.keys(judged)).toEqual(drawn.sort());
  });

  it("are painted as they were when they were judged", () => {
    const now = Object.keys(judged).map((word) => [word, lexicon.find(word)?.name ?? null]);
    expect(now).toEqual(Object.entries(judged).map(([word, { painted }]) => [word, painted]));
  });

  it("are sensible, or named as unknown: hardly one jumps", () => {
    const all = Object.values(judged);
    expect(all.filter(({ sensible }) => sensible).length).toBeGreaterThanOrEqual(139);
    expect(all.filter(({ painted, sensible }) => painted !== null && !sensible).length).toBeLessThanOrEqual(2);
  });
});
