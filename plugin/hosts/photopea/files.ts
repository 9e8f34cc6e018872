/**
 * Which of the files that come is a call's own. Photopea's files bear no token; they may come after the strings that
 * were echoed later, and one that comes twice, or after its call has given up, arrives in a later call.
 * A script saves one file at most.
 */
import type { Size } from "../../../models/image/geometry";
import { pngSize } from "./png-size";

/** Files of so many calls are known again. */
const remembered = 4;
/** A PNG's last bytes are the checksums of its pixels, so its end and its length tell it from others. */
const tail = 64;

export interface Picked {
  readonly file: ArrayBuffer;
  /** False: it may be an earlier call's; another may still come. */
  readonly sure: boolean;
}

/** The files of one call. */
export interface CallFiles {
  /** The script's first words are heard. Whatever came before is an earlier call's: Photopea works in order. */
  begin(): void;
  take(file: ArrayBuffer): void;
  /** The script's last words are heard. */
  end(): void;
  /** The file of this size; null while there is none. */
  pick(size: Size): Picked | null;
}

export interface Files {
  forCall(): CallFiles;
  /** A file came while no call was there. */
  stray(): void;
  /** A call has got this one: the same again is doubtful. */
  delivered(file: ArrayBuffer): void;
}

export function createFiles(): Files {
  /** Until a file has come out of its place, the place is proof enough. */
  let orderly = true;
  let earlier: readonly string[] = [];
  return {
    forCall() {
      let state: "before" | "during" | "after" = "before";
      const own: ArrayBuffer[] = [];
      return {
        begin() {
          if (state === "before") state = "during";
        },
        take(file) {
          if (state !== "during") orderly = false;
          if (state !== "before") own.push(file);
        },
        end() {
          state = "after";
        },
        pick(size) {
          const sure = own.filter((file) => fits(file, size) && (orderly || !earlier.includes(markOf(file)))).at(-1);
          if (sure) return { file: sure, sure: true };
          const other = own.at(-1);
          return other ? { file: other, sure: false } : null;
        },
      };
    },
    stray() {
      orderly = false;
    },
    delivered(file) {
      earlier = [markOf(file), ...earlier].slice(0, remembered);
    },
  };
}

function fits(file: ArrayBuffer, { width, height }: Size): boolean {
  const size = pngSize(new Uint8Array(file));
  return size !== null && size.width === width && size.height === height;
}

const markOf = (file: ArrayBuffer): string => `${file.byteLength} ${new Uint8Array(file.slice(-tail)).join()}`;
