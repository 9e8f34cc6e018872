/** L2 and L3: what the latent follow-up claims, as far as a painter of pixels can tell. */
import { seamRatio } from "../evaluation/measures";
import { optimisedLatents, roundTrip, tunedDecoder } from "./block-latents";
import { bySeed, differs, estimate, tableOf } from "./estimate";
import { column, type Experiment, everyTime, listed, mean, type NewRow, paired, shown } from "./experiment";
import { farOutside, pasted, squaredDifference } from "./figures-of";
import { chosen } from "./guiding";
import { guidedSteps, guideOf, picture } from "./tools";
import { judged } from "./verdicts";

export const l2: Experiment = {
  id: "L2",
  method:
    "No pack has a latent space. Of the two things that set Blended Latent Diffusion apart, the smaller space and the network that hears the words itself, the second can be measured: the painter with its words and classifier-free guidance of scale 2 (two passes a step), against the painter guided by the pair alone with 8 copies, the same steps and noise.",
  needsPair: true,
  async run(tools, pair, _, tuned) {
    const words = { guidance: 2, steps: guidedSteps(tools) };
    const guide = {
      guide: guideOf({ augmentations: tools.isShort ? 2 : 8, weight: chosen(tuned, 8) }),
      steps: guidedSteps(tools),
    };
    const heard = await picture(tools, pair, words);
    const led = await picture(tools, pair, guide);
    return {
      ...(await judged(tools, "words", heard, pair.mask, pair.label)),
      ...(await judged(tools, "guide", led, pair.mask, pair.label)),
    };
  },
  conclude(rows) {
    const place = paired(rows, "place, words", "place, guide");
    return [
      {
        id: "L2",
        claim: "Latent diffusion is more precise (its network also hears the words, which the paper's does not).",
        holds: null,
        key: `judge's place, hearing minus guided ${shown(estimate(place))}`,
        says: `Hearing the words minus being guided, both on pixels: judge's place ${shown(estimate(place))} (by noise seed ${bySeed(rows, "place, words", "place, guide")}), chance ${shown(estimate(paired(rows, "certain, words", "certain, guide")))}, named first ${shown(estimate(paired(rows, "first, words", "first, guide")))}.`,
      },
    ];
  },
  tables: (rows) => [tableOf("Judge", rows, ["words", "guide"], ["place", "certain", "first"])],
};

const ways = ["none", "latents", "decoder", "pasted"] as const;

export const l3: Experiment = {
  id: "L3",
  method:
    "A fill of the painter through a latent space that stands in for a learnt one (blocks of 8 × 8 pixels by their four lowest cosine components per channel, a sixteenth of the numbers): as decoded, with the latents or with the decoder fitted to the picture (background weighted 100 to 1, as there; in closed form), and with the decoded region pasted on the source in bytes. Outside the mask: squared difference and perceptual distance to the source; seam at the mask's edge.",
  async run(tools, pair) {
    const filled = await picture(tools, pair);
    const decoded = roundTrip(filled);
    const results = {
      none: decoded,
      latents: optimisedLatents(filled, pair.mask),
      decoder: tunedDecoder(filled, pair.mask),
      pasted: pasted(pair.picture, decoded, pair.mask),
    };
    const row: NewRow = {};
    for (const way of ways) {
      const result = results[way];
      row[`squared, ${way}`] = squaredDifference(result, pair.picture, pair.mask, "outside");
      row[`seam, ${way}`] = seamRatio(result, pair.mask);
      row[`perceptual, ${way}`] = await farOutside(tools.perceptual, pair.picture, result, pair.mask);
    }
    return row;
  },
  conclude(rows) {
    const steps = [
      ["latents", "none"],
      ["decoder", "latents"],
    ] as const;
    const falls = steps.map(([a, b]) => paired(rows, `squared, ${a}`, `squared, ${b}`));
    const seam = paired(rows, "seam, pasted", "seam, decoder");
    const exact = Math.max(...everyTime(rows, "squared, pasted"));
    const left = column(rows, "squared, decoder");
    return [
      {
        id: "L3",
        claim:
          "A latent space leaks the background: most without reconstruction, less with other latents, least with a tuned decoder, none when pasted, which shows a seam.",
        holds:
          falls.every((values) => differs(values, "below") === true) &&
          Math.min(...left) > 0 &&
          exact === 0 &&
          differs(seam, "above") === true,
        key: `squared difference ${listed(ways.map((way) => mean(column(rows, `squared, ${way}`))))} (${ways.join(", ")})`,
        says: `Squared difference outside: ${ways.map((way) => `${way} ${shown(estimate(column(rows, `squared, ${way}`)))}`).join("; ")}. Latents minus none ${shown(estimate(falls[0] ?? []))}, decoder minus latents ${shown(estimate(falls[1] ?? []))}. Seam, pasted minus tuned decoder: ${shown(estimate(seam))}.`,
      },
    ];
  },
  tables: (rows) => [tableOf("Outside the mask", rows, ways, ["squared", "perceptual", "seam"])],
};
