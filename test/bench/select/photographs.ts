/**
 * What the vision networks make of the demo photographs (../shared/data): node photographs.mjs OUT_FOLDER [NAME …]
 * Prints top classes and recognised things; writes each selection as a PNG with the rest darkened.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import sharp from "sharp";
import { frameOf } from "../../../models/image/geometry";
import type { Mask, Raster } from "../../../models/image/raster";
import { parseClasses, topClasses } from "../../../models/vision/classes";
import { detecting } from "../../../models/vision/detector";
import { seeing, sizeToSee } from "../../../models/vision/features";
import { recognise } from "../../../models/vision/recognise";
import { markOfSubject, selectAll } from "../../../models/vision/select/choose";
import { type Marked, selectable } from "../../../models/vision/select/select";
import { dataFolder, openVision, visionFile } from "../../support/vision";

/** Where somebody would click, as shares of the width and height. */
const clicks: Record<string, readonly (readonly [number, number])[]> = {
  "apollo-11-earth": [[0.5, 0.5]],
  "blue-periwinkle": [[0.51, 0.49]],
  "kitten-on-lawn": [
    [0.42, 0.5],
    [0.6, 0.66],
  ],
  "perched-osprey": [[0.37, 0.5]],
  "photo-by-spacex": [[0.5, 0.57]],
  "saturnian-profile": [[0.5, 0.35]],
  "sunset-by-the-pier": [[0.5, 0.8]],
  "lake-sherburne": [[0.35, 0.35]],
};

const [folder = "build/select", ...names] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const files = unzipSync(readFileSync(join(dataFolder, "photos_demo.zip")));
const classes = parseClasses(readFileSync(visionFile("classes.txt"), "utf8"));
const see = seeing(await openVision("features.onnx"));
const detect = detecting(await openVision("detector.onnx"));
for (const [file, bytes] of Object.entries(files)) {
  const name = file.replace(/\.\w+$/, "");
  if (names.length > 0 && !names.includes(name)) continue;
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const picture: Raster = { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
  const seen = await see(picture, frameOf(picture), sizeToSee(picture));
  const things = await recognise(picture, { detect, see, classes });
  const top = topClasses(seen.logits, classes).map(
    ({ name: word, probability }) => `${word} ${probability.toFixed(2)}`,
  );
  console.log(`${name}: ${top.join(", ")}`);
  const said = things.map(
    (t) => `${t.name}${t.closer ? ` (${t.closer})` : ""} ${t.certainty.toFixed(2)} at ${boxOf(t.box)}`,
  );
  console.log(`   things: ${said.join("; ") || "none"}`);
  const from = await selectable(picture, see);
  const marked: Record<string, Marked> = { subject: markOfSubject(picture, { things, seen }) };
  (clicks[name] ?? []).forEach((_, k, all) => {
    const made = all.slice(0, k + 1).map(([x, y]) => ({ x: x * picture.width, y: y * picture.height, add: true }));
    marked[`click${k + 1}`] = { clicks: made };
  });
  for (const [way, mark] of Object.entries(marked)) {
    const mask = selectAll(from, [mark]);
    if (mask !== null) await show(picture, mask, mark, join(folder, `${name}-${way}.png`));
  }
}

function boxOf({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  return [x, y, width, height].map(Math.round).join(",");
}

/** What is selected lies over magenta, which shows every fringe. */
async function show(picture: Raster, mask: Mask, { clicks: marks }: Marked, path: string): Promise<void> {
  const { width, height } = picture;
  const data = new Uint8ClampedArray(picture.data);
  const behind = [160, 0, 140];
  for (let i = 0; i < mask.data.length; i++) {
    const share = (mask.data[i] as number) / 255;
    for (let c = 0; c < 3; c++) {
      const back = 0.85 * (behind[c] as number) + 0.15 * (data[4 * i + c] as number);
      data[4 * i + c] = back + ((data[4 * i + c] as number) - back) * share;
    }
  }
  for (const { x, y } of marks) {
    for (let d = -9; d <= 9; d++) {
      for (const [u, v] of [
        [d, 0],
        [0, d],
      ] as const) {
        const at = 4 * (Math.floor(y + v) * width + Math.floor(x + u));
        if (at >= 0 && at < data.length) data.set([0, 255, 255, 255], at);
      }
    }
  }
  await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toFile(path);
}
