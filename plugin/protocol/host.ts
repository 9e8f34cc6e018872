/** What an editor must offer the UI. One implementation per editor in plugin/hosts; all pass test/contracts/host.ts. */
import type { EncodedImage, PlacedImage } from "../../models/contract/picture";
import type { CanvasRect, Size } from "../../models/image/geometry";
import type { ResultStore } from "./results";

/** The layer whose picture is edited. */
interface SourceLayer {
  readonly nodeId: string;
  readonly name: string;
  readonly bounds: CanvasRect;
  /** Pixels of the picture at its native scale, before the 4096 limit. */
  readonly pixels: Size;
}

interface ShapeLayer {
  readonly nodeId: string;
  readonly name: string;
  readonly bounds: CanvasRect;
}

/** A result placed earlier, over the picture. */
interface ResultLayer extends ShapeLayer {
  /** This is the layer that is selected and whose request is `stored`. */
  readonly selected: boolean;
}

/** One of several selected pictures. */
export interface BatchPicture {
  readonly source: SourceLayer;
  readonly shapes: readonly ShapeLayer[];
  readonly above?: readonly ResultLayer[];
}

export type SelectionProblem =
  | "nothing-selected"
  | "no-image"
  | "several-images"
  | "shape-outside"
  | "zero-size"
  | "locked"
  | "hidden";

export type Selection =
  | {
      readonly state: "none";
      readonly problem: SelectionProblem;
      /** With "several-images": each picture with the shapes that touch it, for one prompt to fill them all. */
      readonly pictures?: readonly BatchPicture[];
    }
  | {
      readonly state: "ready";
      readonly source: SourceLayer;
      /** Shapes over the picture that say where to paint; empty = paint the mask in the plugin or edit the whole. */
      readonly shapes: readonly ShapeLayer[];
      /** Visible earlier results that lie over the picture, bottom first; absent where the editor cannot tell. */
      readonly above?: readonly ResultLayer[];
      /** A request stored with the selected Blendfill layer (JSON), for editing it again. */
      readonly stored: string | null;
    };

export type ReadySelection = Extract<Selection, { state: "ready" }>;

/** A run as it is kept with the document. What `value` says is the window's business; hosts only keep it. */
export interface KeptRun {
  /** Unique, and in the order of time when sorted as text. */
  readonly id: string;
  /** Never dropped to make room. */
  readonly starred: boolean;
  /** JSON of at most 90,000 bytes. */
  readonly value: string;
}

/** A selected layer as it looks by itself. */
export interface PickedLayer {
  readonly nodeId: string;
  readonly name: string;
  readonly image: EncodedImage;
  /** Where its picture lies on the canvas; may reach beyond the picture it was drawn over. */
  readonly bounds: CanvasRect;
}

/** More layers than this are not taken as one drawing. */
export const mostDrawings = 100;

export interface PlaceOrder {
  /** Layer the result goes right above. */
  readonly sourceId: string;
  readonly at: CanvasRect;
  readonly image: EncodedImage;
  /** Layer name, e.g. "Fill: a red kite". */
  readonly label: string;
  /** Request as JSON, kept with the layer; at most 90,000 bytes. */
  readonly stored: string;
  /**
   * Shapes that marked the region, or layers that were drawn on, and that would now lie over the result: hidden in the
   * same undo step, in Photopea in one of its own before.
   */
  readonly hide?: readonly string[];
}

export interface Command {
  readonly verb: "fill" | "open" | "edit-again";
  /** Prompt given in quick actions, if any. */
  readonly prompt: string | null;
}

export interface HostEvents {
  selection: Selection;
  command: Command;
  theme: "light" | "dark";
}

export interface HostBridge {
  readonly name: "figma" | "photopea" | "playground";
  /** How the plugin was started (menu verb, prompt). */
  command(): Promise<Command>;
  selection(): Promise<Selection>;
  /**
   * The layer's picture (source) or shape (mask, in its alpha) as PNG at native scale, sides at most maxSide.
   * @param without layers that are not seen in it; those that are gone are passed over
   */
  read(nodeId: string, maxSide: number, without?: readonly string[]): Promise<PlacedImage>;
  /**
   * The selected layers, each alone and with its alpha, as PNG with sides at most `maxSide`; where pictures are selected
   * with shapes, the pictures. At most eight; empty where nothing is selected.
   *
   * With `besides`, the source they were drawn over: everything selected but that and earlier results, shapes too,
   * bottom first, as fine as that source is when read with `maxSide`. At most `mostDrawings`.
   * @throws HostError "empty" where the only one shows nothing
   */
  picked(maxSide: number, besides?: string | null): Promise<readonly PickedLayer[]>;
  /** Inserts the result as one layer and one undo step. Resolves to the new layer's id. */
  place(order: PlaceOrder): Promise<string>;
  remember(key: string, value: string): Promise<void>;
  recall(key: string): Promise<string | null>;
  /** Runs kept with the open document, the oldest first. */
  history(): Promise<readonly KeptRun[]>;
  /**
   * Keeps a run, or replaces the one of the same id. Resolves to the ids of those dropped to make room, oldest first.
   * Rejects with "storage-full" when there is no room, "too-large" above 90,000 bytes.
   */
  keep(run: KeptRun): Promise<readonly string[]>;
  /** Drops runs; unknown ids are ignored. */
  forget(ids: readonly string[]): Promise<void>;
  /** Where the editor keeps finished pictures for windows without a storage of their own; null where it keeps none. */
  readonly results: ResultStore | null;
  notify(sentence: string): Promise<void>;
  resize(size: Size): Promise<void>;
  close(): Promise<void>;
  on<N extends keyof HostEvents>(name: N, listener: (payload: HostEvents[N]) => void): () => void;
}

export type HostErrorCode =
  | "layer-gone"
  | "cannot-place"
  | "locked"
  | "unreadable"
  | "empty"
  | "too-large"
  | "storage-full"
  | "bad-message"
  | "timeout"
  | "closed"
  | "internal";

/** A failure in the host, with a sentence that says what to do next. */
export class HostError extends Error {
  override readonly name = "HostError";
  constructor(
    readonly code: HostErrorCode,
    message: string,
  ) {
    super(message);
  }
}
