/** L4: thin strokes. */
import { random } from "../diffusion/random";
import { sceneKinds } from "../evaluation/kinds";
import { framingOf } from "../families/framing";
import { maskBounds } from "../image/mask";
import { planCrop } from "../image/plan";
import type { Mask, Raster } from "../image/raster";
import { modelMask, softEdge } from "../image/soft-edge";
import { bySeed, differs, estimate, tableOf } from "./estimate";
import { type Experiment, everyTime, type NewRow, paired, type Row, shown } from "./experiment";
import { type Pair, strokeMask } from "./pairs";
import { picture, type Tools } from "./tools";
import { wordsFor } from "./verdicts";

const thin = [1, 2, 3, 4, 6] as const;
const thick = 48;
const ways = [
  ["raw", 0],
  ["shrinking", 6],
] as const;

/** A material or a place: what has one look at any width. */
function surfaceFor(tools: Tools, pair: Pair): string {
  const known = sceneKinds.filter(
    ({ name, kind }) => (kind === "material" || kind === "place") && tools.paints.has(name),
  );
  const draw = random(pair.drawn).fork(`surface ${pair.index}`);
  const kind = known[Math.floor(draw.uniform() * known.length)];
  return kind === undefined ? pair.prompt : wordsFor(kind);
}

export const l4: Experiment = {
  id: "L4",
  method: `Strokes of ${thin.join(", ")} pixels (two widths for each pair in turn) and of ${thick} as control, filled with a material or a place by words; the mask as it is, and shrinking to it from 6 pixels more. Reached: how far the stroke's mean colour goes from the source's towards the colour that the same painter gives the same words in a whole region (0 = not at all, 1 = all the way), along the line between both. Lost: strokes whose mask is empty at the model's size, also as a stroke as thin in a picture sixteen times as large.`,
  async run(tools, pair) {
    const prompt = surfaceFor(tools, pair);
    const job = { ...pair, prompt };
    const whole = await picture(tools, job);
    const target = meanColour(whole, pair.mask);
    const row: NewRow = {};
    let lost = 0;
    for (const width of thin) {
      const mask = strokeFor(pair, width);
      for (const size of [pair.picture, { width: 2048, height: 2048 }]) {
        const large = size === pair.picture ? mask : { ...size, data: enlarged(mask.data, size.width) };
        const plan = planCrop(size, maskBounds(large), framingOf(tools.model.traits), { grow: 0, context: null });
        const marked = modelMask(softEdge(large, plan.patch, 0, 0), plan, size);
        if (!marked.data.some((value) => value > 0)) lost++;
      }
    }
    const widths = [thin[pair.index % thin.length], thin[(pair.index + 2) % thin.length], thick] as number[];
    for (const width of widths) {
      const mask = strokeFor(pair, width);
      const source = meanColour(pair.picture, mask);
      for (const [name, shrink] of ways) {
        const result = await picture(tools, { ...job, mask }, { shrink, steps: Math.min(6, tools.steps) });
        const reached = alongLine(source, target, meanColour(result, mask));
        row[`reached, ${width} px, ${name}`] = reached;
        row[`off, ${width} px, ${name}`] = Math.sqrt(squared(meanColour(result, mask), target)) / 255;
      }
    }
    for (const [name] of ways) {
      for (const measure of ["reached", "off"]) {
        const values = thin.map((width) => row[`${measure}, ${width} px, ${name}`]);
        const known = values.filter((value) => typeof value === "number");
        row[`${measure}, thin, ${name}`] = known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
      }
    }
    return { ...row, lost };
  },
  conclude(rows) {
    const lost = everyTime(rows, "lost").reduce((sum, each) => sum + each, 0);
    const thinner = change(rows, "off", "thin");
    const control = change(rows, "off", `${thick} px`);
    const isSame = differs(control, "below") === false && differs(control, "above") === false;
    return [
      {
        id: "L4",
        claim:
          "No thin stroke is lost between mask and model; on strokes of 1 to 6 pixels shrinking beats the raw mask, on thick ones both are alike.",
        holds: lost === 0 && differs(thinner, "below") === true && isSame,
        key: `${lost} lost; distance to the words' colour, shrinking minus raw ${shown(estimate(thinner))}`,
        says: `${lost} of ${everyTime(rows, "lost").length * thin.length * 2} strokes lost. Shrinking minus raw on thin strokes: distance to the words' colour ${shown(estimate(thinner))} (by noise seed ${bySeed(rows, "off, thin, shrinking", "off, thin, raw")}), reached ${shown(estimate(change(rows, "reached", "thin")))}. Control, ${thick} px: distance ${shown(estimate(control))}, reached ${shown(estimate(change(rows, "reached", `${thick} px`)))}.`,
      },
    ];
  },
  tables: (rows) => [
    tableOf(
      "By width",
      rows,
      [...thin.map((width) => `${width} px`), "thin", `${thick} px`].flatMap((width) =>
        ways.map(([name]) => `${width}, ${name}`),
      ),
      ["reached", "off"],
    ),
  ],
};

const change = (rows: readonly Row[], measure: string, width: string): readonly number[] =>
  paired(rows, `${measure}, ${width}, shrinking`, `${measure}, ${width}, raw`);

const strokeFor = (pair: Pair, width: number): Mask =>
  strokeMask(width, random(pair.drawn).fork(`stroke ${pair.index}`));

type Colour = readonly [number, number, number];

function meanColour({ data }: Raster, mask: Mask): Colour {
  const sum = [0, 0, 0];
  let count = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0) continue;
    for (let c = 0; c < 3; c++) sum[c] = sum[c] + data[4 * i + c];
    count++;
  }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

const squared = (a: Colour, b: Colour): number => a.reduce((sum, value, c) => sum + (value - b[c]) ** 2, 0);

/** Null where both ends are too alike for a direction (24 of 255). */
function alongLine(from: Colour, to: Colour, at: Colour): number | null {
  const length = squared(from, to);
  if (length < 24 ** 2) return null;
  return at.reduce((sum, value, c) => sum + (value - from[c]) * (to[c] - from[c]), 0) / length;
}

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
