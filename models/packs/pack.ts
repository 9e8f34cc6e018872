/** What a model pack is. `parsePack` in parse.ts is the only door; inside, these types are trusted. */
import type { PackNeeds } from "../contract/packs";
import type { EditKind } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import type { Traits } from "../contract/traits";

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

/** An ONNX file, and the files its weights lie in where they are not in it. */
export interface NetworkFile extends PackFile {
  readonly external?: readonly ExternalFile[] | undefined;
}

/** Weights beside an ONNX file. */
export interface ExternalFile extends PackFile {
  /** The name by which the ONNX file calls it (`location` in its protobuf). */
  readonly location: string;
}

/**
 * The CLIP-like networks (Radford et al. 2021): unit vectors of texts and pictures. `text` int32 tokens [1, length] →
 * `vector` [1, width]; `image` is also the guide: `pixels` [1, 3, size, size] in [-1, 1], `text` [1, width] and `bend` [1]
 * → `vector` [1, width], `distance` [1] and its `gradient` [1, 3, size, size].
 */
export interface ClipFiles {
  readonly tokenizer: { readonly type: "pieces" } & PackFile;
  readonly networks: Readonly<Record<"text" | "image", PackFile>>;
  /** Square side of the pictures it sees, pixels. */
  readonly size: number;
  /** Numbers of a vector. */
  readonly width: number;
  /** Vectors of a library's pictures, so that words nobody listed still find one. */
  readonly shelf?: PackFile | undefined;
}

/** What every pack says, whatever its family. */
export interface PackCommon {
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
  readonly kinds: readonly EditKind[];
  /** What a fill of each name starts from; absent where references are used whenever there is one. */
  readonly starts?: PackFile | undefined;
  /** Absent in packs that can neither guide nor rank. Key in pack.json: `pair`. */
  readonly clip?: ClipFiles | undefined;
  readonly defaults: Pick<EditSettings, "steps" | "guidance" | "strength"> & {
    readonly guidanceInterval: readonly [number, number];
  };
  /** Where the pack differs from its family's numbers. */
  readonly traits?: TraitChanges | undefined;
}

type InPart<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Groups of traits a pack may change, each in part. */
export type TraitChanges = {
  readonly [K in "framing" | "hopping" | "starts" | "secondPass" | "enlarging"]?: InPart<Traits[K]> | undefined;
} & { readonly scribbleStrength?: number | undefined };

/** Paints pixels, along straight lines from noise: the packs that models/training exports. */
export interface PixelFlowPack extends PackCommon {
  readonly family: "pixel-flow";
  /** Square side of the model's pictures, pixels. */
  readonly size: number;
  readonly tokenizer: { readonly type: "words" } & PackFile;
  /**
   * `denoiser` is called `painter` in packs of old. `gradient`: its transposed Jacobian, for guiding through it; rarely
   * worth its bytes.
   */
  readonly networks: {
    readonly text: NetworkFile;
    readonly denoiser: NetworkFile;
    readonly gradient?: NetworkFile | undefined;
  };
  readonly schedule: FlowSchedule;
}

/** Noise that falls by a table of variances (Ho et al. 2020), as Stable Diffusion's. */
export interface DiffusionSchedule {
  readonly type: "ddim";
  /** What the network answers with: the noise (Ho et al. 2020), the velocity (Salimans & Ho 2022) or the clean latent. */
  readonly prediction: "epsilon" | "velocity" | "clean";
  /** Steps it was trained with. */
  readonly trainSteps: number;
  readonly betas: "linear" | "scaled-linear";
  readonly betaStart: number;
  readonly betaEnd: number;
}

/** Paints in the latent space of an autoencoder (Rombach et al. 2022). */
export interface LatentPack extends PackCommon {
  readonly family: "latent";
  /** Sides of the squares it paints, pixels. */
  readonly sizes: Traits["sizes"];
  readonly tokenizer: { readonly type: "words" } & PackFile;
  readonly networks: Readonly<Record<"text" | "denoiser" | "encoder" | "decoder", NetworkFile>>;
  readonly latent: Traits["latent"] & {
    /** What the encoder gives, times this, is what the denoiser takes. */
    readonly scale: number;
    /** Colours of a latent for previews: for red, green and blue a weight a channel and a constant. */
    readonly preview: readonly (readonly number[])[];
  };
  readonly schedule: DiffusionSchedule;
}

export type ModelPack = PixelFlowPack | LatentPack;

/** Where a pack's files come from: a site, a folder, a store. Rejects with "pack-file-missing". */
export interface PackSource {
  /** Resolves to the whole file. */
  read(file: string, progress?: (received: number, total: number) => void): Promise<Uint8Array<ArrayBuffer>>;
}
