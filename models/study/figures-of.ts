/** What is measured on pictures. */

import type { Perceptual } from "../evaluation/perceptual";
import type { Mask, Raster } from "../image/raster";

const rgb = [0, 1, 2] as const;

/** Largest difference of any value where the mask is 0 (or where it is not). */
export function largestOutside(a: Raster, b: Raster, mask: Mask): number {
  let most = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] !== 0) continue;
    for (const c of rgb) most = Math.max(most, Math.abs(a.data[4 * i + c] - b.data[4 * i + c]));
  }
  return most;
}

/** Mean squared difference, values in [0, 1], over the pixels inside the mask or outside it. */
export function squaredDifference(a: Raster, b: Raster, mask: Mask, where: "inside" | "outside"): number {
  let sum = 0;
  let count = 0;
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] > 0 !== (where === "inside")) continue;
    for (const c of rgb) sum += ((a.data[4 * i + c] - b.data[4 * i + c]) / 255) ** 2;
    count += 3;
  }
  return count === 0 ? 0 : sum / count;
}

/** Mean absolute Laplacian inside the mask, in [0, 1]: what adversarial pixels are made of. */
export function roughness({ width, data }: Raster, mask: Mask): number {
  let sum = 0;
  let count = 0;
  for (let i = width; i < mask.data.length - width; i++) {
    if (mask.data[i] === 0) continue;
    for (const c of rgb) {
      const at = (j: number): number => data[4 * j + c];
      sum += Math.abs(4 * at(i) - at(i - 1) - at(i + 1) - at(i - width) - at(i + width)) / 255;
    }
    count += 3;
  }
  return count === 0 ? 0 : sum / count;
}

/** `inside` where the mask is set, in whole pixels. */
export function pasted(outside: Raster, inside: Raster, mask: Mask): Raster {
  const data = outside.data.slice();
  for (let i = 0; i < mask.data.length; i++) {
    if (mask.data[i] > 0) data.set(inside.data.subarray(4 * i, 4 * i + 4), 4 * i);
  }
  return { ...outside, data };
}

/**
 * The released code's way from bytes to bytes in 32-bit floats: to [-1, 1] and back, then a cast that cuts off. 63 of
 * the 256 values come back one lower.
 */
export function officialRoundTrip(picture: Raster): Raster {
  const f = Math.fround;
  const data = picture.data.map((byte, i) => {
    if (i % 4 === 3) return byte;
    const value = f(f(f(byte / 255) * 2) - 1);
    return Math.trunc(f(f(f(value + 1) / 2) * 255));
  });
  return { ...picture, data };
}

/** Perceptual distance of what lies outside the mask alone: features see what is around their place, so both get the same inside. */
export async function farOutside(
  perceptual: Perceptual | null,
  source: Raster,
  result: Raster,
  mask: Mask,
): Promise<number | null> {
  if (perceptual === null) return null;
  const behind = pasted(result, source, mask);
  const [a, b] = [
    await perceptual.features(source, mask, "outside"),
    await perceptual.features(behind, mask, "outside"),
  ];
  return perceptual.between(a, b, mask, "outside");
}
