/**
 * Removal at native scale, measured: `node build/completion-bench.mjs PHOTOS OUT [--seed test] [--count 100]
 * [--methods ours,original,telea,biharmonic,today]` fills seeded holes in the photographs of a folder by several methods, writes PNG files and numbers, and
 * `models/training/score_completion.py OUT` adds the methods that exist in Python and the perceptual distance.
 *
 * The protocol, fixed before anything was measured:
 * - `count` holes, photographs in turn by name; hole i is drawn from random(7).fork("SEED i"): an ellipse, a box or a
 *   blob (an ellipse whose radius swings by up to 30 %), in turn; both sides uniform in 60 to 300 pixels (at most 0.6 of
 *   the photograph's), placed uniformly. Drawn again while it meets the photograph's main thing (boxes below), or while
 *   what it covers has a standard deviation of less than 2 levels, where every method is right.
 * - Every method sees the window of 640 x 640 pixels around the hole, as far as the photograph reaches.
 * - `--seed dev` is for choosing constants, `--seed test` is looked at once.
 * - PSNR: over the hole's pixels, against the photograph. Sharpness: mean squared gradient of brightness in the hole, by
 *   the same in a ring around it as wide as a quarter of the hole's root area; median over the holes whose ring has at
 *   least 1. Seam energy: `seamRatio` of the evaluation. Perceptual distance: see the Python file.
 * - Means, and intervals of paired differences by bootstrap over the holes.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { nodeCodec } from "../../models/cli/codec-node";
import { random } from "../../models/diffusion/random";
import { biharmonicFill } from "../../models/evaluation/baselines/biharmonic";
import { teleaFill } from "../../models/evaluation/baselines/telea";
import { psnrInside, seamRatio } from "../../models/evaluation/measures";
import { cutRaster } from "../../models/image/composite";
import { squaredDistances } from "../../models/image/distance";
import { maskBounds } from "../../models/image/mask";
import type { Mask, Raster } from "../../models/image/raster";
import { complete } from "../../models/inpaint/native/complete";

/** Main things, [left, top, right, bottom] as shares of the photograph. */
const mainThings: Readonly<Record<string, readonly [number, number, number, number]>> = {
  "apollo-11-earth": [0.42, 0.38, 0.6, 0.62],
  "blue-periwinkle": [0.45, 0.42, 0.62, 0.6],
  "casa-mila": [0.36, 0.2, 0.7, 0.58],
  "dragonfly-on-lavender": [0.54, 0.22, 0.69, 0.36],
  "kitten-on-lawn": [0.28, 0.24, 0.84, 0.92],
  "perched-osprey": [0.26, 0.18, 0.47, 0.86],
  "photo-by-spacex": [0.37, 0.48, 0.64, 0.7],
  "piazza-gae-aulenti": [0.26, 0.14, 0.51, 0.82],
  "saturnian-profile": [0.14, 0.14, 0.87, 0.78],
  "ufo-galaxy": [0.22, 0.33, 0.75, 0.65],
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "dev" },
    count: { type: "string", default: "20" },
    methods: { type: "string", default: "ours,original,telea,biharmonic,today" },
  },
});
const [photos, out] = positionals;
if (photos === undefined || out === undefined) {
  console.error("Name the folder of the photographs and the folder to write to.");
  process.exit(1);
}
mkdirSync(out, { recursive: true });
const names = readdirSync(photos)
  .filter((name) => /\.(jpe?g|png)$/.test(name))
  .sort();
const methods = values.methods.split(",");
for (let i = 0; i < Number(values.count); i++) {
  const name = names[i % names.length] as string;
  const type = name.endsWith("png") ? "image/png" : "image/jpeg";
  const photograph = await nodeCodec.decode({ type, bytes: new Uint8Array(readFileSync(join(photos, name))) }, name);
  const { picture, hole } = windowOf(photograph, holeIn(photograph, name.replace(/\..*$/, ""), i));
  const file = (method: string): string => join(out, `${String(i).padStart(3, "0")}-${method}.png`);
  await write(file("truth"), picture);
  await write(file("mask"), shown(hole));
  const measure = async (method: string, fill: () => Raster | Promise<Raster>): Promise<void> => {
    if (!methods.includes(method)) return;
    const before = process.cpuUsage();
    const filled = await fill();
    const { user } = process.cpuUsage(before);
    await write(file(method), filled);
    const sharp = sharpness(filled, hole);
    const row = {
      hole: i,
      photograph: name,
      method,
      seconds: user / 1e6,
      psnr: psnrInside(filled, picture, hole),
      sharpness: sharp.around >= 1 ? sharp.inside / sharp.around : null,
      seam: seamRatio(filled, hole),
    };
    writeFileSync(join(out, `${String(i).padStart(3, "0")}-${method}.json`), JSON.stringify(row));
    console.log(JSON.stringify(row));
  };
  await measure("ours", () => {
    const run = complete({ picture, hole, seed: 1 });
    let next = run.next();
    while (!next.done) next = run.next();
    return next.value?.picture ?? picture;
  });
  await measure("original", () => picture);
  await measure("telea", () => teleaFill(picture, hole));
  await measure("biharmonic", () => biharmonicFill(picture, hole));
  await measure("today", async () => {
    const args = ["build/cli.mjs", "remove", "--image", file("truth"), "--mask", file("mask"), "--out", file("today")];
    execFileSync(process.execPath, [...args, "--no-shadow", "--seed", "1"], { stdio: "ignore" });
    return nodeCodec.decode({ type: "image/png", bytes: new Uint8Array(readFileSync(file("today"))) }, "today");
  });
}

