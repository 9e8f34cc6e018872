/** A document as a value that can be kept: layers as they are, pictures as their files. */
import * as v from "valibot";
import type { EncodedImage } from "../../../models/contract/picture";
import type { Raster } from "../../../models/image/raster";
import { EditorDocument } from "./document";
import type { Layer } from "./layer";

export interface SavedDocument {
  readonly version: 1;
  readonly layers: readonly Layer[];
  /** Absent in documents kept before plugins could keep anything with them. */
  readonly data?: { readonly [key: string]: string };
  readonly pictures: readonly { readonly hash: string; readonly image: EncodedImage }[];
}

/** What to keep. Pictures no layer shows any more are left out. */
export function save(document: EditorDocument): SavedDocument {
  const used = new Set(
    document
      .placed()
      .flatMap(({ layer }) => layer.fills.flatMap((fill) => (fill.type === "IMAGE" ? [fill.imageHash] : []))),
  );
  return {
    version: 1,
    layers: structuredClone(document.layers),
    data: { ...document.data },
    pictures: [...document.pictures.values()]
      .filter(({ hash }) => used.has(hash))
      .map(({ hash, image }) => ({ hash, image })),
  };
}

const shape = v.object({
  version: v.literal(1),
  layers: v.array(v.looseObject({ id: v.string(), type: v.string(), children: v.array(v.unknown()) })),
  data: v.optional(v.record(v.string(), v.string())),
  pictures: v.array(
    v.object({ hash: v.string(), image: v.object({ type: v.string(), bytes: v.instance(Uint8Array) }) }),
  ),
});

/** The document kept, or null when the value is none of ours. */
export async function restore(
  value: unknown,
  decode: (image: EncodedImage) => Promise<Raster>,
): Promise<EditorDocument | null> {
  if (!v.is(shape, value)) return null;
  const { layers, pictures, data } = value as unknown as SavedDocument;
  const decoded = await Promise.all(
    pictures.map(async ({ hash, image }) => ({ hash, image, pixels: await decode(image) })),
  );
  return new EditorDocument(layers, decoded, data);
}
