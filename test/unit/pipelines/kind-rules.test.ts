/** What single kinds do and refuse, and how candidates are guided and ranked. */
import { describe, expect, it } from "vitest";
import { composite } from "../../../models/image/composite";
import { frameOf } from "../../../models/image/geometry";
import type { DecodedRequest } from "../../../models/pipelines/pipeline";
import { analyticNetworks, contextOf, pipelineContext } from "../../support/analytic";
import { boxMask, maskOf, noisePicture, pixelAt } from "../../support/images";
import { changedBeyond, examples, first, guide, run, settings, size } from "../../support/kinds";

describe("a new background", () => {
  it("is not brought to the subject's colours, whatever the settings say; a fill is brought to its surroundings'", async () => {
    const painted = async (request: DecodedRequest, match: boolean) =>
      first((await run({ ...request, settings: { ...settings, match } })).outcome).image.data;
    expect(await painted(examples.background, true)).toEqual(await painted(examples.background, false));
    expect(await painted(examples.fill, true)).not.toEqual(await painted(examples.fill, false));
  });
});

describe("regions far apart", () => {
  const far = maskOf({ width: 120, height: 40 }, (x, y) => (y > 10 && y < 18 && (x < 8 || x > 111) ? 255 : 0));
  const wide = noisePicture(far, 9);

  it("are painted in frames of their own, one after another, into one patch", async () => {
    const networks = analyticNetworks(16);
    const request: DecodedRequest = {
      ...examples.fill,
      source: wide,
      mask: far,
      settings: { ...settings, grow: 1, feather: 0 },
    };
    const { outcome, events } = await run(request, pipelineContext(networks));
    expect(networks.inputs).toHaveLength(6);
    expect(events.filter(({ type }) => type === "candidate")).toHaveLength(1);
    const { image, patch } = first(outcome);
    const flat = composite(wide, image, patch);
    expect(changedBeyond(far, 1, wide, flat)).toBe(0);
    expect(pixelAt(flat, 4, 14)).not.toEqual(pixelAt(wide, 4, 14));
    expect(pixelAt(flat, 115, 14)).not.toEqual(pixelAt(wide, 115, 14));
    expect(patch.width).toBeGreaterThan(110);
  });
});

describe("what a kind refuses", () => {
  it("a subject that is everything", async () => {
    const whole = boxMask(size, frameOf(size));
    await expect(run({ ...examples.background, mask: whole })).rejects.toMatchObject({
      code: "all-subject",
      message: /subject covers the whole picture/,
    });
  });

  it("a stroke outside the mask", async () => {
    await expect(
      run({ ...examples.scribble, mask: boxMask(size, { x: 0, y: 0, width: 20, height: 20 }) }),
    ).rejects.toMatchObject({ code: "bad-request", message: /stroke lies outside the mask/ });
  });

  it("a guide and a ranking the pack has no networks for", async () => {
    await expect(run({ ...examples.fill, settings: { ...settings, guide } })).rejects.toMatchObject({
      code: "bad-request",
    });
    await expect(run({ ...examples.fill, settings: { ...settings, rank: "region" } })).rejects.toMatchObject({
      code: "bad-request",
    });
  });
});

describe("guiding and ranking", () => {
  it("move the prediction, score each candidate, and cost nothing without words", async () => {
    let calls = 0;
    const context = pipelineContext(analyticNetworks(16), {
      guide:
        async ({ prompt }) =>
        async ({ clean }) => {
          calls++;
          return { shift: { ...clean, data: clean.data.map(() => prompt.length / 20) }, loss: 0 };
        },
      rank: async ({ picture: flat, at, patch }) => ({ value: (flat.width + at.x + patch.width) / 1000 }),
    });
    const guided: DecodedRequest = { ...examples.fill, settings: { ...settings, guide, rank: "both" } };
    const { image, patch, score } = first((await run(guided, context)).outcome);
    expect(calls).toBe(3);
    expect(score).toEqual({ value: (60 + patch.x + patch.width) / 1000 });
    expect(image.data).not.toEqual(first((await run(examples.fill)).outcome).image.data);
    const silent = { ...guided, prompt: "" };
    const unguided = await run({ ...examples.fill, prompt: "" });
    expect((await run(silent, context)).outcome.candidates).toEqual(unguided.outcome.candidates);
    expect(calls).toBe(3);
  });

  it("without a negative prompt the empty one is the unconditional branch, with one that", async () => {
    const asks = async (negative?: string) => {
      const networks = analyticNetworks(16);
      const words = negative === undefined ? {} : { negative };
      await run({ ...examples.fill, ...words, settings: { ...settings, guidance: 3 } }, pipelineContext(networks));
      return new Set(networks.inputs.map(({ context }) => context.data.join()));
    };
    const keys = (...words: string[]) => new Set(words.map((each) => contextOf(each).data.join()));
    expect(await asks()).toEqual(keys("red", ""));
    expect(await asks(" ")).toEqual(keys("red", ""));
    expect(await asks("blue")).toEqual(keys("red", "blue"));
  });
});
