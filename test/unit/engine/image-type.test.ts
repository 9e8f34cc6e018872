import sharp, { type Sharp } from "sharp";
import { describe, expect, it } from "vitest";
import { checkedProbe, probeImage } from "../../../models/engine/image-type";

const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" } });
const bytesOf = async (image: Sharp) => new Uint8Array(await image.toBuffer());

describe("probeImage", () => {
  it("tells type and size by the bytes", async () => {
    const image = blank(31, 17);
    expect(probeImage(await bytesOf(image.clone().png()))).toEqual({ type: "image/png", width: 31, height: 17 });
    expect(probeImage(await bytesOf(image.clone().jpeg()))).toEqual({ type: "image/jpeg", width: 31, height: 17 });
    expect(probeImage(await bytesOf(image.clone().jpeg({ progressive: true })))).toMatchObject({ width: 31 });
    expect(probeImage(await bytesOf(image.clone().gif()))).toEqual({ type: "image/gif", width: 31, height: 17 });
  });

  it.each([
    ["lossy", { lossless: false }],
    ["lossless", { lossless: true }],
  ])("reads a %s WebP's size", async (_, options) => {
    const webp = await bytesOf(blank(31, 17).webp(options));
    expect(probeImage(webp)).toEqual({ type: "image/webp", width: 31, height: 17 });
  });

  it("reads the size of a WebP with alpha", async () => {
    const webp = await bytesOf(blank(300, 17).ensureAlpha(0.5).webp());
    expect(probeImage(webp)).toEqual({ type: "image/webp", width: 300, height: 17 });
  });

  it("finds the frame of a JPEG behind EXIF", async () => {
    const jpeg = await bytesOf(blank(31, 17).withMetadata({ orientation: 6 }).jpeg());
    expect(probeImage(jpeg)).toEqual({ type: "image/jpeg", width: 31, height: 17 });
  });

  it("knows nothing about other files, and files that are cut off or empty", async () => {
    const png = await bytesOf(blank(31, 17).png());
    const jpeg = await bytesOf(blank(31, 17).jpeg());
    for (const bytes of [
      new Uint8Array(),
      new TextEncoder().encode("GIF of a cat, but as text"),
      new TextEncoder().encode("<svg xmlns='http://www.w3.org/2000/svg'/>"),
      png.slice(0, 12),
      jpeg.slice(0, 30),
    ]) {
      expect(probeImage(bytes)?.type ?? null).not.toBe("image/png");
    }
    expect(probeImage(png.slice(0, 12))).toBeNull();
    expect(probeImage(jpeg.slice(0, 30))).toBeNull();
  });
});

describe("checkedProbe", () => {
  it("says how large a picture is that is too large, and what to do", async () => {
    const wide = await bytesOf(blank(4097, 2).png());
    expect(() => checkedProbe(wide, "The picture")).toThrow(
      "The picture is 4097 × 2 pixels; at most 4096 a side can be edited. Make it smaller or crop it first.",
    );
  });

  it("accepts 4096 pixels a side", async () => {
    expect(checkedProbe(await bytesOf(blank(4096, 1).png()), "It").width).toBe(4096);
  });
});
