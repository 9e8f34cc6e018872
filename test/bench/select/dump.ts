/**
 * Cues of sampled pixels of training scenes, for models/training/train_click.py:
 * node dump.mjs COUNT SEED FILE writes float32 rows of `cueCount` cues and the truth (0 to 1).
 */
import { writeFileSync } from "node:fs";
import { random } from "../../../models/diffusion/random";
import { maskBounds } from "../../../models/image/mask";
import type { Mask } from "../../../models/image/raster";
import { seeing } from "../../../models/vision/features";
import { cueCount, cueGrid, cuesOf, outsideOf } from "../../../models/vision/select/cues";
import { beyondBox, rimOf } from "../../../models/vision/select/outside";
import { prepare } from "../../../models/vision/select/prepared";
import { openVision } from "../../support/vision";
import { composeScene, readMaterial } from "./scenes";

const [count = 200, seed = 1] = process.argv.slice(2, 4).map(Number);
const file = process.argv[4] ?? "cues.bin";
const samples = 600;

const material = await readMaterial("train");
if (material === null) throw new Error("There are no pictures at ../shared/data; nothing to train on.");
const see = seeing(await openVision("features.onnx"));
const rows: Float32Array[] = [];
for (let index = 0; index < count; index++) {
  const { picture, truth, click } = await composeScene(material, seed, index);
  const chance = random(seed).fork(`pixels ${index}`);
  const prepared = await prepare(picture, see);
  const outside =
    chance.uniform() < 0.6 ? rimOf(prepared.work) : beyondBox(prepared.work, loose(truth, chance.uniform));
  const cues = cuesOf(prepared, outsideOf(prepared, outside), click);
  for (let k = 0; k < samples; k++) {
    const at = place(truth, chance.uniform, k % 3);
    const row = new Float32Array(cueCount + 1);
    const [x, y] = [at % truth.width, Math.floor(at / truth.width)];
    const cell = (y >> 1) * cueGrid(prepared.work).width + (x >> 1);
    row.set(cues.subarray(cell * cueCount, (cell + 1) * cueCount));
    row[cueCount] = (truth.data[at] as number) / 255;
    rows.push(row);
  }
  if (index % 20 === 19) console.log(index + 1);
}
writeFileSync(file, Buffer.concat(rows.map((row) => Buffer.from(row.buffer))));

/** A box as somebody would draw it: up to a quarter too large on each side. */
function loose(truth: Mask, draw: () => number) {
  const { x, y, width, height } = maskBounds(truth);
  const [left, top, right, bottom] = [draw(), draw(), draw(), draw()].map((value) => value * 0.25 - 0.02) as [
    number,
    number,
    number,
    number,
  ];
  return {
    x: x - left * width,
    y: y - top * height,
    width: width * (1 + left + right),
    height: height * (1 + top + bottom),
  };
}

/** A third anywhere, a third inside, a third not far outside. */
function place(truth: Mask, draw: () => number, sort: number): number {
  const box = maskBounds(truth);
  for (let tries = 0; ; tries++) {
    const near = sort > 0;
    const x = Math.floor(near ? box.x - 30 + draw() * (box.width + 60) : draw() * truth.width);
    const y = Math.floor(near ? box.y - 30 + draw() * (box.height + 60) : draw() * truth.height);
    if (x < 0 || y < 0 || x >= truth.width || y >= truth.height) continue;
    const at = y * truth.width + x;
    const inside = (truth.data[at] as number) > 127;
    if (sort === 0 || inside === (sort === 1) || tries > 200) return at;
  }
}
