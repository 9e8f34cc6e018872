import { describe, expect, it } from "vitest";
import { askedFor } from "../../../models/starts/find/asked";

const known = new Set(["pup", "drink", "hot", "table", "coffee", "old"]);
const ask = (prompt: string) =>
  askedFor(prompt, { knows: (word) => known.has(word), isName: (word) => word === "coffee" });

describe("what a prompt asks a pair for", () => {
  it.each([
    ["a pup", "pup"],
    ["A photo of two old pups on a zorkblat", "old pups"],
    ["something to drink", "drink"],
    ["something hot, please", "hot"],
  ])("%s", (prompt, text) => {
    expect(ask(prompt)?.text).toBe(text);
  });

  it("keeps the colour apart, with the words it stands for", () => {
    expect(ask("a blue pup")).toMatchObject({ text: "pup", words: ["pup", "blue"], colour: { name: "blue" } });
    expect(ask("a pup")?.colour).toBeNull();
  });

  it.each([
    ["words that were never learnt", "a zorkblat"],
    ["a word never learnt beside a known one", "a zorkblat pup"],
    ["a thing named after another", "a coffee table"],
    ["no words", " ...,! "],
    ["words that name nothing", "put something here"],
    ["a colour alone", "make it red"],
  ])("nothing: %s", (_, prompt) => {
    expect(ask(prompt)).toBeNull();
  });
});
