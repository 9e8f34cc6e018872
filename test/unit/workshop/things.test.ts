/** The things the library draws itself. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, describe, expect, it } from "vitest";
import { drawn, type Thing } from "../../../models/workshop/things/march";
import { length } from "../../../models/workshop/things/space";
import { things } from "../../../models/workshop/things/things";
import { builtLibrary } from "../../support/library";
import { sample } from "../../support/sample";

const folder = join(import.meta.dirname, "../../../models/workshop/things");
const pictures = join(import.meta.dirname, "../../../models/workshop/pictures");
const words: Record<string, { words: string[]; steady?: true }> = JSON.parse(
  readFileSync(join(folder, "things.json"), "utf8"),
);
const built = builtLibrary();
afterAll(() => built.remove());

const ball: Thing = {
  pitch: 0,
  parts: [
    { distance: (p) => length(p) - 1, bound: { at: [0, 0, 0], radius: 1 }, colour: () => [0.5, 0.5, 0.5], gloss: 0 },
  ],
};

describe("a thing that is drawn", () => {
  const side = 32;
  const { data } = drawn(ball, side);
  const at = (x: number, y: number) => Array.from(data.subarray(4 * (y * side + x), 4 * (y * side + x) + 4));

  it("is a picture of its outline, nearly as large as the frame, soft at the edge and clear outside", () => {
    const row = Array.from({ length: side }, (_, x) => at(x, side / 2)[3] as number);
    const first = row.findIndex((alpha) => alpha > 127);
    const last = side - 1 - [...row].reverse().findIndex((alpha) => alpha > 127);
    expect(first).toBeGreaterThanOrEqual(0);
    expect(first).toBeLessThanOrEqual(3);
    expect(first + last).toBe(side - 1);
    // As much as a disk of that width.
    const covered = data.filter((_, i) => i % 4 === 3).reduce((sum, alpha) => sum + alpha / 255, 0);
    expect(Math.abs(covered / (Math.PI * ((last - first + 1) / 2) ** 2) - 1)).toBeLessThan(0.08);
    expect(at(16, 16)[3]).toBe(255);
    for (const [x, y] of [
      [0, 0],
      [31, 0],
      [0, 31],
      [31, 31],
    ] as const)
      expect(at(x, y)[3]).toBe(0);
    expect(data.filter((alpha, i) => i % 4 === 3 && alpha > 0 && alpha < 255).length).toBeGreaterThan(20);
  });

  it("is lit from the upper left", () => {
    expect(at(10, 9)[0]).toBeGreaterThan((at(22, 24)[0] as number) + 40);
  });
});

describe("the things the library draws itself", () => {
  it("are in the library under their names and words, each with its file's bytes", () => {
    for (const file of Object.keys(words)) expect(things).toHaveProperty(file);
    for (const [file, others] of Object.entries(words)) {
      const entry = built.library.entries.find(({ name }) => name === file.replaceAll("-", " "));
      expect(entry?.words).toEqual(others.words);
      expect(entry?.steady).toBe(others.steady ?? false);
      const bytes = readFileSync(join(pictures, `${file}.webp`));
      const { offset, bytes: count } = entry as { offset: number; bytes: number };
      expect(Buffer.from(built.pictures.subarray(offset, offset + count)).equals(bytes)).toBe(true);
    }
  });

  it.each(sample(Object.keys(words), 8))("are kept as their code draws them: %s", async (name) => {
    const side = 24;
    const kept = await sharp(join(pictures, `${name}.webp`))
      .resize(side)
      .ensureAlpha()
      .raw()
      .toBuffer();
    const now = drawn(things[name] as Thing, side).data;
    let [difference, weight] = [0, 0];
    for (let i = 0; i < now.length; i += 4) {
      const alpha = Math.max(now[i + 3] as number, kept[i + 3] as number) / 255;
      for (let k = 0; k < 4; k++) difference += alpha * Math.abs((now[i + k] as number) - (kept[i + k] as number));
      weight += 4 * alpha;
    }
    // Small and large pictures differ by how they sample thin parts, 13 bytes at most; the most alike of two
    // things, orange and grapefruit, differ by 25.
    expect(difference / weight).toBeLessThan(16);
  });
});
