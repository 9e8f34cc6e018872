/** What a kind of edit is: one descriptor says it to the engine, the window, storage and the command line. Pure. */
import type { MaskSource, PlacedImage } from "../contract/picture";
import type { EditKind, RequestOf, Side, SideWords, Words } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import type { Size } from "../image/geometry";

/**
 * What the user gives. The compiler holds it against the request's own type: a kind whose request has a prompt takes
 * words, and one whose request has none does not.
 */
export interface Takes<R> {
  /** Where it may change. `optional`: null stands for "follow the rest". */
  readonly mask: R extends { readonly mask: infer M } ? (null extends M ? "optional" : "required") : "none";
  readonly words: R extends Words ? true : false;
  readonly strokes: R extends { readonly strokes: PlacedImage } ? true : false;
  readonly sides: R extends { readonly sides: Readonly<Record<Side, number>> } ? true : false;
  /** Whether painting may start from a picture or drawing that the words name. */
  readonly start: "reference" extends keyof R ? true : false;
  /** Whether that may be a picture of the user's own. */
  readonly own: "own" extends keyof R ? true : false;
  readonly shadow: R extends { readonly shadow: boolean } ? true : false;
}

/** What decides how far a region reaches. */
export interface RegionFacts {
  readonly picture: Size;
  /** Box of what is marked, source pixels. */
  readonly marked: Size;
  readonly sides: Readonly<Record<Side, number>>;
}

export type Edge = Pick<EditSettings, "feather" | "grow">;

export interface Kind<K extends EditKind> {
  readonly kind: K;
  readonly takes: Takes<RequestOf<K>>;
  /** What a mask marks: what may change, or the subject, which stays. */
  readonly marks: "change" | "subject";
  /** Whether regions far apart are painted one after another, each in its own frame. */
  readonly splits: boolean;
  /** Soft edge and growth of a new edit, source pixels. */
  readonly edge: (facts: RegionFacts) => Edge;
  /** What is said where something that it needs is missing: what it is, and what to give. */
  readonly missing: { readonly mask?: string; readonly strokes?: string };
  readonly command: {
    readonly description: string;
    /** Without the program's name and the kind. */
    readonly example: string;
    /** Of the option `--mask`. */
    readonly mask?: string;
  };
}

/** A descriptor whose kind is known only while running. */
export type AnyKind = { [K in EditKind]: Kind<K> }[EditKind];

/** A request's inputs, the same for every kind; null where the kind does not take it. */
export interface Inputs {
  readonly mask: MaskSource | null;
  readonly strokes: PlacedImage | null;
  readonly words: SideWords | null;
  readonly sides: Readonly<Record<Side, number>> | null;
}
