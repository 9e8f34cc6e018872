/** What holds for every kind of edit. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composite } from "../../../models/image/composite";
import { frameOf } from "../../../models/image/geometry";
import { invertedMask } from "../../../models/image/mask";
import type { Raster } from "../../../models/image/raster";
import type { DecodedRequest } from "../../../models/pipelines/pipeline";
import { started } from "../../../models/pipelines/registry";
import { analyticNetworks, pipelineContext } from "../../support/analytic";
import { maskOf, noisePicture } from "../../support/images";
import { changedBeyond, common, examples, first, kinds, run, settings, size } from "../../support/kinds";

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
    // What continues the surroundings takes only light from the painting, and this arithmetic's light is always the same.
    if (request.kind === "remove") return;
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
