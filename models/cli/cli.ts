/** The command line: commands, help, and what each failure exits with. */
import { Command, CommanderError } from "commander";
import { EditError } from "../contract/errors";
import type { EditKind } from "../contract/request";
import { edit } from "./edit";
import { addEditOptions, type ParsedOptions, required } from "./edit-options";
import type { CliIo } from "./io";
import { addPackCommands } from "./pack-commands";
import { UsageError } from "./usage-error";

/** Exit statuses. */
const status = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const;

/**
 * Runs one command line (without node and script). Never throws.
 * @returns the exit status
 */
export async function runCli(argv: readonly string[], io: CliIo): Promise<number> {
  try {
    if (argv.length === 0)
      throw new UsageError(
        'Name a command: "fill", "remove", "background", "scribble", "extend" or "packs"; --help explains them.',
      );
    await program(io).parseAsync([...argv], { from: "user" });
    return status.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return status.done;
    io.stderr(`${sentenceOf(error)}\n`);
    if (io.debug && error instanceof Error) io.stderr(`${stackOf(error)}\n`);
    return statusOf(error);
  }
}

function program(io: CliIo): Command {
  const root = new Command("blendfill")
    .description("Fills, clears or extends a picture with what the words say, painted on this machine.")
    .version(io.version)
    .exitOverride()
    // What went wrong is printed once, by runCli.
    .configureOutput({ writeOut: io.stdout, writeErr: () => undefined })
    .showSuggestionAfterError(true)
    .addHelpText("after", `\nExample:\n  ${example}\n\n"blendfill fill --help" lists all options.`);
  for (const [kind, { description, example: usage }] of commands) {
    addEditOptions(root.command(kind), kind)
      .description(description)
      .addHelpText("after", `\nExample:\n  ${usage}`)
      .action((options: ParsedOptions) => edit(required(kind, options), io));
  }
  addPackCommands(root, io);
  for (const command of [root, ...root.commands]) command.allowExcessArguments(false);
  return root;
}

const example =
  'blendfill fill --image photo.jpg --mask mask.png --prompt "a sunflower" --seed 7 --count 2 --out out.png';

const commands: readonly [EditKind, { readonly description: string; readonly example: string }][] = [
  ["fill", { description: "Paint into the white part of a mask.", example }],
  [
    "remove",
    {
      description: "Take away what the white part of a mask covers, and its shadow.",
      example: "blendfill remove --image photo.jpg --mask mask.png --out out.png",
    },
  ],
  [
    "background",
    {
      description: "Paint a new background behind the subject a mask marks white.",
      example: 'blendfill background --image photo.jpg --mask subject.png --prompt "grass" --out out.png',
    },
  ],
  [
    "scribble",
    {
      description: "Make rough strokes real.",
      example: 'blendfill scribble --image photo.jpg --strokes strokes.png --prompt "a tulip" --skip 0.4 --out out.png',
    },
  ],
  [
    "extend",
    {
      description: "Continue a picture beyond its borders.",
      example:
        'blendfill extend --image photo.jpg --left 200 --right 200 --prompt-left "hell" --prompt-right "heaven" --out out.png',
    },
  ],
];

function sentenceOf(error: unknown): string {
  if (error instanceof CommanderError) return asSentence(oneLine(error.message.replace(/^error: /, "")));
  if (error instanceof EditError || error instanceof UsageError) return oneLine(error.message);
  const message = error instanceof Error ? error.message : String(error);
  return `Something went wrong that should not (${oneLine(message)}); BLENDFILL_DEBUG=1 shows where.`;
}

/** Commander writes "unknown option '--sed'" without capital and full stop. */
function asSentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.?)]$/.test(message) ? "" : "."}`;
}

function oneLine(message: string): string {
  return message.replace(/\s*\n\s*/g, " ").trim();
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\nCaused by: ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError || error instanceof UsageError) return status.usage;
  if (error instanceof EditError && error.code === "bad-request") return status.usage;
  if (error instanceof EditError && error.code === "cancelled") return status.interrupted;
  return status.failed;
}
