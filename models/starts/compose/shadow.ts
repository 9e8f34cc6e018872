/** The soft dark patch where a thing touches what it stands on. */
import type { Planes } from "../../image/raster";
import type { Layer } from "./fit";

/** How dark it is in the middle. */
const darkest = 0.5;
/** The lowest part of a thing is what it stands on: share of its height. */
const foot = 0.14;

/**
 * @param ground 3 planes in [-1, 1]
 * @returns the ground with the layer's shadow, not yet with the layer
 */
export function shaded(ground: Planes, layer: Layer): Planes {
  const { width, height } = ground;
  const count = width * height;
  const alphaAt = (x: number, y: number): number => layer.data[3 * count + y * width + x];
  const seen = Array.from({ length: height }, (_, y) => y).filter((y) =>
    Array.from({ length: width }, (_, x) => x).some((x) => alphaAt(x, y) > 0.5),
  );
  const [top, bottom] = [seen[0], seen.at(-1)];
  if (top === undefined || bottom === undefined) return ground;
  const from = Math.floor(bottom - foot * (bottom - top + 1));
  const touching = Array.from({ length: width }, (_, x) => x).filter((x) => {
    for (let y = from; y <= bottom; y++) if (alphaAt(x, y) > 0.5) return true;
    return false;
  });
  const [left, right] = [touching[0] ?? 0, touching.at(-1) ?? 0];
  const middle = (left + right + 1) / 2;
  const across = 0.62 * (right - left + 1) + 2;
  const down = 0.2 * across + 1.5;
  const data = ground.data.slice();
  for (let i = 0; i < count; i++) {
    const x = ((i % width) + 0.5 - middle) / across;
    const y = (Math.floor(i / width) + 0.5 - bottom) / down;
    const near = Math.max(0, 1 - x * x - y * y);
    const dark = darkest * near * near * (3 - 2 * near);
    for (let at = i; at < 3 * count; at += count) data[at] = (data[at] + 1) * (1 - dark) - 1;
  }
  return { ...ground, data };
}
