/** What painting may start from: a library's picture, a drawing, a picture of the user's own. */
import type { Raster } from "../image/raster";
import type { EncodedImage } from "./picture";

/**
 * Whether things a library shows start from its picture, and materials and places from a drawing (at strength 1).
 * - `auto`: as `add`, but for names the pack paints better by itself (its `starts`)
 * - `add`: the thing is added to the picture as it is; around it and its shadow nothing changes
 * - `clear`: the region is cleared first, and its surroundings continue beside the thing
 * - `none`: the painter alone
 */
export type ReferenceUse = "auto" | "add" | "clear" | "none";

/** What a fill of a name starts from unless the user says otherwise. */
export type StartKind = "library" | "drawing" | "painter";

/**
 * How a picture of the user's own is used: as a thing with a shadow where it touches the ground, as a thing without
 * one, or as a photograph or material that covers the region.
 */
export type OwnUse = "stands" | "floats" | "covers";

/** A picture of the user's own that painting may start from, as `prepare` made it. */
export interface OwnPicture {
  /** Told by its bytes: the same picture has the same id everywhere. */
  readonly id: string;
  /** What it is called; after commas other words for it. */
  readonly name: string;
  readonly image: EncodedImage;
  readonly use: OwnUse;
  /** What a pack's text-image pair sees in it; computed anew where this is missing or another pair's. */
  readonly seen?: SeenPicture | undefined;
}

/** A unit vector, and the pair that computed it (the SHA-256 of its image network). */
export interface SeenPicture {
  readonly by: string;
  readonly vector: readonly number[];
}

/** The user's own pictures of an edit; without a reference in use they are left alone. */
export interface OwnPictures {
  readonly pictures: readonly OwnPicture[];
  /** The first is used whatever the words say; else the one the words ask for, before any library's. */
  readonly always: boolean;
}

/** A picture ready to be kept as a reference. */
export interface PreparedPicture extends Pick<OwnPicture, "id" | "image" | "use" | "seen"> {
  /** Without alpha: only such a picture can cover a region. */
  readonly opaque: boolean;
  /** Longest side at most 96 pixels. */
  readonly thumbnail: Raster;
}

/** Source of references that our own code draws: materials and places. */
export const drawnSource = "drawn by Blendfill";

/** Source of the things that our own code drew to be lit by a photograph. */
export const thingsSource = "Blendfill's own drawings (MIT)";

/** Source of references that are the user's own. */
export const ownSource = "your own picture";
