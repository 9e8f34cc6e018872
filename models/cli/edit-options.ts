/** The options of the editing commands: what commander parses, and what must hold between them. */
import { type Command, Option } from "commander";
import { limits } from "../contract/limits";
import { type EditKind, sideNames } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import { kindOf } from "../kinds/kinds";
import { addGuide, checkGuide, type GuideOptions } from "./guide-options";
import { type Aspect, aspect, noWish, type ReferenceWish, referenceWish, skip, whole } from "./options";
import { settingOption } from "./setting-options";
import { UsageError } from "./usage-error";

/** Numbers without a default are missing unless given; a command lacks those of a region where it has none. */
type Chosen = "seed" | "steps" | "strength" | "guidance" | "feather" | "grow" | "context" | "softMask" | "shrink";
type Always = "count" | "sampler" | "match" | "grain" | "blend" | "sharper";
type ParsedSettings = Pick<EditSettings, Always> & {
  readonly [K in Chosen]?: Exclude<EditSettings[K], null>;
};

/** What commander hands over; which are there depends on the command. */
export interface ParsedOptions extends GuideOptions, ParsedSettings {
  readonly image?: string;
  readonly mask?: string;
  readonly strokes?: string;
  readonly out?: string;
  readonly layer?: string;
  readonly report?: string;
  readonly sheet?: string;
  readonly trajectory?: string;
  readonly strip?: string;
  readonly prompt?: string;
  readonly promptLeft?: string;
  readonly promptRight?: string;
  readonly promptTop?: string;
  readonly promptBottom?: string;
  readonly negative?: string;
  readonly reference?: ReferenceWish;
  readonly referenceOnly?: boolean;
  readonly shadow?: boolean;
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
  readonly aspect?: Aspect;
  readonly skip?: number;
  readonly pack?: string;
  readonly force: boolean;
}

export interface EditOptions extends ParsedOptions {
  readonly kind: EditKind;
  readonly image: string;
  readonly out: string;
}

export function addEditOptions(command: Command, kind: EditKind): Command {
  const { takes, command: texts } = kindOf(kind);
  const hasRegion = takes.mask !== "none";
  command.optionsGroup("Pictures:");
  command.option("--image <file>", "required: picture to edit: PNG, JPEG, WebP or GIF, at most 4096 pixels a side");
  if (takes.strokes) {
    command.option(
      "--strokes <file>",
      "required: picture of the same size with the strokes alone, transparent elsewhere",
    );
  }
  if (hasRegion) command.option("--mask <file>", texts.mask);
  if (takes.sides) addSides(command);
  addOutputs(command);
  command.optionsGroup("What to paint:");
  if (takes.words) {
    command
      .option("--prompt <words>", "what should appear; empty continues the surroundings", "")
      .option("--negative <words>", "what should not appear", "");
  }
  if (takes.shadow) command.option("--no-shadow", "leave the shadow beside the region as it is");
  if (takes.start) {
    command
      .addOption(
        new Option(
          "--reference <use or file[:name]>",
          "auto (the pack's choice), add the library's picture of what the words name, clear the region first, or none; " +
            "or a picture of your own that joins the library under its name (repeat for several)",
        )
          .argParser(referenceWish)
          .default(noWish, "auto"),
      )
      .option("--reference-only", "start from your own --reference picture whatever the words say", false);
  }
  if (takes.strokes) {
    command.option(
      "--skip <share>",
      "how much of the noise is skipped: 0 forgets the drawing, 0.9 keeps to it (default: the pack's)",
      skip,
    );
  }
  if (!takes.strokes) command.addOption(settingOption("strength"));
  command.optionsGroup("How it is painted:");
  for (const name of ["seed", "count", "steps", "guidance", "sampler"] as const) command.addOption(settingOption(name));
  command.optionsGroup(hasRegion ? "The region:" : "The seam:").addOption(settingOption("feather"));
  if (hasRegion) {
    for (const name of ["grow", "context", "softMask", "shrink"] as const) command.addOption(settingOption(name));
  }
  if (takes.words) addGuide(command);
  command.optionsGroup("Finish:");
  for (const name of ["match", "sharper", "grain", "blend"] as const) command.addOption(settingOption(name));
  return command
    .optionsGroup("Other:")
    .addOption(new Option("--pack <id or folder>", "model pack (default: the one that comes with Blendfill)"))
    .option("--force", "allow an output to replace an input", false);
}

function addSides(command: Command): void {
  for (const side of sideNames) {
    command
      .option(
        `--${side} <pixels>`,
        `pixels to add on the ${side} side, at most ${limits.extension}`,
        whole(0, limits.extension),
      )
      .option(`--prompt-${side} <words>`, `what should appear on the ${side} side (default: --prompt)`);
  }
  command.option("--aspect <width:height>", "add what is missing to these proportions, evenly on both sides", aspect);
}

function addOutputs(command: Command): void {
  command
    .option("--out <file>", "required: edited picture: .png (recommended), .webp (exact too) or .jpg (not exact)")
    .option("--layer <file>", "also write what changed alone, transparent elsewhere (.png or .webp)")
    .option("--sheet <file>", "also write a sheet of all pictures with their seeds (.png, .webp or .jpg)")
    .option("--trajectory <file>", "also write how the first picture came about, moving (.png, .webp or .gif)")
    .option("--strip <file>", "also write how it came about, step beside step (.png, .webp or .jpg)")
    .option("--report <file>", "also write a JSON file with the request, the plan, times and notices");
}

/** Checked here and not by commander, which would name a missing file before a misspelt option. */
export function required(kind: EditKind, options: ParsedOptions): EditOptions {
  const { image, mask, strokes, out } = options;
  if (image === undefined) throw new UsageError("--image is missing: name the picture to edit.");
  const { takes, missing } = kindOf(kind);
  if (takes.strokes && strokes === undefined) throw new UsageError(`--strokes is missing: ${missing.strokes}`);
  if (takes.mask === "required" && mask === undefined) throw new UsageError(`--mask is missing: ${missing.mask}`);
  if (out === undefined) throw new UsageError("--out is missing: name the file to write, e.g. out.png.");
  if (takes.sides) checkSides(options);
  checkGuide(options);
  checkReferences(options);
  return { ...options, kind, image, out };
}

function checkSides({ left, right, top, bottom, aspect: wanted }: ParsedOptions): void {
  const given = [left, right, top, bottom].filter((side) => side !== undefined);
  if (wanted !== undefined && given.length > 0) {
    throw new UsageError(
      "--aspect says how much is added on each side; leave --left, --right, --top and --bottom out.",
    );
  }
  if (wanted !== undefined || given.some((side) => side > 0)) return;
  throw new UsageError(
    "Nothing would be added; give --left, --right, --top or --bottom a width above 0, or an --aspect.",
  );
}

function checkReferences({ reference, referenceOnly }: ParsedOptions): void {
  if (referenceOnly !== true) return;
  if (reference?.own.length !== 1) {
    throw new UsageError("--reference-only starts from one picture of your own; name it once with --reference.");
  }
  if (reference.use === "none") throw new UsageError("--reference none uses no picture; leave --reference-only out.");
}
