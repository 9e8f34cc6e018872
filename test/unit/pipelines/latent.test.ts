/** Every kind of edit with a model that has a latent space: the tiny pack in ONNX Runtime, random weights. */
import { beforeAll, describe, expect, it } from "vitest";
import type { EditSettings } from "../../../models/contract/settings";
import { levelShares, signalShares } from "../../../models/diffusion/ddim";
import type { Model } from "../../../models/families/family";
import { composite } from "../../../models/image/composite";
import { invertedMask, maskFromAlpha } from "../../../models/image/mask";
import type { Mask, Raster } from "../../../models/image/raster";
import type { DecodedRequest, PipelineContext } from "../../../models/pipelines/pipeline";
import { boxMask, diskMask, maskOf, slopePicture } from "../../support/images";
import { changedBeyond, examples, first, kinds, run, settings, size } from "../../support/kinds";
import { latentModel } from "../../support/latent";

let model: Model;
beforeAll(async () => {
  model = await latentModel();
});

const context = (change: Partial<PipelineContext> = {}): PipelineContext => ({
  model,
  previewEvery: 0,
  now: () => 0,
  timed: () => {},
  ...change,
});

/** Pixels that a request may change. */
function openIn(request: DecodedRequest): Mask {
  switch (request.kind) {
    case "background":
      return invertedMask(request.mask);
    case "scribble":
      return request.mask ?? maskFromAlpha(request.strokes);
    case "extend":
      return maskOf(request.source, () => 0);
    default:
      return request.mask;
  }
}

/** The picture with the finished patch over it, as far as the picture reaches. */
function laidOver(source: Raster, { image, patch }: ReturnType<typeof first>): Raster {
  return composite(source, image, patch);
}

const shown = (picture: Raster): Set<number> => new Set(picture.data);

describe.each(kinds.map((request) => [request.kind, request] as const))("%s in a latent space", (_, request) => {
  it("leaves everything that may not change as it was, byte for byte", async () => {
    const { outcome } = await run(request, context());
    const after = laidOver(request.source, first(outcome));
    const reach = request.kind === "extend" ? 0 : settings.grow + settings.feather;
    expect(changedBeyond(openIn(request), reach, request.source, after)).toBe(0);
    expect(outcome.working).toEqual({ width: 32, height: 32 });
  });

  it("paints something, the same for the same request, another for another seed", async () => {
    const once = first((await run(request, context())).outcome);
    const again = first((await run(request, context())).outcome);
    const { settings: asked } = request;
    const other = first((await run({ ...request, settings: { ...asked, seed: 8 } }, context())).outcome);
    expect(shown(once.image).size).toBeGreaterThan(20);
    expect(again.image.data).toEqual(once.image.data);
    expect(other.image.data).not.toEqual(once.image.data);
  });

  it("counts its steps to the end and shows previews from latents", async () => {
    const { events } = await run({ ...request, trajectory: true }, context({ previewEvery: 1 }));
    const steps = events.flatMap((event) => (event.type === "step" ? [event] : []));
    const of = steps[0]?.of ?? 0;
    expect(steps.map(({ index }) => index)).toEqual(Array.from({ length: of }, (_, i) => i + 1));
    const previews = events.flatMap((event) => (event.type === "preview" ? [event] : []));
    expect(previews.length).toBeGreaterThan(0);
    // A latent value stands for 4 × 4 pixels.
    for (const { image } of previews) expect(Math.max(image.width, image.height)).toBeLessThanOrEqual(8);
  });

  it.each<[string, Partial<EditSettings>]>([
    ["guidance and what should not appear", { guidance: 4 }],
    ["fresh noise at every step", { sampler: "ancestral" }],
    ["a shrinking mask", { shrink: 2 }],
    ["soft coverage as strength", { softMask: true }],
    ["half the strength", { strength: 0.5 }],
    ["colours and grain fitted", { match: true, grain: true, blend: "poisson" }],
  ])("keeps what may not change with %s", async (_, change) => {
    const asked = { ...request, negative: "boat", settings: { ...request.settings, ...change } } as DecodedRequest;
    const after = laidOver(asked.source, first((await run(asked, context())).outcome));
    const reach = asked.kind === "extend" ? 0 : settings.grow + settings.feather;
    expect(changedBeyond(openIn(asked), reach, asked.source, after)).toBe(0);
  });
});

