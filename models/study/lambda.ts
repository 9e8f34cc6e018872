/** B2 and B3: what local guidance with a background loss keeps, by the loss's weight. */
import type { GuideSettings } from "../contract/settings";
import { estimate, rankCorrelation, tableOf } from "./estimate";
import { brief, column, type Experiment, everyTime, listed, means, type NewRow, shown } from "./experiment";
import { farOutside, largestOutside, squaredDifference } from "./figures-of";
import { guidedSteps, guideOf, picture } from "./tools";
import { judged } from "./verdicts";

/** Of the background losses, relative to the released code's: three decades. */
const lambdas = [0.01, 0.1, 1, 10] as const;
/** Where the loss's gradient, followed in steps of the schedule's length, overshoots and grows instead of falling. */
const tooLarge = 100;
/** Pairs that show so. */
const few = 10;

export function local(lambda: number): GuideSettings {
  const { background, ...guide } = guideOf({ algorithm: 1 });
  return {
    ...guide,
    background: { squared: lambda * background.squared, perceptual: lambda * background.perceptual },
  };
}

const names = lambdas.map((lambda) => `λ ${lambda}`);

export const b3: Experiment = {
  id: "B2 and B3",
  method:
    "Algorithm 1 (local guidance, a background loss, no blending) for weights λ of the background loss over three decades and one beyond, relative to the released code's, against algorithm 2 (blended); the same noise, copies and number of copies. Outside the mask: largest byte difference, mean squared difference and perceptual distance to the source. Inside: the judge.",
  needsPair: true,
  async run(tools, pair, show) {
    const row: NewRow = {};
    const strip = [{ name: "source", picture: pair.picture }];
    for (const [name, guide] of [
      ["blended", guideOf()],
      ...[...lambdas, ...(pair.index < few ? [tooLarge] : [])].map((lambda) => [`λ ${lambda}`, local(lambda)] as const),
    ] as const) {
      const result = await picture(tools, pair, { guide, steps: guidedSteps(tools) });
      row[`largest, ${name}`] = largestOutside(result, pair.picture, pair.mask);
      row[`squared, ${name}`] = squaredDifference(result, pair.picture, pair.mask, "outside");
      row[`perceptual, ${name}`] = await farOutside(tools.perceptual, pair.picture, result, pair.mask);
      Object.assign(row, await judged(tools, name, result, pair.mask, pair.label));
      strip.push({ name, picture: result });
    }
    show(strip);
    return row;
  },
  conclude(rows) {
    const outside = means(
      rows,
      names.map((name) => `squared, ${name}`),
    );
    const seen = means(
      rows,
      names.map((name) => `perceptual, ${name}`),
    );
    const inside = means(
      rows,
      names.map((name) => `place, ${name}`),
    );
    const certain = means(
      rows,
      names.map((name) => `certain, ${name}`),
    );
    const least = Math.min(...[...names, `λ ${tooLarge}`].flatMap((name) => everyTime(rows, `largest, ${name}`)));
    const blended = Math.max(...everyTime(rows, "largest, blended"));
    const [byOutside, bySeen, byInside] = [outside, seen, inside].map((values) => rankCorrelation(lambdas, values));
    const falls = (rho: number | undefined): boolean => (rho ?? 0) <= -0.9;
    return [
      {
        id: "B2",
        claim: "Algorithm 1 keeps no background exactly, whatever its λ; algorithm 2 keeps it all.",
        holds: least > 0 && blended === 0,
        key: `least change ${least} bytes, blended ${blended}`,
        says: `Over ${rows.length} pictures and ${lambdas.length + 1} λ, algorithm 1 changes the background by at least ${least} bytes somewhere; squared difference at the largest λ ${shown(estimate(column(rows, `squared, ${names.at(-1)}`)))}, perceptual ${shown(estimate(column(rows, `perceptual, ${names.at(-1)}`)))}. Algorithm 2: ${blended}, ${shown(estimate(column(rows, "perceptual, blended")))}.`,
      },
      {
        id: "B3",
        claim: "A larger λ keeps more of the background and lets less of the thing appear.",
        holds: falls(byOutside) && falls(bySeen) ? falls(byInside) || "in part" : false,
        key: `ρ of λ with squared difference ${brief(byOutside ?? Number.NaN)}, perceptual ${brief(bySeen ?? Number.NaN)}, judge's place ${brief(byInside ?? Number.NaN)}`,
        says: `λ = ${lambdas.join(", ")}: squared difference outside ${listed(outside)} (ρ = ${brief(byOutside ?? Number.NaN)}), perceptual ${listed(seen)} (ρ = ${brief(bySeen ?? Number.NaN)}); judge inside, place ${listed(inside)} (ρ = ${brief(byInside ?? Number.NaN)}), chance ${listed(certain)}. Blended: 0 outside, place ${shown(estimate(column(rows, "place, blended")))}. At λ = ${tooLarge} the steps overshoot: ${shown(estimate(column(rows, `squared, λ ${tooLarge}`)))}.`,
      },
    ];
  },
  tables: (rows) => [
    tableOf(
      "Outside and inside, by λ",
      rows,
      [...names, `λ ${tooLarge}`, "blended"],
      ["squared", "perceptual", "place", "certain"],
    ),
  ],
};
