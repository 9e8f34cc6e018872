/** The options of guiding and ranking: what commander parses, and what must hold between them. */
import { type Command, Option } from "commander";
import { type GuideSettings, type RankBy, standardGuide } from "../contract/settings";
import { number, whole } from "./options";
import { UsageError } from "./usage-error";

export interface GuideOptions {
  readonly guide?: "clip";
  readonly lambda?: number;
  readonly augmentations?: number;
  readonly algorithm?: 1 | 2;
  readonly guideDistance?: GuideSettings["distance"];
  readonly guideSees?: GuideSettings["sees"];
  readonly guideThrough?: GuideSettings["through"];
  readonly guideAlone?: true;
  readonly rangeLoss?: number;
  readonly backgroundSquared?: number;
  readonly backgroundPerceptual?: number;
  /** Missing where a command has no words. */
  readonly rank?: RankBy;
}

/** As large as the engine takes. */
const weight = number(0, 1e6);
const standard = (what: keyof GuideSettings): string => `(default: ${standardGuide[what]})`;

export function addGuide(command: Command): Command {
  return command
    .optionsGroup("Guide and ranking, for packs with a text-image pair:")
    .addOption(
      new Option("--rank <by>", "order the pictures, best first, by how well they fit the words")
        .choices(["region", "picture", "both", "none"])
        .default("none"),
    )
    .addOption(new Option("--guide <network>", "let the text-image pair guide every step").choices(["clip"]))
    .option("--lambda <weight>", `how strongly it guides, 0 or more ${standard("weight")}`, weight)
    .option(
      "--augmentations <number>",
      `projective copies of the picture it looks at, 1 to 64 ${standard("augmentations")}`,
      whole(1, 64),
    )
    .addOption(
      new Option(
        "--algorithm <number>",
        `1: a loss holds the background; 2: the background is blended in ${standard("algorithm")}`,
      )
        .choices(["1", "2"])
        .argParser(algorithm),
    )
    .addOption(
      new Option("--guide-distance <how>", `between words and picture ${standard("distance")}`).choices([
        "great-circle",
        "cosine",
      ]),
    )
    .addOption(
      new Option(
        "--guide-sees <what>",
        `the clean prediction, the noisy sample, or their mixture ${standard("sees")}`,
      ).choices(["mix", "clean", "noisy"]),
    )
    .addOption(
      new Option(
        "--guide-through <what>",
        `the gradient ends at the prediction, or goes back through the painter, where the pack has its gradient ${standard("through")}`,
      ).choices(["prediction", "painter"]),
    )
    .option("--guide-alone", "the painter does not hear the words; the guide alone says what appears")
    .option("--range-loss <weight>", `of predictions beyond black and white ${standard("range")}`, weight)
    .option(
      "--background-squared <weight>",
      `algorithm 1: of the background's squared change (default: ${standardGuide.background.squared})`,
      weight,
    )
    .option(
      "--background-perceptual <weight>",
      `algorithm 1: of its change as the image network sees it (default: ${standardGuide.background.perceptual})`,
      weight,
    );
}

function algorithm(text: string): 1 | 2 {
  if (text === "1" || text === "2") return text === "1" ? 1 : 2;
  throw new UsageError("--algorithm must be 1 or 2.");
}

/** @throws UsageError if an option says something of a guide, or of a loss, that is not there */
export function checkGuide(options: GuideOptions): void {
  const { guide, backgroundSquared, backgroundPerceptual } = options;
  const ofBackground = { "background-squared": backgroundSquared, "background-perceptual": backgroundPerceptual };
  if (guide === undefined) {
    const ofGuide = {
      lambda: options.lambda,
      augmentations: options.augmentations,
      algorithm: options.algorithm,
      "guide-distance": options.guideDistance,
      "guide-sees": options.guideSees,
      "guide-through": options.guideThrough,
      "guide-alone": options.guideAlone,
      "range-loss": options.rangeLoss,
      ...ofBackground,
    };
    const without = firstGiven(ofGuide);
    if (without !== null) throw new UsageError(`--${without} says how the guide works; add --guide clip.`);
  }
  const loss = firstGiven(ofBackground);
  if (loss !== null && options.algorithm !== 1) {
    throw new UsageError(`--${loss} is a loss of algorithm 1; add --algorithm 1, or leave it out.`);
  }
}

function firstGiven(options: Readonly<Record<string, unknown>>): string | null {
  return Object.entries(options).find(([, value]) => value !== undefined)?.[0] ?? null;
}

/** Null without a guide. */
export function guideOf(options: GuideOptions): GuideSettings | null {
  if (options.guide === undefined) return null;
  const { background } = standardGuide;
  return {
    algorithm: options.algorithm ?? standardGuide.algorithm,
    weight: options.lambda ?? standardGuide.weight,
    augmentations: options.augmentations ?? standardGuide.augmentations,
    distance: options.guideDistance ?? standardGuide.distance,
    sees: options.guideSees ?? standardGuide.sees,
    through: options.guideThrough ?? standardGuide.through,
    range: options.rangeLoss ?? standardGuide.range,
    ...(options.guideAlone && { silent: true }),
    background: {
      squared: options.backgroundSquared ?? background.squared,
      perceptual: options.backgroundPerceptual ?? background.perceptual,
    },
  };
}
