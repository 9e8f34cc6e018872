/** The fill command's options: what commander parsed, and what must hold between them. */

import { extname, resolve } from "node:path";
import { type Command, Option } from "commander";
import { formatOf, type OutputFormat } from "./codec-node";
import { number, share, whole } from "./options";
import { UsageError } from "./usage-error";

/** What commander hands over; `required` makes sure of the files. */
export type ParsedFillOptions = Omit<FillOptions, "image" | "mask" | "out"> &
  Partial<Pick<FillOptions, "image" | "mask" | "out">>;

export interface FillOptions {
  readonly image: string;
  readonly mask: string;
  readonly out: string;
  readonly layer?: string;
  readonly report?: string;
  readonly prompt: string;
  readonly reference: "auto" | "clear" | "none";
  readonly pack?: string;
  readonly seed?: number;
  readonly count: number;
  readonly steps?: number;
  readonly strength?: number;
  readonly guidance?: number;
  readonly feather?: number;
  readonly grow?: number;
  readonly context?: number;
  readonly force: boolean;
}

export function addFillOptions(command: Command): Command {
  return command
    .option("--image <file>", "required: picture to edit: PNG, JPEG, WebP or GIF, at most 4096 pixels a side")
    .option("--mask <file>", "required: picture of the same size; white may change, black stays")
    .option("--out <file>", "required: edited picture: .png (recommended), .webp (exact too) or .jpg (not exact)")
    .option("--prompt <words>", "what should appear; empty continues the surroundings", "")
    .addOption(
      new Option(
        "--reference <use>",
        "add the library's picture of what the words name; or clear the region first; or use none",
      )
        .choices(["auto", "clear", "none"])
        .default("auto"),
    )
    .addOption(
      new Option("--seed <number>", "same seed, same picture; candidate i uses seed + i")
        .default(undefined, "a new one each time, printed")
        .argParser(whole(0, 4294967295)),
    )
    .option("--count <number>", "how many pictures; the others are named out-2.png, out-3.png…", whole(1, 64), 1)
    .option("--layer <file>", "also write what changed alone, transparent elsewhere (.png or .webp)")
    .addOption(fromPack("--steps <number>", "runs of the painter for each picture, 1 to 100").argParser(whole(1, 100)))
    .addOption(fromPack("--strength <share>", "0 keeps what is there, 1 ignores it").argParser(share))
    .addOption(fromPack("--guidance <number>", "how strongly the words are followed, 0 to 30").argParser(number(0, 30)))
    .addOption(fromMask("--feather <pixels>", "width of the soft edge").argParser(number(0, 4096)))
    .addOption(fromMask("--grow <pixels>", "how far the mask grows first").argParser(number(0, 4096)))
    .addOption(fromMask("--context <pixels>", "surroundings shown to the model").argParser(number(0, 4096)))
    .addOption(new Option("--pack <id or folder>", "model pack (default: the one that comes with Blendfill)"))
    .option("--report <file>", "also write a JSON file with the request, the plan, times and notices")
    .option("--force", "allow an output to replace the image or the mask", false);
}

/** Checked here and not by commander, which would name a missing file before a misspelt option. */
export function required(options: ParsedFillOptions): FillOptions {
  const { image, mask, out } = options;
  if (image === undefined) throw new UsageError("--image is missing: name the picture to edit.");
  if (mask === undefined)
    throw new UsageError("--mask is missing: name a picture of the same size, white where it may change.");
  if (out === undefined) throw new UsageError("--out is missing: name the file to write, e.g. out.png.");
  return { ...options, image, mask, out };
}

function fromPack(flags: string, description: string): Option {
  return new Option(flags, `${description} (default: the pack's)`);
}

function fromMask(flags: string, description: string): Option {
  return new Option(flags, `${description} (default: from the mask's size)`);
}

/** Absolute paths of everything one run writes. */
export interface Outputs {
  readonly format: OutputFormat;
  readonly layerFormat: OutputFormat | null;
  readonly pictures: readonly string[];
  readonly layers: readonly string[];
  readonly report: string | null;
}

/** @throws UsageError on an unknown format, two outputs with one name, or an output that is an input */
export function planOutputs(options: FillOptions, workingFolder: string): Outputs {
  const path = (file: string): string => resolve(workingFolder, file);
  const format = formatOf(options.out);
  if (format === null) throw new UsageError(`--out must end in .png, .webp or .jpg, not "${options.out}".`);
  const layerFormat = options.layer === undefined ? null : formatOf(options.layer);
  if (options.layer !== undefined && (layerFormat === null || layerFormat === "jpeg")) {
    throw new UsageError(`--layer must end in .png or .webp, because it has transparency, not "${options.layer}".`);
  }
  const pictures = numbered(path(options.out), options.count);
  const layers = options.layer === undefined ? [] : numbered(path(options.layer), options.count);
  const report = options.report === undefined ? null : path(options.report);
  const all = [...pictures, ...layers, ...(report === null ? [] : [report])];
  const twice = all.find((each, i) => all.indexOf(each) !== i);
  if (twice !== undefined) throw new UsageError(`Two outputs have the same name, "${twice}"; give each its own.`);
  for (const input of [options.image, options.mask]) {
    if (!options.force && all.includes(path(input))) {
      throw new UsageError(`An output would replace the input "${input}"; choose another name, or add --force.`);
    }
  }
  return { format, layerFormat, pictures, layers, report };
}

/** out.png, out-2.png, out-3.png… */
function numbered(path: string, count: number): readonly string[] {
  const extension = extname(path);
  const stem = path.slice(0, path.length - extension.length);
  return Array.from({ length: count }, (_, i) => (i === 0 ? path : `${stem}-${i + 1}${extension}`));
}
