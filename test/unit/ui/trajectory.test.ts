import { describe, expect, it } from "vitest";
import { stripOf } from "../../../ui/session/trajectory";
import { drawn } from "../../support/ui-fakes";

describe("the strip of how a candidate formed", () => {
  it("shows every step in order, eight a row, and nothing between them", () => {
    const frames = Array.from({ length: 10 }, (_, n) => ({
      image: drawn({ width: 3, height: 2 }, () => [n, 0, 0, 255]),
      patch: { x: 0, y: 0, width: 3, height: 2 },
      part: 0,
    }));
    const strip = stripOf(frames as never);
    expect([strip.width, strip.height]).toEqual([8 * 3 + 7 * 4, 2 * 2 + 4]);
    const at = (x: number, y: number) => [
      ...strip.data.subarray((y * strip.width + x) * 4, (y * strip.width + x) * 4 + 4),
    ];
    expect(at(0, 0)).toEqual([0, 0, 0, 255]);
    expect(at(7 * 7 + 2, 1)).toEqual([7, 0, 0, 255]);
    expect(at(7, 6)).toEqual([9, 0, 0, 255]);
    expect(at(3, 0)).toEqual([0, 0, 0, 0]);
    expect(at(14, 6)).toEqual([0, 0, 0, 0]);
  });
});
