/** The command line: commands, help, and what each failure exits with. */
import { Command, CommanderError } from "commander";
import { EditError } from "../contract/errors";
import { plainText } from "../contract/plain-text";
import { kindNames, kindOf } from "../kinds/kinds";
import { edit } from "./edit";
import { addEditOptions, type ParsedOptions, required } from "./edit-options";
import type { CliIo } from "./io";
import { addPackCommands } from "./pack-commands";
import { UsageError } from "./usage-error";

/** In one line; a path may have 4,096. */
const mostCharacters = 10_000;

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
        `Name a command: ${kindNames.map((kind) => `"${kind}"`).join(", ")} or "packs"; --help explains them.`,
      );
    await program(io, inWords(io)).parseAsync([...argv], { from: "user" });
    return status.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return status.done;
    io.stderr(`${sentenceOf(error)}\n`);
    if (io.debug && error instanceof Error) io.stderr(`${stackOf(error)}\n`);
    return statusOf(error);
  }
}

/** What is said holds names from packs and disks: none of it may steer the terminal, or hide in a line. */
function inWords(io: CliIo): CliIo {
  const redraw = "\r\x1b[K";
  const line = (text: string): string => `${plainText(text, mostCharacters)}${text.endsWith("\n") ? "\n" : ""}`;
  return {
    ...io,
    stdout: (text) => io.stdout(line(text)),
    stderr: (text) => io.stderr(text.startsWith(redraw) ? `${redraw}${line(text.slice(redraw.length))}` : line(text)),
  };
}

function program(terminal: CliIo, io: CliIo): Command {
  const root = new Command("blendfill")
    .description("Fills, clears or extends a picture with what the words say, painted on this machine.")
    .version(io.version)
    .exitOverride()
    // What went wrong is printed once, by runCli.
    .configureOutput({ writeOut: terminal.stdout, writeErr: () => undefined })
    .showSuggestionAfterError(true)
    .addHelpText(
      "after",
      `\nExample:\n  blendfill fill ${kindOf("fill").command.example}\n\n"blendfill fill --help" lists all options.`,
    );
  for (const kind of kindNames) {
    const { description, example } = kindOf(kind).command;
    addEditOptions(root.command(kind), kind)
      .description(description)
      .addHelpText("after", `\nExample:\n  blendfill ${kind} ${example}`)
      .action((options: ParsedOptions) => edit(required(kind, options), io));
  }
  addPackCommands(root, io);
  for (const command of [root, ...root.commands]) command.allowExcessArguments(false);
  return root;
}

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
  return plainText(message.replace(/\s*\n\s*/g, " "), mostCharacters);
}

function stackOf(error: Error): string {
  const cause = error.cause instanceof Error ? `\nCaused by: ${stackOf(error.cause)}` : "";
  return `${error.stack ?? error.message}${cause}`;
}

function statusOf(error: unknown): number {
  if (error instanceof CommanderError || error instanceof UsageError) return status.usage;
  if (error instanceof EditError && (error.code === "bad-request" || error.code === "unknown-words"))
    return status.usage;
  if (error instanceof EditError && error.code === "cancelled") return status.interrupted;
  return status.failed;
}
