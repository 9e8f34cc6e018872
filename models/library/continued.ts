/**
 * A region filled with what lies beside it: each half is a copy of its own side, so that rows (horizons, tables,
 * shores) go on, corrected smoothly until it meets the edge exactly (Pérez, Gangnet & Blake 2003, seamless cloning).
 */
import type { Planes } from "../image/raster";
import { membrane } from "./membrane";

/**
 * @param picture any planes
 * @param mask 1 plane, 1 = fill
 * @returns the picture, exactly, where the mask is 0
 */
export function continued(picture: Planes, mask: Planes): Planes {
  const copy = besides(picture, mask);
  const count = mask.data.length;
  const apart = picture.data.map((value, i) => value - (copy.data[i] as number));
  const correction = membrane({ ...picture, data: apart }, mask);
  return {
    ...picture,
    data: picture.data.map((value, i) =>
      mask.data[i % count] === 0
        ? value
        : Math.min(1, Math.max(-1, (copy.data[i] as number) + (correction.data[i] as number))),
    ),
  };
}

/** Both sides' copies, one passing into the other around the middle; smooth where neither side is known. */
function besides(picture: Planes, mask: Planes): Planes {
  const { width, height, channels } = picture;
  const count = width * height;
  const smooth = membrane(picture, mask);
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
    const right = Math.min(1, Math.max(0, 0.5 + (x - middle) / (0.4 * step)));
    const shares = [
      { share: known(x - step, y) ? 1 - right : 0, shift: -step },
      { share: known(x + step, y) ? right : 0, shift: step },
    ];
    const total = shares.reduce((sum, { share }) => sum + share, 0);
    if (total === 0) continue;
    for (let channel = 0; channel < channels; channel++) {
      const at = channel * count + i;
      data[at] = shares.reduce(
        (sum, { share, shift }) => (share === 0 ? sum : sum + (share / total) * (picture.data[at + shift] as number)),
        0,
      );
    }
  }
  return { ...picture, data };
}
