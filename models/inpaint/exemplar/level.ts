/** A picture with a hole, and the same at half the size: the scales an exemplar fill works through. */
import type { Planes } from "../../image/raster";

export interface Level {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  /** Channels interleaved, so that the pixels of a patch's row lie side by side. What is in the hole is a guess. */
  readonly pixels: Float32Array;
  /** 1 = to be filled. */
  readonly hole: Uint8Array;
}

/**
 * @param picture any planes; the hole's values are the first guess
 * @param mask 1 plane, not 0 = hole
 */
export function levelOf({ width, height, channels, data }: Planes, mask: Planes): Level {
  const count = width * height;
  const pixels = new Float32Array(channels * count);
  for (let channel = 0; channel < channels; channel++) {
    for (let i = 0; i < count; i++) pixels[i * channels + channel] = data[channel * count + i];
  }
  return { width, height, channels, pixels, hole: Uint8Array.from(mask.data, (value) => (value === 0 ? 0 : 1)) };
}

/** Half the size, rounded up. A pixel that holds any of the hole is hole: what counts as known there, is. */
export function halved({ width, height, channels, pixels, hole }: Level): Level {
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const small = new Float32Array(channels * halfWidth * halfHeight);
  const smallHole = new Uint8Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y++) {
    for (let x = 0; x < halfWidth; x++) {
      const [left, top] = [2 * x, 2 * y];
      const [right, bottom] = [Math.min(width - 1, left + 1), Math.min(height - 1, top + 1)];
      const four = [top * width + left, top * width + right, bottom * width + left, bottom * width + right];
      const to = y * halfWidth + x;
      for (const at of four) {
        smallHole[to] = smallHole[to] | hole[at];
        for (let channel = 0; channel < channels; channel++) {
          small[to * channels + channel] = small[to * channels + channel] + pixels[at * channels + channel] / 4;
        }
      }
    }
  }
  return { width: halfWidth, height: halfHeight, channels, pixels: small, hole: smallHole };
}

/** 1 where a square of this radius around the pixel holds a pixel that is not 0. */
export function dilated(values: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  const wide = new Uint8Array(values.length);
  const all = new Uint8Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (values[i] === 0) continue;
    const x = i % width;
    wide.fill(1, i - Math.min(x, radius), i + Math.min(width - 1 - x, radius) + 1);
  }
  for (let i = 0; i < values.length; i++) {
    if (wide[i] === 0) continue;
    const y = Math.floor(i / width);
    const last = Math.min(height - 1, y + radius);
    for (let row = Math.max(0, y - radius); row <= last; row++) all[row * width + (i % width)] = 1;
  }
  return all;
}
