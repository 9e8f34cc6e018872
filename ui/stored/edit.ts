/**
 * What a layer keeps of the request that made it, so that it can be edited again. The pictures stay out: the source
 * is the layer below, the mask goes as runs.
 */
import type { EditKind, EditRequest, RequestOf, Side } from "../../models/contract/request";
import type { Candidate } from "../../models/contract/result";
import type { EditSettings } from "../../models/contract/settings";
import type { ReferenceUse } from "../../models/contract/starts";
import type { CanvasRect } from "../../models/image/geometry";
import { inputsOf, kindOf } from "../../models/kinds/kinds";
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

/** A scribble's strokes over the whole picture, a PNG: by its hash, or as base64 where no place keeps pictures. */
export type StoredStrokes = string | { readonly hash: string };

/** What a request of this type keeps: masks as runs, strokes by their hash, no other pictures. */
type StoredInputs<R> = (R extends { readonly mask: infer M }
  ? { readonly mask: null extends M ? StoredMask | null : StoredMask }
  : unknown) &
  (R extends { readonly strokes: unknown } ? { readonly strokes: StoredStrokes } : unknown) &
  (R extends { readonly sides: infer S }
    ? { readonly sides: S; readonly prompts?: SidePrompts | undefined }
    : unknown) &
  (R extends { readonly shadow: boolean } ? { readonly shadow: boolean } : unknown) &
  ("reference" extends keyof R ? { readonly reference: ReferenceUse } : unknown) &
  // The picture of the user's own it started from; the picture itself stays on that machine.
  ("own" extends keyof R ? { readonly picture?: StoredPicture | undefined } : unknown);

type SidePrompts = Readonly<Partial<Record<Side, string>>>;

export type StoredEdit = {
  [K in EditKind]: StoredCommon & { readonly kind: K } & StoredInputs<RequestOf<K>>;
}[EditKind];

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
  /** Where the strokes of a scribble are kept; in the edit itself unless given. */
  readonly strokes?: StoredStrokes | undefined;
  /** The installed pack that painted it. */
  readonly pack?: PackMark | undefined;
}

/** What a layer keeps of a request; its mask is given as runs. */
export function storedEdit(
  request: AskedRequest,
  mask: StoredMask | null,
  seed: number,
  { reference, pack, strokes }: StoredWith = {},
): StoredEdit {
  if (isStored(request)) {
    const { id: _, source: __, ...edit } = request;
    return { ...edit, ...(pack && { pack }), settings: { ...edit.settings, seed } };
  }
  const { takes } = kindOf(request.kind);
  const inputs = inputsOf(request);
  const { words, sides } = inputs;
  const given = { reference: undefined, own: undefined, shadow: undefined, ...request };
  const isOwn = takes.own && reference?.own !== undefined;
  const edit = {
    packId: request.packId,
    ...(pack && { pack }),
    settings: { ...request.settings, seed },
    prompt: words?.prompt ?? "",
    ...(words?.negative && { negative: words.negative }),
    kind: request.kind,
    ...(sides && { sides, prompts: words?.prompts }),
    ...(takes.start && { reference: given.reference ?? "auto" }),
    ...(isOwn && { picture: { id: reference.own, name: reference.name, always: given.own?.always ?? false } }),
    ...(takes.shadow && { shadow: given.shadow }),
    ...(inputs.strokes && { strokes: strokes ?? toBase64(inputs.strokes.image.bytes) }),
    ...(takes.mask !== "none" && { mask: mask ?? (takes.mask === "required" ? { from: "everything" } : null) }),
  };
  // `Takes` holds every kind's descriptor against its request's type.
  return edit as unknown as StoredEdit;
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
