import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inlinePack, readInline } from "../../../models/engine/inline-files";

const packed = (bytes: Uint8Array): string => gzipSync(bytes).toString("base64");

describe("files inside the page", () => {
  it("come back byte for byte, whatever their length", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        expect(await readInline({ "a/b": packed(bytes) }, "a/b")).toEqual(Uint8Array.from(bytes));
      }),
      { numRuns: 30 },
    );
  });

  it("come back also when they are decoded in several pieces", async () => {
    const bytes = Uint8Array.from({ length: 2_500_000 }, (_, i) => (Math.imul(i, 2654435761) >>> 13) & 255);
    expect(Buffer.from(await readInline({ big: packed(bytes) }, "big")).equals(Buffer.from(bytes))).toBe(true);
  });

  it("are found below their folder, and progress is told", async () => {
    const pack = inlinePack({ "packs/one/pack.json": packed(new Uint8Array([1, 2, 3])) }, "packs/one/");
    const seen: number[][] = [];
    await pack.read("pack.json", (received, total) => seen.push([received, total]));
    expect(seen).toEqual([[3, 3]]);
  });

  it.each([
    ["missing", {}],
    ["not base64", { "packs/one/pack.json": "%%%" }],
    ["cut off", { "packs/one/pack.json": packed(new Uint8Array(5_000).fill(7)).slice(0, 24) }],
  ])("say what to do when they are %s", async (_, files) => {
    await expect(inlinePack(files, "packs/one").read("pack.json")).rejects.toMatchObject({
      code: "pack-file-missing",
      message: expect.stringContaining("install the plugin again"),
    });
  });

  it("are not mistaken for what every object has", async () => {
    await expect(readInline({}, "constructor")).rejects.toMatchObject({ code: "pack-file-missing" });
  });
});
