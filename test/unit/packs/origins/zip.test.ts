import { Zip, ZipDeflate, type Zippable, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import type { PackOrigin } from "../../../../models/packs/origins/origin";
import { treeOrigin } from "../../../../models/packs/origins/tree";
import { zipTree } from "../../../../models/packs/origins/zip";
import { memoryStore } from "../../../../models/packs/store/memory-store";
import { packStore } from "../../../../models/packs/store/pack-store";
import { type MadeUpPack, madeUpPack, rangedBytes } from "../../../support/made-up-pack";

const never = new AbortController().signal;

async function zipOrigin(zip: Uint8Array): Promise<PackOrigin> {
  return treeOrigin(await zipTree(rangedBytes(new Uint8Array(zip))), { type: "zip", name: "pack.zip" });
}

function zipped({ files }: Pick<MadeUpPack, "files">, level: 0 | 6, prefix = ""): Uint8Array {
  const content: Zippable = Object.fromEntries([...files].map(([path, bytes]) => [prefix + path, [bytes, { level }]]));
  return zipSync(content);
}

async function install(origin: PackOrigin) {
  const bytes = memoryStore();
  const store = packStore({ bytes, reserved: [] });
  await store.install(origin, { stop: never, at: 1, progress: () => undefined });
  return store;
}

async function installs(zip: Uint8Array, pack: MadeUpPack): Promise<void> {
  const store = await install(await zipOrigin(zip));
  const source = await store.source("made-up");
  for (const [path, content] of pack.files) expect(await source?.read(path)).toEqual(content);
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where a signature is found, the first time or each time. */
function places(bytes: Uint8Array, signature: number): readonly number[] {
  const data = view(bytes);
  const found: number[] = [];
  for (let i = 0; i + 4 <= bytes.length; i++) if (data.getUint32(i, true) === signature) found.push(i);
  return found;
}
const [entrySignature, endSignature] = [0x02014b50, 0x06054b50];

/** A compressible pack, so that deflate does something. */
function repetitive(): MadeUpPack {
  return madeUpPack({}, { sizes: [3000, 300, 200_000] });
}

describe("a pack in a zip", () => {
  it.each([
    ["stored", 0, ""],
    ["deflated", 6, ""],
    ["in a folder", 6, "my pack/"],
  ] as const)("installs when %s", async (_, level, prefix) => {
    const pack = repetitive();
    await installs(zipped(pack, level, prefix), pack);
  });

  it("installs when written in one go, with the sizes behind the contents, and a comment at the end", async () => {
    const pack = repetitive();
    const parts: Uint8Array[] = [];
    const zip = new Zip((_, part) => void parts.push(part));
    for (const [path, bytes] of pack.files) {
      const file = new ZipDeflate(path);
      zip.add(file);
      file.push(bytes, true);
    }
    zip.end();
    const whole = Buffer.concat([...parts, Buffer.from("a comment")]);
    whole.writeUInt16LE(9, (places(whole, endSignature)[0] ?? 0) + 20);
    await installs(new Uint8Array(whole), pack);
  });

  it("installs with 64-bit sizes and places", async () => {
    const pack = madeUpPack();
    await installs(withLargeNumbers(zipped(pack, 0)), pack);
  });

  it("uses the pack's own paths only, whatever else the zip holds", async () => {
    const pack = madeUpPack();
    const evil = new Uint8Array(9);
    const files = new Map([...pack.files, ["../../nets/painter.onnx", evil], ["/etc/passwd", evil], ["C:\\x", evil]]);
    await installs(zipped({ files }, 6), pack);
  });

  it.each(["../painter.onnx", "/painter.onnx", "a\\..\\painter.onnx", "nets//painter.onnx", "https://x/painter.onnx"])(
    "refuses a pack.json that names %s",
    async (file) => {
      const pack = madeUpPack();
      const manifest = structuredClone(pack.manifest);
      Object.assign(manifest.networks.painter ?? {}, { file });
      pack.files.set("pack.json", new TextEncoder().encode(JSON.stringify(manifest)));
      await expect(install(await zipOrigin(zipped(pack, 0)))).rejects.toMatchObject({ code: "pack-invalid" });
    },
  );

  it("stops decompressing a bomb soon after the promised size, whatever the zip says of it", async () => {
    const pack = madeUpPack();
    const bomb = new Uint8Array(200 * 2 ** 20);
    const zip = zipped({ files: new Map([...pack.files, ["nets/painter.onnx", bomb]]) }, 6);
    expect(zip.length).toBeLessThan(2 ** 20);
    // The directory lies about the size.
    const data = view(zip);
    for (const at of places(zip, entrySignature)) {
      if (data.getUint32(at + 24, true) === bomb.length) data.setUint32(at + 24, 5000, true);
    }
    const origin = await zipOrigin(zip);
    let received = 0;
    const counting: PackOrigin = {
      ...origin,
      async *read(file, from, stop) {
        for await (const piece of origin.read(file, from, stop)) {
          if (file.file === "nets/painter.onnx") received += piece.length;
          yield piece;
        }
      },
    };
    await expect(install(counting)).rejects.toMatchObject({ code: "checksum-mismatch" });
    expect(received).toBeLessThan(18 * 2 ** 20);
  });

  it("refuses a bomb as pack.json", async () => {
    const files = new Map([["pack.json", new Uint8Array(50 * 2 ** 20)]]);
    await expect(install(await zipOrigin(zipped({ files }, 6)))).rejects.toMatchObject({ code: "pack-invalid" });
  });

  it("tells a damaged, shortened, protected or strange zip", async () => {
    const good = zipped(repetitive(), 6);
    const changed = (change: (bytes: Uint8Array<ArrayBuffer>, data: DataView) => void): Uint8Array => {
      const copy = new Uint8Array(good);
      change(copy, view(copy));
      return copy;
    };
    const ofEntries = (change: (data: DataView, at: number) => void): Uint8Array =>
      changed((bytes, data) => {
        for (const at of places(bytes, entrySignature)) change(data, at);
      });
    const bad: Record<string, Uint8Array> = {
      empty: new Uint8Array(0),
      "no zip": new Uint8Array(1000).fill(7),
      shortened: good.slice(0, good.length - 30),
      "without its beginning": good.slice(1000),
      protected: ofEntries((data, at) => data.setUint16(at + 8, 1, true)),
      "in another compression": ofEntries((data, at) => data.setUint16(at + 10, 93, true)),
      "with places outside": ofEntries((data, at) => data.setUint32(at + 42, 0x7fffffff, true)),
      "with a huge directory": changed((bytes, data) =>
        data.setUint32((places(bytes, endSignature).at(-1) ?? 0) + 12, 0x7fffffff, true),
      ),
      // The first file's contents begin behind its header of 30 bytes and its name; 7 is no kind of block.
      "with damaged compression": changed((bytes) => bytes.fill(7, 30 + "words.json".length, 600)),
    };
    for (const [what, zip] of Object.entries(bad)) {
      const outcome = await zipOrigin(zip)
        .then(install)
        .then(
          () => "installed",
          (error: { code?: string }) => error.code,
        );
      expect([what, outcome]).toEqual([what, "archive-invalid"]);
    }
  });

  it("refuses far more files than a pack has, and contents that would grow far beyond one", async () => {
    const many = new Map(Array.from({ length: 10_001 }, (_, i) => [`${i}`, new Uint8Array(0)]));
    await expect(zipOrigin(zipped({ files: many }, 0))).rejects.toMatchObject({ code: "archive-invalid" });
    const zip = zipped(madeUpPack(), 6);
    const data = view(zip);
    for (const at of places(zip, entrySignature)) data.setUint32(at + 24, 40 * 2 ** 20, true);
    await expect(zipOrigin(zip)).rejects.toMatchObject({ code: "archive-invalid" });
  });

  it("finds too many packs without running out of stack", () => {
    const file = { size: 1, read: async function* () {} };
    const tree = new Map(Array.from({ length: 180_000 }, (_, i) => [`${i}/pack.json`, file]));
    expect(() => treeOrigin(tree, { type: "zip", name: "x.zip" })).toThrow(/several packs/);
  });

  it("notices contents that were changed", async () => {
    const pack = madeUpPack();
    const zip = zipped(pack, 0);
    zip.fill(0xff, 50, 52);
    await expect(install(await zipOrigin(zip))).rejects.toMatchObject({ code: "checksum-mismatch" });
  });

  it("says what it holds instead of a pack", async () => {
    const tree = (path: string) => zipOrigin(zipped({ files: new Map([[path, new Uint8Array(3)]]) }, 0));
    await expect(tree("photos/cat.jpg")).rejects.toMatchObject({ code: "not-a-pack" });
    await expect(tree("sd-turbo/model_index.json")).rejects.toMatchObject({ code: "pack-foreign" });
    await expect(tree("model.safetensors")).rejects.toMatchObject({ code: "pack-foreign" });
    const two = new Map([
      ["a/pack.json", new Uint8Array(3)],
      ["b/pack.json", new Uint8Array(3)],
    ]);
    await expect(zipOrigin(zipped({ files: two }, 0))).rejects.toThrow(/several packs/);
  });
});

/** The same zip with every number that may be 64 bits wide written so (APPNOTE 4.3.14, 4.3.15, 4.5.3). */
function withLargeNumbers(zip: Uint8Array): Uint8Array {
  const data = view(zip);
  const end = places(zip, endSignature).at(-1) ?? 0;
  const start = data.getUint32(end + 16, true);
  const headers: Buffer[] = [];
  let count = 0;
  for (let at = start; at < end; count++) {
    const [name, extra] = [data.getUint16(at + 28, true), data.getUint16(at + 30, true)];
    const header = Buffer.from(zip.slice(at, at + 46));
    const large = Buffer.alloc(28);
    large.writeUInt16LE(1, 0);
    large.writeUInt16LE(24, 2);
    large.writeBigUInt64LE(BigInt(data.getUint32(at + 24, true)), 4);
    large.writeBigUInt64LE(BigInt(data.getUint32(at + 20, true)), 12);
    large.writeBigUInt64LE(BigInt(data.getUint32(at + 42, true)), 20);
    for (const place of [20, 24, 42]) header.writeUInt32LE(0xffffffff, place);
    header.writeUInt16LE(28, 30);
    headers.push(header, Buffer.from(zip.slice(at + 46, at + 46 + name)), large);
    at += 46 + name + extra + data.getUint16(at + 32, true);
  }
  const directory = Buffer.concat(headers);
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(directory.length), 40);
  record.writeBigUInt64LE(BigInt(start), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(start + directory.length), 8);
  const last = Buffer.from(zip.slice(end));
  last.writeUInt16LE(0xffff, 10);
  for (const place of [12, 16]) last.writeUInt32LE(0xffffffff, place);
  return new Uint8Array(Buffer.concat([zip.slice(0, start), directory, record, locator, last]));
}
