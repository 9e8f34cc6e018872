import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composite } from "../../../models/image/composite";
import { noisePicture, picture, pixelAt } from "../../support/images";

const byte = fc.integer({ min: 0, max: 255 });
const pixel = fc.tuple(byte, byte, byte, byte);

describe("compositing", () => {
  it("returns the original's bytes where the patch is clear, whatever its colours", () => {
    const original = noisePicture({ width: 9, height: 7 }, 1, false);
    const clear = picture(9, 7, () => [200, 100, 50, 0]);
    expect(composite(original, clear, { x: 0, y: 0, width: 9, height: 7 }).data).toEqual(original.data);
  });

  it("returns the patch's bytes where it is opaque", () => {
    const original = noisePicture({ width: 9, height: 7 }, 1, false);
    const patch = noisePicture({ width: 9, height: 7 }, 2);
    expect(composite(original, patch, { x: 0, y: 0, width: 9, height: 7 }).data).toEqual(patch.data);
  });

  it("lays straight alpha over straight alpha", () => {
    fc.assert(
      fc.property(pixel, pixel, (below, above) => {
        const result = pixelAt(
          composite(
            picture(1, 1, () => below),
            picture(1, 1, () => above),
            { x: 0, y: 0, width: 1, height: 1 },
          ),
          0,
          0,
        );
        const a = above[3] / 255;
        const b = (below[3] / 255) * (1 - a);
        if (a === 0) {
          expect(result).toEqual([...below]);
          return;
        }
        for (let channel = 0; channel < 3; channel++) {
          const expected = ((above[channel] as number) * a + (below[channel] as number) * b) / (a + b);
          expect(Math.abs((result[channel] as number) - expected)).toBeLessThanOrEqual(0.5001);
        }
        expect(Math.abs((result[3] as number) - (a + b) * 255)).toBeLessThanOrEqual(0.5001);
      }),
    );
  });

  it("places the patch and leaves out what lies outside", () => {
    const original = picture(4, 4, () => [1, 2, 3, 255]);
    const patch = picture(3, 3, (x, y) => [100 + x, 100 + y, 0, 255]);
    const result = composite(original, patch, { x: -1, y: 2, width: 3, height: 3 });
    expect(pixelAt(result, 0, 2)).toEqual([101, 100, 0, 255]);
    expect(pixelAt(result, 1, 3)).toEqual([102, 101, 0, 255]);
    expect(pixelAt(result, 2, 2)).toEqual([1, 2, 3, 255]);
    expect(pixelAt(result, 0, 1)).toEqual([1, 2, 3, 255]);
  });
});
