import { readFileSync } from "node:fs";
import sharp from "sharp";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Bench, benchBox, benchSize, makeBench } from "../../support/node-cli";
import { copyTinyPack, tinyPack } from "../../support/node-packs";
import { boxMask, pattern, picture, readRaw } from "../../support/node-pictures";

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
  bench.put(
    "strokes.png",
    picture(benchSize, (x, y) => (Math.hypot(x - 42, y - 30) < 6 ? [220, 30, 30, 255] : [0, 0, 0, 0])),
  );
});
afterEach(() => bench.remove());

const usual = ["--image", "photo.png", "--out", "out.png", "--pack", tinyPack, "--steps", "2", "--seed", "7"];
const run = (kind: string, ...more: string[]) => bench.run([kind, ...usual, ...more]);

/** Pixels at least `margin` from the box that differ from the photo. */
async function changedOutside(margin: number, inside = false): Promise<number> {
  const [before, after] = [pattern(benchSize), await readRaw(bench.path("out.png"))];
  let count = 0;
  for (let y = 0; y < benchSize.height; y++) {
    for (let x = 0; x < benchSize.width; x++) {
      const across = Math.max(benchBox.x - x, x - benchBox.x - benchBox.width + 1);
      const down = Math.max(benchBox.y - y, y - benchBox.y - benchBox.height + 1);
      const distance = Math.max(across, down);
      const at = 4 * (y * benchSize.width + x);
      const differs = [0, 1, 2, 3].some((channel) => before.data[at + channel] !== after.data[at + channel]);
      if (differs && (inside ? distance <= -margin : distance > margin)) count++;
    }
  }
  return count;
}

describe("the editing commands", () => {
  it("remove changes the region alone", async () => {
    expect(await run("remove", "--mask", "mask.png", "--no-shadow", "--grow", "2")).toMatchObject({ status: 0 });
    expect(await changedOutside(2)).toBe(0);
    expect(await changedOutside(3, true)).toBeGreaterThan(0);
  });

  it("background changes everything but the subject", async () => {
    expect(await run("background", "--mask", "mask.png", "--prompt", "brick")).toMatchObject({ status: 0 });
    expect(await changedOutside(3, true)).toBe(0);
    expect(await changedOutside(3)).toBeGreaterThan(1000);
  });

  it("scribble follows its strokes, and skip says how much", async () => {
    expect(
      await run("scribble", "--strokes", "strokes.png", "--prompt", "a red car", "--skip", "0.4", "--report", "r.json"),
    ).toMatchObject({ status: 0 });
    const { request } = JSON.parse(readFileSync(bench.path("r.json"), "utf8"));
    expect(request).toMatchObject({ kind: "scribble", prompt: "a red car", strokes: { file: "strokes.png" } });
    expect(request.settings.strength).toBeCloseTo(0.6, 9);
    expect(await changedOutside(12)).toBe(0);
  });

  it("extend adds what is asked and leaves the picture in bytes", async () => {
    expect(
      await run("extend", "--left", "20", "--bottom", "11", "--prompt-left", "brick", "--layer", "layer.png"),
    ).toMatchObject({ status: 0 });
    const [before, after] = [pattern(benchSize), await readRaw(bench.path("out.png"))];
    expect(after).toMatchObject({ width: 110, height: 81 });
    for (let y = 0; y < benchSize.height; y++) {
      const from = 4 * (y * 110 + 20);
      expect(after.data.subarray(from, from + 360)).toEqual(before.data.subarray(y * 360, (y + 1) * 360));
    }
    const layer = await readRaw(bench.path("layer.png"));
    expect(layer).toMatchObject({ width: 110, height: 81 });
    expect([layer.data[3], layer.data[4 * 50 + 3]]).toEqual([255, 0]);
  });

  it("extend reaches an aspect evenly", async () => {
    expect(await run("extend", "--aspect", "2:1")).toMatchObject({ status: 0 });
    expect(await readRaw(bench.path("out.png"))).toMatchObject({ width: 140, height: 70 });
  });

  it("write a sheet of all pictures and how the first came about", async () => {
    for (const file of ["run.webp", "run.gif"]) {
      expect(
        await run("fill", "--mask", "mask.png", "--count", "2", "--sheet", "sheet.png", "--trajectory", file),
      ).toMatchObject({ status: 0 });
      const { pages, delay } = await sharp(bench.path(file), { animated: true }).metadata();
      expect([pages, delay?.length]).toEqual([4, 4]);
    }
    const sheet = await sharp(bench.path("sheet.png")).metadata();
    expect(sheet.width).toBeGreaterThan(2 * benchSize.width);
    expect(
      await run("extend", "--right", "30", "--trajectory", "run.png", "--strip", "strip.png", "--steps", "3"),
    ).toMatchObject({ status: 0 });
    // Before, the steps, after; what knows no animation sees the first.
    const moving = readFileSync(bench.path("run.png"));
    expect(moving.readUInt32BE(moving.indexOf("acTL") + 4)).toBeGreaterThan(3);
    expect(await sharp(moving).metadata()).toMatchObject({ width: 120, height: 70 });
    const strip = await sharp(bench.path("strip.png")).metadata();
    expect(strip.width).toBeGreaterThan(4 * (strip.height ?? 0));
  });
});

