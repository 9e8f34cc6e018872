import { describe, expect, it } from "vitest";
import { completed, replaced, suggest } from "../../../ui/features/prompt/suggestions";

const names = ["red kite", "kitchen", "lemon", "brick wall", "old tree house"];

describe("suggestions", () => {
  it("are the likeliest names while nothing is typed: those asked for before, then in their order", () => {
    expect(suggest("", names, 2)).toEqual(["red kite", "kitchen"]);
    expect(suggest("", names, 2, ["a lemon on a table"])).toEqual(["lemon", "red kite"]);
    expect(suggest("", [], 4)).toEqual([]);
  });

  it("go on from the last word, first by beginning, then by inner words", () => {
    expect(suggest("a ki", names, 4)).toEqual(["kitchen", "red kite"]);
    expect(suggest("a lemon", names, 4)).toEqual([]);
    expect(suggest("a ", names, 4)).toEqual([]);
  });

  it("replace the word they complete", () => {
    expect(completed("a ki", "kitchen")).toBe("a kitchen");
    expect(completed("", "lemon")).toBe("lemon");
  });
});

describe("a name taken instead of a word", () => {
  const draft = { prompt: "an Air, chair and air", negative: "", sidePrompts: { left: "air" } };

  it("stands wherever the word stood, and nowhere inside another", () => {
    expect(replaced(draft, "air", "fog")).toEqual({
      prompt: "an fog, chair and fog",
      negative: "",
      sidePrompts: { left: "fog" },
    });
  });

  it("keeps the particle that follows a Korean word", () => {
    expect(replaced({ ...draft, prompt: "공기를 칠해" }, "공기", "안개").prompt).toBe("안개를 칠해");
  });

  it("takes words with signs as they are", () => {
    expect(replaced({ ...draft, prompt: "a (x" }, "(x", "$& kite").prompt).toBe("a $& kite");
  });
});
