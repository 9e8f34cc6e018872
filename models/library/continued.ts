/**
 * A region filled with what lies beside it: each half is a copy of its own side, so that rows (horizons, tables,
 * shores) go on, corrected smoothly until it meets the edge exactly (Pérez, Gangnet & Blake 2003, seamless cloning).
 */
import type { Planes } from "../image/raster";
import { membrane } from "./membrane";

/** A copy whose brightness must be moved this far (of 2) is of something else: trusted fully below, not at all above. */
const [fits, fails] = [0.25, 0.8];

/**
 * @param picture any planes
 * @param mask 1 plane, 1 = fill
 * @returns the picture, exactly, where the mask is 0
 */
export function continued(picture: Planes, mask: Planes): Planes {
  const smooth = membrane(picture, mask);
  const copy = besides(picture, mask, smooth);
  const count = mask.data.length;
  const apart = picture.data.map((value, i) => value - (copy.data[i] as number));
  const correction = membrane({ ...picture, data: apart }, mask);
  const data = picture.data.slice();
  for (let i = 0; i < count; i++) {
    if (mask.data[i] === 0) continue;
    let most = 0;
    for (let at = i; at < data.length; at += count) most = Math.max(most, Math.abs(correction.data[at] as number));
    const share = Math.min(1, Math.max(0, 1 - (most - fits) / (fails - fits)));
    for (let at = i; at < data.length; at += count) {
      const even = smooth.data[at] as number;
      const copied = (copy.data[at] as number) + (correction.data[at] as number);
      data[at] = Math.min(1, Math.max(-1, even + share * (copied - even)));
    }
  }
  return { ...picture, data };
}

/** Both sides' copies, one passing into the other around the middle; smooth where neither side is known. */
function besides(picture: Planes, mask: Planes, smooth: Planes): Planes {
  const { width, height, channels } = picture;
  const count = width * height;
  const data = smooth.data.slice();
  const columns = Array.from({ length: width }, (_, x) => x).filter((x) =>
    Array.from({ length: height }, (_, y) => y).some((y) => mask.data[y * width + x] !== 0),
  );
  const [first, last] = [columns[0] ?? 0, columns.at(-1) ?? 0];
  const middle = (first + last) / 2;
  const step = Math.max(1, Math.ceil((last - first + 1) / 2));
  const known = (x: number, y: number): boolean => x >= 0 && x < width && mask.data[y * width + x] === 0;
  for (let i = 0; i < count; i++) {
    const x = i % width;
    const y = Math.floor(i / width);
    // Around the middle, over a fifth of the region, the left copy passes into the right one.
    const pass = Math.min(1, Math.max(0, 0.5 + (x - middle) / (0.4 * step)));
    const left = known(x - step, y) ? 1 - pass : 0;
    const right = known(x + step, y) ? pass : 0;
    if (left + right === 0) continue;
    for (let channel = 0; channel < channels; channel++) {
      const at = channel * count + i;
      const fromLeft = left === 0 ? 0 : left * (picture.data[at - step] as number);
      const fromRight = right === 0 ? 0 : right * (picture.data[at + step] as number);
      data[at] = (fromLeft + fromRight) / (left + right);
    }
  }
  return { ...picture, data };
}
