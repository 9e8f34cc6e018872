import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EditSettings } from "../../../models/contract/settings";
import { composite } from "../../../models/image/composite";
import { squaredDistances } from "../../../models/image/distance";
import type { Mask, Raster } from "../../../models/image/raster";
import type { DecodedRequest, PipelineOutcome } from "../../../models/pipelines/pipeline";
import { pipelines } from "../../../models/pipelines/registry";
import type { Reference } from "../../../models/starts/relight/reference";
import { analyticNetworks, pipelineContext } from "../../support/analytic";
import { boxMask, diskMask, maskOf, noisePicture } from "../../support/images";
import { run, settings } from "../../support/kinds";

function request(
  source: Raster,
  mask: Mask,
  change: Partial<EditSettings> = {},
  prompt = "red",
  reference: Reference | null = null,
): DecodedRequest<"fill"> {
  return {
    kind: "fill",
    id: "1",
    packId: "tiny",
    source,
    mask,
    prompt,
    reference,
    settings: { ...settings, ...change },
  };
}

const source = noisePicture({ width: 60, height: 45 }, 3);
const mask = diskMask(source, 30, 20, 9);

const ball: Reference = {
  name: "ball",
  source: "us",
  picture: noisePicture({ width: 20, height: 14 }, 5, false),
  clears: true,
  floats: false,
  colour: null,
  level: 0.5,
  detail: 0.8,
};

const pictures = fc.record({
  width: fc.integer({ min: 1, max: 70 }),
  height: fc.integer({ min: 1, max: 70 }),
  seed: fc.nat(),
  opaque: fc.boolean(),
});
const shape = fc.constantFrom("box", "disk", "dots", "line", "faint", "everything");
const ranges = fc.record({
  seed: fc.nat(),
  count: fc.integer({ min: 1, max: 2 }),
  steps: fc.integer({ min: 1, max: 3 }),
  strength: fc.double({ min: 0.05, max: 1, noNaN: true }),
  guidance: fc.constantFrom(1, 2.5),
  feather: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 30, noNaN: true })),
  grow: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 20, noNaN: true })),
  context: fc.option(fc.integer({ min: 0, max: 60 })),
});

function maskOfShape(kind: string, size: Raster, seed: number): Mask {
  const x = seed % size.width;
  const y = Math.floor(seed / 97) % size.height;
  if (kind === "box") return boxMask(size, { x, y, width: 1 + (seed % 13), height: 1 + (seed % 29) });
  if (kind === "line") return boxMask(size, { x, y: 0, width: 1, height: size.height });
  if (kind === "everything") return maskOf(size, () => 255);
  if (kind === "faint") return boxMaskOf(size, x, y, 1 + (seed % 200));
  if (kind === "dots")
    return maskOf(size, (column, row) => (column === x || (column * 31 + row * 17 + seed) % 53 === 0 ? 255 : 0));
  // A disk whose centre pixel is covered however small it is.
  return diskMask(size, x + 0.5, y + 0.5, 1 + (seed % 11));
}

function boxMaskOf(size: Raster, x: number, y: number, coverage: number): Mask {
  return maskOf(size, (column, row) => (Math.abs(column - x) < 4 && Math.abs(row - y) < 3 ? coverage : 0));
}

