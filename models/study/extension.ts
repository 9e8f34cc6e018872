/** B12: a picture extended on both sides by different words. */
import type { EditRequest } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import type { ReferenceUse } from "../contract/starts";
import { random } from "../diffusion/random";
import { sceneKinds } from "../evaluation/kinds";
import { seamRatio } from "../evaluation/measures";
import { uniformMask } from "../image/mask";
import { defaultFeather } from "../image/plan";
import type { Mask, Raster } from "../image/raster";
import { bySeed, differs, estimate, tableOf } from "./estimate";
import { type Experiment, everyTime, mean, type NewRow, paired, shown } from "./experiment";
import { largestOutside } from "./figures-of";
import { type Pair, side } from "./pairs";
import { finished, guidedSteps, placed, settingsOf, type Tools } from "./tools";
import { judged, judgeMeasures, wordsFor } from "./verdicts";

const added = 64;

/** Two surroundings: places and materials, drawn by the pair's number. */
function sidesOf(tools: Tools, pair: Pair): readonly [number, number] {
  const known = sceneKinds.flatMap(({ name, kind }, label) =>
    (kind === "place" || kind === "material") && tools.paints.has(name) ? [label] : [],
  );
  const any = known.length > 1 ? known : [pair.label, (pair.label + 1) % sceneKinds.length];
  const draw = random(pair.drawn).fork(`sides ${pair.index}`);
  const left = Math.floor(draw.uniform() * any.length);
  const right = (left + 1 + Math.floor(draw.uniform() * (any.length - 1))) % any.length;
  return [any[left], any[right]];
}

const wordsOf = (label: number): string => wordsFor(sceneKinds[label] as (typeof sceneKinds)[number]);

/** @param changes of settings @param reference "auto": places and materials start from drawings, as they ship */
async function extended(
  tools: Tools,
  pair: Pair,
  changes: Partial<EditSettings> = {},
  reference: ReferenceUse = "none",
) {
  const [left, right] = sidesOf(tools, pair);
  const request: EditRequest = {
    ...{ id: "study", packId: tools.pack.id, kind: "extend", prompt: "", reference },
    prompts: { left: wordsOf(left), right: wordsOf(right) },
    sides: { left: added, right: added, top: 0, bottom: 0 },
    source: placed(pair.picture),
    settings: settingsOf(tools, pair.seed, { context: null, guidance: 2, steps: guidedSteps(tools), ...changes }),
  };
  const wide = columnsFrom(pair.picture, (x) => (isOld(x) ? x - added : -1));
  return { wide, result: await finished(tools, request, wide, { x: added, y: 0 }) };
}

/** With the drawings, the soft edge and the fitted colours that ship. */
async function extendedSeam(tools: Tools, pair: Pair): Promise<NewRow> {
  const feather = defaultFeather({ width: added, height: added });
  const { wide, result } = await extended(tools, pair, { feather, match: true, grain: true, blend: "poisson" }, "auto");
  const isNew = maskOf(wide, (x) => !isOld(x));
  return { "seam, as it ships": seamRatio(result, isNew), "old, as it ships": largestOutside(result, wide, isNew) };
}

export const b12: Experiment = {
  id: "B12",
  method: `A picture of ${side} pixels gets ${added} more on the left and on the right, each side with words of its own (places and materials, classifier-free guidance of scale 2, 5 steps). Largest byte difference in the old columns; seam at the joins, against the same picture tiled beside itself; the judge on each side for its own words and for the other side's.`,
  async run(tools, pair, show) {
    const labels = sidesOf(tools, pair);
    const { wide, result } = await extended(tools, pair);
    const [isLeft, isRight, isNew] = [
      maskOf(wide, (x) => x < added),
      maskOf(wide, (x) => x >= added + side),
      maskOf(wide, (x) => !isOld(x)),
    ];
    const row: NewRow = {
      ...(await extendedSeam(tools, pair)),
      old: largestOutside(result, wide, isNew),
      "seam, extended": seamRatio(result, isNew),
      "seam, tiled": seamRatio(
        columnsFrom(pair.picture, (x) => (x - added + 2 * side) % side),
        isNew,
      ),
    };
    const [ownLeft, ownRight, swappedLeft, swappedRight] = await Promise.all(
      (
        [
          [isLeft, labels[0]],
          [isRight, labels[1]],
          [isLeft, labels[1]],
          [isRight, labels[0]],
        ] as const
      ).map(([mask, label]) => judged(tools, "x", result, mask, label)),
    );
    for (const measure of judgeMeasures) {
      const of = (each: Record<string, number | null> | undefined): number => each?.[`${measure}, x`] ?? Number.NaN;
      const pairs = { "own words": [of(ownLeft), of(ownRight)], swapped: [of(swappedLeft), of(swappedRight)] };
      for (const [name, values] of Object.entries(pairs)) {
        row[`${measure}, ${name}`] = values.every(Number.isFinite) ? mean(values) : null;
      }
    }
    show([
      { name: "picture", picture: wide },
      { name: `left “${wordsOf(labels[0])}”, right “${wordsOf(labels[1])}”`, picture: result },
    ]);
    return row;
  },
  conclude(rows) {
    const most = Math.max(...everyTime(rows, "old"), ...everyTime(rows, "old, as it ships"));
    const seams = paired(rows, "seam, extended", "seam, tiled");
    const shipped = paired(rows, "seam, as it ships", "seam, tiled");
    const words = paired(rows, "place, own words", "place, swapped");
    const byWords = differs(words, "above");
    return [
      {
        id: "B12",
        claim: "A picture can be extended on both sides by different words, and what was there stays exact.",
        holds: byWords === null ? null : most === 0 && byWords && (differs(seams, "below") === true || "in part"),
        key: `old columns ${most}; seam minus tile's ${shown(estimate(seams))}, as it ships ${shown(estimate(shipped))}; own minus swapped words ${shown(estimate(words))}`,
        says: `Old columns differ by at most ${most} on ${rows.length} pictures. Seam minus that of a tiled picture: ${shown(estimate(seams))}; with the drawings to start from, the soft edge and the fitted colours that ship: ${shown(estimate(shipped))}. Judge's place of each side's own words minus the other side's: ${shown(estimate(words))} (by noise seed ${bySeed(rows, "place, own words", "place, swapped")}); chance ${shown(estimate(paired(rows, "certain, own words", "certain, swapped")))}.`,
      },
    ];
  },
  tables: (rows) => [
    tableOf("Seams", rows, ["extended", "as it ships", "tiled"], ["seam"]),
    tableOf("Judge, mean of both sides", rows, ["own words", "swapped"], [...judgeMeasures]),
  ],
};

const isOld = (x: number): boolean => x >= added && x < added + side;

function maskOf(size: Raster, has: (x: number) => boolean): Mask {
  const mask = uniformMask(size);
  for (let i = 0; i < mask.data.length; i++) if (has(i % size.width)) mask.data[i] = 255;
  return mask;
}

/** A picture as wide as the extended one; a column of -1 is black. */
function columnsFrom(picture: Raster, at: (x: number) => number): Raster {
  const width = picture.width + 2 * added;
  const data = new Uint8ClampedArray(4 * width * picture.height);
  for (let i = 0; i < width * picture.height; i++) {
    const x = at(i % width);
    if (x < 0) continue;
    const from = 4 * (Math.floor(i / width) * picture.width + x);
    data.set(picture.data.subarray(from, from + 4), 4 * i);
  }
  return { width, height: picture.height, data };
}
