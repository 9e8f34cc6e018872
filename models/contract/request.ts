/**
 * What an edit is: complete, cloneable, replayable values that cross threads and are stored with layers.
 * The same request with the same pack on the same backend gives the same picture (bit for bit on WASM).
 */
import type { MaskSource, PlacedImage } from "./picture";
import type { EditSettings } from "./settings";
import type { OwnPictures, ReferenceUse } from "./starts";

export interface EditCommon {
  readonly id: string;
  readonly packId: string;
  /** The picture as read from the host, with its place on the canvas. */
  readonly source: PlacedImage;
  /** Earlier results lying over the picture, bottom first: the model continues what the user sees. */
  readonly above?: readonly PlacedImage[];
  readonly settings: EditSettings;
  /** Candidates then carry the prediction of every step; the picture is the same. */
  readonly trajectory?: boolean;
}

/** Words of a request. At most 10,000 characters of each text are read. */
export interface Words {
  /** What should appear; empty continues the surroundings. */
  readonly prompt: string;
  /** What should not appear: stands in for the empty prompt in classifier-free guidance; empty or missing = nothing. */
  readonly negative?: string;
}

export const sideNames = ["left", "right", "top", "bottom"] as const;
export type Side = (typeof sideNames)[number];

/** Words of an edit that goes several ways. */
export interface SideWords extends Words {
  /** A side's own words; else `prompt`. */
  readonly prompts?: Readonly<Partial<Record<Side, string>>>;
}

/** Add, replace or alter what is in a region. Regions far apart are painted one after another, each in its own frame. */
export interface FillEdit extends Words {
  readonly kind: "fill";
  readonly mask: MaskSource;
  readonly reference: ReferenceUse;
  readonly own?: OwnPictures | undefined;
}

/** Take away what is in a region and continue its surroundings. */
export interface RemoveEdit {
  readonly kind: "remove";
  readonly mask: MaskSource;
  /** Whether the region grows over the shadow beside it. */
  readonly shadow: boolean;
  /** False: the painter alone, from noise, as the measure of what continuing the surroundings first is worth. */
  readonly continues?: boolean;
}

/** Paint everything but the subject. */
export interface BackgroundEdit extends Words {
  readonly kind: "background";
  /** The SUBJECT, which stays. */
  readonly mask: MaskSource;
  /** Places and materials are drawn for the whole surroundings; a thing is none. */
  readonly reference: ReferenceUse;
  /** Those that cover. */
  readonly own?: OwnPictures | undefined;
}

/** Make a rough drawing real. How far from the drawing is `settings.strength`: 1 − skip. */
export interface ScribbleEdit extends Words {
  readonly kind: "scribble";
  /** The strokes alone; alpha where they are. They are painted into the picture before it is noised. */
  readonly strokes: PlacedImage;
  /** What may change; null = the strokes and a little around them. Strokes outside it are an error. */
  readonly mask: MaskSource | null;
}

/** Continue the picture beyond its borders. Corners belong to top and bottom. */
export interface ExtendEdit extends SideWords {
  readonly kind: "extend";
  /** Source pixels on each side, whole, 0 to 4096, not all 0. */
  readonly sides: Readonly<Record<Side, number>>;
  /** Whether sides may start from drawings and library pictures: `auto` unless given; `clear` means the same here. */
  readonly reference?: ReferenceUse;
}

/** A kind without a descriptor (models/kinds) and a pipeline does not compile. */
export type EditRequest = EditCommon & (FillEdit | RemoveEdit | BackgroundEdit | ScribbleEdit | ExtendEdit);

export type EditKind = EditRequest["kind"];

export type RequestOf<K extends EditKind> = Extract<EditRequest, { readonly kind: K }>;
