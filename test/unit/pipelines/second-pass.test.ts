import { describe, expect, it } from "vitest";
import { composite } from "../../../models/image/composite";
import { analyticNetworks, pipelineContext } from "../../support/analytic";
import { boxMask, noisePicture } from "../../support/images";
import { common, run as runOf, settings } from "../../support/kinds";

const source = noisePicture({ width: 120, height: 90 }, 3);
const mask = boxMask(source, { x: 30, y: 20, width: 50, height: 40 });

async function run(change: { readonly sharper: boolean; readonly prompt?: string; readonly side?: number }) {
  const networks = analyticNetworks(change.side ?? 16);
  const { events, outcome } = await runOf(
    {
      ...common,
      kind: "fill",
      source,
      mask,
      prompt: change.prompt ?? "red",
      reference: null,
      settings: { ...settings, sharper: change.sharper },
    },
    pipelineContext(networks),
  );
  return { events, networks, candidate: outcome.candidates[0] };
}

describe("a second pass", () => {
  it("paints squares at the picture's own scale, with the true surroundings around the region", async () => {
    const { networks } = await run({ sharper: true });
    const again = networks.inputs.slice(3);
    expect(again.length).toBeGreaterThan(3 * 9);
    for (const { noisy, source: known, mask: open } of again) {
      expect([noisy.width, noisy.height]).toEqual([16, 16]);
      // Nothing of what may change is told as known.
      expect(known.data.every((value, i) => open.data[i % 256] === 0 || value === 0)).toBe(true);
      expect(open.data.some((value) => value === 1)).toBe(true);
    }
    // The first of all squares holds pixels of the picture as they are.
    const bytes = new Set(Array.from(source.data, (byte) => Math.fround(byte / 127.5 - 1)));
    const [first] = again;
    expect(first?.source.data.every((value, i) => first.mask.data[i % 256] === 1 || bytes.has(value))).toBe(true);
  });

  it("counts its steps, so that progress never passes the end", async () => {
    const { events } = await run({ sharper: true });
    const counted = events.flatMap((event) => (event.type === "step" ? [event] : []));
    expect(counted.map(({ index }) => index)).toEqual(counted.map((_, i) => i + 1));
    expect(new Set(counted.map(({ of }) => of))).toEqual(new Set([counted.length]));
  });

  it("changes the paint, no alpha, and nothing outside", async () => {
    const [plain, sharp] = [(await run({ sharper: false })).candidate, (await run({ sharper: true })).candidate];
    if (!plain || !sharp) throw new Error("No candidate.");
    expect(sharp.patch).toEqual(plain.patch);
    expect(sharp.image.data).not.toEqual(plain.image.data);
    const alphas = ({ data }: { readonly data: Uint8ClampedArray }) => data.filter((_, i) => i % 4 === 3);
    expect(alphas(sharp.image)).toEqual(alphas(plain.image));
    const after = composite(source, sharp.image, sharp.patch);
    for (let i = 0; i < source.width * source.height; i++) {
      const [x, y] = [(i % source.width) - sharp.patch.x, Math.floor(i / source.width) - sharp.patch.y];
      const isInside = x >= 0 && y >= 0 && x < sharp.patch.width && y < sharp.patch.height;
      if (!isInside) expect(after.data.subarray(4 * i, 4 * i + 4)).toEqual(source.data.subarray(4 * i, 4 * i + 4));
    }
  });

  it("shows no joins: what every square would paint alike comes out even", async () => {
    // The painter's answer depends on its own pixels alone, so any step at a square's edge would be the join's.
    const one = (await run({ sharper: true })).candidate;
    const other = (await run({ sharper: true, side: 32 })).candidate;
    if (!one || !other) throw new Error("No candidate.");
    const middle = (candidate: typeof one) =>
      Array.from({ length: 20 }, (_, i) => candidate.image.data[4 * (24 * candidate.patch.width + 18 + i)] as number);
    const steps = (row: readonly number[]) => row.slice(1).map((value, i) => Math.abs(value - (row[i] as number)));
    expect(Math.max(...steps(middle(one)))).toBeLessThan(2.5 * Math.max(...steps(middle(other))) + 20);
  });

  it("is the same for the same seed", async () => {
    expect((await run({ sharper: true })).candidate).toEqual((await run({ sharper: true })).candidate);
  });

  it.each([
    ["it is not wanted", { sharper: false }],
    ["words say nothing", { sharper: true, prompt: "" }],
    ["the result is hardly enlarged", { sharper: true, side: 80 }],
  ])("does not happen when %s", async (_, change) => {
    expect((await run(change)).networks.inputs).toHaveLength(3);
  });
});
