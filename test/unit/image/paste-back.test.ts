import { describe, expect, it } from "vitest";
import { maskBounds, uniformMask } from "../../../models/image/mask";
import { pasteBack, planPreview, previewPatch } from "../../../models/image/paste-back";
import { modelPicture } from "../../../models/image/picture";
import { planCrop } from "../../../models/image/plan";
import type { Mask, Raster } from "../../../models/image/raster";
import { softEdge } from "../../../models/image/soft-edge";
import { boxMask, diskMask, slopePicture } from "../../support/images";
import { framing } from "../../support/traits";

function planned(source: Raster, mask: Mask, size: number, grow = 6, feather = 5) {
  const plan = planCrop(source, maskBounds(mask), framing(size), { grow, context: null });
  return { plan, edge: softEdge(mask, plan.patch, grow, feather), seen: modelPicture(source, plan.crop, plan.working) };
}

/** The largest difference of colour between patch and source where the patch shows. */
function shift(source: Raster, image: Raster, patch: { x: number; y: number }): number {
  let most = 0;
  for (let i = 0; i < image.width * image.height; i++) {
    if (image.data[4 * i + 3] === 0) continue;
    const x = patch.x + (i % image.width);
    const y = patch.y + Math.floor(i / image.width);
    for (let channel = 0; channel < 3; channel++) {
      const there = source.data[4 * (y * source.width + x) + channel] as number;
      most = Math.max(most, Math.abs((image.data[4 * i + channel] as number) - there));
    }
  }
  return most;
}

describe("pasting back", () => {
  const source = slopePicture(200, 160);

  it.each([
    ["a large region, enlarged", diskMask(source, 100, 80, 40), 32],
    ["a region at the picture's corner", diskMask(source, 10, 150, 30), 32],
    ["a small region, shrunk", diskMask(source, 77, 33, 4), 64],
    ["the whole picture", uniformMask(source, 255), 128],
    ["a region too long for the picture's height", boxMask(source, { x: 0, y: 0, width: 190, height: 160 }), 64],
  ])("puts what the model was shown where it came from: %s", (_, mask, size) => {
    const { plan, edge, seen } = planned(source, mask, size);
    const { image, patch } = pasteBack(seen, plan, edge);
    // One byte a pixel is the slope: half a model pixel of shift would show as several bytes.
    const scale = plan.crop.width / size;
    const isInner = plan.patch.x > 8 && plan.patch.y > 8 && plan.patch.x + plan.patch.width < 192;
    expect(shift(source, image, patch)).toBeLessThanOrEqual(isInner ? 1 : 1 + scale);
  });

  it("is as large as the box where alpha is above 0, and clear pixels have no colour", () => {
    const { plan, edge, seen } = planned(source, diskMask(source, 100, 80, 20), 32);
    const { image, patch } = pasteBack(seen, plan, edge);
    expect(patch).toEqual(edge.box);
    expect([image.width, image.height]).toEqual([patch.width, patch.height]);
    const alpha = { width: image.width, height: image.height, data: edge.alpha.data };
    expect(maskBounds(alpha)).toEqual({ x: 0, y: 0, width: patch.width, height: patch.height });
    for (let i = 0; i < alpha.data.length; i++) {
      expect(image.data[4 * i + 3]).toBe(alpha.data[i]);
      if (alpha.data[i] === 0) expect([...image.data.subarray(4 * i, 4 * i + 3)]).toEqual([0, 0, 0]);
    }
  });

  it("clamps values outside the range", () => {
    const { plan, edge, seen } = planned(source, diskMask(source, 100, 80, 20), 32, 0, 0);
    const { image } = pasteBack({ ...seen, data: seen.data.map((value) => 3 * Math.sign(value)) }, plan, edge);
    const middle = 4 * (Math.floor(image.height / 2) * image.width + Math.floor(image.width / 4));
    expect(image.data[middle]).toBe(0);
    expect(image.data[middle + 2]).toBe(255);
  });

  it("previews the same box at no more than the model's resolution", () => {
    const { plan, edge, seen } = planned(source, diskMask(source, 100, 80, 40), 32);
    const { image, patch } = previewPatch(seen, planPreview(plan, edge));
    expect(patch).toEqual(edge.box);
    expect(image.width).toBe(Math.ceil((edge.box.width * 32) / plan.crop.width));
    expect(image.data[4 * (Math.floor(image.height / 2) * image.width + Math.floor(image.width / 2)) + 3]).toBe(255);
    expect(image.data[3]).toBe(0);
  });

  it("previews tiny boxes pixel by pixel", () => {
    const { plan, edge, seen } = planned(source, boxMask(source, { x: 9, y: 9, width: 1, height: 1 }), 64, 0, 0);
    const { image } = previewPatch(seen, planPreview(plan, edge));
    expect([image.width, image.height]).toEqual([1, 1]);
  });
});