describe("a wrong command line ends with one sentence and nothing written", () => {
  it.each<[string, readonly string[], number, RegExp]>([
    ["an extension by nothing", ["extend", ...usual, "--left", "0"], 2, /Nothing would be added/],
    ["an extension without sides", ["extend", ...usual], 2, /Nothing would be added/],
    ["an extension too far", ["extend", ...usual, "--right", "4097"], 2, /whole number from 0 to 4096/],
    ["sides and an aspect", ["extend", ...usual, "--left", "3", "--aspect", "1:1"], 2, /--aspect says how much/],
    ["an aspect that is none", ["extend", ...usual, "--aspect", "wide"], 2, /two numbers such as 16:9/],
    ["an aspect it has", ["extend", ...usual, "--aspect", "90:70"], 2, /has these proportions already/],
    ["no strokes", ["scribble", ...usual], 2, /--strokes is missing/],
    [
      "strokes without paint",
      ["scribble", ...usual, "--strokes", "blank.png"],
      1,
      /There are no strokes over the picture/,
    ],
    [
      "a scribble outside the mask",
      ["scribble", ...usual, "--strokes", "strokes.png", "--mask", "corner.png"],
      2,
      /A stroke lies outside the mask/,
    ],
    [
      "a skip of everything",
      ["scribble", ...usual, "--strokes", "strokes.png", "--skip", "1"],
      2,
      /from 0 and below 1/,
    ],
    ["no subject", ["background", ...usual], 2, /--mask is missing.*subject/],
    [
      "a subject that is everything",
      ["background", ...usual, "--mask", "white.png"],
      1,
      /subject covers the whole picture/,
    ],
    [
      "a negative lambda",
      ["fill", ...usual, "--mask", "mask.png", "--guide", "clip", "--lambda", "-1"],
      2,
      /number from 0/,
    ],
    [
      "no augmentations",
      ["fill", ...usual, "--mask", "mask.png", "--guide", "clip", "--augmentations", "0"],
      2,
      /whole number from 1 to 64/,
    ],
    [
      "a third algorithm",
      ["fill", ...usual, "--mask", "mask.png", "--guide", "clip", "--algorithm", "3"],
      2,
      /choices are 1, 2/,
    ],
    ["a lambda without a guide", ["fill", ...usual, "--mask", "mask.png", "--lambda", "3"], 2, /add --guide clip/],
    ...(
      [
        ["a distance nobody has", ["--guide-distance", "manhattan"], /great-circle, cosine/],
        ["a view nobody has", ["--guide-sees", "all"], /mix, clean, noisy/],
        ["a way nobody has", ["--guide-through", "text"], /prediction, painter/],
        ["a range loss below nothing", ["--range-loss", "-1"], /number from 0/],
        ["a background loss that is no number", ["--algorithm", "1", "--background-squared", "much"], /number from 0/],
        ["a background loss below nothing", ["--algorithm", "1", "--background-perceptual", "-2"], /number from 0/],
        ["a background loss where the background is blended", ["--background-squared", "3"], /add --algorithm 1/],
        ["too many augmentations", ["--augmentations", "65"], /whole number from 1 to 64/],
        ["half an augmentation", ["--augmentations", "1.5"], /whole number from 1 to 64/],
        ["a lambda that is no number", ["--lambda", "lots"], /number from 0/],
      ] as const
    ).map(([what, more, sentence]): [string, readonly string[], number, RegExp] => [
      what,
      ["fill", ...usual, "--mask", "mask.png", "--guide", "clip", ...more],
      2,
      sentence,
    ]),
    ["a range loss without a guide", ["fill", ...usual, "--mask", "mask.png", "--range-loss", "3"], 2, /add --guide/],
    ["a guide for a job without words", ["remove", ...usual, "--mask", "mask.png", "--guide", "clip"], 2, /option/],
    ["a sampler nobody has", ["fill", ...usual, "--mask", "mask.png", "--sampler", "euler"], 2, /deterministic, anc/],
    ["a mask that shrinks too far", ["fill", ...usual, "--mask", "mask.png", "--shrink", "9"], 2, /from 0 to 8/],
    ["a mask that shrinks backwards", ["fill", ...usual, "--mask", "mask.png", "--shrink", "-1"], 2, /from 0 to 8/],
    ["a blend nobody has", ["fill", ...usual, "--mask", "mask.png", "--blend", "hard"], 2, /soft, poisson/],
    [
      "a trajectory of unknown format",
      ["fill", ...usual, "--mask", "mask.png", "--trajectory", "run.mp4"],
      2,
      /--trajectory must end in/,
    ],
    [
      "a strip of unknown format",
      ["fill", ...usual, "--mask", "mask.png", "--strip", "strip.gif"],
      2,
      /--strip must end in/,
    ],
    [
      "a sheet of unknown format",
      ["fill", ...usual, "--mask", "mask.png", "--sheet", "sheet.txt"],
      2,
      /--sheet must end in/,
    ],
    ["an output over the strokes", ["scribble", ...usual, "--strokes", "out.png"], 2, /would replace the input/],
  ])("%s", async (_, argv, status, sentence) => {
    bench.put(
      "blank.png",
      picture(benchSize, () => [0, 0, 0, 0]),
    );
    bench.put("white.png", boxMask(benchSize, { x: 0, y: 0, ...benchSize }));
    bench.put("corner.png", boxMask(benchSize, { x: 0, y: 0, width: 20, height: 20 }));
    const before = bench.files();
    const ended = await bench.run(argv);
    expect(ended.stderr).toMatch(/^[A-Z"-][^\n]*[.?)]\n$/);
    expect(ended.stderr).toMatch(sentence);
    expect(ended).toMatchObject({ status, stdout: "" });
    expect(bench.files()).toEqual(before);
  });

  it("a gradient through the painter by a pack that has none", async () => {
    const pack = copyTinyPack(bench.path("pack"), (manifest) => {
      delete manifest.networks.gradient;
    });
    const through = ["--guide", "clip", "--guide-through", "painter"];
    expect(await run("fill", "--mask", "mask.png", "--prompt", "car", "--pack", pack, ...through)).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/cannot carry gradients through its denoiser.*\.\n$/),
    });
  });

  it("a guide or a ranking by a pack without a text-image pair", async () => {
    const pack = copyTinyPack(bench.path("pack"), (manifest) => {
      delete manifest.pair;
      delete manifest.guide;
    });
    for (const more of [
      ["--guide", "clip"],
      ["--rank", "both"],
    ]) {
      const ended = await run("fill", "--mask", "mask.png", "--prompt", "car", "--pack", pack, ...more);
      expect(ended).toMatchObject({
        status: 2,
        stdout: "",
        stderr: expect.stringMatching(/no text-image pair.*\.\n$/),
      });
    }
  });
});

