/** B9, B11 and B12: scribbles, samplers and extension. */
import type { EditRequest } from "../../contract";
import { composite } from "../../image/composite";
import { uniformMask } from "../../image/mask";
import type { Raster } from "../../image/raster";
import { sceneKinds } from "../evaluate/kinds";
import { seamRatio } from "../evaluate/measures";
import { column, differs, type Experiment, estimate, listed, paired, shown } from "./experiment";
import { squaredDifference } from "./figures-of";
import { type Pair, side } from "./pairs";
import { judged, picture, placed, runsOf, settingsOf, type Tools } from "./tools";

const strengths = [0.3, 0.5, 0.7, 0.9, 1] as const;

/** The whole prompt's colour is not known: a plain warm blob stands for a user's strokes. */
function scribbled({ picture: source, mask }: Pair): Raster {
  const data = new Uint8ClampedArray(source.data.length);
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] === 0) continue;
    const light = 0.75 + (0.5 * Math.floor(i / side)) / side;
    data.set([210 * light, 120 * light, 60 * light, 255], 4 * i);
  }
  return { ...source, data };
}

export const b9: Experiment = {
  id: "B9",
  claim: "Skipping more of the noise keeps a scribble more faithfully.",
  measure: "Squared difference to the strokes, and the judge's certainty, for strengths from 0.3 to 1.",
  needsPair: false,
  share: 0.4,
  async run(tools, pair, show) {
    const strokes = scribbled(pair);
    const drawn = { ...pair.picture, data: pair.picture.data.slice() };
    for (let i = 0; i < pair.mask.data.length; i++) {
      if (pair.mask.data[i] !== 0) drawn.data.set(strokes.data.subarray(4 * i, 4 * i + 4), 4 * i);
    }
    const row: Record<string, number | null> = {};
    const strip = [{ name: "strokes", picture: drawn }];
    for (const strength of strengths) {
      const request: EditRequest = {
        ...{ id: "study", packId: tools.pack.id, kind: "scribble", prompt: pair.prompt },
        source: placed(pair.picture),
        strokes: placed(strokes),
        mask: runsOf(pair.mask),
        settings: settingsOf(tools, pair.seed, { strength }),
      };
      const result = await finished(tools, request, pair.picture);
      row[`far, ${strength}`] = squaredDifference(result, drawn, pair.mask, "inside");
      row[`judge, ${strength}`] = await judged(tools, result, pair.mask, pair.label);
      strip.push({ name: `strength ${strength}`, picture: result });
    }
    show(strip);
    return row;
  },
  conclude(rows) {
    const far = strengths.map((strength) => estimate(column(rows, `far, ${strength}`))?.mean ?? Number.NaN);
    const certain = strengths.map((strength) => estimate(column(rows, `judge, ${strength}`))?.mean ?? Number.NaN);
    return {
      holds: far.every((value, i) => i === 0 || value > (far[i - 1] as number)),
      says: `Distance to the strokes by strength ${strengths.join(", ")}: ${listed(far)}; judge: ${listed(certain)}.`,
    };
  },
};

const samplers = ["ancestral", "deterministic"] as const;
const stepCounts = [8, 25, 100] as const;

export const b11: Experiment = {
  id: "B11",
  claim: "Ancestral steps are better with many steps, deterministic ones with few.",
  measure: "Judge's certainty for both samplers with 8, 25 and 100 steps.",
  needsPair: false,
  share: 0.2,
  async run(tools, pair) {
    const row: Record<string, number | null> = {};
    for (const steps of stepCounts) {
      for (const sampler of samplers) {
        // The tests' few steps keep the shape of the experiment.
        const result = await picture(tools, pair, { steps: Math.min(steps, tools.steps * 13), sampler });
        row[`judge, ${sampler}, ${steps}`] = await judged(tools, result, pair.mask, pair.label);
        row[`seam, ${sampler}, ${steps}`] = seamRatio(result, pair.mask);
      }
    }
    return row;
  },
  conclude(rows) {
    const gap = (steps: number): readonly number[] =>
      paired(rows, `judge, ancestral, ${steps}`, `judge, deterministic, ${steps}`);
    const [few, many] = [estimate(gap(8)), estimate(gap(100))];
    return {
      holds: few === null || many === null ? null : many.low > 0 && few.high < 0,
      says: stepCounts
        .map((steps) => `${steps} steps, ancestral minus deterministic: ${shown(estimate(gap(steps)))}`)
        .join("; "),
    };
  },
};

