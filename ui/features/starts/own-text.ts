/**
 * A picture of the user's own as the text it is kept as on this machine. Pure. What is read back may come from another version, so
 * it is checked; what cannot be read is left out.
 */
import * as v from "valibot";
import { fromBase64, toBase64 } from "../../stored/edit";
import type { KeptPicture } from "./own-kept";

const VERSION = 1;
export const LONGEST_NAME = 200;

const schema = v.object({
  version: v.literal(VERSION),
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,80}$/)),
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(LONGEST_NAME)),
  at: v.number(),
  use: v.picklist(["stands", "floats", "covers"]),
  opaque: v.boolean(),
  png: v.pipe(v.string(), v.nonEmpty(), v.base64()),
  thumbnail: v.pipe(v.string(), v.regex(/^data:image\/(jpeg|png|webp);base64,[\w+/=]*$/)),
  seen: v.optional(v.object({ by: v.string(), vector: v.array(v.pipe(v.number(), v.finite())) })),
});

export function toText({ image, ...rest }: KeptPicture): string {
  return JSON.stringify({ version: VERSION, ...rest, png: toBase64(image.bytes) });
}

/** Null for what is no picture of ours. */
export function fromText(text: string | null): KeptPicture | null {
  const parsed = v.safeParse(schema, json(text));
  if (!parsed.success) return null;
  const { version: _, png, seen, ...rest } = parsed.output;
  return { ...rest, image: { type: "image/png", bytes: fromBase64(png) }, ...(seen && { seen }) };
}

/** The list of what is kept: ids, newest first, with the bytes of their texts. */
export type Listed = readonly { readonly id: string; readonly bytes: number }[];

const listSchema = v.array(v.object({ id: v.string(), bytes: v.pipe(v.number(), v.minValue(0)) }));

export function fromList(text: string | null): Listed {
  const parsed = v.safeParse(listSchema, json(text));
  return parsed.success ? parsed.output : [];
}

function json(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return null; // Not JSON: nothing of ours.
  }
}

/** A layer's name as a picture's: without a file's ending, never empty. */
export function nameOf(layer: string, otherwise: string): string {
  const name = layer.trim().replace(/\.(png|jpe?g|webp|gif|svg|psd)$/i, "");
  return (name || otherwise).slice(0, LONGEST_NAME).replace(/[\ud800-\udbff]$/, "");
}
