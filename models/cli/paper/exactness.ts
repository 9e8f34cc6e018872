/** B1, B2, B3, B13 and L4: what stays, what may change, and what no stroke may lose. */

import type { GuideSettings } from "../../contract";
import { random } from "../../diffusion/random";
import { maskBounds } from "../../image/mask";
import { planCrop } from "../../image/plan";
import { modelMask, softEdge } from "../../image/soft-edge";
import { column, differs, type Experiment, estimate, listed, paired, shown } from "./experiment";
import { largestOutside, officialRoundTrip, rankCorrelation, squaredDifference } from "./figures-of";
import { strokeMask } from "./pairs";
import { guideOf, judged, picture } from "./tools";

/** Of the background losses, relative to the released code's. */
const lambdas = [0.01, 0.1, 1, 10, 100] as const;

function local(lambda: number): GuideSettings {
  const { background, ...guide } = guideOf({ algorithm: 1 });
  return {
    ...guide,
    background: { squared: lambda * background.squared, perceptual: lambda * background.perceptual },
  };
}

export const b1: Experiment = {
  id: "B1",
  claim: "The background is exactly the source's.",
  measure:
    "Largest difference of any byte outside the mask, of a fill and of the released code's own way through floats.",
  needsPair: false,
  share: 1,
  async run(tools, pair) {
    const filled = await picture(tools, pair);
    const official = officialRoundTrip(pair.picture);
    return {
      ours: largestOutside(filled, pair.picture, pair.mask),
      "float path": largestOutside(official, pair.picture, pair.mask),
    };
  },
  conclude(rows) {
    const ours = Math.max(...column(rows, "ours"));
    const official = column(rows, "float path");
    const off = official.filter((value) => value === 1).length;
    return {
      holds: ours === 0 && Math.max(...official) === 1,
      says: `Ours differs by at most ${ours} on ${rows.length} pictures; the float path is off by one byte on ${off}.`,
    };
  },
};

export const b3: Experiment = {
  id: "B2 and B3",
  claim:
    "Algorithm 1 keeps no background exactly, whatever its λ; a larger λ keeps more of it and lets less of the thing appear.",
  measure:
    "Squared difference outside the mask and the judge's certainty inside, for λ from a hundredth to a hundredfold.",
  needsPair: true,
  share: 0.4,
  async run(tools, pair, show) {
    const blended = await picture(tools, pair, { guide: guideOf() });
    const strip = [
      { name: "source", picture: pair.picture },
      { name: "blended", picture: blended },
    ];
    const row: Record<string, number | null> = {
      "outside, blended": squaredDifference(blended, pair.picture, pair.mask, "outside"),
      "judge, blended": await judged(tools, blended, pair.mask, pair.label),
    };
    for (const lambda of lambdas) {
      const result = await picture(tools, pair, { guide: local(lambda) });
      row[`outside, λ ${lambda}`] = squaredDifference(result, pair.picture, pair.mask, "outside");
      row[`judge, λ ${lambda}`] = await judged(tools, result, pair.mask, pair.label);
      strip.push({ name: `λ ${lambda}`, picture: result });
    }
    show(strip);
    return row;
  },
  conclude(rows) {
    const outside = lambdas.map((lambda) => estimate(column(rows, `outside, λ ${lambda}`))?.mean ?? Number.NaN);
    const inside = lambdas.map((lambda) => estimate(column(rows, `judge, λ ${lambda}`))?.mean ?? Number.NaN);
    const [byOutside, byInside] = [rankCorrelation(lambdas, outside), rankCorrelation(lambdas, inside)];
    const isNeverExact = lambdas.every((lambda) => column(rows, `outside, λ ${lambda}`).every((value) => value > 0));
    const hasJudge = inside.every(Number.isFinite);
    return {
      holds: hasJudge ? isNeverExact && byOutside <= -0.9 && byInside <= -0.9 : isNeverExact && byOutside <= -0.9,
      says:
        `Outside, λ rising: ${listed(outside)} (ρ = ${byOutside.toFixed(2)}); blended: ${shown(estimate(column(rows, "outside, blended")))}. ` +
        (hasJudge
          ? `Judge: ${listed(inside)} (ρ = ${byInside.toFixed(2)}); blended: ${shown(estimate(column(rows, "judge, blended")))}.`
          : "The judge was missing."),
    };
  },
};

