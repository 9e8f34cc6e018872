/** Which files a pack is made of. */
import { EditError } from "../contract/errors";
import type { ModelPack, PackFile } from "./pack";

/**
 * As often as pack.json names them: whatever in it looks like a file, however deep, so that a field added later cannot
 * be forgotten when a pack is installed.
 */
function namedFiles(part: unknown): readonly PackFile[] {
  if (typeof part !== "object" || part === null) return [];
  const inside = Object.values(part).flatMap(namedFiles);
  return isFile(part) ? [{ file: part.file, bytes: part.bytes, sha256: part.sha256 }, ...inside] : inside;
}

function isFile(part: object): part is PackFile {
  return "file" in part && "bytes" in part && "sha256" in part;
}

/** Every file pack.json names, once; the smallest first, so that a pack that lacks one fails early. */
export function filesOf(pack: ModelPack): readonly PackFile[] {
  const files = new Map(namedFiles(pack).map((named) => [named.file, named]));
  return [...files.values()].sort((a, b) => a.bytes - b.bytes);
}

/** Of all files, bytes; a content that several paths share counts once. */
export function bytesOf(files: readonly PackFile[]): number {
  const contents = new Map(files.map(({ sha256, bytes }) => [sha256, bytes]));
  return [...contents.values()].reduce((sum, each) => sum + each, 0);
}

/** @throws EditError "pack-invalid" when one path, or one content, is described in two ways */
export function checkFiles(pack: ModelPack): void {
  const byPath = new Map<string, PackFile>();
  const byContent = new Map<string, PackFile>();
  for (const named of namedFiles(pack)) {
    const path = byPath.get(named.file) ?? named;
    const content = byContent.get(named.sha256) ?? named;
    if (path.sha256 !== named.sha256 || content.bytes !== named.bytes) {
      throw new EditError("pack-invalid", `The pack.json describes the file "${named.file}" in two ways.`);
    }
    byPath.set(named.file, named);
    byContent.set(named.sha256, named);
  }
}
