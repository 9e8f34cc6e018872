/** The shipped networks against numbers from PyTorch and TensorFlow.js (test/golden/vision, by models/training). */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { frameOf } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { parseClasses, topClasses } from "../../../models/vision/classes";
import { detecting } from "../../../models/vision/detector";
import { seeing } from "../../../models/vision/features";
import { parseVisionManifest } from "../../../models/vision/manifest";
import { asTensor, visionPixels } from "../../../models/vision/pixels";
import { upscaling } from "../../../models/vision/upscale";
import { goldenFile } from "../../support/golden";
import { exampleBall, openVision, visionFile } from "../../support/vision";

interface Some {
  readonly shape: readonly number[];
  readonly at: readonly number[];
  readonly values: readonly number[];
}

const golden = <T>(name: string): T => JSON.parse(goldenFile(`vision/${name}.json`)) as T;
const packFile = (name: string): Buffer => readFileSync(visionFile(name));

/** The largest difference at the golden places. */
function apart({ at, values }: Some, data: Float32Array): number {
  return Math.max(...values.map((value, k) => Math.abs(value - (data[at[k] as number] as number))));
}

describe("the vision pack", () => {
  const manifest = parseVisionManifest(JSON.parse(packFile("vision.json").toString("utf8")));

  it("holds the files its list names, byte for byte", () => {
    for (const { file, bytes, sha256 } of Object.values(manifest.files)) {
      const data = packFile(file);
      expect([file, data.length, createHash("sha256").update(data).digest("hex")]).toEqual([file, bytes, sha256]);
    }
  });

  it("stays within 10 MB", () => {
    const total = Object.values(manifest.files).reduce((sum, { bytes }) => sum + bytes, 0);
    expect(total).toBeLessThan(10 * 1024 * 1024);
  });

  it("names every file's package and licence in its notice", () => {
    const notice = packFile("NOTICE").toString("utf8");
    for (const { file, from, packageVersion } of Object.values(manifest.files)) {
      for (const word of [file, from, packageVersion]) expect(notice).toContain(word);
    }
  });
});

describe("the feature network", () => {
  const numbers = golden<
    { side: number; picture: number[]; top: number[]; tolerance: number; originalTolerance: number } & {
      topLogits: number[];
      logits: Some;
      features8: Some;
      features16: Some;
      features32: Some;
    }
  >("features");
  const ball = exampleBall(numbers.side);

  it("is tested on the picture that PyTorch saw", () => {
    const colours = ball.data.filter((_, at) => at % 4 < 3);
    expect(numbers.picture.map((_, k) => colours[k * 4099])).toEqual(numbers.picture);
  });

  it("sees what PyTorch sees", async () => {
    const seen = await seeing(await openVision("features.onnx"))(ball, frameOf(ball), ball);
    expect(apart(numbers.logits, seen.logits)).toBeLessThan(numbers.tolerance);
    for (const layer of ["features8", "features16", "features32"] as const) {
      const { channels, height, width, data } = seen[layer];
      expect([1, channels, height, width]).toEqual(numbers[layer].shape);
      expect(apart(numbers[layer], data)).toBeLessThan(numbers.tolerance);
    }
    // With the weights before they were rounded to 8 bits.
    numbers.top.forEach((index, k) => {
      const difference = Math.abs((seen.logits[index] as number) - (numbers.topLogits[k] as number));
      expect(difference).toBeLessThan(numbers.originalTolerance);
    });
    const classes = parseClasses(packFile("classes.txt").toString("utf8"));
    expect(topClasses(seen.logits, classes, 1)[0]?.index).toBe(numbers.top[0]);
    const places = seen.maps.width * seen.maps.height;
    const mean = seen.maps.data.subarray(7 * places, 8 * places).reduce((sum, value) => sum + value, 0) / places;
    expect(mean).toBeCloseTo(seen.logits[7] as number, 4);
  });

  it("sees pictures of other shapes", async () => {
    const seen = await seeing(await openVision("features.onnx"))(ball, frameOf(ball), { width: 96, height: 160 });
    expect([seen.features8.width, seen.features8.height]).toEqual([12, 20]);
  });
});

describe("the detector", () => {
  it("gives what TensorFlow.js gives", async () => {
    const numbers = golden<{
      side: number;
      tolerance: number;
      originalTolerance: number;
      outputs: Record<string, Some>;
      top32: [place: number, index: number, score: number][];
    }>("detector");
    const session = await openVision("detector.onnx");
    const ball = exampleBall(numbers.side);
    const answer = await session.run({ pixels: asTensor(visionPixels(ball, frameOf(ball), ball)) });
    for (const [name, some] of Object.entries(numbers.outputs)) {
      const tensor = answer[name];
      expect(tensor?.dims).toEqual(some.shape);
      const scale = name.startsWith("boxes") ? 10 : 1;
      expect(apart(some, tensor?.data as Float32Array)).toBeLessThan(numbers.tolerance * scale);
    }
    for (const [place, index, score] of numbers.top32) {
      const found = answer.scores32?.data[place * 80 + index] as number;
      expect(Math.abs(found - score)).toBeLessThan(numbers.originalTolerance);
    }
    const found = await detecting(session)(ball, frameOf(ball), { least: 0.1 });
    expect(found.map(({ index }) => index)).toContain(numbers.top32[0]?.[1]);
  });
});

describe("the upscaler", () => {
  const numbers = golden<{ side: number; tolerance: number; larger: Some }>("upscaler");

  it("gives what TensorFlow.js gives", async () => {
    const session = await openVision("upscaler.onnx");
    const ball = exampleBall(numbers.side);
    const answer = await session.run({ pixels: asTensor(visionPixels(ball, frameOf(ball), ball)) });
    expect(answer.larger?.dims).toEqual(numbers.larger.shape);
    expect(apart(numbers.larger, answer.larger?.data as Float32Array)).toBeLessThan(numbers.tolerance);
  });

  it("gives the same bytes whatever the tiles", async () => {
    const upscale = upscaling(await openVision("upscaler.onnx"));
    const ball = exampleBall(70);
    const region = { x: 3, y: 1, width: 60, height: 66 };
    const whole = await upscale(ball, region, 128);
    expect([whole.width, whole.height]).toEqual([120, 132]);
    for (const tile of [64, 33, 17]) {
      const tiled: Raster = await upscale(ball, region, tile);
      expect(Buffer.compare(Buffer.from(tiled.data), Buffer.from(whole.data))).toBe(0);
    }
  });
});
