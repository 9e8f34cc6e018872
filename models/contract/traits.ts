/**
 * What a model is like, in numbers: how large it paints, what it starts from, when a second pass is worth it. A family
 * has defaults, a pack may say otherwise. Plain data, so that the window reads the same numbers as the pipelines.
 */
import type { EditKind } from "./request";

export interface Traits {
  /** Sides of the squares it paints, pixels: from `min` to `max`, in multiples of `multiple`; `preferred` unless told. */
  readonly sizes: {
    readonly min: number;
    readonly max: number;
    readonly multiple: number;
    readonly preferred: number;
  };
  /** What it paints in: so many planes, and one value stands for `factor` × `factor` pixels. Pixels themselves: 3 and 1. */
  readonly latent: { readonly channels: number; readonly factor: number };
  readonly framing: Framing;
  readonly hopping: Hopping;
  readonly starts: StartTraits;
  /** What painting is begun from where nothing is asked for: noise, or the surroundings continued into the region. */
  readonly prefill: { readonly usual: Prefill } & Readonly<Partial<Record<EditKind, Prefill>>>;
  /** Default strength of an edit that starts from strokes. */
  readonly scribbleStrength: number;
  readonly secondPass: SecondPassTraits;
  readonly enlarging: Enlarging;
  /**
   * What it makes of words. `names`: it knows a list of names, and paints noise for any other. `free`: it was taught with
   * sentences, and whatever is asked for is tried.
   */
  readonly words: "names" | "free";
}

/** How the square that the model sees is laid around a mask; shares of its side that the grown mask's box takes. */
export interface Framing {
  /** Where nothing else decides. */
  readonly usualShare: number;
  /** Smaller masks get a smaller, enlarged square: the model does not know them so small. */
  readonly leastShare: number;
  /** With more, too little is known around the mask: the square then rather reaches outside the picture. */
  readonly mostShare: number;
  /** No square is smaller than this part of the model's side: enlarging more shows no more. */
  readonly leastSide: number;
}

/** How a picture is continued beyond its borders, frame by frame. */
export interface Hopping {
  /** A frame this many times the model's side is enlarged so far that more frames look better than larger ones. */
  readonly mostEnlarged: number;
  /** A thin strip is painted in a frame of so many times its width. */
  readonly stripShare: number;
  /** A strip up to so many frames long is rather seen whole: frames side by side do not know of each other's ends. */
  readonly seenWhole: number;
  /** But not in a frame of more than this many times the model's side. */
  readonly longestWhole: number;
  /** What comes from noise fades in over so much of a hop. */
  readonly noiseFade: number;
}

/** Where painting begins when it begins from a picture. */
export interface StartLevel {
  /** Noise level, in (0, 1]. */
  readonly level: number;
  /** Share of the start's own detail in the finished picture, 0 to 1. */
  readonly detail: number;
}

export interface StartTraits {
  /** A library's picture; null = as the library says. */
  readonly library: StartLevel | null;
  readonly drawing: StartLevel;
  /** A picture of the user's own, as a thing and as what covers the region. */
  readonly ownThing: StartLevel;
  readonly ownCover: StartLevel;
  /** The surroundings continued into the region, and what was laid beyond a border. */
  readonly ground: StartLevel;
  /** A start has detail for so many pixels of the result per model pixel, along each side. */
  readonly mostFiner: number;
  /** Whether guidance by words goes on where painting starts from a picture. */
  readonly guided: boolean;
}

export type PrefillSource = "none" | "ground";

export interface Prefill {
  /** With words that the model knows. */
  readonly worded: PrefillSource;
  /** Without. */
  readonly silent: PrefillSource;
}

/** A second pass at the picture's own scale, for what was painted small and enlarged. */
export interface SecondPassTraits {
  /** Results enlarged less are sharp enough. */
  readonly leastEnlargement: number;
  /** Noise level it starts from. */
  readonly level: number;
  readonly steps: number;
  /** Squares begin this share of their side apart, at most. */
  readonly stride: number;
  /** More squares would take too long: larger regions are painted somewhat below the picture's scale. */
  readonly mostTiles: number;
  /** Picture around the region, pixels of the pass. */
  readonly margin: number;
}

/** When the window speaks of an enlarged result. */
export interface Enlarging {
  /** Results enlarged by less look as sharp as the picture. */
  readonly sharp: number;
  /** With more of the frame than this marked, too little is known around the mark. */
  readonly closestShare: number;
  /** A remedy that leaves more than this share of the frame's side is none. */
  readonly worth: number;
}
