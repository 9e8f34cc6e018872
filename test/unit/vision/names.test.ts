import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseClasses, topClasses, topKinds } from "../../../models/vision/classes";
import { kinds } from "../../../models/vision/kinds";
import { parseVisionManifest } from "../../../models/vision/manifest";
import { isMeant, type Recognised } from "../../../models/vision/recognise";
import { detectedNames } from "../../../models/vision/things";
import { visionFile } from "../../support/vision";

const text = readFileSync(visionFile("classes.txt"), "utf8");

describe("class names", () => {
  const classes = parseClasses(text);

  it("are a thousand, with synsets", () => {
    expect(classes).toHaveLength(1000);
    expect(classes[360]).toEqual({ synset: "n02444819", words: expect.arrayContaining(["otter"]) });
    expect(new Set(classes.map(({ synset }) => synset)).size).toBe(1000);
  });

  it("rank logits, breeds together as one kind", () => {
    const logits = new Float32Array(1000);
    logits[360] = 9;
    for (let breed = 151; breed < 200; breed++) logits[breed] = 6;
    expect(topClasses(logits, classes, 2)[0]).toMatchObject({ index: 360, name: "otter" });
    expect(topKinds(logits, 2).map(({ name }) => name)).toEqual(["dog", "otter"]);
  });

  it("of another shape are refused", () => {
    expect(() => parseClasses("n01440764 tench\n")).toThrow("names 1 classes instead of 1000");
    expect(() => parseClasses("tench\n")).toThrow('Line 1 of the vision pack\'s class names is "tench"; reinstall');
  });
});

describe("kinds and the detector's names", () => {
  it("each have a Korean name and no class twice", () => {
    for (const { name, korean } of [...kinds, ...detectedNames]) {
      expect([name, korean.length > 0 && korean.every((word) => /^[가-힣 ]+$/.test(word))]).toEqual([name, true]);
    }
    const all = kinds
      .flatMap(({ ranges }) => ranges.map(([first, last]) => [first, last] as const))
      .sort((a, b) => a[0] - b[0]);
    for (let i = 1; i < all.length; i++) {
      const [before, after] = [all[i - 1], all[i]];
      // Killer whales are whales, and the run of birds ends with albatrosses.
      expect((after?.[0] ?? 0) > (before?.[1] ?? 0)).toBe(true);
    }
  });

  it("are 80, and kinds refer to them by their names", () => {
    expect(detectedNames).toHaveLength(80);
    const names = new Set(detectedNames.map(({ name }) => name));
    for (const { detected } of kinds) if (detected !== undefined) expect(names).toContain(detected);
  });
});

describe("a typed word", () => {
  const thing = (index: number, closer?: string): Recognised => {
    const { name, also, korean } = detectedNames[index] as (typeof detectedNames)[number];
    const box = { x: 0, y: 0, width: 9, height: 9 };
    return { box, name, words: [name, ...also], korean, certainty: 0.9, ...(closer === undefined ? {} : { closer }) };
  };

  it.each([
    ["dog", 16],
    ["The dogs", 16],
    ["puppies", 16],
    ["개", 16],
    ["강아지를", 16],
    ["border terrier", 16],
    ["people", 0],
    ["a woman", 0],
    ["women", 0],
    ["사람들", 0],
    ["야구 방망이", 34],
    ["knives", 43],
    ["buses", 5],
  ])("%s means what it says", (word, index) => {
    expect(isMeant(thing(index, "Border Terrier"), word)).toBe(true);
  });

  it.each([
    ["cat", 16],
    ["", 16],
    ["the ", 16],
    ["개구리", 16],
    ["do", 16],
  ])("%s does not mean a dog", (word, index) => {
    expect(isMeant(thing(index), word)).toBe(false);
  });
});

describe("vision.json", () => {
  const json = JSON.parse(readFileSync(visionFile("vision.json"), "utf8"));

  it("names what is wrong with it", () => {
    expect(parseVisionManifest(json).id).toBe("blendfill-vision-1");
    const broken = { ...json, files: { ...json.files, detector: { ...json.files.detector, file: "../x.onnx" } } };
    expect(() => parseVisionManifest(broken)).toThrow(
      expect.objectContaining({
        code: "pack-invalid",
        message: "vision.json: files.detector.file must be a file name without folders; reinstall the vision pack.",
      }),
    );
  });
});
