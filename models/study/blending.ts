/** B4 and B5: blending at every step against pasting once. */
import { random } from "../diffusion/random";
import { seamRatio } from "../evaluation/measures";
import { membrane } from "../image/membrane";
import type { Planes, Raster } from "../image/raster";
import { denoise } from "../pipelines/denoise";
import { bySeed, differs, estimate, tableOf } from "./estimate";
import { column, type Experiment, isMonotone, listed, means, type NewRow, paired, shown } from "./experiment";
import { pasted } from "./figures-of";
import { local } from "./lambda";
import type { Pair } from "./pairs";
import { guidedSteps, guideOf, picture, type Tools } from "./tools";
import { judged } from "./verdicts";

/** Shares of the steps that are blended, the last ones; 0 = only the last picture is composed. */
const shares = [0, 0.25, 0.5, 0.75, 1] as const;
const nameOf = (share: number): string => (share === 0 ? "pasted" : `${100 * share} %`);
const firstHalf = "first 50 %";

/**
 * Paints a pair, blending in some steps alone. Where a step is not blended the painter sees no background either, as
 * the paper's network never does: for it, blending is the only way to know.
 *
 * @param when share of the steps and which of them: the last ones, or the first
 */
async function blendedFor(tools: Tools, pair: Pair, share: number, when: "last" | "first" = "last"): Promise<Raster> {
  const { model } = tools;
  const size = model.traits.sizes.preferred;
  const source = planesOf(pair.picture, size);
  const mask = maskPlane(pair, size);
  const everywhere = { ...mask, data: mask.data.map(() => 1) };
  const scheduler = model.schedule({ steps: tools.steps, strength: 1, sampler: "deterministic" });
  const of = scheduler.times.length - 1;
  const count = Math.round(share * of);
  const isBlended = (index: number): boolean => (when === "last" ? index >= of - count : index < count);
  const { text } = await model.embed(pair.prompt);
  let clean = source;
  const run = denoise(
    {
      model,
      scheduler,
      source,
      mask,
      conditioning: {
        ...{ task: "fill", silent: false, text, image: null, depth: null, reference: null },
        guidance: { text: null, image: null },
      },
      known: (open) => model.known(source, open),
      noise: { ...source, data: random(pair.seed).fork("noise").normal(source.data.length) },
      released: (index) => (isBlended(index) ? mask : everywhere),
      ...(share === 0 && { blends: false }),
    },
    { now: tools.now, timed: () => undefined },
  );
  for await (const step of run) clean = step.clean;
  return rasterOf(clean, pair.picture);
}

/** Painted without knowing its surroundings; the paper's naive paste puts this into them. */
export async function pastedOnly(tools: Tools, pair: Pair): Promise<Raster> {
  return pasted(pair.picture, await blendedFor(tools, pair, 0), pair.mask);
}

