/** A fill that starts from a drawn thing, from the words to the pasted pixels. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { nodeCodec } from "../../../../models/cli/codec-node";
import type { EngineApi } from "../../../../models/contract/engine-api";
import { EditError } from "../../../../models/contract/errors";
import { makeThings } from "../../../../models/engine/drawn-things";
import type { Raster } from "../../../../models/image/raster";
import { makeMatcher } from "../../../../models/starts/find/match";
import { parseThings } from "../../../../models/starts/relight/format";
import { arithmeticEngine } from "../../../support/node-engine";
import { libraryJson, plainWebp, shelfOf } from "../../../support/node-library";
import { asPng, boxMask, picture, smallRequest } from "../../../support/node-pictures";

const folder = join(import.meta.dirname, "../../../../models/packs/things");
const things = {
  read: async (file: string) => new Uint8Array(await readFile(join(folder, file))),
};
/** The list alone: no thing's own file. */
const listOnly = {
  async read(file: string) {
    if (file === "things.json") return things.read(file);
    throw new EditError("pack-file-missing", `The file ${file} is missing.`);
  },
};
const silent = (): void => undefined;
const size = { width: 320, height: 240 };
/** A lawn under a pale sky, with a little grain. */
const lawn = picture(size, (x, y) => {
  const grain = ((x * 7919 + y * 104_729) % 13) - 6;
  return y < 90 ? [180 + grain, 200 + grain, 225 + grain, 255] : [96 + grain, 128 + grain, 60 + grain, 255];
});
const box = { x: 90, y: 40, width: 160, height: 180 };
const asking = (prompt: string, more: Partial<ReturnType<typeof smallRequest>> = {}) => {
  const base = smallRequest();
  return smallRequest({
    source: { image: asPng(lawn), bounds: { x: 0, y: 0, ...size } },
    mask: { from: "picture", image: asPng(boxMask(size, box)) },
    prompt,
    ...more,
    settings: { ...base.settings, steps: 2, count: 1, ...more.settings },
  });
};
let emoji: Uint8Array<ArrayBuffer>;
let engine: EngineApi;
beforeAll(async () => {
  emoji = await plainWebp(220, 30, 30);
  const json = libraryJson(emoji, { dog: ["puppy"], camel: [] });
  engine = arithmeticEngine({ libraries: [shelfOf(json, emoji).source], things });
});
const edit = async (prompt: string, more = {}) => engine.edit(asking(prompt, more), silent);
const digest = ({ data }: Raster): string => createHash("sha256").update(data).digest("hex");

