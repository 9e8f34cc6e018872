/** Planes joined under a mask. */
import type { Planes } from "../image/raster";

/** `inside` where the mask is 1, `outside` where it is 0; both are exact there. */
export function blended(outside: Planes, inside: Planes, mask: Planes): Planes {
  const data = outside.data.slice();
  const count = mask.data.length;
  for (let channel = 0; channel < outside.channels; channel++) {
    const start = channel * count;
    for (let i = 0; i < count; i++) {
      const share = mask.data[i] as number;
      if (share === 0) continue;
      data[start + i] = share * (inside.data[start + i] as number) + (1 - share) * (data[start + i] as number);
    }
  }
  return { ...outside, data };
}

/** 0 where the mask is 1. */
export function masked(source: Planes, mask: Planes): Planes {
  const nothing: Planes = { ...source, data: new Float32Array(source.data.length) };
  return blended(source, nothing, mask);
}
