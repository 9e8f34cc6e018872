/**
 * Scribbles as a person would draw a thing: its outline in a few wobbly strokes, its colours hatched or dotted in, never
 * quite along the edge. The shape and colours are those of the library's picture of the thing; without the library an
 * oval stands for everything.
 */
import type { Random } from "../diffusion/random";
import { maskBounds } from "../image/mask";
import type { Mask, Raster } from "../image/raster";
import type { Cutouts } from "./library-cutouts";
import { placeIn } from "./library-cutouts";

export const styles = ["outline and hatching", "outline and dots", "hatching alone"] as const;

/** Strokes of full alpha on nothing, of the mask's size, inside the mask. */
export async function scribbleOf(
  cutouts: Cutouts | null,
  name: string,
  mask: Mask,
  style: (typeof styles)[number],
  draw: Random,
): Promise<Raster> {
  const box = maskBounds(mask);
  const thing = (await cutouts?.fitted(name, box.width * 0.8, box.height * 0.8)) ?? oval(box.width, box.height);
  const { left, top } = placeIn(thing, box);
  const canvas = new Canvas(mask);
  const wobble = { x: wave(draw), y: wave(draw) };
  const at = (x: number, y: number): number => {
    const [u, v] = [Math.round(x - left + wobble.x(y)), Math.round(y - top + wobble.y(x))];
    return u < 0 || v < 0 || u >= thing.width || v >= thing.height ? -1 : v * thing.width + u;
  };
  const isThing = (x: number, y: number): boolean => {
    const i = at(x, y);
    return i >= 0 && thing.data[4 * i + 3] > 127;
  };
  const colour = (x: number, y: number): Colour => flatColour(thing, at(x, y));
  const reach = Math.max(box.width, box.height);
  if (style !== "outline and dots") hatch(canvas, box, reach, isThing, colour, draw);
  else dot(canvas, box, isThing, colour, draw);
  if (style !== "hatching alone") outline(canvas, box, isThing, colour);
  return canvas.picture;
}

type Colour = readonly [number, number, number];
type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

class Canvas {
  readonly picture: Raster;
  constructor(private readonly mask: Mask) {
    this.picture = { width: mask.width, height: mask.height, data: new Uint8ClampedArray(4 * mask.data.length) };
  }
  /** A round touch of the pen. */
  touch(x: number, y: number, radius: number, colour: Colour): void {
    const { width, height } = this.picture;
    for (let v = Math.max(0, Math.floor(y - radius)); v <= Math.min(height - 1, y + radius); v++) {
      for (let u = Math.max(0, Math.floor(x - radius)); u <= Math.min(width - 1, x + radius); u++) {
        const i = v * width + u;
        if ((u - x) ** 2 + (v - y) ** 2 > radius * radius || this.mask.data[i] === 0) continue;
        this.picture.data.set([...colour, 255], 4 * i);
      }
    }
  }
}

/** Slow and up to two pixels wide, as a hand is. */
function wave(draw: Random): (along: number) => number {
  const [a, b] = [draw.uniform() * 6.28, draw.uniform() * 6.28];
  return (along) => 1.2 * Math.sin(along / 9 + a) + 0.8 * Math.sin(along / 23 + b);
}

/** Lines of one slant with gaps between, each drawn to and fro a little beyond or short of the edge. */
function hatch(
  canvas: Canvas,
  box: Box,
  reach: number,
  isThing: (x: number, y: number) => boolean,
  colour: (x: number, y: number) => Colour,
  draw: Random,
): void {
  const angle = 0.5 + 0.6 * draw.uniform();
  const [dx, dy] = [Math.cos(angle), -Math.sin(angle)];
  const [cx, cy] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let across = -reach; across <= reach; across += 5.5) {
    const skipped = 2.5 * (draw.uniform() - 0.5);
    for (let along = -reach; along <= reach; along += 0.5) {
      const [x, y] = [cx + across * dy + (along + skipped) * dx, cy - across * dx + (along + skipped) * dy];
      if (isThing(x, y) && isThing(x - 3 * skipped * dx, y - 3 * skipped * dy)) canvas.touch(x, y, 1.6, colour(x, y));
    }
  }
}

function dot(
  canvas: Canvas,
  box: Box,
  isThing: (x: number, y: number) => boolean,
  colour: (x: number, y: number) => Colour,
  draw: Random,
): void {
  const count = Math.round((box.width * box.height) / 45);
  for (let i = 0; i < count; i++) {
    const [x, y] = [box.x + draw.uniform() * box.width, box.y + draw.uniform() * box.height];
    if (isThing(x, y)) canvas.touch(x, y, 1.8 + 1.2 * draw.uniform(), colour(x, y));
  }
}

/** A dark line a little inside the edge. */
function outline(
  canvas: Canvas,
  box: Box,
  isThing: (x: number, y: number) => boolean,
  colour: (x: number, y: number) => Colour,
): void {
  for (let y = box.y; y < box.y + box.height; y++) {
    for (let x = box.x; x < box.x + box.width; x++) {
      if (!isThing(x, y)) continue;
      const isEdge = !isThing(x - 1, y) || !isThing(x + 1, y) || !isThing(x, y - 1) || !isThing(x, y + 1);
      if (!isEdge) continue;
      const [r, g, b] = colour(x, y);
      canvas.touch(x, y, 1.3, [0.45 * r, 0.45 * g, 0.45 * b]);
    }
  }
}

/** A person takes one colour for a whole part: the mean of 9 × 9 pixels, in steps of 32. */
function flatColour({ width, height, data }: Raster, at: number): Colour {
  const [cx, cy] = [at % width, Math.floor(at / width)];
  const sum = [0, 0, 0, 1e-6];
  for (let y = Math.max(0, cy - 4); y <= Math.min(height - 1, cy + 4); y++) {
    for (let x = Math.max(0, cx - 4); x <= Math.min(width - 1, cx + 4); x++) {
      const i = 4 * (y * width + x);
      const alpha = data[i + 3] / 255;
      for (let c = 0; c < 3; c++) sum[c] = sum[c] + alpha * data[i + c];
      sum[3] = sum[3] + alpha;
    }
  }
  const step = (c: number): number => Math.min(255, 32 * Math.round(sum[c] / sum[3] / 32));
  return [step(0), step(1), step(2)];
}

function oval(width: number, height: number): Raster {
  const size = { width: Math.round(0.8 * width), height: Math.round(0.8 * height) };
  const data = new Uint8ClampedArray(4 * size.width * size.height);
  for (let i = 0; i < size.width * size.height; i++) {
    const [u, v] = [(2 * (i % size.width)) / size.width - 1, (2 * Math.floor(i / size.width)) / size.height - 1];
    if (u * u + v * v <= 1) data.set([210 - 40 * v, 120 - 30 * v, 60, 255], 4 * i);
  }
  return { ...size, data };
}
