/** `packs`: what is there, and installing, checking and removing. */
import type { Command } from "commander";
import { EditError } from "../contract/errors";
import type { PackOrigin } from "../packs/origins/origin";
import { nodeEngine } from "./engine-node";
import type { CliIo } from "./io";
import { shippedPacks, shippedStarts } from "./shipped-packs";
import { installedPacks } from "./store/open";
import { originNamed } from "./store/places";

export function addPackCommands(root: Command, io: CliIo): Command {
  const packs = root
    .command("packs")
    .description("List, install, check and remove model packs.")
    .addHelpText("after", "\nExample:\n  blendfill packs install https://example.org/pack/pack.json")
    .action(() => listPacks(io));
  packs
    .command("list")
    .description("List the packs that come with Blendfill and those that were installed (as `packs` alone does).")
    .action(() => listPacks(io));
  packs
    .command("install <place>")
    .description("Install a pack from an https address, a folder or a zip; run again to go on after an interruption.")
    .action((place: string) => install(place, io));
  packs
    .command("remove <id>")
    .description("Remove an installed pack, or what an interrupted installation left, and free its bytes.")
    .action((id: string) => remove(id, io));
  packs
    .command("check <id>")
    .description("Read an installed pack's files again and compare them with its pack.json.")
    .action((id: string) => check(id, io));
  for (const command of packs.commands) command.allowExcessArguments(false);
  return packs;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function listPacks(io: CliIo): Promise<void> {
  const store = await installedPacks(io);
  const { installed, unfinished } = await store.contents();
  const sources = await Promise.all(installed.map(({ id }) => store.source(id)));
  const engine = nodeEngine(
    io,
    [...(await shippedPacks(io)), ...sources.filter((each) => each !== null)],
    shippedStarts(io),
  );
  const packs = await engine.packs();
  if (packs.length === 0) throw new EditError("pack-missing", "No model pack is installed in models/packs.");
  for (const { id, title, license, kinds, bytes, size, defaults } of packs) {
    const own = installed.find((each) => each.id === id);
    io.stdout(
      `${id}: ${title} (${kinds.join(", ")}; ${size} × ${size} pixels; ${defaults.steps} steps; ${megabytes(own?.bytes ?? bytes)}; ${license}${own ? "; installed" : ""})\n`,
    );
  }
  for (const { id, title, version, from, damaged } of installed) {
    if (damaged.length === 0 && packs.some((pack) => pack.id === id)) continue;
    const what = damaged.length === 0 ? "cannot be read" : `damaged: ${damaged.slice(0, 5).join(", ")}`;
    const place = from.type === "url" ? from.url : `<the ${from.type} "${from.name}">`;
    io.stdout(
      `${id}: ${title} ${version} (installed; ${what}; mend it with \`packs install ${place}\` or free its bytes with \`packs remove ${id}\`)\n`,
    );
  }
  for (const { id, title, received, bytes } of unfinished) {
    io.stdout(`${id}: ${title} (unfinished: ${megabytes(received)} of ${megabytes(bytes)})\n`);
  }
  for (const { id, title, license, bytes, names } of await engine.libraries()) {
    io.stdout(
      `${id}: ${title} (library of reference pictures; ${names.length} names; ${megabytes(bytes)}; ${license})\n`,
    );
  }
}

async function install(place: string, io: CliIo): Promise<void> {
  const stop = new AbortController();
  const silent = io.onInterrupt(() => stop.abort());
  let shown = false;
  const line = (text: string): void => {
    if (!io.isTerminal) return;
    shown = true;
    io.stderr(`\r\x1b[K${text}`);
  };
  try {
    const store = await installedPacks(io);
    const origin: PackOrigin = await originNamed(place, io);
    const { title } = await store.look(origin, stop.signal);
    const pack = await store.install(origin, {
      stop: stop.signal,
      at: Date.now(),
      progress: (received, total) => line(`Installing ${title}: ${megabytes(received)} of ${megabytes(total)}`),
    });
    if (shown) io.stderr("\r\x1b[K");
    io.stdout(`Installed ${pack.title} ${pack.version} (${megabytes(pack.bytes)}). Use it with --pack ${pack.id}\n`);
  } catch (error) {
    if (shown) io.stderr("\r\x1b[K");
    if (error instanceof EditError && error.code === "cancelled") {
      throw new EditError("cancelled", "Stopped. What has been downloaded is kept; run the same command to go on.");
    }
    throw error;
  } finally {
    silent();
  }
}

async function remove(id: string, io: CliIo): Promise<void> {
  const store = await installedPacks(io);
  const before = await store.contents();
  const known = [...before.installed, ...before.unfinished].filter((pack) => pack.id === id);
  if (known.length === 0) throw unknownPack(id, before.installed);
  await store.discard(id);
  await store.remove(id);
  const freed = before.packBytes - (await store.contents()).packBytes;
  io.stdout(`Removed ${known[0]?.title}; ${megabytes(freed)} are free again.\n`);
}

async function check(id: string, io: CliIo): Promise<void> {
  const store = await installedPacks(io);
  const { installed } = await store.contents();
  const pack = installed.find((each) => each.id === id);
  if (pack === undefined) throw unknownPack(id, installed);
  const damaged = await store.check(id);
  if (damaged.length > 0) {
    throw new EditError(
      "checksum-mismatch",
      `Damaged or missing: ${damaged.join(", ")}; install ${pack.title} again to mend it.`,
    );
  }
  io.stdout(`${pack.title} ${pack.version} is whole (${megabytes(pack.bytes)}).\n`);
}

function unknownPack(id: string, installed: readonly { readonly id: string }[]): EditError {
  const ids = installed.map((pack) => `"${pack.id}"`).join(", ") || "none";
  return new EditError("pack-missing", `No installed pack is called "${id}" (installed: ${ids}).`);
}
