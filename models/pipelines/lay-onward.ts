/** A side of an extension without words of its own: the picture goes on at its own scale, before anything is painted. */
import type { EditEvent } from "../contract/events";
import { cutRaster } from "../image/composite";
import { frameOf, intersect, relativeTo, type SourceRect } from "../image/geometry";
import { resizePicture } from "../image/picture";
import type { Planes, Raster } from "../image/raster";
import type { ExtensionStep } from "../inpaint/native/extend";
import type { Strip } from "../inpaint/onward";
import { paused } from "./ground";
import type { PipelineContext } from "./pipeline";

export interface OnwardJob {
  /** Written into. */
  readonly canvas: Raster;
  readonly strip: Strip;
  /** The picture as it was, in the canvas. */
  readonly inside: SourceRect;
  readonly seed: number;
  readonly candidate: number;
  /** From the canvas's pixels to those of a report. */
  readonly moved: (rect: SourceRect) => SourceRect;
}

/** More than this behind a border is never looked at, pixels. */
const mostBehind = 900;
/** How gladly what was made beside the picture is copied. */
const madeWeight = 0.5;
const noSides = { left: 0, right: 0, top: 0, bottom: 0 } as const;

/** Yields a "preview" after each scale of each hop. @returns false where nothing may be copied: nothing was written */
export async function* layOnward(
  { canvas, strip, inside, seed, candidate, moved }: OnwardJob,
  context: PipelineContext,
): AsyncGenerator<EditEvent, boolean, void> {
  const { side, amount } = strip;
  const known = nearest(strip);
  const { extended } = await import("../inpaint/native/extend");
  const run = extended({
    picture: cutRaster(canvas, known),
    sides: { ...noSides, [side]: amount },
    seed,
    allowed: allowedIn(known, inside),
  });
  const origin = { x: known.x - (side === "left" ? amount : 0), y: known.y - (side === "top" ? amount : 0) };
  const made = yield* paused(run, context, (step) => previewOf(step, origin, candidate, moved));
  if (made === null) return false;
  const area = beyond(known, strip);
  const from = relativeTo(area, origin);
  for (let row = 0; row < area.height; row++) {
    const at = 4 * ((from.y + row) * made.width + from.x);
    canvas.data.set(made.data.subarray(at, at + 4 * area.width), 4 * ((area.y + row) * canvas.width + area.x));
  }
  return true;
}

/** What is known, as far as it matters. */
function nearest({ side, known }: Strip): SourceRect {
  const [width, height] = [Math.min(known.width, mostBehind), Math.min(known.height, mostBehind)];
  switch (side) {
    case "left":
      return { ...known, width } as SourceRect;
    case "right":
      return { ...known, x: known.x + known.width - width, width } as SourceRect;
    case "top":
      return { ...known, height } as SourceRect;
    case "bottom":
      return { ...known, y: known.y + known.height - height, height } as SourceRect;
  }
}

function beyond({ x, y, width, height }: SourceRect, { side, amount }: Strip): SourceRect {
  switch (side) {
    case "left":
      return { x: x - amount, y, width: amount, height };
    case "right":
      return { x: x + width, y, width: amount, height };
    case "top":
      return { x, y: y - amount, width, height: amount };
    case "bottom":
      return { x, y: y + height, width, height: amount };
  }
}

/** The picture gladly, what was made beside it where nothing else fits. */
function allowedIn(known: SourceRect, inside: SourceRect): Planes {
  const data = new Float32Array(known.width * known.height).fill(madeWeight);
  const own = relativeTo(intersect(known, inside), known);
  for (let y = own.y; y < own.y + own.height; y++) {
    data.fill(1, y * known.width + own.x, y * known.width + own.x + own.width);
  }
  return { width: known.width, height: known.height, channels: 1, data };
}

function previewOf(
  { preview, window, area }: ExtensionStep,
  origin: { readonly x: number; readonly y: number },
  candidate: number,
  moved: OnwardJob["moved"],
): EditEvent | null {
  if (preview === null) return null;
  const scale = preview.width / window.width;
  const part = intersect(
    {
      x: (area.x - window.x) * scale,
      y: (area.y - window.y) * scale,
      width: area.width * scale,
      height: area.height * scale,
    },
    frameOf(preview),
  );
  const size = { width: Math.max(1, Math.round(part.width)), height: Math.max(1, Math.round(part.height)) };
  const patch = moved({ ...area, x: area.x + origin.x, y: area.y + origin.y });
  return { type: "preview", candidate, image: resizePicture(preview, size, part), patch };
}
