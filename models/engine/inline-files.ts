/** Files that came inside the page: gzip as base64, unpacked when first read. */
import { EditError } from "../contract/errors";
import type { PackSource } from "../packs/pack";

/** Path to base64 of the gzipped file, e.g. "packs/embedded/pack.json". */
export type InlineFiles = { readonly [path: string]: string };

/** What the page sends the engine, with the port it will talk through. */
export interface InlineStart {
  readonly files: InlineFiles;
}

/** The page's global scope once the engine's text has run in it instead of in a worker. */
export interface InlineScope {
  blendfillEngine?: (port: MessagePort, start: InlineStart) => void;
}

/** Characters decoded at once; a multiple of four, so that each piece is base64 of its own. */
const piece = 1 << 20;

/**
 * @throws EditError "pack-file-missing" if the page does not hold the file or it is damaged
 */
export async function readInline(files: InlineFiles, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const text = Object.hasOwn(files, path) ? files[path] : undefined;
  if (text === undefined) {
    throw new EditError("pack-file-missing", `The file ${path} is not part of this window; install the plugin again.`);
  }
  try {
    const packed = new Blob(pieces(text));
    const whole = new Response(packed.stream().pipeThrough(new DecompressionStream("gzip")));
    return new Uint8Array(await whole.arrayBuffer());
  } catch (cause) {
    throw new EditError("pack-file-missing", `The file ${path} is damaged; install the plugin again.`, { cause });
  }
}

function pieces(text: string): Uint8Array<ArrayBuffer>[] {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let at = 0; at < text.length; at += piece) {
    const letters = atob(text.slice(at, at + piece));
    const bytes = new Uint8Array(letters.length);
    for (let i = 0; i < bytes.length; i++) bytes[i] = letters.charCodeAt(i);
    parts.push(bytes);
  }
  return parts;
}

/** A pack's folder inside the page. */
export function inlinePack(files: InlineFiles, folder: string): PackSource {
  return {
    async read(file, progress) {
      const bytes = await readInline(files, `${folder.replace(/\/$/, "")}/${file}`);
      progress?.(bytes.length, bytes.length);
      return bytes;
    },
  };
}
