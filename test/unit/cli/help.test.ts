import { afterAll, beforeAll, expect, it } from "vitest";
import { type Bench, makeBench } from "../../support/node-cli";

let bench: Bench;
beforeAll(() => {
  bench = makeBench();
});
afterAll(() => bench.remove());

it("explains itself, with defaults and an example", async () => {
  const root = await bench.run(["--help"]);
  expect(root).toMatchObject({ status: 0, stderr: "" });
  expect(root.stdout).toMatch(/fill.*Paint into the white part of a mask/s);
  const fill = await bench.run(["fill", "--help"]);
  expect(fill.status).toBe(0);
  for (const option of [
    "image",
    "mask",
    "out",
    "prompt",
    "reference",
    "seed",
    "count",
    "layer",
    "steps",
    "strength",
    "guidance",
    "feather",
    "grow",
    "context",
    "pack",
    "report",
    "force",
    "negative",
    "sampler",
    "soft-mask",
    "shrink",
    "guide",
    "lambda",
    "augmentations",
    "algorithm",
    "guide-distance",
    "guide-sees",
    "guide-through",
    "guide-alone",
    "range-loss",
    "background-squared",
    "background-perceptual",
    "rank",
    "sheet",
    "trajectory",
    "strip",
    "no-match",
    "no-grain",
    "blend",
    "sharper",
  ]) {
    expect(fill.stdout).toContain(`--${option} `);
  }
  expect(fill.stdout).toContain("default: the pack's");
  for (const group of ["Pictures", "What to paint", "How it is painted", "The region", "Guide and ranking", "Finish"]) {
    expect(fill.stdout).toMatch(new RegExp(`^${group}.*:$`, "m"));
  }
  expect(fill.stdout).toContain('--prompt "a sunflower"');
});

it("tells its version", async () => {
  expect((await bench.run(["--version"])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

it("lists packs, or says that there are none", async () => {
  const run = await bench.run(["packs"], { packageFolder: bench.folder });
  expect(run).toMatchObject({ status: 1, stderr: "No model pack is installed in models/packs.\n" });
  const shipped = await bench.run(["packs"]);
  if (shipped.status === 0) expect(shipped.stdout).toMatch(/^[a-z0-9._-]+: .+\(fill, .+; \d+ × \d+ pixels; .+\)\n/);
});