async function write(path: string, picture: Raster): Promise<void> {
  writeFileSync(path, (await nodeCodec.encodePng(picture)).bytes);
}

function shown({ width, height, data }: Mask): Raster {
  const grey = new Uint8ClampedArray(4 * data.length).fill(255);
  for (let i = 0; i < data.length; i++) grey.fill(data[i] as number, 4 * i, 4 * i + 3);
  return { width, height, data: grey };
}

/** The part of both around the hole. */
function windowOf(photograph: Raster, hole: Mask): { readonly picture: Raster; readonly hole: Mask } {
  const box = maskBounds(hole);
  const side = 640;
  const [width, height] = [Math.min(side, photograph.width), Math.min(side, photograph.height)];
  const place = (from: number, length: number, size: number, all: number): number =>
    Math.max(0, Math.min(all - size, Math.round(from + length / 2 - size / 2)));
  const x = place(box.x, box.width, width, photograph.width);
  const y = place(box.y, box.height, height, photograph.height);
  const part = new Uint8Array(width * height);
  for (let row = 0; row < height; row++) {
    const from = (row + y) * hole.width + x;
    part.set(hole.data.subarray(from, from + width), row * width);
  }
  return { picture: cutRaster(photograph, { x, y, width, height }), hole: { width, height, data: part } };
}

function holeIn(picture: Raster, name: string, index: number): Mask {
  const { width, height } = picture;
  const draws = random(7).fork(`${values.seed} ${index}`);
  const between = (low: number, high: number): number => low + draws.uniform() * (high - low);
  const main = mainThings[name];
  for (;;) {
    const [across, down] = [between(60, Math.min(300, 0.6 * width)), between(60, Math.min(300, 0.6 * height))];
    const [left, top] = [between(0, width - across), between(0, height - down)];
    const [swing, turn, waves] = [between(0, 0.3), between(0, 6.28), 2 + Math.floor(between(0, 4))];
    const data = new Uint8Array(width * height);
    for (let y = Math.floor(top); y < top + down && y < height; y++) {
      for (let x = Math.floor(left); x < left + across && x < width; x++) {
        const [u, v] = [(2 * (x + 0.5 - left)) / across - 1, (2 * (y + 0.5 - top)) / down - 1];
        const radius = 1 - (index % 3 === 2 ? (swing * (1 + Math.sin(waves * Math.atan2(v, u) + turn))) / 2 : 0);
        const isIn = index % 3 === 1 ? Math.abs(u) <= 1 && Math.abs(v) <= 1 : u * u + v * v <= radius * radius;
        if (isIn) data[y * width + x] = 255;
      }
    }
    const hole = { width, height, data };
    const meets =
      main !== undefined &&
      left < main[2] * width &&
      left + across > main[0] * width &&
      top < main[3] * height &&
      top + down > main[1] * height;
    if (!meets && deviation(picture, hole) >= 2) return hole;
  }
}

function deviation({ data }: Raster, hole: Mask): number {
  let [sum, squares, count] = [0, 0, 0];
  for (let i = 0; i < hole.data.length; i++) {
    if (hole.data[i] === 0) continue;
    const luma = lumaAt(data, i);
    sum += luma;
    squares += luma * luma;
    count++;
  }
  return count === 0 ? 0 : Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2));
}

function lumaAt(data: Uint8ClampedArray, i: number): number {
  return 0.299 * (data[4 * i] as number) + 0.587 * (data[4 * i + 1] as number) + 0.114 * (data[4 * i + 2] as number);
}

function sharpness({ data, width, height }: Raster, hole: Mask): { inside: number; around: number } {
  const area = hole.data.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
  const ring = Math.max(8, 0.25 * Math.sqrt(area));
  const inside = hole.data.map((value) => (value > 0 ? 1 : 0));
  const away = squaredDistances(inside, hole, Math.ceil(ring) + 1);
  const sums = { inside: 0, insideCount: 0, around: 0, aroundCount: 0 };
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const i = y * width + x;
      const near = inside[i] === 1;
      if (!near && (away[i] as number) > ring * ring) continue;
      // Steps over the rim belong to neither.
      if ((inside[i + 1] === 1) !== near || (inside[i + width] === 1) !== near) continue;
      const energy = (lumaAt(data, i + 1) - lumaAt(data, i)) ** 2 + (lumaAt(data, i + width) - lumaAt(data, i)) ** 2;
      if (near) {
        sums.inside += energy;
        sums.insideCount++;
      } else {
        sums.around += energy;
        sums.aroundCount++;
      }
    }
  }
  return { inside: sums.inside / sums.insideCount, around: sums.around / Math.max(1, sums.aroundCount) };
}
