/** What plugins keep with the file itself, and the limit of every such entry. */
import type { EditorDocument } from "../document/document";

/** Figma's limit for key, value and id together, bytes. */
const largestEntry = 100_000;

/** Throws as Figma does when an entry of plugin data is too large. */
export function checkEntry(key: string, value: string, id: string): void {
  const bytes = new TextEncoder().encode(key + value + id).byteLength;
  if (bytes > largestEntry) throw new Error(`The entry is too large: ${bytes} bytes, at most 100 kB are allowed`);
}

/** The file: what figma.root is, as far as plugins keep data with it. */
export class EmulatedRoot {
  readonly id = "0:0";
  readonly type = "DOCUMENT";
  readonly name = "Document";
  readonly parent = null;
  constructor(private readonly document: EditorDocument) {}

  getPluginData(key: string): string {
    return this.document.data[key] ?? "";
  }
  getPluginDataKeys(): string[] {
    return Object.keys(this.document.data);
  }
  setPluginData(key: string, value: string): void {
    checkEntry(key, value, this.id);
    this.document.change(() => {
      if (value === "") delete this.document.data[key];
      else this.document.data[key] = value;
    });
  }
}
