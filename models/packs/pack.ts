/** What a model pack is. `parsePack` in parse.ts is the only door; inside, these types are trusted. */
import type { PackNeeds } from "../contract/packs";
import type { EditKind } from "../contract/request";
import type { EditSettings } from "../contract/settings";

/** A file of a pack, relative to pack.json, verified before use. */
export interface PackFile {
  readonly file: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/**
 * Straight-line flow: x_t = (1 − t)·clean + t·noise, t in [0, 1] (Lipman et al. 2023; Liu et al. 2023).
 * The time grid is bent towards noise by t' = s·t / (1 + (s − 1)·t) with shift s (Esser et al. 2024, eq. 23).
 */
export interface FlowSchedule {
  readonly type: "flow";
  /** The network answers with the clean picture (Li & He 2025). */
  readonly prediction: "clean";
  /** > 0; 1 = even steps. */
  readonly shift: number;
  /** The network is not read below this noise level, which it was not trained for; 0 = no such level. */
  readonly floor: number;
}

export type NetworkRole = "text" | "painter";

/**
 * The text-image pair (Radford et al. 2021): unit vectors of texts and pictures. `text` int32 tokens [1, length] →
 * `vector` [1, width]; `image` is also the guide: `pixels` [1, 3, size, size] in [-1, 1], `text` [1, width] and `bend` [1]
 * → `vector` [1, width], `distance` [1] and its `gradient` [1, 3, size, size].
 */
export interface PairFiles {
  readonly tokenizer: { readonly type: "pieces" } & PackFile;
  readonly networks: Readonly<Record<"text" | "image", PackFile>>;
  /** Square side of the pictures it sees, pixels. */
  readonly size: number;
  /** Numbers of a vector. */
  readonly width: number;
  /** Vectors of a library's pictures, so that words nobody listed still find one. */
  readonly shelf?: PackFile | undefined;
}

export interface ModelPack {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  /** SPDX expression. */
  readonly license: string;
  /** The licence's own text, for people to read before and after installing. */
  readonly licenseFile?: PackFile | undefined;
  /** A page about the pack, https. */
  readonly homepage?: string | undefined;
  readonly needs: PackNeeds;
  readonly family: "pixel-flow";
  readonly kinds: readonly EditKind[];
  /** Square side of the model's pictures, pixels. */
  readonly size: number;
  readonly tokenizer: { readonly type: "words" } & PackFile;
  /** `gradient`: the painter's transposed Jacobian, for guiding through it; rarely worth its bytes. */
  readonly networks: Readonly<Record<NetworkRole, PackFile>> & { readonly gradient?: PackFile | undefined };
  readonly schedule: FlowSchedule;
  /** What a fill of each name starts from; absent where references are used whenever there is one. */
  readonly starts?: PackFile | undefined;
  /** Absent in packs that can neither guide nor rank. */
  readonly pair?: PairFiles | undefined;
  readonly defaults: Pick<EditSettings, "steps" | "guidance" | "strength"> & {
    readonly guidanceInterval: readonly [number, number];
  };
}

/** Where a pack's files come from: a site, a folder, a store. Rejects with "pack-file-missing". */
export interface PackSource {
  /** Resolves to the whole file. */
  read(file: string, progress?: (received: number, total: number) => void): Promise<Uint8Array<ArrayBuffer>>;
}
