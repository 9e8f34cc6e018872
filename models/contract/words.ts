/** What a prompt's words mean to those who paint them. */
import type { EditKind } from "./request";
import type { OwnPicture, ReferenceUse } from "./starts";

/** Another word is painted than was typed. */
export interface MappedWord {
  /** As typed. */
  readonly from: string;
  /** In English, as it will be painted. */
  readonly to: string;
  /** Misspelt, of another language, another word for it, a kind of it, or the sort that it is of. */
  readonly why: "spelling" | "translation" | "synonym" | "kind" | "sort";
}

/** A word that is left out. */
export interface UnknownWord {
  /** As typed. */
  readonly word: string;
  /** Three names that can be painted (fewer only where fewer are known), in the prompt's language. */
  readonly nearest: readonly string[];
}

/** Words that are told before a run and with it. */
export interface ReadWords {
  readonly mapped: readonly MappedWord[];
  readonly unknown: readonly UnknownWord[];
}

/** What of a request its words are read by. */
export interface WordsQuestion {
  readonly packId: string;
  readonly kind: EditKind;
  /** Each text that says what should appear: one, or one for each side that is extended. */
  readonly texts: readonly string[];
  /** What should not appear. */
  readonly negative?: string | undefined;
  readonly reference?: ReferenceUse | undefined;
  readonly own?:
    | { readonly pictures: readonly Pick<OwnPicture, "name" | "use">[]; readonly always: boolean }
    | undefined;
  readonly strength: number;
  /** Asks for names that the first text may go on to. */
  readonly completing?: Completing | undefined;
}

export interface Completing {
  /** Whose words to offer where it has its own: "en" or a code of `models/words/languages`. */
  readonly language: string;
  /** Earlier prompts, the latest first. */
  readonly recent: readonly string[];
  /** Names that fit, the best first. */
  readonly fitting: readonly string[];
  readonly most: number;
}

export interface WordsAnswer extends ReadWords {
  /** Whether the edit would run: false where a text names nothing that can be painted. */
  readonly paints: boolean;
  /** Empty unless asked for. */
  readonly completions: readonly string[];
}
