import { appendFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { keyOf, openKept } from "../../../models/evaluation/kept";
import type { SceneResult } from "../../../models/evaluation/measure-scene";

const fill = { hit: 1, seam: Number.NaN, seconds: 0.5, named: "cat", chance: 0.9, usedLibrary: true };
const resultOf = (index: number): SceneResult => ({
  index,
  sort: "object",
  name: "cat",
  prompt: "a cat",
  judgeHit: 1,
  fine: fill,
  fast: fill,
  painted: { width: 2, height: 1, data: new Uint8ClampedArray([1, 2, 3, 255, 4, 5, index, 255]) },
});

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-"));
});
afterEach(() => rm(folder, { recursive: true }));

it("gives back what was measured, pictures and numbers that JSON does not know included", async () => {
  const first = await openKept(folder, "a");
  expect(first.results).toEqual([]);
  await first.add(resultOf(3));
  await first.add(resultOf(5));
  expect((await openKept(folder, "a")).results).toEqual([resultOf(3), resultOf(5)]);
});

it("goes on after a line that was cut short", async () => {
  const first = await openKept(folder, "a");
  await first.add(resultOf(1));
  const [file = ""] = await readdir(folder);
  await appendFile(join(folder, file), '{"index": 2, "sor');
  const second = await openKept(folder, "a");
  expect(second.results.map(({ index }) => index)).toEqual([1]);
  await second.add(resultOf(2));
  expect((await openKept(folder, "a")).results.map(({ index }) => index)).toEqual([1, 2]);
});

it("keeps nothing for another pack, judge, code or list of scenes", async () => {
  const keys = [
    ["pack", "judge"],
    ["pack2", "judge"],
    ["pack", "judge2"],
    ["packj", "udge"],
  ].map((parts) => keyOf(parts));
  expect(new Set(keys).size).toBe(keys.length);
  await (await openKept(folder, keys[0] as string)).add(resultOf(1));
  expect((await openKept(folder, keys[1] as string)).results).toEqual([]);
});
