/** How a candidate formed, as pictures: the painter's prediction after every step, over the picture it belongs to. */
import { contains, frameOf, outset, type Rect, type Size, type SourceRect, union } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";
import { squareAround } from "./viewport";

/** Longest side of a frame. */
const LONGEST = 480;
/** Rows between two breaths. */
const BAND = 48;

/** A raster stretched over a part of the picture. */
interface Part {
  readonly image: Raster;
  readonly patch: SourceRect;
}

export interface FormedScene {
  /** The picture, at any size. */
  readonly picture: Raster;
  /** Its real size, which patches are measured in. */
  readonly source: Size;
  /** One a step; regions and hops come one after another. */
  readonly frames: readonly (Part & { readonly part: number })[];
  readonly last: Part;
}

/** The picture before, after every step, and after; all of one size. */
export async function formedPictures(
  { picture, source, frames, last }: FormedScene,
  breathe: () => Promise<void>,
): Promise<readonly Raster[]> {
  const view = viewOf([...frames, last].map(({ patch }) => patch).reduce(union), source);
  const scale = Math.min(1, LONGEST / Math.max(view.width, view.height));
  const size = {
    width: Math.max(1, Math.round(view.width * scale)),
    height: Math.max(1, Math.round(view.height * scale)),
  };
  const blank: Raster = { ...size, data: new Uint8ClampedArray(4 * size.width * size.height) };
  const over = (ground: Raster, { image, patch }: Part): Promise<Raster> =>
    laidOver(ground, image, patch, view, breathe);
  let ground = await over(blank, { image: picture, patch: frameOf(source) });
  const pictures = [ground];
  for (const [i, frame] of frames.entries()) {
    const now = await over(ground, frame);
    pictures.push(now);
    // Another part begins: what this one became stays under it.
    if (frames[i + 1]?.part !== frame.part) ground = now;
  }
  pictures.push(await over(pictures[0] as Raster, last));
  return pictures;
}

/** A region with its surroundings, or all of a picture that is extended. */
function viewOf(changed: SourceRect, source: Size): Rect {
  const whole = frameOf<Rect>(source);
  if (!contains(whole, changed)) return union<Rect>(whole, changed);
  return contains(squareAround(changed, source), changed) ? squareAround(changed, source) : outset(whole, 0);
}

/** A copy with the image stretched over `box` (of the picture, as `view`), bilinear, by its alpha. */
async function laidOver(
  { width, height, data: below }: Raster,
  image: Raster,
  box: Rect,
  view: Rect,
  breathe: () => Promise<void>,
): Promise<Raster> {
  const data = below.slice();
  const step = { x: view.width / width, y: view.height / height };
  for (let y = 0; y < height; y++) {
    if (y % BAND === BAND - 1) await breathe();
    const v = ((view.y + (y + 0.5) * step.y - box.y) / box.height) * image.height;
    if (v < 0 || v >= image.height) continue;
    for (let x = 0; x < width; x++) {
      const u = ((view.x + (x + 0.5) * step.x - box.x) / box.width) * image.width;
      if (u >= 0 && u < image.width) blend(data, 4 * (y * width + x), image, u, v);
    }
  }
  return { width, height, data };
}

/** The image at (u, v) over four bytes; pixels lend colour by their alpha. */
function blend(to: Uint8ClampedArray, at: number, { width, height, data }: Raster, u: number, v: number): void {
  const [left, top] = [Math.floor(u - 0.5), Math.floor(v - 0.5)];
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let j = 0; j < 2; j++) {
    const y = Math.min(height - 1, Math.max(0, top + j));
    const down = j === 0 ? top + 1.5 - v : v - top - 0.5;
    for (let i = 0; i < 2; i++) {
      const x = Math.min(width - 1, Math.max(0, left + i));
      const from = 4 * (y * width + x);
      const weight = (down * (i === 0 ? left + 1.5 - u : u - left - 0.5) * (data[from + 3] as number)) / 255;
      red += weight * (data[from] as number);
      green += weight * (data[from + 1] as number);
      blue += weight * (data[from + 2] as number);
      alpha += weight;
    }
  }
  const under = ((1 - alpha) * (to[at + 3] as number)) / 255;
  const sum = alpha + under;
  if (sum === 0) return;
  to[at] = (red + under * (to[at] as number)) / sum;
  to[at + 1] = (green + under * (to[at + 1] as number)) / sum;
  to[at + 2] = (blue + under * (to[at + 2] as number)) / sum;
  to[at + 3] = 255 * sum;
}

/** Pictures of one size from left to right and top to bottom, eight a row; transparent between them. */
export function stripOf(pictures: readonly Raster[]): Raster {
  const [columns, gap] = [Math.max(1, Math.min(8, pictures.length)), 4];
  const cell = pictures[0] ?? { width: 1, height: 1 };
  const rows = Math.max(1, Math.ceil(pictures.length / columns));
  const width = columns * (cell.width + gap) - gap;
  const height = rows * (cell.height + gap) - gap;
  const data = new Uint8ClampedArray(width * height * 4);
  pictures.forEach((picture, index) => {
    const left = (index % columns) * (cell.width + gap);
    const top = Math.floor(index / columns) * (cell.height + gap);
    for (let y = 0; y < picture.height; y++) {
      const row = picture.data.subarray(y * picture.width * 4, (y + 1) * picture.width * 4);
      data.set(row, ((top + y) * width + left) * 4);
    }
  });
  return { width, height, data };
}
