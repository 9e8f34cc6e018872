/**
 * Pictures kept with the file, so that whoever opens it has them: as text in plugin data of its root, in parts, for Figma
 * allows 100 kB an entry. They are written when a result is placed, in the same undo step, or when the plugin closes; till
 * then they wait here, as the history does.
 */
import { HostError } from "../protocol/host";
import { largestPicture } from "../protocol/pictures";

/** Letters of an entry; with its key well below the limit. */
const partLength = 90_000;
/** Letters of all pictures in one file, which everybody who opens it loads. */
const most = 2_000_000;
/** Base64 takes four letters for three bytes. */
const longest = 4 * Math.ceil(largestPicture / 3);

/** What a key says, so that nothing need be read to weigh it: "picture <hash> <part> <parts> <letters of this part>". */
interface Part {
  readonly key: string;
  readonly hash: string;
  readonly part: number;
  readonly parts: number;
  readonly letters: number;
}

export interface Pictures {
  /** Base64, or null. */
  read(hash: string): Promise<string | null>;
  write(hash: string, text: string): Promise<void>;
  /** Writes what the file does not have. Synchronous, because the plugin may be closing. */
  intoDocument(): void;
}

export function createPictures(): Pictures {
  /** Came since the plugin was started. They stay: an undo takes them out of the file again. */
  const fresh = new Map<string, string>();
  return {
    read: async (hash) => fresh.get(hash) ?? inThisFile(hash),
    async write(hash, text) {
      if (fresh.has(hash) || inThisFile(hash) !== null) return;
      if (text.length > longest) {
        throw new HostError(
          "too-large",
          "This picture is too large to keep in the file (over 1 MB). Use a smaller one.",
        );
      }
      const known = new Set(parts().map((part) => part.hash));
      const waiting = [...fresh].filter(([other]) => !known.has(other));
      const taken = parts().reduce((sum, part) => sum + part.letters, 0);
      if (waiting.reduce((sum, [, other]) => sum + other.length, taken) + text.length > most) {
        throw new HostError("storage-full", "This file holds as many pictures as it may. Use one that it has.");
      }
      fresh.set(hash, text);
    },
    intoDocument() {
      try {
        for (const [hash, text] of fresh) if (inThisFile(hash) === null) writeParts(hash, text);
      } catch (error) {
        // A file one may only look at: the picture lasts as long as this window.
        console.error("Blendfill could not keep a picture in the file:", String(error));
      }
    },
  };
}

function writeParts(hash: string, text: string): void {
  const count = Math.ceil(text.length / partLength);
  for (let part = 0; part < count; part++) {
    const value = text.slice(part * partLength, (part + 1) * partLength);
    figma.root.setPluginData(`picture ${hash} ${part} ${count} ${value.length}`, value);
  }
}

/** Null unless every part is there. */
function inThisFile(hash: string): string | null {
  const own = parts()
    .filter((one) => one.hash === hash)
    .sort((a, b) => a.part - b.part);
  if (own.length === 0 || own.length !== own[0]?.parts) return null;
  return own.map(({ key }) => figma.root.getPluginData(key)).join("");
}

function parts(): readonly Part[] {
  return figma.root.getPluginDataKeys().flatMap((key) => {
    const [, hash, part, count, letters] = /^picture ([0-9a-f]{64}) (\d+) (\d+) (\d+)$/.exec(key) ?? [];
    if (hash === undefined) return [];
    return [{ key, hash, part: Number(part), parts: Number(count), letters: Number(letters) }];
  });
}
