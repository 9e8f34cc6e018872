/**
 * The only file here that knows the product: when folders move or types change, this file changes and nothing else.
 * One engine for all requests, with both packs and the built library, on the processor.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { runCli } from "../../../models/cli/cli";
import { nodeEngine } from "../../../models/cli/engine-node";
import { findPackageFolder, nodeIo } from "../../../models/cli/node-io";
import { choosePack } from "../../../models/cli/packs";
import { shippedStarts } from "../../../models/cli/shipped-packs";
import { EditError } from "../../../models/contract/errors";
import type { EncodedImage, MaskSource } from "../../../models/contract/picture";
import type { EditRequest } from "../../../models/contract/request";
import type { Drawn } from "./pictures";

export type { EditRequest, EncodedImage, MaskSource };
export type PackName = "embedded" | "tiny";

/** A picture that came out, and what is to be as it was beside its pixels. */
export interface Painted {
  /** Where it lies, whose seed it is, its score and what it started from, in words. */
  readonly facts: string;
  readonly picture: Drawn;
}

export interface Engine {
  /** The folder that holds package.json. */
  readonly root: string;
  /** A stored request: every part as the contract has it. Rejects with the failure's code as the message. */
  edit(request: EditRequest): Promise<readonly Painted[]>;
  prepare(image: EncodedImage, pack: PackName): Promise<object>;
  /** Id of a pack. */
  idOf(pack: PackName): string;
  /** Runs a command line in a folder that holds these pictures; gives the files it wrote, by name, in their order. */
  command(args: readonly string[], files: Readonly<Record<string, Drawn>>): Promise<readonly Painted[]>;
}

export async function openEngine(): Promise<Engine> {
  const root = await findPackageFolder(import.meta.url);
  const io = { ...nodeIo(root), isTerminal: false, debug: false };
  const tinyFolder = join(root, "test/golden/tiny-pack");
  const packs = { embedded: await choosePack(undefined, io), tiny: await choosePack(tinyFolder, io) };
  const engine = nodeEngine(io, [packs.embedded.source, packs.tiny.source], shippedStarts(io));
  const idOf = (pack: keyof typeof packs): string => packs[pack].pack.id;
  return {
    root,
    idOf,
    async edit(request) {
      const { candidates, unknownWords } = await coded(engine.edit(request, () => undefined));
      return candidates.flatMap(({ seed, patch, score, reference, image, trajectory = [] }) => {
        const facts = { seed, ...patch, score: score?.value, from: reference?.name, unknown: unknownWords };
        const frames = trajectory.map((frame) => ({ facts: words(frame.patch), picture: frame.image as Drawn }));
        return [{ facts: words(facts), picture: image as Drawn }, ...frames];
      });
    },
    prepare: (image, pack) => engine.prepare(image, idOf(pack)),
    async command(args, files) {
      const folder = mkdtempSync(join(tmpdir(), "blendfill-golden-"));
      try {
        for (const [name, drawn] of Object.entries(files)) {
          writeFileSync(join(folder, name), (await encoded(drawn)).bytes);
        }
        let said = "";
        const hear = (text: string): void => {
          said += text;
        };
        const given = args.map((arg) => (arg === "TINY" ? tinyFolder : arg));
        const status = await runCli(given, { ...io, workingFolder: folder, stdout: hear, stderr: hear });
        if (status !== 0) throw new Error(`exit status ${status}: ${said.trim()}`);
        const written = readdirSync(folder).filter((name) => !Object.hasOwn(files, name));
        const pictures = written.sort().map(async (name) => ({
          facts: name,
          picture: await decoded(readFileSync(join(folder, name))),
        }));
        return await Promise.all(pictures);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

export async function encoded({ width, height, data }: Drawn): Promise<EncodedImage> {
  const png = await sharp(data, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
  return { type: "image/png", bytes: new Uint8Array(png) };
}

async function decoded(file: Uint8Array): Promise<Drawn> {
  const { data, info } = await sharp(file).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) };
}

function words(facts: object): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0))
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

function coded<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw error instanceof EditError ? new Error(`code ${error.code}`) : error;
  });
}
