import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Raster } from "../../../models/image/raster";
import { makeLibrary } from "../../../models/workshop/make-library.mjs";
import { type Bench, benchBox, benchSize, makeBench } from "../../support/node-cli";
import { sha256, tinyPack } from "../../support/node-packs";
import { pattern, picture, readRaw } from "../../support/node-pictures";

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

/** Pixels that differ outside the mask grown by `grow`. */
function changedOutside(a: Raster, b: Raster, grow: number): number {
  const { x, y, width, height } = benchBox;
  let changed = 0;
  for (let i = 0; i < a.width * a.height; i++) {
    const column = i % a.width;
    const row = Math.floor(i / a.width);
    const inside = column >= x - grow && column < x + width + grow && row >= y - grow && row < y + height + grow;
    if (inside) continue;
    if ([0, 1, 2, 3].some((channel) => a.data[4 * i + channel] !== b.data[4 * i + channel])) changed += 1;
  }
  return changed;
}

describe("blendfill fill", () => {
  it("changes the white part of the mask and not one byte outside its soft edge", async () => {
    const run = await bench.fill(["--grow", "3", "--feather", "3"]);
    expect(run).toEqual({ status: 0, stdout: `${bench.path("out.png")} (seed 7)\n`, stderr: expect.any(String) });
    const out = await readRaw(bench.path("out.png"));
    expect(out).toMatchObject(benchSize);
    expect(changedOutside(out, pattern(benchSize), 3)).toBe(0);
    expect(out.data).not.toEqual(pattern(benchSize).data);
  });

  it("keeps a photo's transparency", async () => {
    const glass = picture(benchSize, (x, y) => [x, y, 200, (x + y) % 2 === 0 ? 90 : 0]);
    bench.put("photo.png", glass);
    expect((await bench.fill(["--grow", "0", "--feather", "0"])).status).toBe(0);
    expect(changedOutside(await readRaw(bench.path("out.png")), glass, 0)).toBe(0);
  });

  it("writes several pictures, their layers and a report that can be repeated", async () => {
    const run = await bench.fill([
      "--count",
      "2",
      "--layer",
      "layer.png",
      "--report",
      "report.json",
      "--out",
      "out.webp",
    ]);
    expect(run.status).toBe(0);
    expect(bench.files()).toEqual([
      "layer-2.png",
      "layer.png",
      "mask.png",
      "out-2.webp",
      "out.webp",
      "photo.png",
      "report.json",
    ]);
    const report = JSON.parse(readFileSync(bench.path("report.json"), "utf8"));
    expect(report).toMatchObject({
      request: {
        prompt: "a red car",
        image: { file: "photo.png", sha256: sha256(readFileSync(bench.path("photo.png"))) },
        settings: { seed: 7, count: 2, steps: 2, context: null },
      },
      pack: { id: "blendfill-tiny-test", version: "1.0.0" },
      backend: "wasm",
      plan: { source: benchSize, working: { width: 32, height: 32 } },
      candidates: [
        { seed: 7, out: bench.path("out.webp") },
        { seed: 8, layer: bench.path("layer-2.png") },
      ],
    });
    expect(report.milliseconds.networks).toBeGreaterThan(0);
    const painterRuns = report.milliseconds.stages.filter(({ stage }: { stage: string }) => stage === "painter");
    expect(painterRuns.length).toBeGreaterThanOrEqual(4);
    // The layer over the photo is the picture, up to rounding where the edge is soft; lossless WebP keeps bytes.
    expect(changedOutside(await readRaw(bench.path("out.webp")), pattern(benchSize), 10)).toBe(0);
    const layer = await readRaw(bench.path("layer.png"));
    expect(layer).toMatchObject(benchSize);
    expect([...layer.data.subarray(0, 4)]).toEqual([0, 0, 0, 0]);
    expect(Math.max(...layer.data.filter((_, i) => i % 4 === 3))).toBe(255);
  });

  it("gives the same bytes for the same seed, and makes up a seed when there is none", async () => {
    await bench.fill();
    const first = readFileSync(bench.path("out.png"));
    await bench.fill();
    expect(readFileSync(bench.path("out.png")).equals(first)).toBe(true);
    const args = ["fill", "--image", "photo.png", "--mask", "mask.png", "--out", "b.png", "--pack", tinyPack];
    const run = await bench.run([...args, "--steps", "1"]);
    expect(run).toMatchObject({ status: 0, stdout: `${bench.path("b.png")} (seed 99)\n` });
  });

  it("turns a photo upright as its EXIF says, and reads JPEG", async () => {
    const { data, width, height } = pattern({ width: benchSize.height, height: benchSize.width });
    const jpeg = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    bench.put("photo.jpg", jpeg);
    expect((await bench.fill(["--image", "photo.jpg"])).status).toBe(0);
    expect(await readRaw(bench.path("out.png"))).toMatchObject(benchSize);
  });

  it("converts CMYK and says so", async () => {
    const { data, width, height } = pattern(benchSize);
    const cmyk = await sharp(data, { raw: { width, height, channels: 4 } })
      .removeAlpha()
      .toColourspace("cmyk")
      .jpeg()
      .toBuffer();
    bench.put("photo.jpg", cmyk);
    const run = await bench.fill(["--image", "photo.jpg"]);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("converted from CMYK to sRGB");
  });

  it("says that JPEG is not exact", async () => {
    const run = await bench.fill(["--out", "out.jpg"]);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("JPEG does not keep pixels exactly");
  });

  it("names words it does not know, and what it read others as", async () => {
    const run = await bench.fill(["--prompt", "a red flower on a zorkblat", "--report", "report.json"]);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("Unknown word ignored: zorkblat. Nearest: ");
    const korean = await bench.fill(["--prompt", "빨간 꽃", "--report", "korean.json"]);
    expect(korean).toMatchObject({ status: 0, stderr: expect.stringContaining("“꽃” means “flower”.") });
    expect(JSON.parse(readFileSync(bench.path("korean.json"), "utf8"))).toMatchObject({
      unknownWords: [],
      mappedWords: [
        { from: "빨간", to: "red", why: "translation" },
        { from: "꽃", to: "flower", why: "translation" },
      ],
    });
    expect(JSON.parse(readFileSync(bench.path("report.json"), "utf8"))).toMatchObject({
      unknownWords: ["zorkblat"],
      mappedWords: [],
    });
  });

  it.each(["a carburetor", "a zorkblat", "대통령", "red"])(
    "paints nothing where no word names a thing: %s",
    async (prompt) => {
      const run = await bench.fill(["--prompt", prompt, "--out", "noise.png"]);
      expect(run.status).toBe(2);
      expect(run.stdout).toBe("");
      expect(run.stderr).toMatch(/^Nothing to paint: .+\n$/);
      expect(bench.files()).not.toContain("noise.png");
    },
  );

  it("runs without words, and with far too many", async () => {
    expect(await bench.fill(["--prompt", ""])).toMatchObject({ status: 0, stderr: "" });
    const run = await bench.fill(["--prompt", "red flower ".repeat(1100)]);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("The prompt has 12100 characters; only the first 10000 were read.");
  });

  it("starts from the library's picture, says so, and paints without it when told", async () => {
    makeLibrary(join(bench.folder, "build", "library"));
    const own = { packageFolder: bench.folder };
    const run = await bench.fill(["--prompt", "a slice of pizza on a table", "--report", "report.json"], own);
    expect(run.status).toBe(0);
    expect(run.stderr).toContain('Started from a library picture of "pizza"; --reference none paints without it.');
    const report = JSON.parse(readFileSync(bench.path("report.json"), "utf8"));
    expect(report.request.reference).toBe("auto");
    expect(report.candidates[0].reference).toEqual({ name: "pizza", source: expect.stringContaining("MIT") });
    expect(changedOutside(await readRaw(bench.path("out.png")), pattern(benchSize), 10)).toBe(0);
    const without = await bench.fill(["--prompt", "a slice of pizza", "--reference", "none"], own);
    expect(without.stderr).not.toContain("library");
  });

  it("starts from pictures of one's own: by name, or whatever the words say", async () => {
    makeLibrary(join(bench.folder, "build", "library"));
    const own = { packageFolder: bench.folder };
    const disc = picture({ width: 60, height: 60 }, (x, y) =>
      Math.hypot(x - 30, y - 30) < 25 ? [30, 60, 200, 255] : [0, 0, 0, 0],
    );
    bench.put("IMG_1.png", disc);
    bench.put("pizza.png", disc);
    const named = ["--reference", "IMG_1.png:Rex, dog", "--reference", "pizza.png", "--report", "report.json"];
    const run = await bench.fill(["--prompt", "a dog", ...named], own);
    expect(run.stderr).toContain('Started from your picture "Rex"; --reference none paints without it.');
    const report = JSON.parse(readFileSync(bench.path("report.json"), "utf8"));
    expect(report.request.own).toMatchObject({ always: false, pictures: [{ name: "Rex, dog" }, { name: "pizza" }] });
    expect(report.candidates[0].reference).toMatchObject({ name: "Rex", own: report.request.own.pictures[0].id });
    // The file's own name serves too, and comes before the library's.
    expect((await bench.fill(["--prompt", "a pizza", ...named], own)).stderr).toContain('your picture "pizza"');
    const first = await readRaw(bench.path("out.png"));
    await bench.fill(["--prompt", "a pizza", ...named], own);
    expect(await readRaw(bench.path("out.png"))).toEqual(first);
    const only = await bench.fill(["--prompt", "a pizza", "--reference", "IMG_1.png", "--reference-only"], own);
    expect(only.stderr).toContain('Started from your picture "IMG_1"');
  });

  it("says that the library is missing, and paints without it", async () => {
    const run = await bench.fill(["--prompt", "a pizza"], { packageFolder: bench.folder });
    expect(run.status).toBe(0);
    expect(run.stderr).toContain("The library of reference pictures was not used.");
  });

  it("shows progress on a terminal only", async () => {
    expect((await bench.fill()).stderr).not.toContain("step");
    const run = await bench.fill([], { isTerminal: true });
    expect(run.stderr).toContain("Picture 1 of 1: step 2 of 2");
  });
});
