/** Numbers typed into the guide's fields: none that the engine refuses gets through. */
import { describe, expect, it } from "vitest";
import { standardGuide, standardSettings } from "../../../models/contract/settings";
import { checkSettings } from "../../../models/engine/check-settings";
import { guideBounds } from "../../../ui/features/settings/guide-bounds";
import { typedNumber } from "../../../ui/widgets/fitted";

const weight = (typed: string) => typedNumber(typed, guideBounds.weight);
const copies = (typed: string) => typedNumber(typed, guideBounds.augmentations);

describe("the guide's numbers", () => {
  it.each([
    ["-3", 0],
    ["0", 0],
    [" 2,54 ", 2.5],
    ["1e9", 10],
  ])("a strength of %s is taken as %s", (typed, expected) => expect(weight(typed)).toBe(expected));

  it.each([
    ["0", 1],
    ["-8", 1],
    ["7.6", 8],
    ["1000", 32],
  ])("%s copies are taken as %s", (typed, expected) => expect(copies(typed)).toBe(expected));

  it.each(["", "  ", "many", "1.2.3", "Infinity"])("“%s” leaves the number as it was", (typed) => {
    expect(weight(typed)).toBeNull();
    expect(copies(typed)).toBeNull();
  });

  it("are taken by the engine at both ends, which refuses what lies beyond", () => {
    const numbers = { seed: 1, count: 1, steps: 4, strength: 1, guidance: 1, feather: 0, grow: 0, context: null };
    const check = (weight: number, augmentations: number) => () =>
      checkSettings({ ...standardSettings, ...numbers, guide: { ...standardGuide, weight, augmentations } });
    const { weight: by, augmentations: many } = guideBounds;
    expect(check(by.min, many.min)).not.toThrow();
    expect(check(by.max, many.max)).not.toThrow();
    expect(check(-by.step, many.min)).toThrow("lambda");
    expect(check(by.min, 0)).toThrow("augmentations");
  });
});
