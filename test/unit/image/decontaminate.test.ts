import { describe, expect, it } from "vitest";
import { composite } from "../../../models/image/composite";
import { decontaminated } from "../../../models/image/decontaminate";
import { uniformMask } from "../../../models/image/mask";
import type { Patch } from "../../../models/image/paste-back";
import { maskOf, picture, pixelAt } from "../../support/images";
import { furry, offBy, rimErrors } from "../../support/rims";

/** A grey thing on green, its rim a mixture of both over three pixels, and its mask. */
const size = { width: 60, height: 20 };
const share = (x: number) => Math.min(1, Math.max(0, (x - 28.5) / 4));
const [thing, green, red] = [
  [120, 120, 120],
  [20, 200, 40],
  [220, 30, 30],
] as const;
const mixed = (over: readonly number[], x: number) =>
  thing.map((value, i) => Math.round(share(x) * value + (1 - share(x)) * (over[i] as number)));
const source = picture(size.width, size.height, (x) => [...mixed(green, x), 255] as never);
const subject = maskOf(size, (x) => (x >= 31 ? 255 : 0));
/** Red everywhere up to three pixels into the subject. */
const patch: Patch = {
  patch: { x: 0, y: 0, width: 34, height: 20 },
  image: picture(34, 20, () => [...red, 255] as never),
};

describe("a new background", () => {
  it("takes the old one's share out of the subject's rim", () => {
    const flat = composite(
      source,
      ...([decontaminated(patch, source, subject, 3)].flatMap((each) => [each.image, each.patch]) as [never, never]),
    );
    for (let x = 0; x < size.width; x++) {
      const ideal = mixed(red, x);
      pixelAt(flat, x, 10)
        .slice(0, 3)
        .forEach((value, i) => {
          expect(Math.abs(value - (ideal[i] as number))).toBeLessThanOrEqual(6);
        });
    }
  });

  it("invents no colour where the subject is no mixture of the two means, and loses the old background's texture", () => {
    // Dark feathers in a pale thing, and speckles of the background at its rim.
    const dark = [12, 10, 10, 255] as const;
    const leaf = [60, 250, 80, 255] as const;
    const rough = picture(size.width, size.height, (x, y) => {
      if (x >= 31 && x < 33 && y === 10) return dark;
      return x > 28 && x < 31 && y === 14 ? leaf : ([...mixed(green, x), 255] as never);
    });
    const { image, patch: at } = decontaminated(patch, rough, subject, 3);
    const flat = composite(rough, image, at);
    for (const x of [31, 32]) {
      expect(pixelAt(flat, x, 10)).toEqual([...dark]);
    }
    const [leafRed, leafGreen] = pixelAt(flat, 29, 14);
    expect(leafRed).toBeGreaterThan(150);
    expect(leafGreen).toBeLessThan(100);
  });

  it("leaves what is wholly subject transparent, and nothing deeper changes", () => {
    const { image } = decontaminated(patch, source, subject, 3);
    expect(pixelAt(image, 33, 10)[3]).toBe(0);
    expect(image.width).toBe(34);
  });

  it("keeps the subject's own pixels where both look alike", () => {
    const plain = picture(size.width, size.height, () => [120, 120, 120, 255]);
    const { image } = decontaminated(patch, plain, subject, 3);
    expect(pixelAt(image, 32, 10)).toEqual([0, 0, 0, 0]);
    expect(pixelAt(image, 29, 10)).toEqual([...red, 255]);
  });

  it("is as it was without a band or without a subject", () => {
    expect(decontaminated(patch, source, subject, 0)).toBe(patch);
    expect(decontaminated(patch, source, uniformMask(size), 3).image.data).toEqual(patch.image.data);
  });
});

describe("fur before leaves and sky", () => {
  const rims = furry(300, 260);

  // Before there was a matte: errors 0.019, 0.217 and 0.148; halos 4.4, 51 and 17 (bands of 12, 4 and 4 pixels).
  it.each([0, 10, -10])("shows no halo when the mark is %d pixels too wide", (off) => {
    const { share, halo } = rimErrors(decontaminated, rims, offBy(rims.body, off), 16);
    expect(share).toBeLessThan(0.01);
    expect(halo).toBeLessThan(3);
  });
});
