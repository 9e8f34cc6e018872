import { describe, expect, it } from "vitest";
import { fromHalf, halfBits, toHalf } from "../../../models/networks/half";
import { latentGolden } from "../../support/latent";
import { sha256 } from "../../support/node-packs";

const { widened, singles, halves } = latentGolden.halves;

describe("halves", () => {
  it("become the singles that NumPy makes of them, all 63,488 that are numbers", () => {
    const every = Uint16Array.from({ length: 65536 }, (_, i) => i);
    const numbers = fromHalf(every).filter((value) => !Number.isNaN(value));
    expect(sha256(new Uint8Array(numbers.buffer))).toBe(widened);
  });

  it("are what NumPy rounds singles to: ties to even, tiny ones, and those too large", () => {
    const values = new Float32Array(Uint32Array.from(singles).buffer);
    expect([...toHalf(values)]).toEqual(halves);
  });

  it("come back from singles as they were", () => {
    const every = Uint16Array.from({ length: 65536 }, (_, i) => i).filter((bits) => (bits & 0x7fff) <= 0x7c00);
    expect(toHalf(fromHalf(every))).toEqual(every);
  });

  it("keep that a value is no number", () => {
    expect(Number.isNaN(fromHalf(Uint16Array.of(halfBits(Number.NaN)))[0])).toBe(true);
  });
});
