/**
 * What a layer keeps of the request that made it, so that it can be edited again. The pictures stay out: the source
 * is the layer below, the mask goes as runs.
 */
import type { EditRequest, Side } from "../../models/contract/request";
import type { Candidate } from "../../models/contract/result";
import type { EditSettings } from "../../models/contract/settings";
import type { ReferenceUse } from "../../models/contract/starts";
import type { CanvasRect } from "../../models/image/geometry";
import type { Runs } from "../painter/runs";

export type StoredMask = { readonly from: "everything" } | ({ readonly from: "runs" } & Runs);

/** An installed pack, for those who open the layer where it is not. */
export interface PackMark {
  readonly title: string;
  /** Where it can be installed from. */
  readonly address?: string | undefined;
}

interface StoredCommon {
  readonly packId: string;
  /** Absent for packs that come with Blendfill. */
  readonly pack?: PackMark | undefined;
  /** Empty for a removal, which has none. */
  readonly prompt: string;
  readonly negative?: string;
  readonly settings: EditSettings;
}

/** `always`: chosen; else the words asked for it. */
export interface StoredPicture {
  readonly id: string;
  readonly name: string;
  readonly always: boolean;
}

/** A scribble's strokes over the whole picture, a PNG as base64. */
type StoredStrokes = string;

export type StoredEdit = StoredCommon &
  (
    | {
        readonly kind: "fill" | "background";
        readonly reference: ReferenceUse;
        /** The picture of the user's own it started from; the picture itself stays on that machine. */
        readonly picture?: StoredPicture | undefined;
        readonly mask: StoredMask;
      }
    | { readonly kind: "remove"; readonly shadow: boolean; readonly mask: StoredMask }
    | { readonly kind: "scribble"; readonly strokes: StoredStrokes; readonly mask: StoredMask | null }
    | {
        readonly kind: "extend";
        readonly sides: Readonly<Record<Side, number>>;
        readonly prompts?: Readonly<Partial<Record<Side, string>>> | undefined;
        readonly reference?: ReferenceUse;
      }
  );

/** What is left of a request of an earlier window: its pictures are gone. */
export type StoredRequest = StoredEdit & {
  readonly id: string;
  readonly source: { readonly bounds: CanvasRect };
};

/** What a run was asked for: the request itself, or what was kept of it. */
export type AskedRequest = EditRequest | StoredRequest;

export function isStored(request: AskedRequest): request is StoredRequest {
  return !("image" in request.source);
}

/** What else there is to keep of it. */
interface StoredWith {
  /** What the candidate started from. */
  readonly reference?: Candidate["reference"] | undefined;
  /** The installed pack that painted it. */
  readonly pack?: PackMark | undefined;
}

/** What a layer keeps of a request; its mask is given as runs. */
export function storedEdit(
  request: AskedRequest,
  mask: StoredMask | null,
  seed: number,
  { reference, pack }: StoredWith = {},
): StoredEdit {
  if (isStored(request)) {
    const { id: _, source: __, ...edit } = request;
    return { ...edit, ...(pack && { pack }), settings: { ...edit.settings, seed } };
  }
  const { packId } = request;
  const settings = { ...request.settings, seed };
  const words = request.kind === "remove" ? null : request;
  const negative = words?.negative ? { negative: words.negative } : {};
  const common = { packId, ...(pack && { pack }), settings, prompt: words?.prompt ?? "", ...negative };
  switch (request.kind) {
    case "fill":
    case "background": {
      const { kind, reference: use, own } = request;
      const picture =
        reference?.own === undefined
          ? {}
          : { picture: { id: reference.own, name: reference.name, always: own?.always ?? false } };
      return { ...common, kind, reference: use, ...picture, mask: mask ?? { from: "everything" } };
    }
    case "remove":
      return { ...common, kind: request.kind, shadow: request.shadow, mask: mask ?? { from: "everything" } };
    case "scribble":
      return { ...common, kind: request.kind, strokes: toBase64(request.strokes.image.bytes), mask };
    case "extend":
      return {
        ...common,
        kind: request.kind,
        sides: request.sides,
        prompts: request.prompts,
        reference: request.reference ?? "auto",
      };
  }
}

/** The strokes' PNG again. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}

export function toBase64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