export const b13: Experiment = {
  id: "B13",
  claim: "An empty prompt equals unguided filling, bit for bit.",
  measure: "Values that differ between both results at the same seed.",
  needsPair: true,
  share: 0.2,
  async run(tools, { prompt: _, ...pair }) {
    const silent = { ...pair, prompt: "" };
    const [plain, guided] = [await picture(tools, silent), await picture(tools, silent, { guide: guideOf() })];
    return { different: plain.data.filter((value, i) => value !== guided.data[i]).length };
  },
  conclude(rows) {
    const most = Math.max(...column(rows, "different"));
    return { holds: most === 0, says: `At most ${most} values differ on ${rows.length} pictures.` };
  },
};

const widths = [1, 2, 3, 4, 6] as const;

export const l4: Experiment = {
  id: "L4",
  claim: "No thin stroke is lost between mask and model, and shrinking the mask step by step paints more into it.",
  measure:
    "Strokes of 1 to 6 pixels that leave the model an empty mask; judge's certainty and change in the stroke, with and without shrinking.",
  needsPair: false,
  share: 0.4,
  async run(tools, pair) {
    const row: Record<string, number | null> = {};
    let lost = 0;
    for (const width of widths) {
      const mask = strokeMask(width, random(pair.seed).fork(`stroke ${pair.index} ${width}`));
      for (const size of [pair.picture, { width: 2048, height: 2048 }]) {
        const large = size === pair.picture ? mask : { ...size, data: enlarged(mask.data, size.width) };
        const plan = planCrop(size, maskBounds(large), tools.pack.size, { grow: 0, context: null });
        const marked = modelMask(softEdge(large, plan.patch, 0, 0), plan, size);
        if (!marked.data.some((value) => value > 0)) lost++;
      }
    }
    const mask = strokeMask(
      widths[pair.index % widths.length] as number,
      random(pair.seed).fork(`stroke ${pair.index}`),
    );
    for (const [name, shrink] of [
      ["raw", 0],
      ["shrinking", 6],
    ] as const) {
      const result = await picture(tools, { ...pair, mask }, { shrink, context: null });
      row[`change, ${name}`] = squaredDifference(result, pair.picture, mask, "inside");
      row[`judge, ${name}`] = await judged(tools, result, mask, pair.label);
    }
    return { ...row, lost };
  },
  conclude(rows) {
    const lost = column(rows, "lost").reduce((sum, each) => sum + each, 0);
    const byJudge = paired(rows, "judge, shrinking", "judge, raw");
    const byChange = paired(rows, "change, shrinking", "change, raw");
    const more = differs(byJudge.length > 0 ? byJudge : byChange, "above");
    return {
      holds: lost === 0 && more === true,
      says: `${lost} of ${rows.length * widths.length * 2} strokes lost. Shrinking minus raw: judge ${shown(estimate(byJudge))}, change ${shown(estimate(byChange))}.`,
    };
  },
};

/** A stroke as thin as before in a picture sixteen times as large: the hardest case for shrinking it. */
function enlarged(data: Uint8Array<ArrayBuffer>, width: number): Uint8Array<ArrayBuffer> {
  const from = Math.round(Math.sqrt(data.length));
  const times = width / from;
  const out = new Uint8Array(width * width);
  for (let i = 0; i < data.length; i++) {
    if (data[i] === 0) continue;
    const [x, y] = [i % from, Math.floor(i / from)];
    for (let step = 0; step < times; step++) out[y * times * width + x * times + step] = 255;
  }
  return out;
}
