/** Packs for tests: the tiny one from disk, and one of arithmetic networks that lives in memory. */
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { EditError } from "../../models/contract/errors";
import type { BackendOpener } from "../../models/engine/backend";
import type { NetworkSession } from "../../models/networks/session";
import type { PackSource } from "../../models/packs/pack";
import { declared } from "./declared";

export const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const tinyPack = join(repository, "test/golden/tiny-pack");
export const embeddedPack = join(repository, "models/packs/embedded");

/** A pack.json as the tests change it. */
export interface Manifest {
  [field: string]: unknown;
  license?: string;
  defaults: object;
  networks: { text?: object; painter?: object; gradient?: object; judge?: object };
}

export function tinyManifest(): Manifest {
  return JSON.parse(readFileSync(join(tinyPack, "pack.json"), "utf8")) as Manifest;
}

/** A copy of the tiny pack whose manifest or files were changed. */
export function copyTinyPack(to: string, change: (manifest: Manifest, folder: string) => void): string {
  mkdirSync(to, { recursive: true });
  cpSync(tinyPack, to, { recursive: true });
  const manifest = tinyManifest();
  change(manifest, to);
  writeFileSync(join(to, "pack.json"), JSON.stringify(manifest));
  return to;
}

export function sha256(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

function fileEntry(file: string, content: string): Record<string, unknown> {
  return { file, bytes: Buffer.byteLength(content), sha256: sha256(content) };
}

const vocabulary = JSON.stringify({
  format: 1,
  length: 4,
  pad: 0,
  start: 1,
  unknown: 2,
  words: ["<pad>", "<start>", "<unknown>", "red", "flower"],
  synonyms: { blossom: "flower" },
  names: ["flower", "ball", "sphere", "cube", "dragon"].map((name) => ({ name, kind: "object" })),
});

/** Content of an arithmetic pack's files; the "networks" are texts that `arithmeticBackend` understands. */
export function arithmeticFiles(id = "arithmetic", size = 16): Record<string, string> {
  const text = "text network";
  const painter = "painter network";
  const manifest = {
    ...tinyManifest(),
    id,
    size,
    tokenizer: { type: "words", ...fileEntry("vocabulary.json", vocabulary) },
    networks: { text: fileEntry("text.onnx", text), painter: fileEntry("painter.onnx", painter) },
  };
  return {
    "pack.json": JSON.stringify(manifest),
    "vocabulary.json": vocabulary,
    "text.onnx": text,
    "painter.onnx": painter,
  };
}

/** Tokens 2 and 3 of its pair's texts; an odd one points right, an even one up. */
const pairPieces = { format: 1, length: 3, pad: 0, unknown: 1, pieces: ["[pad]", "[unknown]", "cube", "sphere"] };

/** An arithmetic pack with a pair. @param vectors of the library's pictures, base64 of two int8 */
export function arithmeticPairFiles(library: string, vectors: Record<string, string>): Record<string, string> {
  const files = arithmeticFiles();
  const pieces = JSON.stringify(pairPieces);
  const shelf = JSON.stringify({ format: 1, library, width: 2, threshold: 0.9, vectors });
  const network = "pair network";
  const pair = {
    tokenizer: { type: "pieces", ...fileEntry("pieces.json", pieces) },
    networks: { text: fileEntry("pair_text.onnx", network), image: fileEntry("pair_image.onnx", network) },
    size: 16,
    width: 2,
    shelf: fileEntry("shelf.json", shelf),
  };
  return {
    ...files,
    "pack.json": JSON.stringify({ ...JSON.parse(files["pack.json"] as string), pair }),
    "pieces.json": pieces,
    "shelf.json": shelf,
    "pair_text.onnx": network,
    "pair_image.onnx": network,
  };
}

export function memoryPack(files: Readonly<Record<string, string>>): PackSource {
  return {
    async read(file, progress) {
      const content = files[file];
      if (content === undefined) throw new EditError("pack-file-missing", `There is no ${file}.`);
      const bytes = new Uint8Array(Buffer.from(content));
      progress?.(bytes.length, bytes.length);
      return bytes;
    },
  };
}

export interface FakeBackend extends BackendOpener {
  readonly counts: { opened: number; released: number; runs: number; rebuilt: number };
}

/** Answers painter runs with the clean value given (times nothing, plus nothing): arithmetic instead of weights. */
export function arithmeticBackend(
  options: {
    readonly backend?: "webgpu" | "wasm";
    /** The painter's answer everywhere; may throw or give NaN. The argument counts painter runs of this backend. */
    readonly paint?: (run: number) => number;
  } = {},
): FakeBackend {
  const { backend = "wasm", paint = () => 0.5 } = options;
  const counts = { opened: 0, released: 0, runs: 0, rebuilt: 0 };
  const session = (part: Pick<NetworkSession, "inputs" | "outputs" | "run">): NetworkSession => {
    counts.opened += 1;
    return {
      ...part,
      async release() {
        counts.released += 1;
      },
    };
  };
  return {
    backend,
    device: `fake ${backend}`,
    needsSelfTest: backend === "webgpu",
    counts,
    async open(_, label) {
      if (label === "text") {
        return session({
          inputs: declared("tokens"),
          outputs: declared("context"),
          async run({ tokens }) {
            const data = Float32Array.from(tokens?.data ?? [], Number);
            return { context: { type: "float32", dims: [1, data.length, 1], data } };
          },
        });
      }
      if (label === "CLIP text") {
        return session({
          inputs: declared("tokens"),
          outputs: declared("vector"),
          async run({ tokens }) {
            const isOdd = (tokens?.data[0] as number) % 2 === 1;
            const data = isOdd ? Float32Array.of(1, 0) : Float32Array.of(0, 1);
            return { vector: { type: "float32", dims: [1, 2], data } };
          },
        });
      }
      if (label === "CLIP image") {
        // Right where the picture is red in the middle, up elsewhere.
        return session({
          inputs: declared("pixels", "text", "bend"),
          outputs: declared("vector", "distance", "gradient"),
          async run({ pixels }) {
            const data = (pixels?.data ?? []) as Float32Array<ArrayBuffer>;
            const middle = data.length / 6 + Math.sqrt(data.length / 3) / 2;
            const isRed = (data[middle] as number) > 0.5 && (data[middle + data.length / 3] as number) < 0;
            return {
              vector: { type: "float32", dims: [1, 2], data: Float32Array.of(isRed ? 1 : 0, isRed ? 0 : 1) },
              distance: { type: "float32", dims: [1], data: Float32Array.of(0) },
              gradient: { type: "float32", dims: pixels?.dims ?? [], data: new Float32Array(data.length) },
            };
          },
        });
      }
      return session({
        inputs: declared("noisy", "source", "mask", "time", "context"),
        outputs: declared("clean"),
        async run({ noisy }) {
          const value = paint(counts.runs++);
          const length = noisy?.data.length ?? 0;
          return { clean: { type: "float32", dims: noisy?.dims ?? [], data: new Float32Array(length).fill(value) } };
        },
      });
    },
    async rebuild() {
      counts.rebuilt += 1;
    },
  };
}
