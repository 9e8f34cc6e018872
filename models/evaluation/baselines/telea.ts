/**
 * A hole filled from its edge inwards (Telea 2004, "An image inpainting technique based on the fast marching method"):
 * each pixel, in the order of its distance from the edge, becomes the weighted mean of what is known around it. Two
 * things are as in OpenCV, whose numbers comparisons quote: the gradients' share is a step of length 1 and not of its own
 * length, and half a byte is added to every pixel.
 */
import type { Mask, Raster } from "../../image/raster";
import { march, signedDistance } from "./fast-marching";

/** How far around a pixel is looked, pixels; OpenCV's examples and most comparisons use 3 to 5. */
const usualReach = 5;
/** A direction across the front counts at least this much. */
const [leastAcross, across] = [0.01, 1e-6];

/**
 * @param hole coverage above 127 is filled; at least one pixel is not
 * @returns the picture with three channels filled, alpha as it is
 */
export function teleaFill(picture: Raster, hole: Mask, reach = usualReach): Raster {
  const { width, height } = picture;
  const data = picture.data.slice();
  const isOpen = Uint8Array.from(hole.data, (value) => Number(value > 127));
  const time = signedDistance(isOpen, picture, reach);
  march(isOpen, time, picture, (place) => {
    const [x, y] = [place % width, Math.floor(place / width)];
    const isKnown = (u: number, v: number): boolean =>
      u >= 0 && v >= 0 && u < width && v < height && isOpen[v * width + u] === 0;
    const timeAt = (i: number): number => time[i];
    const own = timeAt(place);
    const slopeX = slope(isKnown(x + 1, y), isKnown(x - 1, y), timeAt(place + 1), own, timeAt(place - 1));
    const slopeY = slope(isKnown(x, y + 1), isKnown(x, y - 1), timeAt(place + width), own, timeAt(place - width));
    const sums = [0, 1, 2].map(() => ({ value: 0, alongX: 0, alongY: 0 }));
    let total = 1e-20;
    for (let v = Math.max(0, y - reach); v <= Math.min(height - 1, y + reach); v++) {
      for (let u = Math.max(0, x - reach); u <= Math.min(width - 1, x + reach); u++) {
        const [dx, dy] = [x - u, y - v];
        const squared = dx * dx + dy * dy;
        if (squared > reach * reach || !isKnown(u, v) || squared === 0) continue;
        const there = v * width + u;
        const level = 1 / (1 + Math.abs(time[there] - own));
        const dot = dx * slopeX + dy * slopeY;
        const weight = Math.abs(
          (level * (Math.abs(dot) <= leastAcross ? across : dot)) / (squared * Math.sqrt(squared)),
        );
        total += weight;
        const [right, left] = [isKnown(u + 1, v), isKnown(u - 1, v)];
        const [below, above] = [isKnown(u, v + 1), isKnown(u, v - 1)];
        for (const [channel, sum] of sums.entries()) {
          const at = (i: number): number => data[4 * i + channel];
          const middle = at(there);
          sum.value += weight * middle;
          sum.alongX -= weight * dx * gradient(right, left, at(there + 1), middle, at(there - 1));
          sum.alongY -= weight * dy * gradient(below, above, at(there + width), middle, at(there - width));
        }
      }
    }
    for (const [channel, { value, alongX, alongY }] of sums.entries()) {
      const step = (alongX + alongY) / (Math.hypot(alongX, alongY) + 1e-20);
      data[4 * place + channel] = value / total + step + 0.5;
    }
  });
  return { ...picture, data };
}

/** Of the distance: central where both sides are known, else towards the known one. */
function slope(hasNext: boolean, hasLast: boolean, next: number, own: number, last: number): number {
  if (hasNext) return hasLast ? (next - last) / 2 : next - own;
  return hasLast ? own - last : 0;
}

/** Of the picture; OpenCV counts central differences in full, and twice, as all of them only give a direction. */
function gradient(hasNext: boolean, hasLast: boolean, next: number, own: number, last: number): number {
  if (hasNext) return hasLast ? 2 * (next - last) : next - own;
  return hasLast ? own - last : 0;
}
