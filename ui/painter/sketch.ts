/** A rough drawing in colours, with undo by the pixels each stroke changed. Pure. */
import { frameOf, type Rect, type Size } from "../../models/image/geometry";
import type { Mask, Raster } from "../../models/image/raster";
import { type Dab, eachCovered } from "./brush";
import type { Runs } from "./runs";

export type Colour = readonly [red: number, green: number, blue: number];

export interface Sketch {
  /** Never written to once it is here; null while nothing was drawn. */
  readonly picture: Raster | null;
  /** Ids of the editor's layers that it was taken from; empty where all of it was drawn here. */
  readonly layers: readonly string[];
  readonly past: readonly Change[];
  readonly future: readonly Change[];
}

/** The pixels of a box, and the layers, as they were before (past) or after (future) a stroke. */
interface Change {
  readonly layers: readonly string[];
  readonly box: Rect;
  readonly pixels: Uint8ClampedArray<ArrayBuffer>;
}

/** Undo holds so many bytes of pixels. */
const REMEMBERED = 32 << 20;

export const noSketch: Sketch = { picture: null, layers: [], past: [], future: [] };

export function blankRaster({ width, height }: Size): Raster {
  return { width, height, data: new Uint8ClampedArray(width * height * 4) };
}

/** The same drawing at another size, by nearest pixels; a drawing of an earlier edit may be kept smaller. */
export function stretched(drawing: Raster, size: Size): Raster {
  if (drawing.width === size.width && drawing.height === size.height) return drawing;
  const larger = blankRaster(size);
  for (let y = 0; y < size.height; y++) {
    const row = Math.floor(((y + 0.5) * drawing.height) / size.height) * drawing.width;
    for (let x = 0; x < size.width; x++) {
      const from = (row + Math.floor(((x + 0.5) * drawing.width) / size.width)) * 4;
      larger.data.set(drawing.data.subarray(from, from + 4), (y * size.width + x) * 4);
    }
  }
  return larger;
}

/** Draws a piece of a stroke into a raster: colour over what is there, or nothing left. Writes into it. */
export function draw(raster: Raster, from: Dab, to: Dab, softness: number, colour: Colour | null): Rect | null {
  const { data } = raster;
  return eachCovered(raster, from, to, softness, (pixel, coverage) => {
    const at = pixel * 4;
    const before = data[at + 3] as number;
    if (colour === null) {
      data[at + 3] = Math.min(before, 255 - coverage);
      return;
    }
    // Only pixels of the brush's rim are mixed, and passing over them again does not darken them.
    const share = before === 0 ? 1 : coverage / 255;
    for (let c = 0; c < 3; c++) data[at + c] = (data[at + c] as number) * (1 - share) + (colour[c] as number) * share;
    data[at + 3] = Math.max(before, coverage);
  });
}

/**
 * The sketch after a stroke that changed only pixels in `box`; null as picture clears it.
 * @param layers those of the editor it is now taken from, when a layer was taken rather than a stroke drawn
 */
export function sketched(
  sketch: Sketch,
  picture: Raster | null,
  box: Rect | null,
  layers: readonly string[] = picture ? sketch.layers : [],
): Sketch {
  const size = picture ?? sketch.picture;
  if (!size) return sketch;
  const before = sketch.picture ? stretched(sketch.picture, size) : blankRaster(size);
  const change = { ...cut(before, box ?? frameOf(size)), layers: sketch.layers };
  return { picture, layers, past: bounded([...sketch.past, change]), future: [] };
}

export function unsketched(sketch: Sketch): Sketch {
  const last = sketch.past.at(-1);
  if (!last) return sketch;
  const { picture, undone } = swapped(sketch, last);
  return { picture, layers: last.layers, past: sketch.past.slice(0, -1), future: [undone, ...sketch.future] };
}

export function resketched(sketch: Sketch): Sketch {
  const [next, ...future] = sketch.future;
  if (!next) return sketch;
  const { picture, undone } = swapped(sketch, next);
  return { picture, layers: next.layers, past: [...sketch.past, undone], future };
}

