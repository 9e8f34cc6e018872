import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type EditEvent, type EditKind, type EditSettings, standardSettings } from "../../../models/contract";
import { composite } from "../../../models/image/composite";
import { squaredDistances } from "../../../models/image/distance";
import { frameOf } from "../../../models/image/geometry";
import { invertedMask } from "../../../models/image/mask";
import type { Mask, Raster } from "../../../models/image/raster";
import type { DecodedRequest, PipelineContext, PipelineOutcome } from "../../../models/pipelines/pipeline";
import { started } from "../../../models/pipelines/registry";
import { type AnalyticNetworks, analyticNetworks, contextOf, pipelineContext } from "../../support/analytic";
import { boxMask, diskMask, maskOf, noisePicture, picture, pixelAt } from "../../support/images";

const settings: EditSettings = {
  ...standardSettings,
  seed: 7,
  count: 1,
  steps: 3,
  strength: 1,
  guidance: 1,
  feather: 3,
  grow: 4,
  context: null,
};
const size = { width: 60, height: 45 };
const source = noisePicture(size, 3);
const mask = diskMask(source, 30, 20, 9);
const common = { id: "1", packId: "tiny", source, settings };
/** A blot of paint, transparent around. */
const strokes = picture(size.width, size.height, (x, y) =>
  Math.hypot(x - 30, y - 20) < 6 ? [250, 10, 10, 255] : [0, 0, 0, 0],
);

const guide = {
  algorithm: 2,
  weight: 1,
  augmentations: 1,
  distance: "cosine",
  sees: "clean",
  through: "prediction",
  range: 0,
  background: { squared: 0, perceptual: 0 },
} as const;

const examples: { readonly [K in EditKind]: DecodedRequest<K> } = {
  fill: { ...common, kind: "fill", mask, prompt: "red", reference: null },
  remove: { ...common, kind: "remove", mask, shadow: true },
  background: { ...common, kind: "background", mask, prompt: "red", reference: null },
  scribble: {
    ...common,
    kind: "scribble",
    strokes,
    mask: null,
    prompt: "red",
    settings: { ...settings, strength: 0.6 },
  },
  extend: {
    ...common,
    kind: "extend",
    sides: { left: 9, right: 14, top: 5, bottom: 0 },
    prompt: "red",
    references: {},
  },
};
const kinds = Object.values(examples);

async function run(
  request: DecodedRequest,
  context: PipelineContext = pipelineContext(analyticNetworks(16)),
): Promise<{ events: EditEvent[]; outcome: PipelineOutcome }> {
  const events: EditEvent[] = [];
  const pipeline = started(request, context);
  for (;;) {
    const next = await pipeline.next();
    if (next.done === true) return { events, outcome: next.value };
    events.push(next.value);
  }
}

const first = (outcome: PipelineOutcome) => {
  const [candidate] = outcome.candidates;
  if (candidate === undefined) throw new Error("There is no candidate.");
  return candidate;
};

/** How many pixels farther than `reach` from the mask differ. */
function changedBeyond(open: Mask, reach: number, before: Raster, after: Raster): number {
  const far = squaredDistances(
    Uint8Array.from(open.data, (value) => (value > 0 ? 1 : 0)),
    open,
    100,
  );
  let count = 0;
  for (let i = 0; i < far.length; i++) {
    if ((far[i] as number) <= reach * reach) continue;
    for (let at = 4 * i; at < 4 * i + 4; at++) if (before.data[at] !== after.data[at]) count++;
  }
  return count;
}

describe.each(kinds.map((request) => [request.kind, request] as const))("%s", (_, request) => {
  it("gives the same bytes for the same request, and others for another seed", async () => {
    const { outcome } = await run(request);
    expect((await run(request)).outcome).toEqual(outcome);
    const other = { ...request, settings: { ...request.settings, seed: 8 } };
    expect(first((await run(other)).outcome).image.data).not.toEqual(first(outcome).image.data);
  });

  it("counts its steps to the end, and stops where it is told to", async () => {
    const networks = analyticNetworks(16);
    const { events } = await run(request, pipelineContext(networks));
    const steps = events.flatMap((event) => (event.type === "step" ? [event] : []));
    const of = steps[0]?.of ?? 0;
    expect(steps.map(({ index }) => index)).toEqual(Array.from({ length: of }, (_, i) => i + 1));
    expect(networks.inputs).toHaveLength(of);
    const stopped = analyticNetworks(16);
    const pipeline = started(request, pipelineContext(stopped));
    for (let i = 0; i < 3; i++) await pipeline.next();
    await pipeline.return({ candidates: [], crop: frameOf(size), working: size, unknownWords: [] });
    expect((await pipeline.next()).done).toBe(true);
    expect(stopped.inputs).toHaveLength(2);
  });

  it("carries the prediction of every step where that is asked for, and else paints the same", async () => {
    const plain = first((await run(request)).outcome);
    const { trajectory, ...rest } = first((await run({ ...request, trajectory: true })).outcome);
    expect(rest).toEqual(plain);
    const shown = { ...pipelineContext(analyticNetworks(16)), previewEvery: 1 };
    const { events, outcome } = await run({ ...request, trajectory: true }, shown);
    expect(trajectory).toHaveLength(events.filter(({ type }) => type === "step").length);
    // Previews are given away to another thread, whole: what is kept lies elsewhere.
    const given = new Set(events.flatMap((event) => (event.type === "preview" ? [event.image.data.buffer] : [])));
    expect(given.size).toBeGreaterThan(0);
    expect(first(outcome).trajectory?.some(({ image }) => given.has(image.data.buffer))).toBe(false);
  });

  it("is painted with fresh noise at every step by the ancestral sampler, as repeatably", async () => {
    const ancestral = { ...request, settings: { ...request.settings, sampler: "ancestral" as const } };
    const { outcome } = await run(ancestral);
    expect((await run(ancestral)).outcome).toEqual(outcome);
    expect(first(outcome).image.data).not.toEqual(first((await run(request)).outcome).image.data);
  });
});

