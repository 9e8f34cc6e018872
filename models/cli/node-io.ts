/** The real disk, terminal, clock and signals. */
import { constants, readFileSync } from "node:fs";
import { access, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { CliIo, FileWriter } from "./io";

/** @param packageFolder holds package.json; see `findPackageFolder` */
export function nodeIo(packageFolder: string): CliIo {
  const { BLENDFILL_DEBUG, INIT_CWD, npm_lifecycle_event: script } = process.env;
  // npm runs scripts in the package's folder; relative paths mean the folder the user typed the command in.
  const fromNpm = script === "blendfill" ? INIT_CWD : undefined;
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    isTerminal: process.stderr.isTTY === true,
    readFile: async (path) => new Uint8Array(await readFile(path)),
    files: nodeFiles,
    workingFolder: fromNpm ?? process.cwd(),
    packageFolder,
    packsFolder: packsFolder(),
    version: readVersion(packageFolder),
    wasm: { read: readOrtFile },
    now: () => performance.now(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    onInterrupt(listener) {
      process.on("SIGINT", listener);
      process.on("SIGTERM", listener);
      return () => {
        process.off("SIGINT", listener);
        process.off("SIGTERM", listener);
      };
    },
    freshSeed: () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
    debug: BLENDFILL_DEBUG === "1",
  };
}

/** Of the user's own data, as each system has it; BLENDFILL_PACKS names another. */
function packsFolder(): string {
  const { BLENDFILL_PACKS, XDG_DATA_HOME, LOCALAPPDATA } = process.env;
  if (BLENDFILL_PACKS) return resolve(BLENDFILL_PACKS);
  const data =
    process.platform === "darwin"
      ? join(homedir(), "Library", "Application Support")
      : process.platform === "win32"
        ? (LOCALAPPDATA ?? join(homedir(), "AppData", "Local"))
        : XDG_DATA_HOME || join(homedir(), ".local", "share");
  return join(data, "blendfill", "packs");
}

/** The nearest folder above a module that holds package.json: one up from build/cli.mjs, two up from the sources. */
export async function findPackageFolder(moduleUrl: string): Promise<string> {
  for (let folder = dirname(fileURLToPath(moduleUrl)); ; folder = dirname(folder)) {
    if (await nodeFiles.exists(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) throw new Error("package.json was not found above the program.");
  }
}

export const nodeFiles: FileWriter = {
  write: (path, bytes) => writeFile(path, bytes),
  rename,
  remove: (path) => rm(path, { force: true }),
  isFolder: (path) =>
    stat(path).then(
      (found) => found.isDirectory(),
      () => false,
    ),
  exists: (path) =>
    access(path, constants.F_OK).then(
      () => true,
      () => false,
    ),
};

/** ORT's wasm as installed in node_modules. */
export async function readOrtFile(file: string): Promise<ArrayBuffer> {
  const path = createRequire(import.meta.url).resolve(`onnxruntime-web/${file}`);
  const bytes = await readFile(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}

function readVersion(packageFolder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  return version;
}
