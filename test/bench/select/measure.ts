/**
 * How well one click selects: node measure.mjs [COUNT=60] [SEED=60] [SHEET.png] [FIRST=0]
 * Prints the median intersection over union on composed test scenes (../shared/data), and the time to a mask.
 */
import sharp from "sharp";
import { maskBounds } from "../../../models/image/mask";
import type { Mask, Raster } from "../../../models/image/raster";
import { seeing } from "../../../models/vision/features";
import { type Marked, select, selectable } from "../../../models/vision/select/select";
import { openVision } from "../../support/vision";
import { type ClickScene, composeScene, readMaterial } from "./scenes";

const [count = 60, seed = 60] = process.argv.slice(2, 4).map(Number);
const sheet = process.argv[4];
/** Index of the first scene, so that several processes can share them. */
const first = Number(process.argv[5] ?? 0);
const columns = 10;
const tile = 160;

const material = await readMaterial("test");
if (material === null) throw new Error("There are no pictures at ../shared/data; nothing to measure on.");
const see = seeing(await openVision("features.onnx"));
const ways: Record<string, { overlaps: number[]; marked(scene: ClickScene): Marked }> = {
  "one click": { overlaps: [], marked: ({ click }) => ({ clicks: [{ ...click, add: true }] }) },
  "a box": { overlaps: [], marked: ({ truth }) => ({ clicks: [], box: looseBox(truth) }) },
};
const times: { prepare: number[]; mask: number[] } = { prepare: [], mask: [] };
const tiles: Promise<Buffer>[] = [];
for (let index = first; index < first + count; index++) {
  const scene = await composeScene(material, seed, index);
  const start = cpu();
  const from = await selectable(scene.picture, see);
  times.prepare.push(cpu() - start);
  for (const [name, way] of Object.entries(ways)) {
    const begin = cpu();
    const mask = select(from, way.marked(scene));
    if (name === "one click") times.mask.push(cpu() - begin);
    const overlap = overlapWith(mask, scene.truth);
    way.overlaps.push(overlap);
    if (name === "one click" && sheet !== undefined) tiles.push(shown(scene, mask));
    console.log(`scene ${index} (${scene.name}), ${name}: ${overlap.toFixed(3)}`);
  }
}
for (const [name, { overlaps }] of Object.entries(ways)) {
  const sorted = [...overlaps].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] as number).toFixed(3);
  console.log(`${name}: median ${at(0.5)}, quarters ${at(0.25)} and ${at(0.75)}; ${count} scenes, seed ${seed}`);
}
const median = (values: number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] as number;
console.log(
  `processor ms, medians: preparing ${median(times.prepare).toFixed(0)}, a mask ${median(times.mask).toFixed(0)}`,
);
if (sheet !== undefined) await writeSheet(sheet);

/** Milliseconds of processor time; what others do on the machine does not count. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Soft: the sum of the smaller coverages over the sum of the larger. */
function overlapWith(mask: Mask, truth: Mask): number {
  let [both, all] = [0, 0];
  mask.data.forEach((value, i) => {
    const other = truth.data[i] as number;
    both += Math.min(value, other);
    all += Math.max(value, other);
  });
  return all > 0 ? both / all : 0;
}

/** A tenth too large on each side. */
function looseBox(truth: Mask) {
  const { x, y, width, height } = maskBounds(truth);
  return { x: x - 0.1 * width, y: y - 0.1 * height, width: 1.2 * width, height: 1.2 * height };
}

/** The picture, dark where it is not selected; the click white. */
function shown({ picture, click }: ClickScene, mask: Mask): Promise<Buffer> {
  const data = new Uint8ClampedArray(picture.data);
  for (let i = 0; i < mask.data.length; i++) {
    const share = 0.25 + (0.75 * (mask.data[i] as number)) / 255;
    for (let c = 0; c < 3; c++)
      data[4 * i + c] = (data[4 * i + c] as number) * share + (c === 0 ? (1 - share) * 90 : 0);
  }
  for (let d = -3; d <= 3; d++) {
    for (const at of [click.y * picture.width + click.x + d, (click.y + d) * picture.width + click.x]) {
      data.set([255, 255, 255, 255], 4 * at);
    }
  }
  return png({ ...picture, data });
}

function png({ width, height, data }: Raster): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 4 } })
    .resize(tile, tile)
    .png()
    .toBuffer();
}

async function writeSheet(path: string): Promise<void> {
  const rows = Math.ceil(tiles.length / columns);
  const images = await Promise.all(tiles);
  await sharp({ create: { width: columns * tile, height: rows * tile, channels: 3, background: "#888" } })
    .composite(images.map((input, i) => ({ input, left: (i % columns) * tile, top: Math.floor(i / columns) * tile })))
    .png()
    .toFile(path);
}
