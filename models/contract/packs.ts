/** Packs and libraries as the window and the command line see them. */

import type { EditKind } from "./request";
import type { EditSettings } from "./settings";
import type { StartKind } from "./starts";
import type { Traits } from "./traits";

/** What a pack says it needs of a machine; it is not even downloaded where something of it is missing. */
export interface PackNeeds {
  /** A graphics card that WebGPU reaches. */
  readonly webgpu: boolean;
  /** … and that computes in half precision. */
  readonly f16: boolean;
  /** Memory of the machine, bytes; 0 = not said. */
  readonly memory: number;
}

/** A pack as the UI needs to know it. */
export interface PackSummary {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly license: string;
  /** Comes with Blendfill: can neither be removed nor replaced. */
  readonly builtIn: boolean;
  /** Of the pack.json it was installed from; null for one that came with Blendfill or from the user's files. */
  readonly address: string | null;
  readonly needs: PackNeeds;
  readonly kinds: readonly EditKind[];
  readonly bytes: number;
  /** Model size in pixels (square side): the preferred one. */
  readonly size: number;
  readonly traits: Traits;
  readonly defaults: Pick<EditSettings, "steps" | "guidance" | "strength">;
  /** Whether it has a text-image pair, which guiding and ranking need. */
  readonly hasPair: boolean;
  /** Names the pack paints best, for suggestions. */
  readonly names: readonly { readonly name: string; readonly kind: string; readonly start?: StartKind }[];
}

/** A library of reference pictures as the UI needs to know it. */
export interface LibrarySummary {
  readonly id: string;
  readonly title: string;
  readonly license: string;
  /** Who made the pictures. */
  readonly source: string;
  /** Of the pictures. */
  readonly bytes: number;
  readonly names: readonly string[];
  /** All words that a picture stands for, the names among them. */
  readonly words: readonly string[];
  /** Words for materials and places, which are drawn. */
  readonly drawings: readonly string[];
}
