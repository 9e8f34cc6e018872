/** Files that are not 8-bit sRGB: painted, converted, and what was converted is said. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { nodeCodec } from "../../../models/cli/codec-node";
import { type Bench, benchSize, makeBench } from "../../support/node-cli";
import { readRaw } from "../../support/node-pictures";
import { factsOf, unusualFiles } from "../../support/unusual-files";

let bench: Bench;
beforeEach(() => {
  bench = makeBench();
});
afterEach(() => bench.remove());

const facts = [
  "cmyk uchar 4",
  "rgb16 ushort 3",
  "rgb16 ushort 4",
  "grey16 ushort 1",
  "srgb uchar 3 indexed",
  "b-w uchar 1",
  "b-w uchar 2",
];
const said: readonly (RegExp | null)[] = [
  /from CMYK to sRGB/,
  /16 bits a channel/,
  /16 bits a channel/,
  /16 bits a channel/,
  null,
  null,
  null,
];

describe("the command line", () => {
  it.each(unusualFiles.map((file, i) => [file.says, file, i] as const))("paints in %s", async (_, file, i) => {
    const { bytes, raster } = await file.make(benchSize);
    expect(await factsOf(bytes)).toBe(facts[i]);
    const name = file.type === "image/png" ? "odd.png" : "odd.jpg";
    bench.put(name, Buffer.from(bytes));
    const run = await bench.fill(["--image", name]);
    expect(run.status).toBe(0);
    const words = said[i];
    if (words) expect(run.stderr).toMatch(words);
    else expect(run.stderr).not.toMatch(/converted|bits a channel/);
    const decoded = await nodeCodec.decode({ type: file.type, bytes });
    const far = decoded.data.reduce((most, value, at) => Math.max(most, Math.abs(value - (raster.data[at] ?? 0))), 0);
    expect(far).toBeLessThanOrEqual(file.within);
    // Outside the mask the result is what was read.
    const out = await readRaw(bench.path("out.png"));
    expect([...out.data.subarray(0, 4 * benchSize.width)]).toEqual([...decoded.data.subarray(0, 4 * benchSize.width)]);
  });
});
