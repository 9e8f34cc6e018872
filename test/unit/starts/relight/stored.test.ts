/** The things that are stored in the repository. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import type { Raster } from "../../../../models/image/raster";
import { parseThings, type StoredView } from "../../../../models/starts/relight/format";
import { unpacked } from "../../../../models/starts/relight/surface";

const folder = join(import.meta.dirname, "../../../../models/packs/things");
const index = parseThings(JSON.parse(readFileSync(join(folder, "things.json"), "utf8")));
const bin = readFileSync(join(folder, "things.bin"));

async function picture({ offset, bytes }: StoredView["albedo"]): Promise<Raster> {
  const { data, info } = await sharp(bin.subarray(offset, offset + bytes))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

describe("the stored things", () => {
  it("are the bytes their index says, and few enough", () => {
    expect(bin.length).toBe(index.pictures.bytes);
    expect(createHash("sha256").update(bin).digest("hex")).toBe(index.pictures.sha256);
    expect(bin.length).toBeLessThan(11_000_000);
  });

  it("have names of their own", () => {
    const names = index.things.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(index.things.map((thing) => [thing.name, thing] as const))(
    "can be seen: %s",
    async (_, { views, low, high }) => {
      expect(high).toBeGreaterThan(low);
      const [view] = views;
      if (view === undefined) throw new Error("There is no view.");
      const { coverage, normal } = unpacked(view, await picture(view.albedo), await picture(view.surface));
      const seen = coverage.reduce((sum, value) => sum + value, 0) / coverage.length;
      expect(seen).toBeGreaterThan(0.01);
      const towards = normal.filter((value, i) => i % 3 === 2 && value > 0).length;
      expect(towards).toBeGreaterThan(0);
    },
  );
});
