import { describe, expect, it } from "vitest";
import type { Mask, Raster } from "../../../../models/image/raster";
import { completeReduced } from "../../../../models/inpaint/native/reduced";
import { picture } from "../../../support/images";

const side = 120;
const stripes: Raster = picture(side, side, (x, y) => {
  const value = (x + y) % 4 < 2 ? 60 : 190;
  return [value, value, value, 255];
});
const isOpen = (i: number): boolean => i % side >= 48 && i % side < 72 && i >= 48 * side && i < 72 * side;
const hole: Mask = {
  width: side,
  height: side,
  data: Uint8Array.from({ length: side * side }, (_, i) => (isOpen(i) ? 255 : 0)),
};

function filled(most: number): Raster {
  const run = completeReduced({ picture: stripes, hole, seed: 3 }, most);
  for (;;) {
    const next = run.next();
    if (!next.done) continue;
    if (next.value === null) throw new Error("nothing may be copied");
    return next.value;
  }
}

/** Sum of squared differences to the right, in the hole. */
function energy({ data }: Raster): number {
  let sum = 0;
  for (let i = 0; i < side * side; i++)
    if (isOpen(i) && isOpen(i + 1)) sum += ((data[4 * i + 4] as number) - (data[4 * i] as number)) ** 2;
  return sum;
}

describe("a completion of a large picture", () => {
  it("keeps every byte outside the hole, is as sharp as the picture, and gives the same bytes twice", () => {
    const first = filled(60);
    const isKept = first.data.every((value, at) => isOpen(at >> 2) || value === stripes.data[at]);
    expect(isKept).toBe(true);
    expect(energy(first)).toBeGreaterThan(0.6 * energy(stripes));
    expect(filled(60).data).toEqual(first.data);
  });
});
