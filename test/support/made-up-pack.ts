/** Packs of any size whose contents are noise, and places to install them from. */
import type { PackOrigin } from "../../models/packs/origins/origin";
import { type FetchPack, siteOrigin } from "../../models/packs/origins/site-origin";
import { folderTree, type RangedFile, treeOrigin } from "../../models/packs/origins/tree";
import { type Manifest, sha256, tinyManifest } from "./node-packs";

export interface MadeUpPack {
  readonly manifest: Manifest;
  /** Path to content, pack.json included. */
  readonly files: Map<string, Uint8Array<ArrayBuffer>>;
  /** Of all files but pack.json. */
  readonly bytes: number;
}

/** Fixed noise, so that nothing compresses and no two seeds agree. */
function noise(length: number, seed: number): Uint8Array<ArrayBuffer> {
  let state = (seed * 2654435761 + 1) >>> 0;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 24;
  });
}

/** @param sizes bytes of the three files every pack has; `seed` decides their contents */
export function madeUpPack(
  change: Record<string, unknown> = {},
  {
    seed = 1,
    sizes = [40, 300, 5000],
  }: { readonly seed?: number; readonly sizes?: readonly [number, number, number] } = {},
): MadeUpPack {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const entry = (file: string, index: 0 | 1 | 2): object => {
    const content = noise(sizes[index], seed * 10 + index);
    files.set(file, content);
    return { file, bytes: content.length, sha256: sha256(content) };
  };
  const { pair: _, ...tiny } = tinyManifest();
  const manifest: Manifest = {
    ...tiny,
    id: "made-up",
    title: "Made-up pack",
    tokenizer: { type: "words", ...entry("words.json", 0) },
    networks: { text: entry("nets/text.onnx", 1), painter: entry("nets/painter.onnx", 2) },
    ...change,
  };
  const bytes = [...files.values()].reduce((sum, { length }) => sum + length, 0);
  files.set("pack.json", new TextEncoder().encode(JSON.stringify(manifest)));
  return { manifest, files, bytes };
}

export function rangedBytes(bytes: Uint8Array<ArrayBuffer>): RangedFile {
  return { size: bytes.length, read: async (start, end) => bytes.slice(start, end) };
}

/** A folder of the user's. */
export function folderOf({ files }: Pick<MadeUpPack, "files">, prefix = "folder/"): PackOrigin {
  const tree = folderTree([...files].map(([path, bytes]) => ({ path: prefix + path, data: rangedBytes(bytes) })));
  return treeOrigin(tree, { type: "folder", name: "folder" });
}

export const address = "https://packs.example/one/pack.json";

/** A server that holds the pack, and how it misbehaves. */
export interface Server {
  /** After so many bytes of an answer the connection breaks; null = never. */
  breaksAfter: number | null;
  knowsRanges: boolean;
  /** Its answers are streams of bytes, which can be read into a given buffer. */
  sendsBytes: boolean;
  /** Its files may be read by other sites. */
  allows: boolean;
  /** Nobody can reach it. */
  isDown: boolean;
  /** Each "path from-byte" asked for. */
  readonly asked: string[];
  /** Bytes sent. */
  sent: number;
  readonly origin: PackOrigin;
}

/** @param next the next bytes; none at the end */
function stream(isOfBytes: boolean, next: () => Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (!isOfBytes) {
    const pull = (to: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>): void => {
      const piece = next();
      if (piece.length > 0) to.enqueue(piece);
      else to.close();
    };
    return new ReadableStream({ pull }, { highWaterMark: 0 });
  }
  return new ReadableStream({
    type: "bytes",
    pull(to) {
      const piece = next();
      if (piece.length > 0) return to.enqueue(piece);
      to.close();
      to.byobRequest?.respond(0);
    },
  });
}

export function serverOf({ files }: Pick<MadeUpPack, "files">, chunk = 64): Server {
  const fetchPack: FetchPack = async (url, { headers, mode }) => {
    const path = new URL(url).pathname.replace("/one/", "");
    const from = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
    if (server.isDown || (mode === "cors" && !server.allows)) throw new TypeError("Failed to fetch");
    server.asked.push(`${decodeURIComponent(path)} ${from}`);
    const content = files.get(decodeURIComponent(path));
    if (content === undefined) return { ok: false, status: 404, body: null };
    const start = server.knowsRanges ? from : 0;
    if (start > 0 && start >= content.length) return { ok: false, status: 416, body: null };
    let at = start;
    return {
      ok: true,
      status: start > 0 ? 206 : 200,
      body: stream(server.sendsBytes, () => {
        if (server.breaksAfter !== null && at - start >= server.breaksAfter) throw new TypeError("network error");
        const limit = server.breaksAfter === null ? content.length : start + server.breaksAfter;
        const piece = content.slice(at, Math.min(content.length, limit, at + chunk));
        at += piece.length;
        server.sent += piece.length;
        return piece;
      }),
    };
  };
  const server: Server = {
    breaksAfter: null,
    knowsRanges: true,
    sendsBytes: true,
    allows: true,
    isDown: false,
    asked: [],
    sent: 0,
    origin: siteOrigin(address, fetchPack),
  };
  return server;
}
