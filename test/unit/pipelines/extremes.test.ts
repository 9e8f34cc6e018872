/** Pictures and regions at the ends of what there can be, with every finish: a patch comes out, and only the region changes. */
import { describe, expect, it } from "vitest";
import { usualFinish } from "../../../models/contract/settings";
import { composite } from "../../../models/image/composite";
import type { Mask, Raster } from "../../../models/image/raster";
import { boxMask, noisePicture, picture } from "../../support/images";
import { common, run, settings } from "../../support/kinds";

async function patchOf(source: Raster, mask: Mask) {
  const changed = { ...settings, ...usualFinish, steps: 2, feather: 2, grow: 2 };
  const request = { ...common, kind: "fill", source, mask, prompt: "red", reference: null, settings: changed } as const;
  return (await run(request)).outcome.candidates[0];
}

describe.each([
  ["a region of one pixel", noisePicture({ width: 50, height: 40 }, 1), { x: 25, y: 20, width: 1, height: 1 }],
  ["one pixel in a corner", noisePicture({ width: 50, height: 40 }, 2), { x: 0, y: 39, width: 1, height: 1 }],
  ["a picture of one pixel", noisePicture({ width: 1, height: 1 }, 3), { x: 0, y: 0, width: 1, height: 1 }],
  ["a picture one pixel high", noisePicture({ width: 4096, height: 1 }, 4), { x: 2000, y: 0, width: 5, height: 1 }],
  ["all of a picture", noisePicture({ width: 30, height: 20 }, 5), { x: 0, y: 0, width: 30, height: 20 }],
  ["a picture nobody can see", picture(40, 30, () => [9, 8, 7, 0]), { x: 10, y: 10, width: 8, height: 8 }],
  ["a picture seen in part", noisePicture({ width: 40, height: 30 }, 6, false), { x: 10, y: 10, width: 8, height: 8 }],
])("%s", (_, source, box) => {
  it("comes out as a patch near the region", async () => {
    const candidate = await patchOf(source, boxMask(source, box));
    if (candidate === undefined) throw new Error("No candidate.");
    const { patch, image } = candidate;
    expect(patch.width * patch.height).toBeGreaterThan(0);
    expect(patch.x).toBeGreaterThanOrEqual(Math.max(0, box.x - 2));
    expect(patch.y).toBeGreaterThanOrEqual(Math.max(0, box.y - 2));
    expect(patch.x + patch.width).toBeLessThanOrEqual(Math.min(source.width, box.x + box.width + 2));
    const after = composite(source, image, patch);
    for (let i = 0; i < source.width * source.height; i++) {
      const [x, y] = [i % source.width, Math.floor(i / source.width)];
      const isInside = x >= patch.x && y >= patch.y && x < patch.x + patch.width && y < patch.y + patch.height;
      if (!isInside) expect(after.data.subarray(4 * i, 4 * i + 4)).toEqual(source.data.subarray(4 * i, 4 * i + 4));
    }
  });
});
