/** Planes joined under a mask. */
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
