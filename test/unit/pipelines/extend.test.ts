import { describe, expect, it } from "vitest";
import type { Raster } from "../../../models/image/raster";
import { type AnalyticNetworks, analyticNetworks, contextOf, pipelineContext } from "../../support/analytic";
import { noisePicture } from "../../support/images";
import { examples, first, run } from "../../support/kinds";

describe("an extension", () => {
  const asked = (networks: AnalyticNetworks) => networks.inputs.map(({ context }) => context.data.join());
  const contextKey = (words: string) => contextOf(words).data.join();

  it("paints each side by its own words, and the other sides by the prompt", async () => {
    const networks = analyticNetworks(16);
    const request = {
      ...examples.extend,
      sides: { left: 8, right: 8, top: 0, bottom: 8 },
      prompts: { left: "hell", right: "heaven" },
      prompt: "sea",
    };
    await run(request, pipelineContext(networks));
    const order = [...new Set(asked(networks))];
    expect(order).toEqual([contextKey("hell"), contextKey("heaven"), contextKey("sea")]);
    expect(networks.inputs.every(({ task }) => task === "extend")).toBe(true);
  });

  it("leaves the pixels of earlier hops as they were: more of the same side begins with less of it", async () => {
    // Both take hops of the same width.
    const far = first(
      (
        await run({
          ...examples.extend,
          source: noisePicture({ width: 40, height: 16 }, 5),
          sides: { left: 0, right: 64, top: 0, bottom: 0 },
        })
      ).outcome,
    );
    const near = first(
      (
        await run({
          ...examples.extend,
          source: noisePicture({ width: 40, height: 16 }, 5),
          sides: { left: 0, right: 32, top: 0, bottom: 0 },
        })
      ).outcome,
    );
    const columns = (raster: Raster) =>
      Array.from({ length: 16 }, (_, y) => [
        ...raster.data.subarray(4 * y * raster.width, 4 * (y * raster.width + 32)),
      ]);
    expect(columns(far.image)).toEqual(columns(near.image));
  });

  it("is refused where the result could not be held", async () => {
    const wide = { width: 4096, height: 4096, data: new Uint8ClampedArray(4) };
    await expect(
      run({ ...examples.extend, source: wide, sides: { left: 4096, right: 4096, top: 4096, bottom: 0 } }),
    ).rejects.toMatchObject({ code: "image-too-large" });
  });
});
