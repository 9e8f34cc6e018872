/** The options of the editing commands: what commander parses, and what must hold between them. */
import { type Command, Option } from "commander";
import type { EditKind, Side } from "../contract/request";
import { type EditSettings, type Sampler, usualFinish } from "../contract/settings";
import { addGuide, checkGuide, type GuideOptions } from "./guide-options";
import { type Aspect, aspect, noWish, number, type ReferenceWish, referenceWish, share, skip, whole } from "./options";
import { UsageError } from "./usage-error";

/** What commander hands over; which are there depends on the command. */
export interface ParsedOptions extends GuideOptions {
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
  readonly seed?: number;
  readonly count: number;
  readonly steps?: number;
  readonly strength?: number;
  readonly guidance?: number;
  readonly feather?: number;
  readonly grow?: number;
  readonly context?: number;
  readonly sampler: Sampler;
  readonly softMask: boolean;
  readonly shrink: number;
  readonly match: boolean;
  readonly grain: boolean;
  readonly blend: EditSettings["blend"];
  readonly sharper: boolean;
  readonly force: boolean;
}

export interface EditOptions extends ParsedOptions {
  readonly kind: EditKind;
  readonly image: string;
  readonly out: string;
}

type Part = "mask" | "words" | "reference" | "strokes" | "sides" | "skip" | "strength" | "region" | "shadow";

/** Which options a command has besides those all have. */
const parts: Readonly<Record<EditKind, readonly Part[]>> = {
  fill: ["mask", "words", "reference", "strength", "region"],
  remove: ["mask", "shadow", "strength", "region"],
  background: ["mask", "words", "reference", "strength", "region"],
  scribble: ["strokes", "mask", "words", "skip", "region"],
  extend: ["sides", "words", "reference", "strength"],
};

const maskTexts: Readonly<Record<EditKind, string>> = {
  fill: "required: picture of the same size; white may change, black stays",
  remove: "required: picture of the same size; white goes, black stays",
  background: "required: picture of the same size; white is the SUBJECT, which stays",
  scribble: "picture of the same size; white may change (default: the strokes and a little around them)",
  extend: "",
};

export function addEditOptions(command: Command, kind: EditKind): Command {
  const has = (part: Part): boolean => parts[kind].includes(part);
  command.optionsGroup("Pictures:");
  command.option("--image <file>", "required: picture to edit: PNG, JPEG, WebP or GIF, at most 4096 pixels a side");
  if (has("strokes")) {
    command.option(
      "--strokes <file>",
      "required: picture of the same size with the strokes alone, transparent elsewhere",
    );
  }
  if (has("mask")) command.option("--mask <file>", maskTexts[kind]);
  if (has("sides")) addSides(command);
  addOutputs(command);
  command.optionsGroup("What to paint:");
  if (has("words")) {
    command
      .option("--prompt <words>", "what should appear; empty continues the surroundings", "")
      .option("--negative <words>", "what should not appear", "");
  }
  if (has("shadow")) command.option("--no-shadow", "leave the shadow beside the region as it is");
  if (has("reference")) {
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
  if (has("skip")) {
    command.option(
      "--skip <share>",
      "how much of the noise is skipped: 0 forgets the drawing, 0.9 keeps to it",
      skip,
      defaultSkip,
    );
  }
  if (has("strength")) {
    command.addOption(fromPack("--strength <share>", "0 keeps what is there, 1 ignores it").argParser(share));
  }
  addSampling(command);
  command.optionsGroup(has("region") ? "The region:" : "The seam:");
  command.addOption(fromMask("--feather <pixels>", "width of the soft edge").argParser(number(0, 4096)));
  if (has("region")) {
    command
      .addOption(fromMask("--grow <pixels>", "how far the mask grows first").argParser(number(0, 4096)))
      .addOption(fromMask("--context <pixels>", "surroundings shown to the model").argParser(number(0, 4096)))
      .option("--soft-mask", "grey in the mask is how much may change, not how much is seen", false)
      .option("--shrink <model pixels>", "begin with the mask grown by so many, for thin strokes", whole(0, 8), 0);
  }
  if (has("words")) addGuide(command);
  return addFinish(command)
    .optionsGroup("Other:")
    .addOption(new Option("--pack <id or folder>", "model pack (default: the one that comes with Blendfill)"))
    .option("--force", "allow an output to replace an input", false);
}

function addFinish(command: Command): Command {
  return command
    .optionsGroup("Finish:")
    .option("--no-match", "leave the colours as painted, do not bring them to the surroundings'")
    .option("--sharper", "paint what words alone made a second time at the picture's own scale; takes longer", false)
    .option("--no-grain", "add no grain where the surroundings have some")
    .addOption(
      new Option("--blend <how>", "bring colours there evenly, or by the differences along the edge")
        .choices(["soft", "poisson"])
        .default(usualFinish.blend),
    );
}

/** Half: at 0.3, near the paper's share, the embedded painter loses the drawing's shape; at 0.65 little but the drawing is left. */
const defaultSkip = 0.5;

function addSides(command: Command): void {
  for (const side of ["left", "right", "top", "bottom"] as const satisfies readonly Side[]) {
    command
      .option(`--${side} <pixels>`, `pixels to add on the ${side} side, at most 4096`, whole(0, 4096))
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

function addSampling(command: Command): void {
  command
    .optionsGroup("How it is painted:")
    .addOption(
      new Option(
        "--seed <number>",
        "same seed, same picture; candidate i uses seed + i (default: a new one each time, printed)",
      ).argParser(whole(0, 4294967295)),
    )
    .option(
      "--count <number>",
      "how many pictures, 1 to 64; the others are named out-2.png, out-3.png…",
      whole(1, 64),
      1,
    )
    .addOption(fromPack("--steps <number>", "runs of the painter for each picture, 1 to 100").argParser(whole(1, 100)))
    .addOption(fromPack("--guidance <number>", "how strongly the words are followed, 0 to 30").argParser(number(0, 30)))
    .addOption(
      new Option("--sampler <name>", "straight to the picture, or with fresh noise at every step")
        .choices(["deterministic", "ancestral"])
        .default("deterministic"),
    );
}

function fromPack(flags: string, description: string): Option {
  return new Option(flags, `${description} (default: the pack's)`);
}

function fromMask(flags: string, description: string): Option {
  return new Option(flags, `${description} (default: from the region's size)`);
}

/** Checked here and not by commander, which would name a missing file before a misspelt option. */
export function required(kind: EditKind, options: ParsedOptions): EditOptions {
  const { image, mask, strokes, out } = options;
  if (image === undefined) throw new UsageError("--image is missing: name the picture to edit.");
  if (kind === "scribble" && strokes === undefined) {
    throw new UsageError("--strokes is missing: name a picture of the strokes alone, transparent elsewhere.");
  }
  if (mask === undefined && kind === "background") {
    throw new UsageError(
      "--mask is missing: name a picture of the same size, white where the subject is, which stays.",
    );
  }
  if (mask === undefined && (kind === "fill" || kind === "remove")) {
    throw new UsageError("--mask is missing: name a picture of the same size, white where it may change.");
  }
  if (out === undefined) throw new UsageError("--out is missing: name the file to write, e.g. out.png.");
  if (kind === "extend") checkSides(options);
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
