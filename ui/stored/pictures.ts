/** Pictures that a stored edit names instead of holding them: kept by their hash, found again, told when they are gone. */
import type { EncodedImage } from "../../models/contract/picture";
import type { Ports } from "../ports";
import { type AskedRequest, fromBase64, isStored, type StoredStrokes } from "./edit";

export interface StoredPictures {
  /** What a stored edit says of its strokes: their hash, or all of them where no place keeps pictures. Never rejects. */
  strokesOf(request: AskedRequest): Promise<StoredStrokes | undefined>;
  /** Null where the picture is gone. Never rejects. */
  find(strokes: StoredStrokes): Promise<EncodedImage | null>;
}

const hashOf = async (bytes: Uint8Array): Promise<string> => (await import("./hash")).hashOf(bytes);

export function createStoredPictures({ pictures, log }: Pick<Ports, "pictures" | "log">): StoredPictures {
  const known = new WeakMap<EncodedImage, Promise<StoredStrokes | undefined>>();

  const keep = async (image: EncodedImage): Promise<StoredStrokes | undefined> => {
    try {
      const hash = await hashOf(image.bytes);
      await pictures.write(hash, image.bytes);
      return { hash };
    } catch (error) {
      log(error); // The edit then holds the strokes itself.
      return undefined;
    }
  };

  return {
    async strokesOf(request) {
      if (request.kind !== "scribble") return undefined;
      if (isStored(request)) return request.strokes;
      const { image } = request.strokes;
      const before = known.get(image);
      if (before) return before;
      const kept = keep(image);
      known.set(image, kept);
      if ((await kept) === undefined) known.delete(image); // The next time there may be room.
      return kept;
    },
    async find(strokes) {
      if (typeof strokes === "string") return { type: "image/png", bytes: fromBase64(strokes) };
      try {
        const bytes = await pictures.read(strokes.hash);
        // What was changed by another hand is not what the edit was made with.
        return bytes && (await hashOf(bytes)) === strokes.hash ? { type: "image/png", bytes } : null;
      } catch (error) {
        log(error);
        return null;
      }
    },
  };
}
