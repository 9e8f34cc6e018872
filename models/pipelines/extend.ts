/** Continue a picture beyond its borders. */
import { composite } from "../image/composite";
import type { SourceRect } from "../image/geometry";
import { uniformMask } from "../image/mask";
import type { Raster } from "../image/raster";
import { fill } from "./fill";
import type { Pipeline } from "./pipeline";

/** As `fill`, on a canvas around the picture; all rectangles come in the pixels of the picture as it was. */
export const extend: Pipeline<"extend"> = async function* (request, context) {
  const { left, right, top, bottom } = request.sides;
  const { source } = request;
  const size = { width: source.width + left + right, height: source.height + top + bottom };
  const inside: SourceRect = { x: left, y: top, width: source.width, height: source.height };
  const empty: Raster = { ...size, data: new Uint8ClampedArray(4 * size.width * size.height) };
  const mask = uniformMask(size, 255);
  for (let y = 0; y < inside.height; y++) {
    const start = (y + inside.y) * size.width + inside.x;
    mask.data.fill(0, start, start + inside.width);
  }
  const canvas = composite(empty, source, inside);
  const settings = { ...request.settings, grow: 0, feather: 0 };
  const moved = (rect: SourceRect): SourceRect => ({ ...rect, x: rect.x - left, y: rect.y - top });
  const run = fill({ ...request, kind: "fill", source: canvas, mask, settings, reference: null }, context);
  for (;;) {
    const next = await run.next();
    if (next.done) {
      const candidates = next.value.candidates.map((each) => ({ ...each, patch: moved(each.patch) }));
      return { ...next.value, candidates, crop: moved(next.value.crop) };
    }
    const event = next.value;
    if (event.type === "planned")
      yield { ...event, crop: moved(event.crop), source: { width: source.width, height: source.height } };
    else if (event.type === "preview") yield { ...event, patch: moved(event.patch) };
    else if (event.type === "candidate") {
      yield { ...event, candidate: { ...event.candidate, patch: moved(event.candidate.patch) } };
    } else yield event;
  }
};
