/** Files as the user hands them over: chosen in a dialogue, or dropped with the folder they are in. */
import { plainText } from "../../../models/contract/plain-text";
import type { PackPlace } from "../../engine/client";

/** No pack has more; a folder with more was a mistake. */
const MOST = 2000;

/** What a file dialogue gave; null when nothing was chosen. */
export function placeOfChosen(files: FileList | null): PackPlace | null {
  const all = [...(files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));
  const [first] = all;
  if (first === undefined) return null;
  return { from: "files", name: plainText(first.path.split("/")[0] ?? first.path, 200), files: all.slice(0, MOST) };
}

/**
 * What was dropped: one file, or the files of a folder; null for text and pictures of a page. A file that cannot be
 * read is left out: what the pack lacks is said when it is looked at.
 */
export async function placeOfDropped(items: DataTransferItemList): Promise<PackPlace | null> {
  // Entries must be asked for before the first wait: the list is emptied then.
  const entries = [...items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const [first] = entries;
  if (first === undefined) return null;
  const files: { path: string; file: File }[] = [];
  for (const entry of entries) await collect(entry, files);
  return { from: "files", name: plainText(first.name, 200), files };
}

async function collect(entry: FileSystemEntry, into: { path: string; file: File }[]): Promise<void> {
  if (into.length >= MOST) return;
  if (isFile(entry)) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)));
    if (file) into.push({ path: entry.fullPath.replace(/^\//, ""), file });
    return;
  }
  if (!isFolder(entry)) return;
  const reader = entry.createReader();
  for (;;) {
    // A folder is read in portions; an empty one is the last.
    const some = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
    if (some.length === 0) return;
    for (const each of some) await collect(each, into);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
