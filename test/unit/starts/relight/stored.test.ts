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
const binOf = (file: string) => readFileSync(join(folder, file));

async function picture(file: string, { offset, bytes }: StoredView["albedo"]): Promise<Raster> {
  const { data, info } = await sharp(binOf(file).subarray(offset, offset + bytes))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

describe("the stored things", () => {
  it("are the bytes their index says, and few enough", () => {
    let all = 0;
    for (const { pictures } of index.things) {
      const bin = binOf(pictures.file);
      expect(bin.length).toBe(pictures.bytes);
      expect(createHash("sha256").update(bin).digest("hex")).toBe(pictures.sha256);
      expect(bin.length).toBeLessThan(80_000);
      all += bin.length;
    }
    expect(all).toBeLessThan(13_000_000);
  });

  it("have names of their own", () => {
    const names = index.things.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(index.things.map((thing) => [thing.name, thing] as const))(
    "can be seen: %s",
    async (_, { views, low, high, pictures: { file } }) => {
      expect(high).toBeGreaterThan(low);
      const [view] = views;
      if (view === undefined) throw new Error("There is no view.");
      const { coverage, normal } = unpacked(view, await picture(file, view.albedo), await picture(file, view.surface));
      const seen = coverage.reduce((sum, value) => sum + value, 0) / coverage.length;
      expect(seen).toBeGreaterThan(0.01);
      const towards = normal.filter((value, i) => i % 3 === 2 && value > 0).length;
      expect(towards).toBeGreaterThan(0);
    },
  );
});
