import { describe, expect, it } from "vitest";
import { nodeCodec } from "../../../models/cli/codec-node";
import type { MaskSource } from "../../../models/contract/picture";
import { resolveRequest } from "../../../models/engine/resolve";
import { asPng, boxMask, picture, smallRequest } from "../../support/node-pictures";

async function resolve(mask: MaskSource) {
  const resolved = await resolveRequest(smallRequest({ mask }), nodeCodec);
  if (resolved.kind !== "fill") throw new Error("The request changed its kind.");
  return resolved;
}
const covered = (data: Uint8Array) => data.reduce((count, value) => count + (value > 0 ? 1 : 0), 0);

describe("a request's mask", () => {
  it("may be the whole picture", async () => {
    const { mask } = await resolve({ from: "everything" });
    expect(covered(mask.data)).toBe(40 * 30);
  });

  it("may be run lengths of another size", async () => {
    const { mask } = await resolve({ from: "runs", width: 4, height: 3, runs: [5, 2, 5] });
    expect(mask).toMatchObject({ width: 40, height: 30 });
    expect(covered(mask.data)).toBe(20 * 10);
    expect(mask.data[10 * 40 + 10]).toBe(255);
  });

  it("may be the alpha of shapes over the picture, each at its own scale", async () => {
    const disk = picture({ width: 8, height: 8 }, (x) => [0, 0, 0, x < 4 ? 255 : 0]);
    const shapes = [
      { image: asPng(disk), bounds: { x: 0, y: 0, width: 8, height: 8 } },
      { image: asPng(disk), bounds: { x: 20, y: 10, width: 16, height: 16 } },
    ];
    const { mask } = await resolve({ from: "shapes", shapes });
    expect(covered(mask.data)).toBe(4 * 8 + 8 * 16);
  });

  it("counts a half-transparent shape fully, also beside an opaque one", async () => {
    const flat = (alpha: number) => asPng(picture({ width: 4, height: 4 }, () => [255, 0, 0, alpha]));
    const shapes = [
      { image: flat(255), bounds: { x: 0, y: 0, width: 4, height: 4 } },
      { image: flat(128), bounds: { x: 20, y: 10, width: 4, height: 4 } },
    ];
    const { mask } = await resolve({ from: "shapes", shapes });
    expect([mask.data[0], mask.data[10 * 40 + 20]]).toEqual([255, 255]);
  });

  it("is only what lies over the picture of a shape that reaches beyond it; one beside it is refused", async () => {
    const image = asPng(picture({ width: 8, height: 8 }, () => [0, 0, 0, 255]));
    const at = (x: number, y: number) => ({ image, bounds: { x, y, width: 8, height: 8 } });
    const { mask } = await resolve({ from: "shapes", shapes: [at(-4, -2), at(38, 5)] });
    expect(covered(mask.data)).toBe(4 * 6 + 2 * 8);
    await expect(resolve({ from: "shapes", shapes: [at(60, 5), at(0, -9)] })).rejects.toMatchObject({
      code: "empty-mask",
      message: expect.stringMatching(/\.$/),
    });
  });

  it("marks along a shape thinner than a pixel", async () => {
    const line = asPng(picture({ width: 1, height: 8 }, () => [0, 0, 0, 255]));
    const shapes = [{ image: line, bounds: { x: 10.4, y: 0, width: 0.002, height: 8 } }];
    const { mask } = await resolve({ from: "shapes", shapes });
    expect(covered(mask.data)).toBe(8);
  });

  it("is refused when its picture has another size, with both sizes named", async () => {
    const image = asPng(boxMask({ width: 20, height: 30 }, { x: 0, y: 0, width: 9, height: 9 }));
    await expect(resolve({ from: "picture", image })).rejects.toMatchObject({
      code: "mask-size",
      message: expect.stringContaining("The mask is 20 × 30 pixels but the picture is 40 × 30"),
    });
  });

  it("is refused when it marks nothing", async () => {
    const black = asPng(boxMask({ width: 40, height: 30 }, { x: 0, y: 0, width: 0, height: 0 }));
    await expect(resolve({ from: "picture", image: black })).rejects.toMatchObject({ code: "empty-mask" });
    await expect(resolve({ from: "runs", width: 2, height: 2, runs: [4] })).rejects.toMatchObject({
      code: "empty-mask",
    });
    const shape = { image: black, bounds: { x: 500, y: 0, width: 40, height: 30 } };
    await expect(resolve({ from: "shapes", shapes: [shape] })).rejects.toMatchObject({ code: "empty-mask" });
  });

  it("is refused when its runs do not add up", async () => {
    await expect(resolve({ from: "runs", width: 2, height: 2, runs: [1, 1] })).rejects.toMatchObject({
      code: "bad-request",
    });
  });

  it("is refused when it is no picture at all", async () => {
    const image = { type: "image/png" as const, bytes: new TextEncoder().encode("white") };
    await expect(resolve({ from: "picture", image })).rejects.toMatchObject({ code: "bad-image" });
  });
});
