/** The door: arguments arrive as unknown values and leave as what the types promise. */
import type { ImageType } from "../../models/contract/picture";
import type { CanvasRect, Size } from "../../models/image/geometry";
import { HostError, type KeptRun, type PlaceOrder } from "../protocol/host";
import type { KeptResult } from "../protocol/results";

export function text(value: unknown, name: string): string {
  if (typeof value !== "string") throw wrong(name);
  return value;
}

export function amount(value: unknown, name: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw wrong(name);
  return value;
}

export function size(value: unknown, name: string): Size {
  const { width, height } = fields(value, name);
  return { width: amount(width, name), height: amount(height, name) };
}

export function placeOrder(value: unknown): PlaceOrder {
  const order = fields(value, "order");
  const image = fields(order.image, "image");
  const { type, bytes } = image;
  if (!isImageType(type) || !(bytes instanceof Uint8Array)) throw wrong("image");
  return {
    sourceId: text(order.sourceId, "sourceId"),
    at: rect(order.at, "at"),
    image: { type, bytes: bytes as Uint8Array<ArrayBuffer> },
    label: text(order.label, "label"),
    stored: text(order.stored, "stored"),
    hide: texts(order.hide ?? [], "hide"),
  };
}

export function keptRun(value: unknown): KeptRun {
  const { id, starred, value: json } = fields(value, "run");
  return { id: runId(id), starred: starred === true, value: text(json, "value") };
}

export function keptResult(value: unknown): KeptResult {
  const { id, starred, bytes } = fields(value, "run");
  if (!(bytes instanceof Uint8Array)) throw wrong("bytes");
  return { id: runId(id), starred: starred === true, bytes: bytes as Uint8Array<ArrayBuffer> };
}

/** A word without spaces: it becomes part of a key. */
export function runId(value: unknown): string {
  const id = text(value, "id");
  if (!/^[\w-]{1,80}$/.test(id)) throw wrong("id");
  return id;
}

export function texts(value: unknown, name: string): readonly string[] {
  if (!Array.isArray(value)) throw wrong(name);
  return value.map((item) => text(item, name));
}

function rect(value: unknown, name: string): CanvasRect {
  const { x, y } = fields(value, name);
  return { x: amount(x, name), y: amount(y, name), ...size(value, name) };
}

function isImageType(value: unknown): value is ImageType {
  return value === "image/png" || value === "image/jpeg" || value === "image/webp" || value === "image/gif";
}

type FieldName = keyof PlaceOrder | keyof KeptRun | keyof CanvasRect | "type" | "bytes";

function fields(value: unknown, name: string): { readonly [F in FieldName]?: unknown } {
  if (typeof value !== "object" || value === null) throw wrong(name);
  return value;
}

function wrong(name: string): HostError {
  return new HostError("bad-message", `The window sent a wrong "${name}". Close Blendfill and open it again.`);
}