export const b4: Experiment = {
  id: "B4 and B5",
  method:
    "The painter with its words, blending in the last 0 to 100 % of the steps (0 = painted without any surroundings and pasted once) and in the first half alone; the same noise. Besides, the pasted one cloned seamlessly (Poisson, Pérez et al. 2003), and both algorithms guided, the painter not hearing the words: algorithm 1 at its smallest λ, pasted, against algorithm 2. Seam: mean difference of neighbours across the mask's edge over that of neighbours 4 to 8 pixels beside it; 1 = no seam. Fitted: every step blended and then the colours along the edge, as it ships. The judge tells whether what a method joins is still the thing.",
  async run(tools, pair, show) {
    const strip: { name: string; picture: Raster }[] = [{ name: "source", picture: pair.picture }];
    const row: NewRow = { "seam, source": seamRatio(pair.picture, pair.mask) };
    const take = async (name: string, result: Raster): Promise<void> => {
      row[`seam, ${name}`] = seamRatio(result, pair.mask);
      Object.assign(row, await judged(tools, name, result, pair.mask, pair.label));
      strip.push({ name, picture: result });
    };
    let alone: Raster | undefined;
    for (const share of shares) {
      const sample = await blendedFor(tools, pair, share);
      alone ??= sample;
      await take(nameOf(share), pasted(pair.picture, sample, pair.mask));
    }
    await take(firstHalf, pasted(pair.picture, await blendedFor(tools, pair, 0.5, "first"), pair.mask));
    await take("Poisson", seamless(pair, alone as Raster));
    // What ships also fits colours along the edge, and grain.
    await take("100 %, fitted", await picture(tools, pair, { match: true, grain: true, blend: "poisson" }));
    show(strip);
    if (tools.pair !== null) {
      const sample = await picture(tools, pair, { guide: local(0.01), steps: guidedSteps(tools) });
      await take("guided, pasted", pasted(pair.picture, sample, pair.mask));
      await take("guided, blended", await picture(tools, pair, { guide: guideOf(), steps: guidedSteps(tools) }));
    }
    return row;
  },
  conclude(rows) {
    const names = shares.map(nameOf);
    const seams = means(
      rows,
      names.map((name) => `seam, ${name}`),
    );
    const change = (what: string, a: string, b: string) => paired(rows, `${what}, ${a}`, `${what}, ${b}`);
    const paste = change("seam", "100 %", "pasted");
    const poisson = change("seam", "100 %", "Poisson");
    return [
      {
        id: "B4",
        claim:
          "Blending at every step joins what is painted to its surroundings better than a naive paste, or Poisson cloning.",
        holds: differs(paste, "below") === true && (differs(poisson, "below") === true || "in part"),
        key: `seam minus paste's ${shown(estimate(paste))}, minus Poisson's ${shown(estimate(poisson))}`,
        says: `Seam, every step minus pasted: ${shown(estimate(paste))} (by noise seed ${bySeed(rows, "seam, 100 %", "seam, pasted")}); minus Poisson: ${shown(estimate(poisson))}; fitted as it ships, minus Poisson: ${shown(estimate(change("seam", "100 %, fitted", "Poisson")))}. Guided: ${shown(estimate(change("seam", "guided, blended", "guided, pasted")))}. Judge's place, every step minus pasted: ${shown(estimate(change("place", "100 %", "pasted")))}; minus Poisson: ${shown(estimate(change("place", "100 %", "Poisson")))}, chance ${shown(estimate(change("certain", "100 %", "Poisson")))}. The untouched source's own seam there: ${shown(estimate(column(rows, "seam, source")))}.`,
      },
      {
        id: "B5",
        claim: "The more steps are blended, the better it is joined.",
        holds: isMonotone(seams, "falling"),
        key: `seam ${listed(seams)} at 0, 25, 50, 75, 100 %`,
        says: `Seam with the last 0, 25, 50, 75, 100 % of the steps blended: ${listed(seams)}. Only the first half: ${shown(estimate(column(rows, `seam, ${firstHalf}`)))}. All minus the last three quarters: ${shown(estimate(change("seam", "100 %", "75 %")))}.`,
      },
    ];
  },
  tables: (rows) => [
    tableOf(
      "Seam and judge",
      rows,
      ["source", ...shares.map(nameOf), firstHalf, "Poisson", "100 %, fitted", "guided, pasted", "guided, blended"],
      ["seam", "place", "certain"],
    ),
  ],
};

/** Seamless cloning (Pérez et al. 2003): the sample plus the smooth membrane through what its edge is wrong by. */
function seamless({ picture, mask }: Pair, sample: Raster): Raster {
  const { width, height } = picture;
  const count = width * height;
  const gap: Planes = { width, height, channels: 3, data: new Float32Array(3 * count) };
  for (let i = 0; i < 3 * count; i++) {
    const at = 4 * (i % count) + Math.floor(i / count);
    gap.data[i] = picture.data[at] - sample.data[at];
  }
  const region: Planes = {
    width,
    height,
    channels: 1,
    data: Float32Array.from(mask.data, (value) => Number(value > 0)),
  };
  const smooth = membrane(gap, region);
  const data = sample.data.slice();
  for (let i = 0; i < 3 * count; i++) {
    const at = 4 * (i % count) + Math.floor(i / count);
    data[at] = sample.data[at] + smooth.data[i];
  }
  return pasted(picture, { ...sample, data }, mask);
}

/** Nearest pixels: the study's pictures have the painter's size but for the tests' tiny one. */
function planesOf(picture: Raster, size: number): Planes {
  const planes: Planes = { width: size, height: size, channels: 3, data: new Float32Array(3 * size * size) };
  for (let i = 0; i < 3 * size * size; i++) {
    const pixel = nearest(i % (size * size), size, picture.width);
    planes.data[i] = picture.data[4 * pixel + Math.floor(i / (size * size))] / 127.5 - 1;
  }
  return planes;
}

function maskPlane({ mask }: Pair, size: number): Planes {
  const data = Float32Array.from({ length: size * size }, (_, i) =>
    Number(mask.data[nearest(i, size, mask.width)] !== 0),
  );
  return { width: size, height: size, channels: 1, data };
}

function rasterOf(planes: Planes, { width, height }: Raster): Raster {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    const pixel = nearest(i, width, planes.width);
    for (let c = 0; c < 3; c++) {
      data[4 * i + c] = (planes.data[c * planes.width * planes.height + pixel] + 1) * 127.5;
    }
  }
  return { width, height, data };
}

function nearest(i: number, from: number, to: number): number {
  const at = (k: number): number => Math.floor(((k + 0.5) * to) / from);
  return at(Math.floor(i / from)) * to + at(i % from);
}
