import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readOrtFile } from "../../../models/cli/node-io";
import { wasmBackend } from "../../../models/engine/ort";
import { makeJudge } from "../../../models/evaluation/judge";
import { sceneKinds } from "../../../models/evaluation/kinds";
import type { Mask, Raster } from "../../../models/image/raster";
import { goldenFile } from "../../support/golden";
import { repository } from "../../support/node-packs";

/** Written by models/training/export_judge.py, from PyTorch and Pillow. */
interface JudgeNumbers {
  readonly at: readonly number[];
  readonly crops: readonly number[];
  readonly probabilities: readonly number[];
}
const golden = JSON.parse(goldenFile("judge.json")) as JudgeNumbers;
const folder = join(repository, "models/training/judge");
const side = 128;

function picture(): Raster {
  const data = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    for (let c = 0; c < 3; c++) data[4 * i + c] = Math.floor(127.5 + 120 * Math.sin(0.11 * x + 0.05 * c * y + c));
  }
  return { width: side, height: side, data };
}

function ellipse(): Mask {
  const data = new Uint8Array(side * side);
  for (let i = 0; i < side * side; i++) {
    const [x, y] = [i % side, Math.floor(i / side)];
    data[i] = ((x - 60) / 34) ** 2 + ((y - 70) / 25) ** 2 <= 1 ? 255 : 0;
  }
  return { width: side, height: side, data };
}

describe("the judge without Python", () => {
  it("knows the names of the evaluation, in their order", () => {
    const { names } = JSON.parse(readFileSync(join(folder, "judge.json"), "utf8")) as { names: readonly string[] };
    expect(names).toEqual(sceneKinds.map(({ name }) => name));
  });

  it("says what PyTorch and Pillow say", async () => {
    const session = await wasmBackend({ read: readOrtFile }).open(
      new Uint8Array(readFileSync(join(folder, "judge.onnx"))),
      "judge",
    );
    let fed = new Float32Array();
    const watched: typeof session = {
      ...session,
      run: (feeds) => {
        fed = Float32Array.from(feeds.crops?.data ?? [], Number);
        return session.run(feeds);
      },
    };
    const { name, thing } = await makeJudge(watched)(picture(), ellipse());
    // Golden crops are [5][y][x][c]; ours are planes, each view followed by its mirror image.
    const plane = 64 * 64;
    const ours = golden.at.map((k) => {
      const [view, at, c] = [Math.floor(k / (3 * plane)), Math.floor((k % (3 * plane)) / 3), k % 3];
      return Math.round(((fed[(2 * view * 3 + c) * plane + at] as number) + 1) * 127.5);
    });
    expect(Math.max(...ours.map((value, i) => Math.abs(value - (golden.crops[i] as number))))).toBeLessThanOrEqual(1);
    expect(name).toBe(golden.probabilities.indexOf(Math.max(...golden.probabilities)));
    const things = golden.probabilities.filter((_, k) => ["object", "photograph"].includes(sceneKinds[k]?.kind ?? ""));
    expect(thing).toBeCloseTo(
      things.reduce((a, b) => a + b, 0),
      1,
    );
  });
});