describe("filling", () => {
  it("changes no byte outside the soft edge, whatever the picture, the mask and the settings", async () => {
    await fc.assert(
      fc.asyncProperty(
        pictures,
        shape,
        fc.nat({ max: 1_000_000 }),
        ranges,
        fc.constantFrom(null, ball, { ...ball, clears: false }),
        async (size, kind, place, change, fetched) => {
          const picture = noisePicture(size, size.seed, size.opaque);
          const marked = maskOfShape(kind, picture, place);
          const { outcome } = await run(request(picture, marked, change, "red", fetched));
          // Measured by the mask alone: nothing farther than `grow` pixels from its coverage may differ.
          const far = squaredDistances(
            marked.data.map((value) => (value > 0 ? 1 : 0)),
            picture,
            100,
          );
          const limit = change.grow * change.grow;
          expect(outcome.candidates).toHaveLength(change.count);
          for (const { image, patch } of outcome.candidates) {
            expect([image.width, image.height]).toEqual([patch.width, patch.height]);
            const flat = composite(picture, image, patch);
            let differs = 0;
            let visible = 0;
            for (let i = 0; i < far.length; i++) {
              if ((far[i] as number) <= limit) continue;
              for (let at = 4 * i; at < 4 * i + 4; at++) if (flat.data[at] !== picture.data[at]) differs++;
              const x = (i % picture.width) - patch.x;
              const y = Math.floor(i / picture.width) - patch.y;
              const isInside = x >= 0 && y >= 0 && x < patch.width && y < patch.height;
              if (isInside && image.data[4 * (y * patch.width + x) + 3] !== 0) visible++;
            }
            expect({ differs, visible }).toEqual({ differs: 0, visible: 0 });
            expect(Math.max(...image.data.filter((_, at) => at % 4 === 3))).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 250 },
    );
  });

  it("changes what is marked", async () => {
    const { outcome } = await run(request(source, mask));
    const [candidate] = outcome.candidates;
    if (candidate === undefined) throw new Error("no candidate");
    const flat = composite(source, candidate.image, candidate.patch);
    let same = 0;
    mask.data.forEach((coverage, i) => {
      if (coverage === 255 && flat.data[4 * i] === source.data[4 * i]) same++;
    });
    expect(same).toBeLessThan(20);
  });

  it("gives the same bytes for the same request", async () => {
    const first = await run(request(source, mask, { count: 2 }));
    const second = await run(request(source, mask, { count: 2 }));
    expect(second.outcome).toEqual(first.outcome);
  });

  it("gives another picture for another seed", async () => {
    const first = (await run(request(source, mask))).outcome.candidates[0]?.image.data;
    const second = (await run(request(source, mask, { seed: 8 }))).outcome.candidates[0]?.image.data;
    expect(second).not.toEqual(first);
  });

  it("gives candidate i the seed + i, so one more changes no other", async () => {
    const three = (await run(request(source, mask, { count: 3, seed: 2 ** 32 - 1 }))).outcome.candidates;
    const two = (await run(request(source, mask, { count: 2, seed: 2 ** 32 - 1 }))).outcome.candidates;
    expect(three.map(({ seed }) => seed)).toEqual([2 ** 32 - 1, 0, 1]);
    expect(three.slice(0, 2)).toEqual(two);
    const alone = (await run(request(source, mask, { seed: 1 }))).outcome.candidates;
    expect(three[2]?.image).toEqual(alone[0]?.image);
  });

  it("starts from a reference at full strength only, at its level, in one pass a step", async () => {
    const networks = analyticNetworks(16);
    const from = request(source, mask, { count: 2, guidance: 3 }, "red", ball);
    const { candidates } = (await run(from, pipelineContext(networks))).outcome;
    expect(candidates.map(({ reference }) => reference)).toEqual(Array(2).fill({ name: "ball", source: "us" }));
    expect(networks.inputs[0]?.time).toBe(0.5);
    expect(networks.inputs).toHaveLength(6);
    expect((await run(from)).outcome.candidates).toEqual(candidates);
    const weaker = await run(request(source, mask, { strength: 0.9 }, "red", ball));
    expect(weaker.outcome).toEqual((await run(request(source, mask, { strength: 0.9 }))).outcome);
  });

  it("paints inside, and keeps the transparency of, a cut-out picture", async () => {
    const clear = noisePicture({ width: 40, height: 40 }, 1, false);
    const marked = boxMask(clear, { x: 10, y: 10, width: 12, height: 12 });
    const [candidate] = (await run(request(clear, marked))).outcome.candidates;
    if (candidate === undefined) throw new Error("no candidate");
    const flat = composite(clear, candidate.image, candidate.patch);
    expect(flat.data[4 * (15 * 40 + 15) + 3]).toBe(255);
    expect(flat.data.subarray(0, 160)).toEqual(clear.data.subarray(0, 160));
  });

  it("refuses an empty mask before it runs a network", async () => {
    const networks = analyticNetworks(16);
    const nothing = maskOf(source, () => 0);
    await expect(run(request(source, nothing), pipelineContext(networks))).rejects.toMatchObject({
      code: "empty-mask",
    });
    expect(networks.prompts).toEqual([]);
  });

  it("refuses a mask of another size", async () => {
    const other = maskOf({ width: 4, height: 4 }, () => 255);
    await expect(run(request(source, other))).rejects.toMatchObject({ code: "mask-size" });
  });

  it("reports the plan, each step, previews and each candidate in order", async () => {
    const context = pipelineContext(analyticNetworks(16), { previewEvery: 2 });
    const { events, outcome } = await run(request(source, mask, { count: 2, steps: 4 }), context);
    const one = ["step", "step", "preview", "step", "step", "candidate"];
    expect(events.map(({ type }) => type)).toEqual(["planned", ...one, ...one]);
    expect(events[0]).toEqual({
      type: "planned",
      crop: outcome.crop,
      working: { width: 16, height: 16 },
      source: { width: 60, height: 45 },
    });
    expect(events[1]).toEqual({ type: "step", candidate: 0, index: 1, of: 4 });
    expect(events[11]).toEqual({ type: "step", candidate: 1, index: 4, of: 4 });
    const preview = events[3];
    if (preview?.type !== "preview") throw new Error("no preview");
    expect(preview.patch).toEqual(outcome.candidates[0]?.patch);
    expect(preview.image.width).toBeLessThanOrEqual(16);
  });
});

describe("what a fill asks its networks", () => {
  async function asked(prompt: string, guidance: number) {
    const networks = analyticNetworks(16);
    const { outcome } = await run(request(source, mask, { guidance, count: 2 }, prompt), pipelineContext(networks));
    return { prompts: networks.prompts, runs: networks.inputs.length, unknown: outcome.unknownWords };
  }

  it("is one pass a step without guidance", async () => {
    // The empty prompt is still embedded: it tells whether the words say anything.
    expect(await asked("red", 1)).toEqual({ prompts: ["red", ""], runs: 6, unknown: [] });
  });

  it("is two passes a step with guidance, each text embedded once", async () => {
    expect(await asked("red", 3)).toEqual({ prompts: ["red", ""], runs: 12, unknown: [] });
  });

  it("is one pass a step without words", async () => {
    expect(await asked(" ", 3)).toEqual({ prompts: [" "], runs: 6, unknown: [] });
  });

  it("is one pass a step when no word is known", async () => {
    expect(await asked("unheard", 3)).toEqual({ prompts: ["unheard", ""], runs: 6, unknown: ["unheard"] });
  });
});

describe("cancelling a fill", () => {
  it("stops after the step it is at and cleans up once", async () => {
    const networks = analyticNetworks(16);
    let finished = 0;
    const wrapped = async function* () {
      try {
        return yield* pipelines.fill(request(source, mask, { steps: 5, count: 3 }), pipelineContext(networks));
      } finally {
        finished++;
      }
    };
    const pipeline = wrapped();
    for (let i = 0; i < 4; i++) await pipeline.next();
    const empty: PipelineOutcome = {
      candidates: [],
      crop: { x: 0, y: 0, width: 0, height: 0 },
      working: { width: 0, height: 0 },
      unknownWords: [],
    };
    await pipeline.return(empty);
    expect((await pipeline.next()).done).toBe(true);
    expect(networks.inputs).toHaveLength(3);
    expect(finished).toBe(1);
  });
});
