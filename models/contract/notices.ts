/** What the engine has to say to a user beside a result. */
import type { EditErrorCode } from "./errors";
import type { Side } from "./request";
import type { MappedWord, UnknownWord } from "./words";

/** Something a user should know, as a code with values: whoever shows it has the words, in the user's language. */
export type Notice =
  /** A text was longer than what is read of it, characters. */
  | {
      readonly code: "words-cut";
      readonly what: "prompt" | "negative" | Side;
      readonly characters: number;
      readonly read: number;
    }
  /** Something else is painted than was typed. */
  | ({ readonly code: "word-mapped" } & MappedWord)
  /** A word was left out. */
  | ({ readonly code: "word-unknown" } & UnknownWord)
  /** A library of reference pictures could not be used; `detail` is the error's own sentence. */
  | { readonly code: "library-unread"; readonly cause: EditErrorCode; readonly detail: string }
  /** Nobody drew this for a photograph's light: the library's picture was used. */
  | { readonly code: "illustration"; readonly name: string }
  /** One of the user's own pictures could not be read; `detail` is the error's own sentence. */
  | { readonly code: "own-unread"; readonly name: string; readonly detail: string }
  /** A picture of the user's own was chosen, but below full strength what is there is kept. */
  | { readonly code: "own-needs-strength" }
  /** The graphics card gave other pictures than the processor (by so much on [-1, 1]), or no numbers. */
  | { readonly code: "card-wrong"; readonly difference: number | null }
  /** The graphics card failed during a run, and the processor took over. */
  | { readonly code: "card-failed"; readonly cause: EditErrorCode }
  /** Why the graphics card is not used at all: no WebGPU here, none offered, or it could not be asked (`detail`). */
  | { readonly code: "no-webgpu" }
  | { readonly code: "no-card" }
  | { readonly code: "card-silent"; readonly detail: string };