describe("a fill whose thing is drawn", () => {
  it("starts from the drawn one and not from the library's of the same name", async () => {
    const { candidates, notices } = await edit("a dog");
    expect(candidates[0]?.reference).toEqual({ name: "dog", source: "Blendfill's own drawings (MIT)" });
    expect(notices).toEqual([]);
    const [start] = (await engine.plan(asking("a dog"))).starts;
    expect(start).toMatchObject({ from: "picture", picture: { name: "dog" } });
  });

  it("says that the library's picture is an illustration where nobody drew one", async () => {
    const { candidates, notices } = await edit("a camel");
    expect(candidates[0]?.reference?.name).toBe("camel");
    expect(notices).toEqual([{ code: "illustration", name: "camel" }]);
  });

  it("falls back to the library where the thing's file is not there, without an error", async () => {
    const json = libraryJson(emoji, { dog: ["puppy"] });
    const poorer = arithmeticEngine({ libraries: [shelfOf(json, emoji).source], things: listOnly });
    const { candidates } = await poorer.edit(asking("a dog"), silent);
    expect(candidates[0]?.reference).toEqual({ name: "dog", source: "Us (MIT)" });
    const none = await arithmeticEngine({ libraries: [], things: listOnly }).edit(asking("a dog"), silent);
    expect(none.candidates[0]?.reference).toBeUndefined();
  });

  it("changes nothing outside the region, and inside it only the thing and its shadow", async () => {
    const { candidates } = await edit("a dog");
    const { image, patch } = candidates[0] as (typeof candidates)[number];
    expect(patch.x).toBeGreaterThanOrEqual(box.x);
    expect(patch.y).toBeGreaterThanOrEqual(box.y);
    expect(patch.x + patch.width).toBeLessThanOrEqual(box.x + box.width);
    expect(patch.y + patch.height).toBeLessThanOrEqual(box.y + box.height);
    let [clear, full] = [0, 0];
    for (let i = 3; i < image.data.length; i += 4) {
      if (image.data[i] === 0) clear++;
      if (image.data[i] === 255) full++;
    }
    expect(clear).toBeGreaterThan(0.2 * (image.data.length / 4));
    expect(full).toBeGreaterThan(0.1 * (image.data.length / 4));
  });

  it("gives the same bytes twice, and another picture for each seed", async () => {
    const settings = { ...smallRequest().settings, steps: 2, count: 3 };
    const [first, again] = [await edit("a dog", { settings }), await edit("a dog", { settings })];
    const all = first.candidates.map(({ image }) => digest(image));
    expect(again.candidates.map(({ image }) => digest(image))).toEqual(all);
    expect(new Set(all).size).toBe(3);
  });

  it("has the colour that was asked for", async () => {
    const { candidates } = await edit("a blue boulder");
    const { image } = candidates[0] as (typeof candidates)[number];
    let [red, blue] = [0, 0];
    for (let i = 0; i < image.data.length; i += 4) {
      if (image.data[i + 3] !== 255) continue;
      red += image.data[i] as number;
      blue += image.data[i + 2] as number;
    }
    expect(blue).toBeGreaterThan(1.3 * red);
  });

  it("clears the region first where that is asked", async () => {
    const { candidates } = await edit("a dog", { reference: "clear" });
    const { image, patch } = candidates[0] as (typeof candidates)[number];
    expect(patch.width * patch.height).toBeGreaterThan(0.9 * box.width * box.height);
    expect(image.data[3]).toBeGreaterThan(0);
  });

  it("is as sharp as its own drawing: what the painter does to it is light alone", async () => {
    const { candidates } = await edit("a dog");
    const { image } = candidates[0] as (typeof candidates)[number];
    const list = parseThings(JSON.parse(new TextDecoder().decode(await things.read("things.json"))));
    const dog = list.things.find(({ name }) => name === "dog") as (typeof list.things)[number];
    const decoded = await makeThings(things, nodeCodec).decoded(dog, silent);
    const own = decoded.viewOf(dog.views[0] as (typeof dog.views)[number]);
    const drawnEnergy = energy(own.width, own.height, (i) => [own.albedo[3 * i + 1] as number, own.coverage[i] === 1]);
    const shown = energy(image.width, image.height, (i) => [
      image.data[4 * i + 1] as number,
      image.data[4 * i + 3] === 255,
    ]);
    expect(shown).toBeGreaterThan(0.8 * drawnEnergy);
  });
});

/** Mean squared step to the right, relative to the brightness, where both pixels are full. */
function energy(width: number, height: number, at: (i: number) => readonly [number, boolean]): number {
  let [sum, bright, count] = [0, 0, 0];
  for (let i = 0; i + 1 < width * height; i++) {
    const [[a, isFull], [b, isNext]] = [at(i), at(i + 1)];
    if (!isFull || !isNext || (i + 1) % width === 0) continue;
    sum += (a - b) ** 2;
    bright += a;
    count++;
  }
  return sum / count / (bright / count) ** 2;
}

describe("names that are said in passing", () => {
  const drawn = ["well", "saw", "watch", "window", "statue", "dog", "cat", "fence", "rug"].map((name) => ({
    name,
    words: name === "rug" ? ["carpet"] : [],
  }));
  const match = makeMatcher({ entries: [] }, ["fence", "carpet", "grass"], [], drawn);
  it.each([
    ["a dog as well", "dog"],
    ["the cat I saw", "cat"],
    ["a dog statue", "dog"],
    ["a statue", "statue"],
    ["a well", "well"],
    ["an old well", "well"],
    ["a saw", "saw"],
    ["a watch", "watch"],
    ["a cat in the window", "cat"],
    ["a fence", "fence"],
  ])("%s asks for the %s", (prompt, name) => {
    expect(match(prompt)).toMatchObject({ by: "thing", name });
  });

  it("come with their colour before a library's picture of both", () => {
    const entry = { name: "black cat", words: [], floats: false, sea: false, steady: false, offset: 0, bytes: 1 };
    const both = makeMatcher({ entries: [entry] }, [], [], drawn);
    expect(both("a black cat")).toMatchObject({ by: "thing", name: "cat", colour: { name: "black" } });
  });

  it("leave other words for a material to the material", () => {
    expect(match("a carpet")).toMatchObject({ by: "surface", name: "carpet" });
  });
});
