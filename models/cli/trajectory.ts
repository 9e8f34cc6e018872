/** A run as moving pictures, or as a strip: the picture as the painter believed it to be after every step. */
import sharp from "sharp";
import type { TrajectoryFrame } from "../contract";
import { composite } from "../image/composite";
import { relativeTo, type Size, type SourceRect } from "../image/geometry";
import { resizePicture } from "../image/picture";
import type { Raster } from "../image/raster";

export type TrajectoryFormat = "webp" | "gif" | "strip";

export function trajectoryFormatOf(path: string): TrajectoryFormat | null {
  const extension = /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase();
  if (extension === "webp" || extension === "gif") return extension;
  return extension === "png" ? "strip" : null;
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
  const pictures = drawnFrames(scene, format === "strip" ? stripSide : longestSide);
  if (format === "strip") return strip(pictures);
  const files = await Promise.all(pictures.map((picture) => image(picture).png().toBuffer()));
  const moving = sharp(files, { join: { animated: true } });
  const delay = pictures.map((_, i) => (i + 1 < pictures.length ? eachFor : lastFor));
  return format === "webp"
    ? moving.webp({ delay, loop: 0, quality: 90 }).toBuffer()
    : moving.gif({ delay, loop: 0 }).toBuffer();
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

async function strip(pictures: readonly Raster[]): Promise<Uint8Array> {
  const gap = 4;
  const { width, height } = pictures[0] as Raster;
  const layers = pictures.map((picture, i) => ({
    input: Buffer.from(picture.data.buffer),
    raw: { width, height, channels: 4 as const },
    left: i * (width + gap),
    top: 0,
  }));
  const all = { width: pictures.length * (width + gap) - gap, height, channels: 4, background: "#00000000" } as const;
  return sharp({ create: all }).composite(layers).png().toBuffer();
}

function image({ width, height, data }: Raster) {
  return sharp(data, { raw: { width, height, channels: 4 } });
}
