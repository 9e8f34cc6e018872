/** Exact Euclidean distances to a set of pixels, in two passes (Meijster, Roerdink & Hesselink 2000). */
import type { Size } from "./geometry";

/** More than any squared distance between pixels of a picture. */
const beyond = 0x3fffffff;

/**
 * Squared distance, in pixels between centres, from each pixel to the nearest one with `isSeed` ≠ 0; exact up to
 * `reach` pixels, some larger number farther away. Pixels outside the frame are no seeds.
 *
 * @param isSeed row-major, width × height
 * @param reach pixels, ≥ 0; only speed depends on it
 */
export function squaredDistances(isSeed: Uint8Array, size: Size, reach: number): Int32Array {
  const { width, height } = size;
  const cap = Math.min(Math.floor(reach) + 1, 32767);
  const upright = uprightDistances(isSeed, size, cap);
  const squared = new Int32Array(width * height);
  const site = new Int32Array(width);
  const from = new Int32Array(width);
  for (let y = 0; y < height; y++) {
    const row = upright.subarray(y * width, (y + 1) * width);
    alongRow(row, cap, site, from, squared.subarray(y * width, (y + 1) * width));
  }
  return squared;
}

/** Distance to the nearest seed in the same column, at most `cap`. */
function uprightDistances(isSeed: Uint8Array, { width, height }: Size, cap: number): Uint16Array {
  const distance = new Uint16Array(width * height);
  for (let x = 0; x < width; x++) distance[x] = isSeed[x] === 0 ? cap : 0;
  for (let i = width; i < distance.length; i++) {
    distance[i] = isSeed[i] === 0 ? Math.min(cap, distance[i - width] + 1) : 0;
  }
  for (let i = distance.length - width - 1; i >= 0; i--) {
    const below = distance[i + width] + 1;
    if (below < distance[i]) distance[i] = below;
  }
  return distance;
}

/** Lower envelope of the parabolas (x − u)² + row[u]²; columns at `cap` are too far to matter. */
function alongRow(row: Uint16Array, cap: number, site: Int32Array, from: Int32Array, out: Int32Array): void {
  const width = row.length;
  let last = -1;
  for (let u = 0; u < width; u++) {
    const height = row[u];
    // Inside a run of seeds no column is nearest to anything but itself, whose answer is 0 anyway.
    if (height >= cap || (height === 0 && u > 0 && row[u - 1] === 0 && row[u + 1] === 0)) continue;
    while (last >= 0) {
      const start = from[last];
      const other = site[last];
      const otherHeight = row[other];
      if ((start - other) ** 2 + otherHeight * otherHeight <= (start - u) ** 2 + height * height) break;
      last--;
    }
    if (last < 0) {
      last = 0;
      site[0] = u;
      from[0] = 0;
      continue;
    }
    const other = site[last];
    const otherHeight = row[other];
    const crossing = Math.floor(
      (u * u - other * other + height * height - otherHeight * otherHeight) / (2 * (u - other)),
    );
    if (crossing + 1 >= width) continue;
    last++;
    site[last] = u;
    from[last] = crossing + 1;
  }
  if (last < 0) {
    out.fill(beyond);
    return;
  }
  for (let x = width - 1; x >= 0; x--) {
    const u = site[last];
    const height = row[u];
    out[x] = row[x] === 0 ? 0 : (x - u) * (x - u) + height * height;
    if (x === from[last]) last--;
  }
}
