import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { heldOutByRank, readHeldOut, splitOf } from "../../../models/evaluation/held-out";
import { makeScene, sceneList } from "../../../models/evaluation/scenes";

const areSame = (a: Uint8ClampedArray, b: Uint8ClampedArray): boolean => a.every((byte, at) => byte === b[at]);
const folder = join(import.meta.dirname, "../../../../shared/data");
const hasPictures = existsSync(join(folder, "photos_160.json"));

/** Made by models/training/blendtrain/data.py on the same archives: how many files its test split has. */
const python = JSON.parse(readFileSync(join(import.meta.dirname, "../../golden/held-out.json"), "utf8")) as {
  photographs: number;
  textures: number;
  backgrounds: number;
  keys: Record<string, boolean>;
};

describe("the held-out pictures", () => {
  it("are decided by the same hash as in training", () => {
    for (const [key, held] of Object.entries(python.keys))
      expect([key, splitOf(key, 0.09) === "test"]).toEqual([key, held]);
  });

  it("leave out labels with fewer than four pictures", () => {
    const few = ["a", "b", "c"].map((file) => ({ file, label: "rare" }));
    const many = Array.from({ length: 60 }, (_, i) => ({ file: `f${i}`, label: "common" }));
    expect(heldOutByRank([...few, ...many])).toHaveLength(3);
  });

  it.skipIf(!hasPictures)("are as many as the training's own test split (needs ../shared/data)", async () => {
    const heldOut = await readHeldOut(folder);
    const photographs = [...(heldOut?.photographs.values() ?? [])].flat().length;
    expect(photographs).toBe(python.photographs + python.textures);
    expect(heldOut?.backgrounds).toHaveLength(python.backgrounds);
  });

  it.skipIf(!hasPictures)("make the same scenes from the same seed (needs ../shared/data)", async () => {
    const heldOut = await readHeldOut(folder);
    if (heldOut === null) throw new Error("no pictures");
    const list = sceneList(heldOut, 600, 9);
    expect(new Set(list.slice(0, 470).map(({ label, sort }) => `${label} ${sort}`)).size).toBe(470);
    for (const sort of ["object", "photograph", "material"] as const) {
      const index = list.findIndex((each) => each.sort === sort);
      const entry = list[index];
      if (entry === undefined) throw new Error(`no ${sort}`);
      const [one, two] = [await makeScene(heldOut, entry, index, 9), await makeScene(heldOut, entry, index, 9)];
      expect(two.prompt).toBe(one.prompt);
      expect(areSame(two.truth.data, one.truth.data)).toBe(true);
      const other = await makeScene(heldOut, entry, index, 10);
      expect(areSame(other.before.data, one.before.data)).toBe(false);
      // Outside the region a scene is the picture before.
      const isKept = (at: number): boolean => one.mask.data[at >> 2] === 0;
      const changed = one.truth.data.findIndex((byte, at) => isKept(at) && byte !== one.before.data[at]);
      expect(changed).toBe(-1);
      expect(areSame(one.truth.data, one.before.data)).toBe(false);
    }
  });
});