const ranges = fc.record({
  seed: fc.nat(),
  steps: fc.integer({ min: 1, max: 3 }),
  strength: fc.double({ min: 0.05, max: 1, noNaN: true }),
  feather: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20, noNaN: true })),
  grow: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 12, noNaN: true })),
  sampler: fc.constantFrom("deterministic" as const, "ancestral" as const),
  softMask: fc.boolean(),
  shrink: fc.constantFrom(0, 3),
});
const pictures = fc.record({
  width: fc.integer({ min: 2, max: 60 }),
  height: fc.integer({ min: 2, max: 60 }),
  seed: fc.nat(),
  opaque: fc.boolean(),
});
const disk = (picture: Raster, place: number, coverage = 255) =>
  maskOf(picture, (x, y) => {
    const [left, top] = [place % picture.width, Math.floor(place / 97) % picture.height];
    return Math.hypot(x - left, y - top) < 1 + (place % 9) ? coverage : 0;
  });

describe("nothing changes but what may", () => {
  it("by fill, remove, background and scribble, whatever the numbers", async () => {
    await fc.assert(
      fc.asyncProperty(
        pictures,
        fc.nat({ max: 100_000 }),
        ranges,
        fc.integer({ min: 1, max: 255 }),
        async (shape, place, change, coverage) => {
          const before = noisePicture(shape, shape.seed, shape.opaque);
          const marked = disk(before, place, coverage);
          const base = { ...common, source: before, settings: { ...settings, ...change } };
          const drawn: Raster = { ...before, data: before.data.slice().fill(0) };
          marked.data.forEach((value, i) => {
            if (value > 0) drawn.data.set([200, 90, 10, coverage], 4 * i);
          });
          const requests: DecodedRequest[] = [
            { ...base, kind: "fill", mask: marked, prompt: "red", reference: null },
            { ...base, kind: "remove", mask: marked, shadow: false },
            { ...base, kind: "scribble", strokes: drawn, mask: null, prompt: "red" },
          ];
          const rest = invertedMask(marked);
          if (rest.data.some((value) => value > 0))
            requests.push({ ...base, kind: "background", mask: marked, prompt: "", reference: null });
          for (const request of requests) {
            const { image, patch } = first((await run(request)).outcome);
            const open = request.kind === "background" ? rest : marked;
            const flat = composite(before, image, patch);
            expect([request.kind, changedBeyond(open, change.grow, before, flat)]).toEqual([request.kind, 0]);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("by an extension, which has no pixel over the picture and none missing around it", async () => {
    const sides = fc.record({ left: fc.nat(30), right: fc.nat(30), top: fc.nat(30), bottom: fc.nat(30) });
    await fc.assert(
      fc.asyncProperty(pictures, sides, ranges, async (shape, by, change) => {
        fc.pre(Object.values(by).some((width) => width > 0));
        const before = noisePicture(shape, shape.seed, true);
        const { image, patch } = first(
          (await run({ ...examples.extend, source: before, sides: by, settings: { ...settings, ...change } })).outcome,
        );
        let [over, missing] = [0, 0];
        for (let y = -by.top; y < before.height + by.bottom; y++) {
          for (let x = -by.left; x < before.width + by.right; x++) {
            const isOld = x >= 0 && y >= 0 && x < before.width && y < before.height;
            const inside = x >= patch.x && y >= patch.y && x < patch.x + patch.width && y < patch.y + patch.height;
            const alpha = inside ? (image.data[4 * ((y - patch.y) * patch.width + x - patch.x) + 3] as number) : 0;
            if (isOld ? alpha !== 0 : alpha !== 255) isOld ? over++ : missing++;
          }
        }
        expect({ over, missing }).toEqual({ over: 0, missing: 0 });
      }),
      { numRuns: 40 },
    );
  });
});

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
      code: "empty-mask",
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
