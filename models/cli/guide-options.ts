/** The options of guiding and ranking: what commander parses, and what must hold between them. */
import { type Command, Option } from "commander";
import { type GuideSettings, guideFields, type RankBy, standardGuide } from "../contract/settings";
import { backgroundOption, guideOption, settingOption } from "./setting-options";
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

export function addGuide(command: Command): Command {
  const { weight, augmentations, algorithm, distance, sees, through, range } = guideFields;
  return command
    .optionsGroup("Guide and ranking, for packs with a text-image pair:")
    .addOption(settingOption("rank"))
    .addOption(new Option("--guide <network>", "let the text-image pair guide every step").choices(["clip"]))
    .addOption(guideOption("lambda", weight))
    .addOption(guideOption("augmentations", augmentations))
    .addOption(guideOption("algorithm", algorithm))
    .addOption(guideOption("guide-distance", distance))
    .addOption(guideOption("guide-sees", sees))
    .addOption(guideOption("guide-through", through))
    .option("--guide-alone", "the painter does not hear the words; the guide alone says what appears")
    .addOption(guideOption("range-loss", range))
    .addOption(backgroundOption("squared"))
    .addOption(backgroundOption("perceptual"));
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
