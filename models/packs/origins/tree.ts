/** A pack in a tree of files: a folder the user chose, or what is in a zip. */
import { EditError } from "../../contract/errors";
import { joined } from "../pieces";
import {
  foreignPack,
  looksForeign,
  manifestBytes,
  notAPack,
  type OriginName,
  orStopped,
  type PackOrigin,
} from "./origin";

/** A file whose bytes can be read from any place. */
export interface RangedFile {
  readonly size: number;
  /** Bytes from `start` up to `end`, both inside the file. */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
}

export interface TreeFile {
  /** As it says of itself; what really comes is counted. */
  readonly size: number;
  /** Its bytes from one of them on. */
  read(from: number): AsyncIterable<Uint8Array<ArrayBuffer>>;
}

/** Path with forward slashes to file. */
export type Tree = ReadonlyMap<string, TreeFile>;

/** Read at once from a disk, bytes. */
const piece = 2 ** 20;

export async function* rangePieces(
  file: RangedFile,
  from: number,
  to: number,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void, void> {
  for (let at = from; at < to; at += piece) yield await file.read(at, Math.min(to, at + piece));
}

/** The user's files by their paths. */
export function folderTree(files: readonly { readonly path: string; readonly data: RangedFile }[]): Tree {
  return new Map(
    files.map(({ path, data }) => [
      path.replaceAll("\\", "/"),
      { size: data.size, read: (from) => rangePieces(data, from, data.size) },
    ]),
  );
}

/**
 * The pack in a tree; its pack.json may lie in a folder of it.
 * @throws EditError "not-a-pack" | "pack-foreign"
 */
export function treeOrigin(tree: Tree, name: Extract<OriginName, { type: "folder" | "zip" }>): PackOrigin {
  const base = baseOf(tree, name.name);
  return {
    name,
    async manifest(stop) {
      const parts: Uint8Array[] = [];
      let received = 0;
      for await (const part of tree.get(`${base}pack.json`)?.read(0) ?? []) {
        received += part.length;
        if (received > manifestBytes) throw new EditError("pack-invalid", "The pack.json is larger than 1 MB.");
        parts.push(part);
      }
      return orStopped(Promise.resolve(joined(parts)), stop);
    },
    async *read({ file, bytes }, from, stop) {
      const found = tree.get(base + file);
      if (found === undefined) {
        throw new EditError(
          "pack-file-missing",
          `"${name.name}" lacks the pack's file "${file}"; was it copied whole?`,
          {
            about: file,
          },
        );
      }
      if (found.size !== bytes) {
        throw new EditError(
          "checksum-mismatch",
          `The file "${file}" has ${found.size} bytes instead of ${bytes}; copy or download the pack again.`,
          { about: file },
        );
      }
      const pieces = found.read(from)[Symbol.asyncIterator]();
      for (;;) {
        const { done, value } = await orStopped(pieces.next(), stop);
        if (done) return;
        yield value;
      }
    },
  };
}

/** The folder of the pack.json nearest to the root, with its slash. */
function baseOf(tree: Tree, where: string): string {
  const paths = [...tree.keys()];
  const found = paths.filter((path) => path === "pack.json" || path.endsWith("/pack.json"));
  const depth = (path: string): number => path.split("/").length;
  const nearest = found.reduce((least, path) => Math.min(least, depth(path)), Number.POSITIVE_INFINITY);
  const [first, second] = found.filter((path) => depth(path) === nearest);
  if (first === undefined) throw paths.some(looksForeign) ? foreignPack(where) : notAPack(where);
  if (second !== undefined) {
    throw new EditError("not-a-pack", `${where} holds several packs; choose the folder of one of them.`, {
      about: where,
    });
  }
  return first.slice(0, -"pack.json".length);
}
