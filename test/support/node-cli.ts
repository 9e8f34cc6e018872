/** The command line in this process, with its outputs caught and its disk replaceable. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCli } from "../../models/cli/cli";
import type { CliIo } from "../../models/cli/io";
import { nodeIo } from "../../models/cli/node-io";
import { encodePng } from "../../models/engine/png";
import type { Raster } from "../../models/image/raster";
import { repository, tinyPack } from "./node-packs";
import { boxMask, pattern } from "./node-pictures";

export interface Bench {
  readonly folder: string;
  path(name: string): string;
  put(name: string, content: Uint8Array | string | Raster): void;
  /** Names of the folder's files, hidden ones too. */
  files(): readonly string[];
  run(argv: readonly string[], changes?: Partial<CliIo>): Promise<CliRun>;
  /** `fill` with the usual files and the tiny pack; `extra` comes last and wins. */
  fill(extra?: readonly string[], changes?: Partial<CliIo>): Promise<CliRun>;
  remove(): void;
}

export interface CliRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const benchSize = { width: 90, height: 70 };
export const benchBox = { x: 30, y: 20, width: 25, height: 20 };

/** A temporary folder with photo.png and mask.png. */
export function makeBench(): Bench {
  const folder = mkdtempSync(join(tmpdir(), "blendfill-cli-"));
  const path = (name: string) => join(folder, name);
  const bench: Bench = {
    folder,
    path,
    put(name, content) {
      const isRaster = typeof content === "object" && "data" in content;
      writeFileSync(path(name), isRaster ? encodePng(content) : content);
    },
    files: () => readdirSync(folder).sort(),
    async run(argv, changes = {}) {
      let stdout = "";
      let stderr = "";
      const io: CliIo = {
        ...nodeIo(repository),
        stdout: (text) => {
          stdout += text;
        },
        stderr: (text) => {
          stderr += text;
        },
        isTerminal: false,
        workingFolder: folder,
        packsFolder: path("installed"),
        freshSeed: () => 99,
        onInterrupt: () => () => undefined,
        debug: false,
        ...changes,
      };
      return { status: await runCli(argv, io), stdout, stderr };
    },
    fill: (extra = [], changes) =>
      bench.run(
        [
          ...["fill", "--image", "photo.png", "--mask", "mask.png", "--out", "out.png"],
          ...["--pack", tinyPack, "--steps", "2", "--seed", "7", "--prompt", "a red car", ...extra],
        ],
        changes,
      ),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
  bench.put("photo.png", pattern(benchSize));
  bench.put("mask.png", boxMask(benchSize, benchBox));
  return bench;
}
