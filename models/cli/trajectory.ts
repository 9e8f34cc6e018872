/** A run as moving pictures, or as a strip: the picture as the painter believed it to be after every step. */
import sharp from "sharp";
import type { TrajectoryFrame } from "../contract/result";
import { encodePng } from "../engine/png";
import { animatedPng } from "../image/animated-png";
import { composite, compositeInto } from "../image/composite";
import { relativeTo, type Size, type SourceRect } from "../image/geometry";
import { resizePicture } from "../image/picture";
import type { Raster } from "../image/raster";

/** All move. */
export type TrajectoryFormat = "webp" | "gif" | "png";

export function trajectoryFormatOf(path: string): TrajectoryFormat | null {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  return extension === "webp" || extension === "gif" || extension === "png" ? extension : null;
}

/** Longest side of a frame, pixels. */
const longestSide = 480;
const stripSide = 192;
/** How long frames stand, milliseconds. */
const [eachFor, lastFor] = [120, 1500];

export interface TrajectoryScene {
  /** The picture before, with room for what extends it. */
  readonly before: Raster;
  /** And after. */
  readonly after: Raster;
  readonly frames: readonly TrajectoryFrame[];
  /** What of the picture is shown, in its pixels. */
  readonly view: SourceRect;
  /** Where the frames' coordinates begin in it. */
  readonly origin: { readonly x: number; readonly y: number };
}

export async function encodeTrajectory(scene: TrajectoryScene, format: TrajectoryFormat): Promise<Uint8Array> {
  const pictures = drawnFrames(scene, longestSide);
  const delay = pictures.map((_, i) => (i + 1 < pictures.length ? eachFor : lastFor));
  if (format === "png") return animatedPng(pictures.map(encodePng), delay);
  const files = await Promise.all(pictures.map((picture) => image(picture).png().toBuffer()));
  const moving = sharp(files, { join: { animated: true } });
  return format === "webp"
    ? moving.webp({ delay, loop: 0, quality: 90 }).toBuffer()
    : moving.gif({ delay, loop: 0 }).toBuffer();
}

/** All steps side by side. */
export function stripOf(scene: TrajectoryScene): Raster {
  const pictures = drawnFrames(scene, stripSide);
  const gap = 4;
  const { width, height } = pictures[0] as Raster;
  const size = { width: pictures.length * (width + gap) - gap, height };
  const strip: Raster = { ...size, data: new Uint8ClampedArray(4 * size.width * size.height) };
  for (const [i, picture] of pictures.entries()) {
    compositeInto(strip, picture, { x: i * (width + gap), y: 0, width, height });
  }
  return strip;
}

function drawnFrames({ before, after, frames, view, origin }: TrajectoryScene, longest: number): readonly Raster[] {
  const scale = Math.min(1, longest / Math.max(view.width, view.height));
  const size: Size = {
    width: Math.max(1, Math.round(view.width * scale)),
    height: Math.max(1, Math.round(view.height * scale)),
  };
  let ground = resizePicture(before, size, view);
  const pictures = [ground];
  frames.forEach((frame, i) => {
    const at = relativeTo<SourceRect>(
      { ...frame.patch, x: frame.patch.x + origin.x, y: frame.patch.y + origin.y },
      view,
    );
    const box = {
      x: Math.round(at.x * scale),
      y: Math.round(at.y * scale),
      width: Math.max(1, Math.round(at.width * scale)),
      height: Math.max(1, Math.round(at.height * scale)),
    };
    const picture = composite(ground, resizePicture(frame.image, box), box);
    pictures.push(picture);
    // Another part begins: what this one became stays under it.
    if (frames[i + 1]?.part !== frame.part) ground = picture;
  });
  return [...pictures, resizePicture(after, size, view)];
}

function image({ width, height, data }: Raster) {
  return sharp(data, { raw: { width, height, channels: 4 } });
}
