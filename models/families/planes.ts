/** Planes joined under a mask. */
import type { Size } from "../image/geometry";
import type { Planes } from "../image/raster";

/** `inside` where the mask is 1, `outside` where it is 0; both are exact there. */
export function blended(outside: Planes, inside: Planes, mask: Planes): Planes {
  const data = outside.data.slice();
  const from = inside.data;
  const shares = mask.data;
  const count = shares.length;
  for (let channel = 0, at = 0; channel < outside.channels; channel++) {
    for (let i = 0; i < count; i++, at++) {
      const share = shares[i];
      if (share === 0) continue;
      data[at] = share * from[at] + (1 - share) * data[at];
    }
  }
  return { ...outside, data };
}

/** 0 where the mask is 1. */
export function masked(source: Planes, mask: Planes): Planes {
  const nothing: Planes = { ...source, data: new Float32Array(source.data.length) };
  return blended(source, nothing, mask);
}

/**
 * A picture's mask in the model's space: a value that stands for several pixels may change if any of them may. So
 * everything that may change is painted, and what is beside it comes back from the picture.
 * @param mask 1 plane whose sides are multiples of `factor`
 */
export function latentMask(mask: Planes, factor: number): Planes {
  if (factor === 1) return mask;
  const { width, height } = latentSize(mask, factor);
  const data = new Float32Array(width * height);
  for (let y = 0; y < mask.height; y++) {
    for (let x = 0; x < mask.width; x++) {
      const to = Math.floor(y / factor) * width + Math.floor(x / factor);
      data[to] = Math.max(data[to], mask.data[y * mask.width + x]);
    }
  }
  return { width, height, channels: 1, data };
}

/** A mask of the model's space over the picture's pixels. */
export function pictureMask(mask: Planes, factor: number): Planes {
  if (factor === 1) return mask;
  const [width, height] = [mask.width * factor, mask.height * factor];
  const data = new Float32Array(width * height);
  for (let i = 0; i < data.length; i++) {
    data[i] = mask.data[Math.floor(i / width / factor) * mask.width + Math.floor((i % width) / factor)];
  }
  return { width, height, channels: 1, data };
}

export function latentSize({ width, height }: Size, factor: number): Size {
  return { width: width / factor, height: height / factor };
}
