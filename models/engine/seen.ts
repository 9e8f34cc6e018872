/** What the user sees where an edit goes: the picture with earlier results over it, in bytes. */
import type { PlacedImage } from "../contract/picture";
import type { EditRequest } from "../contract/request";
import { composite } from "../image/composite";
import { type CanvasRect, carried, frameOf, intersect, type Size, type SourceRect } from "../image/geometry";
import { resizePicture } from "../image/picture";
import type { Raster } from "../image/raster";
import type { Codec } from "./codec";
import { toSource } from "./place-mask";

type Seen = Pick<EditRequest, "source" | "above">;

/** From a request's pictures to the raster an edit starts from. It may be shared: nobody writes into it. */
export type Look = (seen: Seen) => Promise<Raster>;

/** @throws EditError "bad-image" | "image-too-large" */
export async function seenPicture({ source, above = [] }: Seen, codec: Codec): Promise<Raster> {
  let picture = await codec.decode(source.image, "The picture");
  for (const { image, bounds } of above) {
    const at = toSource(bounds, source.bounds, picture);
    if (isShown(at, picture)) picture = laidOver(picture, await codec.decode(image, "An earlier result"), at);
  }
  return picture;
}

function isShown(at: SourceRect, picture: Size): boolean {
  const shown = intersect<SourceRect>(wholePixels(at), frameOf(picture));
  // Written so that a place of NaN is left out too.
  return shown.width > 0 && shown.height > 0;
}

/** A picture stretched over whole pixels of another, in bytes where it has their size; `below` itself where none is met. */
export function laidOver(below: Raster, picture: Raster, place: SourceRect): Raster {
  if (!isShown(place, below)) return below;
  const at = wholePixels(place);
  const shown = intersect<SourceRect>(at, frameOf(below));
  const isNative = picture.width === at.width && picture.height === at.height;
  if (isNative) return composite(below, picture, at);
  const part = carried(shown, at, frameOf(picture));
  return composite(below, resizePicture(picture, shown, part), shown);
}

/** Results are laid over whole pixels, as they were made; a layer moved by half a pixel shows half a pixel off. */
function wholePixels({ x, y, width, height }: SourceRect): SourceRect {
  const [left, top] = [Math.round(x), Math.round(y)];
  return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top };
}

export interface RememberingLook {
  readonly look: Look;
  forget(): void;
}

/**
 * Keeps the last pictures, so that a stroke or a slider does not decode a large photograph again. Bytes cross threads
 * as copies, so they are compared, not their identity: a few milliseconds where decoding takes a second.
 */
export function rememberingLook(look: Look, most = 2): RememberingLook {
  let known: readonly { readonly seen: Seen; readonly picture: Promise<Raster> }[] = [];
  return {
    look(seen) {
      const found = known.find((entry) => same(entry.seen, seen));
      const entry = found ?? { seen, picture: look(seen) };
      known = [entry, ...known.filter((other) => other !== entry)].slice(0, most);
      // A failure is told to who asked, and forgotten.
      entry.picture.catch(() => {
        known = known.filter((other) => other !== entry);
      });
      return entry.picture;
    },
    forget() {
      known = [];
    },
  };
}

function same(one: Seen, other: Seen): boolean {
  const [below, above] = [one.above ?? [], other.above ?? []];
  if (below.length !== above.length || !sameBytes(one.source, other.source)) return false;
  // Where the picture lies matters only to what lies over it.
  if (below.length > 0 && !sameRect(one.source.bounds, other.source.bounds)) return false;
  return below.every((result, i) => {
    const twin = above[i];
    return twin !== undefined && sameRect(result.bounds, twin.bounds) && sameBytes(result, twin);
  });
}

function sameRect(one: CanvasRect, other: CanvasRect): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

function sameBytes({ image: { bytes: one } }: PlacedImage, { image: { bytes: other } }: PlacedImage): boolean {
  if (one === other) return true;
  if (one.length !== other.length) return false;
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}
