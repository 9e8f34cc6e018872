/** A library of reference pictures in memory, each the same plain square. */
import sharp from "sharp";
import type { PackSource } from "../../models/packs/pack";
import { sha256 } from "./node-packs";

/** 24 × 24 pixels of one colour, as WebP. */
export async function plainWebp(r: number, g: number, b: number): Promise<Uint8Array<ArrayBuffer>> {
  const plain = { create: { width: 24, height: 24, channels: 4, background: { r, g, b, alpha: 1 } } } as const;
  return new Uint8Array(await sharp(plain).webp({ lossless: true }).toBuffer());
}

/** A library.json with an entry for each name, found by the words given with it too; every picture is `bytes`. */
export function libraryJson(bytes: Uint8Array, names: Readonly<Record<string, readonly string[]>>): object {
  return {
    format: 1,
    id: "balls",
    title: "Balls",
    license: "MIT",
    source: "Us (MIT)",
    startLevel: 0.5,
    detail: 0.5,
    pictures: { file: "library.bin", bytes: bytes.length, sha256: sha256(bytes) },
    entries: Object.entries(names).map(([name, words]) => ({
      name,
      words,
      floats: false,
      offset: 0,
      bytes: bytes.length,
    })),
  };
}

/** The library as an engine reads it, and which files it has read. */
export function shelfOf(
  json: object,
  bytes: Uint8Array<ArrayBuffer>,
): { readonly source: PackSource; readonly reads: readonly string[] } {
  const reads: string[] = [];
  const source: PackSource = {
    async read(file) {
      reads.push(file);
      return file === "library.json" ? new Uint8Array(Buffer.from(JSON.stringify(json))) : bytes;
    },
  };
  return { source, reads };
}