const added = 64;

export const b12: Experiment = {
  id: "B12",
  claim: "A picture can be extended on both sides by different words, and what was there stays exact.",
  measure:
    "Largest difference in the old columns, seams against repeating the edge, and the judge's certainty of each side's own words against the other side's.",
  needsPair: false,
  share: 0.3,
  async run(tools, pair, show) {
    const other = sceneKinds.findIndex(
      ({ name, kind }, label) => kind === "object" && label !== pair.label && tools.paints.has(name),
    );
    const prompts = { left: pair.prompt, right: `a ${sceneKinds[other]?.name ?? ""}` };
    const request: EditRequest = {
      ...{ id: "study", packId: tools.pack.id, kind: "extend", prompt: "", prompts },
      sides: { left: added, right: added, top: 0, bottom: 0 },
      source: placed(pair.picture),
      settings: settingsOf(tools, pair.seed, { context: null }),
    };
    const wide = onWide(pair.picture);
    const result = await finished(tools, request, wide, { x: added, y: 0 });
    const old = uniformMask(wide);
    const [left, right] = [uniformMask(wide), uniformMask(wide)];
    for (let i = 0; i < old.data.length; i++) {
      const x = i % wide.width;
      if (x < added) left.data[i] = 255;
      else if (x >= added + side) right.data[i] = 255;
      else old.data[i] = 255;
    }
    const own = [await judged(tools, result, left, pair.label), await judged(tools, result, right, other)];
    const swapped = [await judged(tools, result, left, other), await judged(tools, result, right, pair.label)];
    const mean = ([a, b]: (number | null)[]): number | null =>
      a === null || b === null || a === undefined || b === undefined ? null : (a + b) / 2;
    show([{ name: "extended", picture: result }]);
    return {
      old: squaredDifference(result, wide, old, "inside"),
      seam: seamRatio(result, old),
      "seam, repeated": seamRatio(tiled(pair.picture), old),
      own: mean(own),
      swapped: mean(swapped),
    };
  },
  conclude(rows) {
    const isExact = column(rows, "old").every((value) => value === 0);
    const byWords = differs(paired(rows, "own", "swapped"), "above");
    const bySeam = differs(paired(rows, "seam", "seam, repeated"), "below");
    return {
      holds: byWords === null ? null : isExact && bySeam === true && byWords,
      says:
        `Old columns ${isExact ? "exact" : "CHANGED"} on ${rows.length} pictures. Seam minus that of a tiled picture: ${shown(estimate(paired(rows, "seam", "seam, repeated")))}. ` +
        `Own words minus swapped: ${shown(estimate(paired(rows, "own", "swapped")))}.`,
    };
  },
};

async function finished(tools: Tools, request: EditRequest, below: Raster, shift = { x: 0, y: 0 }): Promise<Raster> {
  const { candidates } = await tools.engine.edit(request, () => undefined);
  const [candidate] = candidates;
  if (candidate === undefined) throw new Error("The engine gave no candidate.");
  const { patch, image } = candidate;
  return composite(below, image, { ...patch, x: patch.x + shift.x, y: patch.y + shift.y });
}

function onWide(picture: Raster): Raster {
  return columnsFrom(picture, (x) => (x >= added && x < added + side ? x - added : -1));
}

/** The naive extension: the same picture again beside itself. */
function tiled(picture: Raster): Raster {
  return columnsFrom(picture, (x) => (x - added + 2 * side) % side);
}

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
