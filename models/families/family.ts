/**
 * What a family of models is to the rest: it opens a pack and gives one interface, whatever the pack's networks are.
 * Pipelines blend, guide and preview with this interface alone, so they do not know whether a model paints in pixels or
 * in a latent space, nor what its networks predict.
 */
import type { Report } from "../contract/events";
import type { PackSummary } from "../contract/packs";
import type { EditKind } from "../contract/request";
import type { Sampler } from "../contract/settings";
import type { Traits } from "../contract/traits";
import type { Scheduler } from "../diffusion/scheduler";
import type { Planes } from "../image/raster";
import type { OpenSession, Tensor } from "../networks/session";
import type { ModelPack, PackSource } from "../packs/pack";

/** What a step is for. `whole`: the region's frame is painted anew without knowing its surroundings. */
export type Task = EditKind | "whole";

/** A text as the denoiser takes it. */
export interface TextCondition {
  /** [1, tokens, width]. */
  readonly states: Tensor;
  /** [1, width]: the text as a whole, for denoisers that ask for it (SDXL). */
  readonly pooled?: Tensor | undefined;
}

/** What of the picture is known: the denoiser's additional planes, or nothing where it has no room for them. */
export interface SourceCondition {
  /** The picture with the region hidden, in the model's space or as a picture: whatever the denoiser takes. */
  readonly planes: Planes;
  /** 1 plane of the same size; 1 = hidden. */
  readonly mask: Planes;
}

/** Classifier-free guidance (Ho & Salimans 2022), by as many conditions as a model can be without. */
export interface GuidanceScales {
  /** prediction = without + scale · (with − without); null = the words alone, in one pass. */
  readonly text: TextGuidance | null;
  /** Scale of the picture condition (Brooks, Holynski & Efros 2023); null = it is no condition of its own. */
  readonly image: number | null;
}

export interface TextGuidance {
  /** The empty prompt, or what should not appear. */
  readonly without: TextCondition;
  /** Whether that text has words of its own (a negative prompt). */
  readonly speaks: boolean;
  /** 0 = the other text alone, in one pass. */
  readonly scale: number;
}

/** Everything a prediction may depend on beside the noisy latent and its level. Families refuse what they cannot use. */
export interface Conditioning {
  readonly task: Task;
  /** Whether the edit has no words, or none that the model knows. */
  readonly silent: boolean;
  readonly text: TextCondition;
  readonly source: SourceCondition | null;
  /** A picture's embedding, [1, tokens, width]. */
  readonly image: Tensor | null;
  /** 1 plane, of the working size. */
  readonly depth: Planes | null;
  /** Another picture to take looks from: its planes, or its features. */
  readonly reference: Planes | Tensor | null;
  readonly guidance: GuidanceScales;
}

export interface ScheduleOptions {
  /** Network evaluations, a whole number from 1. */
  readonly steps: number;
  /** Noise level the run starts from, in (0, 1]; 1 = noise alone. */
  readonly strength: number;
  readonly sampler: Sampler;
}

/**
 * A pack opened on one backend. Latents are planes: `channels` and `factor` as its traits say; a picture's sides must be
 * multiples of the factor. Every function checks answers for NaN and infinity (EditError "not-a-number").
 */
export interface Model {
  readonly traits: Traits;
  /** A prompt as the denoiser takes it, and the words that were left out because the pack does not know them. */
  embed(prompt: string): Promise<{ readonly text: TextCondition; readonly unknownWords: readonly string[] }>;
  /** @param picture 3 planes in [-1, 1] */
  encode(picture: Planes): Promise<Planes>;
  /** 3 planes in about [-1, 1]. */
  decode(latent: Planes): Promise<Planes>;
  /** What a latent shows, 3 planes of any size with the same sides' ratio: cheap, for people to look at while it runs. */
  preview(latent: Planes): Planes;
  /**
   * What is known of a picture as `Conditioning.source`; null where the denoiser knows it by blending alone.
   * @param picture 3 planes in [-1, 1]
   * @param hidden 1 plane of the same size; 1 = hidden
   */
  known(picture: Planes, hidden: Planes): Promise<SourceCondition | null>;
  /**
   * The clean latent that the network believes in, guidance included, whatever it predicts itself.
   * @param time noise level of `latent`, in (0, 1]
   */
  predict(latent: Planes, time: number, conditioning: Conditioning): Promise<Planes>;
  /** How the noise falls. @throws RangeError for numbers outside the ranges above */
  schedule(options: ScheduleOptions): Scheduler;
  /** J'·upstream, J = ∂predict/∂latent without guidance; missing where the pack has no such network. */
  readonly gradient?: (latent: Planes, time: number, conditioning: Conditioning, upstream: Planes) => Promise<Planes>;
  /** Frees its networks. */
  release(): Promise<void>;
}

export type PackName = Omit<PackSummary["names"][number], "start">;

/** A pack as its family reads it; no network is open yet. */
export interface FamilyPack {
  readonly traits: Traits;
  /** Of all files an edit loads. */
  readonly bytes: number;
  /** Changes with the networks' files: what a self-test's outcome is remembered by. */
  readonly fingerprint: string;
  /** Whether gradients can be carried through the denoiser. */
  readonly hasGradient: boolean;
  /** What the pack paints best. Read and verified at first use. */
  names(): Promise<readonly PackName[]>;
  /** Every word that its text network knows, lower case. Read and verified at first use. */
  words(): Promise<ReadonlySet<string>>;
  /**
   * Reads, verifies and opens the networks; what was opened before a failure is released.
   * @throws EditError "pack-file-missing" | "checksum-mismatch" | "pack-invalid", and what opening can meet
   */
  open(open: OpenSession, report: Report): Promise<Model>;
}

export interface Family<P extends ModelPack> {
  traits(pack: P): Traits;
  read(pack: P, source: PackSource): FamilyPack;
}