it("ranked pictures come best first, with their scores", async () => {
  const ended = await run(
    "fill",
    "--mask",
    "mask.png",
    "--prompt",
    "a red car",
    "--count",
    "3",
    "--rank",
    "both",
    "--reference",
    "none",
  );
  expect(ended.status).toBe(0);
  const scores = [...ended.stdout.matchAll(/score (-?\d\.\d+)/g)].map((match) => Number(match[1]));
  expect(scores).toHaveLength(3);
  expect([...scores].sort((a, b) => b - a)).toEqual(scores);
});

it("a ranking without words says that there is nothing to rank by", async () => {
  const ended = await run("fill", "--mask", "mask.png", "--prompt", "", "--rank", "both", "--count", "2");
  expect(ended).toMatchObject({ status: 0, stderr: expect.stringMatching(/no words to rank by/) });
});

it("every setting of the guide goes with the request", async () => {
  const ended = await run(
    ...["fill", "--mask", "mask.png", "--prompt", "a red car", "--reference", "none", "--report", "r.json"],
    ...["--guide", "clip", "--lambda", "0.5", "--augmentations", "2", "--algorithm", "1", "--guide-distance", "cosine"],
    ...["--guide-sees", "clean", "--guide-through", "painter", "--guide-alone", "--range-loss", "2"],
    ...["--background-squared", "3", "--background-perceptual", "0", "--sampler", "ancestral"],
  );
  expect(ended).toMatchObject({ status: 0 });
  expect(JSON.parse(readFileSync(bench.path("r.json"), "utf8")).request.settings).toMatchObject({
    sampler: "ancestral",
    guide: {
      algorithm: 1,
      weight: 0.5,
      augmentations: 2,
      distance: "cosine",
      sees: "clean",
      through: "painter",
      silent: true,
      range: 2,
      background: { squared: 3, perceptual: 0 },
    },
  });
});
