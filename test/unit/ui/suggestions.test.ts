import { describe, expect, it } from "vitest";
import { completed, suggest } from "../../../ui/features/prompt/suggestions";

const names = ["red kite", "kitchen", "lemon", "brick wall", "old tree house"];

describe("suggestions", () => {
  it("spread over the pack's names while nothing is typed", () => {
    expect(suggest("", names, 2)).toEqual(["red kite", "lemon"]);
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