describe("a fill in a latent space", () => {
  it("paints regions far apart one after another", async () => {
    const wide = { width: 240, height: 60 };
    const [one, other] = [diskMask(wide, 30, 30, 10), diskMask(wide, 210, 30, 10)];
    const mask = maskOf(wide, (x, y) => Math.max(one.data[y * 240 + x] as number, other.data[y * 240 + x] as number));
    const source = slopePicture(wide.width, wide.height);
    const { outcome, events } = await run({ ...examples.fill, source, mask }, context());
    const steps = events.flatMap((event) => (event.type === "step" ? [event.of] : []));
    expect(new Set(steps)).toEqual(new Set([2 * settings.steps]));
    expect(changedBeyond(mask, 7, source, laidOver(source, first(outcome)))).toBe(0);
  });

  it("paints a large region a second time at the picture's own scale, in overlapping squares", async () => {
    const large = { width: 160, height: 130 };
    const source = slopePicture(large.width, large.height);
    const mask = boxMask(large, { x: 40, y: 30, width: 70, height: 60 });
    const asked = { ...examples.fill, source, mask, settings: { ...settings, sharper: true } };
    const { outcome, events } = await run(asked, context());
    const steps = events.filter(({ type }) => type === "step");
    expect(steps.length).toBeGreaterThan(settings.steps + 4);
    const after = laidOver(source, first(outcome));
    expect(changedBeyond(mask, 7, source, after)).toBe(0);
    const small = first((await run({ ...examples.fill, source, mask }, context())).outcome);
    expect(first(outcome).image.data).not.toEqual(small.image.data);
  });

  it("starts from a picture that words fetched", async () => {
    const covers = slopePicture(40, 40);
    const common = { name: "slope", source: "us", colour: null, level: 0.4, detail: 0.8 };
    const { outcome } = await run({ ...examples.fill, reference: { ...common, covers } }, context());
    const from = first(outcome);
    expect(from.reference).toEqual({ name: "slope", source: "us" });
    const noise = first((await run(examples.fill, context())).outcome);
    expect(from.image.data).not.toEqual(noise.image.data);
  });

  it("continues the surroundings without words, from below full noise", async () => {
    const levels: number[] = [];
    const watched: PipelineContext["model"] = {
      ...model,
      predict: (latent, time, told) => {
        levels.push(time);
        return model.predict(latent, time, told);
      },
    };
    const silent = { ...examples.fill, prompt: "" };
    await run(silent, context({ model: watched }));
    expect(levels[0]).toBe(model.traits.starts.ground.level);
    levels.length = 0;
    await run(examples.fill, context({ model: watched }));
    expect(levels[0]).toBe(1);
  });

  it("knows latent values that the region does not touch, noised to each level with the same noise", async () => {
    const seen: Float32Array[] = [];
    const watched: PipelineContext["model"] = {
      ...model,
      predict: (latent, time, told) => {
        seen.push(latent.data.slice());
        return model.predict(latent, time, told);
      },
    };
    const mask = boxMask(size, { x: 28, y: 18, width: 6, height: 6 });
    const hard = { ...settings, grow: 0, feather: 0, steps: 4 };
    await run({ ...examples.fill, mask, settings: hard }, context({ model: watched }));
    const { times } = model.schedule({ steps: 4, strength: 1, sampler: "deterministic" });
    const shares = signalShares({ trainSteps: 1000, betas: "scaled-linear", betaStart: 0.00085, betaEnd: 0.012 });
    // The corner of the first channel: at level 1 it is the noise itself.
    const noise = seen[0]?.[0] as number;
    const pictureAt = (step: number): number => {
      const level = levelShares(times[step] as number, shares);
      return ((seen[step]?.[0] as number) - level.noise * noise) / level.signal;
    };
    expect(pictureAt(2)).toBeCloseTo(pictureAt(1), 4);
    expect(pictureAt(3)).toBeCloseTo(pictureAt(1), 4);
  });
});