function swapped(
  { picture, layers }: Sketch,
  { box, pixels }: Change,
): { readonly picture: Raster; readonly undone: Change } {
  // A cleared sketch remembers its whole picture, so its size is the box's.
  const before = picture ?? blankRaster(box);
  const data = before.data.slice();
  for (let y = 0; y < box.height; y++) {
    const row = pixels.subarray(y * box.width * 4, (y + 1) * box.width * 4);
    data.set(row, ((box.y + y) * before.width + box.x) * 4);
  }
  const undone = { ...cut(before, box), layers };
  return { picture: { width: before.width, height: before.height, data }, undone };
}

function cut(raster: Raster, box: Rect): Omit<Change, "layers"> {
  const pixels = new Uint8ClampedArray(box.width * box.height * 4);
  for (let y = 0; y < box.height; y++) {
    const start = ((box.y + y) * raster.width + box.x) * 4;
    pixels.set(raster.data.subarray(start, start + box.width * 4), y * box.width * 4);
  }
  return { box, pixels };
}

function bounded(past: readonly Change[]): readonly Change[] {
  let total = 0;
  let from = past.length;
  while (from > 0) {
    total += past[from - 1]?.pixels.length ?? 0;
    if (total > REMEMBERED && from < past.length) break;
    from--;
  }
  return past.slice(from);
}

/**
 * The strokes inside a region of the same size, a pixel away from its edge: stretched to any larger picture together
 * with the region, none then reaches outside.
 */
export function keptInside(picture: Raster, region: Mask): Raster {
  const { width, height } = picture;
  const data = picture.data.slice();
  const inside = (x: number, y: number): boolean => {
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        if (region.data[v * width + u] === 0) return false;
      }
    }
    return true;
  };
  for (let i = 0; i < width * height; i++) {
    if (data[i * 4 + 3] !== 0 && !inside(i % width, Math.floor(i / width))) data[i * 4 + 3] = 0;
  }
  return { width, height, data };
}

/** Where anything is drawn, as runs; null when nothing is. */
export function drawnRuns(picture: Raster | null): Runs | null {
  if (!picture) return null;
  const runs: number[] = [];
  let [inside, start, any] = [false, 0, false];
  const pixels = picture.width * picture.height;
  for (let i = 0; i < pixels; i++) {
    if ((picture.data[i * 4 + 3] as number) > 0 === inside) continue;
    runs.push(i - start);
    start = i;
    inside = !inside;
    any = true;
  }
  runs.push(pixels - start);
  return any ? { width: picture.width, height: picture.height, runs } : null;
}

/** The commonest colours of a picture, each unlike the others and unlike `besides`: a palette to scribble with. */
export function paletteOf(picture: Raster, most: number, besides: readonly Colour[] = []): readonly Colour[] {
  const bins = new Map<number, { count: number; red: number; green: number; blue: number }>();
  const step = Math.max(1, Math.floor((picture.width * picture.height) / 20_000));
  for (let i = 0; i < picture.width * picture.height; i += step) {
    const [red, green, blue, alpha] = picture.data.subarray(i * 4, i * 4 + 4);
    if ((alpha as number) < 128) continue;
    const key = (((red as number) >> 5) << 6) | (((green as number) >> 5) << 3) | ((blue as number) >> 5);
    const bin = bins.get(key) ?? { count: 0, red: 0, green: 0, blue: 0 };
    bin.count += 1;
    bin.red += red as number;
    bin.green += green as number;
    bin.blue += blue as number;
    bins.set(key, bin);
  }
  const chosen: Colour[] = [];
  for (const { count, red, green, blue } of [...bins.values()].sort((a, b) => b.count - a.count)) {
    const colour: Colour = [Math.round(red / count), Math.round(green / count), Math.round(blue / count)];
    const isNew = [...besides, ...chosen].every(
      (one) => Math.hypot(...one.map((value, c) => value - (colour[c] as number))) > APART,
    );
    if (isNew) chosen.push(colour);
    if (chosen.length === most) break;
  }
  return chosen;
}

/** Distance in RGB from which two colours look different enough to offer both. */
const APART = 56;

/** As a colour field wants it: #rrggbb. */
export function toHex(colour: Colour): string {
  return `#${colour.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;
}

/** From #rgb or #rrggbb, with or without the #; null otherwise. */
export function fromHex(text: string): Colour | null {
  const digits = /^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (!digits) return null;
  const long = digits.length === 3 ? [...digits].map((digit) => digit + digit).join("") : digits;
  const channel = (at: number): number => Number.parseInt(long.slice(at, at + 2), 16);
  return [channel(0), channel(2), channel(4)];
}
