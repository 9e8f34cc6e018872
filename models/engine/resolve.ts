/** EditRequest to DecodedRequest: pictures decoded, whatever the mask came from as one mask of the source's size. */
import { EditError } from "../contract/errors";
import type { MaskSource, PlacedImage } from "../contract/picture";
import type { EditRequest } from "../contract/request";
import { maskBounds, maskFromAlpha, maskFromLuminance, normalizedMask, uniformMask, unionMasks } from "../image/mask";
import type { Mask, Raster } from "../image/raster";
import { decodeRuns } from "../image/runs";
import { inputsOf, kindOf } from "../kinds/kinds";
import type { DecodedRequest } from "../pipelines/pipeline";
import type { Codec } from "./codec";
import { placeMask, stretchMask, stretchSoftMask, toSource } from "./place-mask";
import { type Look, laidOver, seenPicture } from "./seen";

/** @throws EditError "bad-image" | "image-too-large" | "mask-size" | "empty-mask" | "bad-request" */
export async function resolveRequest(
  request: EditRequest,
  codec: Codec,
  look: Look = (seen) => seenPicture(seen, codec),
): Promise<DecodedRequest> {
  const source = await look(request);
  const { takes } = kindOf(request.kind);
  const { mask, strokes } = inputsOf(request);
  const decoded = {
    ...request,
    source,
    ...(strokes && { strokes: await placedStrokes(strokes, request.source, source, codec) }),
    ...(takes.mask !== "none" && { mask: mask && (await resolveMask(mask, request.source, source, codec)) }),
    // What painting starts from is looked for afterwards.
    ...(takes.start && (takes.sides ? { references: {} } : { reference: null })),
  };
  // `Takes` holds every kind's descriptor against its request's type.
  return decoded as unknown as DecodedRequest;
}

/** The strokes over the source's pixels, transparent elsewhere. */
async function placedStrokes(
  { image, bounds }: PlacedImage,
  picture: PlacedImage,
  source: Raster,
  codec: Codec,
): Promise<Raster> {
  const drawn = await codec.decode(image, "The strokes");
  const at = toSource(bounds, picture.bounds, source);
  const blank: Raster = { width: source.width, height: source.height, data: new Uint8ClampedArray(source.data.length) };
  const strokes = laidOver(blank, drawn, at);
  if (strokes !== blank && maskBounds(maskFromAlpha(strokes)).width > 0) return strokes;
  throw new EditError("empty-mask", "There are no strokes over the picture; draw some and run it again.");
}

/** One mask of the source's pixel size. */
export async function resolveMask(from: MaskSource, placed: PlacedImage, source: Raster, codec: Codec): Promise<Mask> {
  switch (from.from) {
    case "everything":
      return uniformMask(source, 255);
    case "picture":
      return checked(sameSize(maskFromLuminance(await codec.decode(from.image, "The mask")), source), blackMask);
    case "runs":
      return checked((from.levels ? stretchSoftMask : stretchMask)(runsMask(from), source), blackMask);
    case "shapes": {
      const masks = [uniformMask(source)];
      for (const shape of from.shapes) {
        // A half-transparent shape marks its whole inside, also beside an opaque one.
        const alpha = normalizedMask(maskFromAlpha(await codec.decode(shape.image, "A shape of the mask")));
        masks.push(placeMask(alpha, toSource(shape.bounds, placed.bounds, source), source));
      }
      return checked(unionMasks(masks), "The shapes of the mask do not lie over the picture; move them onto it.");
    }
  }
}

const blackMask = "The mask marks nothing that may change; paint the region white (or select it) first.";

function checked(mask: Mask, emptySentence: string): Mask {
  if (maskBounds(mask).width === 0) throw new EditError("empty-mask", emptySentence);
  return mask;
}

function sameSize(mask: Mask, source: Raster): Mask {
  if (mask.width === source.width && mask.height === source.height) return mask;
  throw new EditError(
    "mask-size",
    `The mask is ${mask.width} × ${mask.height} pixels but the picture is ${source.width} × ${source.height}; make the mask the picture's size.`,
  );
}

function runsMask(from: Extract<MaskSource, { from: "runs" }>): Mask {
  try {
    return decodeRuns(from.runs, from, from.levels);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new EditError("bad-request", `${cause.message} Mark the region again.`, { cause });
  }
}
