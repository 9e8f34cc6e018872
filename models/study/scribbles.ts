/** B9: how faithful a result is to a scribble, by how much of the noise is skipped. */
import type { EditRequest } from "../contract/request";
import { random } from "../diffusion/random";
import { composite } from "../image/composite";
import { frameOf } from "../image/geometry";
import type { Mask, Raster } from "../image/raster";
import { scribbleOf, styles } from "./drawing";
import { bySeed, differs, estimate, tableOf } from "./estimate";
import { type Experiment, isMonotone, listed, means, type NewRow, paired, shown } from "./experiment";
import { squaredDifference } from "./figures-of";
import { finished, placed, runsOf, settingsOf } from "./tools";
import { judged } from "./verdicts";

const skips = [0.7, 0.5, 0.3, 0.1, 0] as const;
const names = skips.map((skip) => `skip ${skip}`);

export const b9: Experiment = {
  id: "B9",
  method:
    "Scribbles drawn by code as a person would: a wobbly outline, hatching, dots, in the colours of the library's picture of the thing; painted into the region, which is then denoised with the first 70 to 0 % of the noise levels skipped (as many fewer steps). Distance to the drawing: squared difference under the strokes, and perceptual distance in the region. The judge looks at the drawing too.",
  async run(tools, pair, show) {
    const style = styles[pair.index % styles.length] as (typeof styles)[number];
    const draw = random(pair.drawn).fork(`scribble ${pair.index}`);
    const strokes = await scribbleOf(tools.cutouts, pair.name, pair.mask, style, draw);
    const drawn = composite(pair.picture, strokes, frameOf(strokes));
    const under: Mask = { ...pair.mask, data: pair.mask.data.map((_, i) => strokes.data[4 * i + 3]) };
    const row: NewRow = { ...(await judged(tools, "drawing", drawn, pair.mask, pair.label)) };
    const strip: { name: string; picture: Raster }[] = [{ name: style, picture: drawn }];
    const features = async (shownPicture: Raster) => tools.perceptual?.features(shownPicture, pair.mask, "inside");
    const target = await features(drawn);
    for (const skip of tools.isShort ? [0.7, 0] : skips) {
      const strength = 1 - skip;
      const steps = Math.max(2, Math.round(strength * tools.steps));
      const request: EditRequest = {
        ...{ id: "study", packId: tools.pack.id, kind: "scribble", prompt: pair.prompt },
        source: placed(pair.picture),
        strokes: placed(strokes),
        mask: runsOf(pair.mask),
        settings: settingsOf(tools, pair.seed, { strength, steps }),
      };
      const result = await finished(tools, request, pair.picture);
      const name = `skip ${skip}`;
      row[`squared, ${name}`] = squaredDifference(result, drawn, under, "inside");
      const seen = await features(result);
      row[`perceptual, ${name}`] =
        target && seen ? (tools.perceptual?.between(target, seen, pair.mask, "inside") ?? null) : null;
      Object.assign(row, await judged(tools, name, result, pair.mask, pair.label));
      strip.push({ name, picture: result });
    }
    show(strip);
    return row;
  },
  conclude(rows) {
    const far = means(
      rows,
      names.map((name) => `squared, ${name}`),
    );
    const seen = means(
      rows,
      names.map((name) => `perceptual, ${name}`),
    );
    const certain = means(
      rows,
      names.map((name) => `place, ${name}`),
    );
    const ends = paired(rows, "squared, skip 0.7", "squared, skip 0");
    const isRising = [far, seen].every((values) => isMonotone(values.filter(Number.isFinite), "rising"));
    return [
      {
        id: "B9",
        claim: "Skipping more of the noise keeps a scribble more faithfully.",
        holds: isRising && differs(ends, "below") === true,
        key: `squared difference ${listed(far)} at skip ${skips.join(", ")}`,
        says: `Skipping ${skips.join(", ")}: squared difference to the strokes ${listed(far)}; perceptual distance to the drawing ${listed(seen)}; judge's place ${listed(certain)}, of the drawing itself ${listed(means(rows, ["place, drawing"]))}. Most skipped minus none: squared ${shown(estimate(ends))} (by noise seed ${bySeed(rows, "squared, skip 0.7", "squared, skip 0")}), judge's place ${shown(estimate(paired(rows, "place, skip 0.7", "place, skip 0")))}.`,
      },
    ];
  },
  tables: (rows) => [
    tableOf(
      "By share of the noise skipped",
      rows,
      ["drawing", ...names],
      ["squared", "perceptual", "place", "certain"],
    ),
  ],
};
