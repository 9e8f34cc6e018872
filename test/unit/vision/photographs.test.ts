/** What the networks make of real photographs; they lie outside the repository. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { parseClasses } from "../../../models/vision/classes";
import { detecting } from "../../../models/vision/detector";
import { seeing, sizeToSee } from "../../../models/vision/features";
import { recognise } from "../../../models/vision/recognise";
import { marksOfWord, selectAll } from "../../../models/vision/select/choose";
import { selectable } from "../../../models/vision/select/select";
import { dataFolder, openVision, visionFile } from "../../support/vision";

const archive = join(dataFolder, "photos_demo.zip");

async function photograph(name: string): Promise<Raster> {
  const bytes = unzipSync(readFileSync(archive))[name] as Uint8Array;
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

describe("photographs", () => {
  it.skipIf(!existsSync(archive)).each([
    // Shares of width and height: on the animal, and beside it.
    ["kitten-on-lawn.jpg", "the kitten", "고양이를", [0.42, 0.5], [0.85, 0.3]],
    ["perched-osprey.jpg", "bird", "새", [0.37, 0.5], [0.1, 0.5]],
  ] as const)("%s: selected by word (needs ../shared/data)", async (name, word, korean, on, beside) => {
    const picture = await photograph(name);
    const see = seeing(await openVision("features.onnx"));
    const classes = parseClasses(readFileSync(visionFile("classes.txt"), "utf8"));
    const things = await recognise(picture, { detect: detecting(await openVision("detector.onnx")), see, classes });
    const seen = await see(picture, frameOf(picture), sizeToSee(picture));
    const known = { things, seen };
    const marks = marksOfWord(known, word);
    expect(marks).toEqual(marksOfWord(known, korean));
    expect(marksOfWord(known, "typewriter")).toEqual([]);
    const mask = selectAll(await selectable(picture, see), marks);
    const at = ([x, y]: readonly [number, number]): number =>
      mask?.data[Math.floor(y * picture.height) * picture.width + Math.floor(x * picture.width)] ?? -1;
    expect(at(on)).toBe(255);
    expect(at(beside)).toBe(0);
  });
});
