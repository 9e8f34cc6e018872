/** How visible the edge of a result is: numbers for the bench and the tests. */
import { squaredDistances } from "../../models/image/distance";
import type { Mask, Raster } from "../../models/image/raster";

export interface SeamNumbers {
  /**
   * Mean gradient across the edge, by the same on parallel contours 4 to 8 pixels inside and outside: 1 = the edge is
   * as any other line (Avrahami et al. 2022's claim for blending at every step).
   */
  readonly edge: number;
  /** The same against the contours inside alone. */
  readonly edgeInside: number;
  /** Mean step of brightness from a band inside to a band outside, by the same between two bands outside. */
  readonly step: number;
  /** High frequencies inside, by those in a ring outside. */
  readonly detail: number;
}

/** Mean over the ring of each measure; pictures of one size. */
export function seamNumbers(picture: Raster, alpha: Mask): SeamNumbers {
  const { width, height } = picture;
  const luma = lumaOf(picture);
  const inside = alpha.data.map((value) => (value > 127 ? 1 : 0));
  const outside = inside.map((value) => 1 - value);
  const farthest = Math.ceil(0.25 * Math.sqrt(inside.reduce((sum, value) => sum + value, 0))) + 24;
  const toInside = squaredDistances(inside, picture, farthest);
  const toOutside = squaredDistances(outside, picture, farthest);
  /** Below 0 inside, in pixels. */
  const signed = Float32Array.from(inside, (value, i) =>
    value === 1 ? 0.5 - Math.sqrt(toOutside[i] as number) : Math.sqrt(toInside[i] as number) - 0.5,
  );
  const at = (x: number, y: number): number => y * width + x;
  const edge = new Mean();
  const parallel = new Mean();
  const within = new Mean();
  const fineInside = new Mean();
  const fineOutside = new Mean();
  const band = Math.max(4, Math.round(farthest / 6));
  const bands = Array.from({ length: 4 }, () => new Map<number, Mean>());
  const middle = centre(inside, width);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const i = at(x, y);
      const distance = signed[i] as number;
      if (Math.abs(distance) > farthest - 2) continue;
      const slope = (values: Float32Array): readonly [number, number] => [
        ((values[i + 1] as number) - (values[i - 1] as number)) / 2,
        ((values[i + width] as number) - (values[i - width] as number)) / 2,
      ];
      const normal = slope(signed);
      const length = Math.hypot(...normal) || 1;
      const gradient = slope(luma);
      const across = Math.abs((gradient[0] * normal[0] + gradient[1] * normal[1]) / length);
      const far = Math.abs(distance);
      if (far <= 1.5) edge.add(across);
      if (far >= 4 && far <= 8) {
        parallel.add(across);
        if (distance < 0) within.add(across);
      }
      const neighbours =
        (luma[i - 1] as number) + (luma[i + 1] as number) + (luma[i - width] as number) + (luma[i + width] as number);
      const fine = Math.abs((luma[i] as number) - neighbours / 4);
      if (distance < -band) fineInside.add(fine);
      if (distance > band / 2 && distance < 4 * band) fineOutside.add(fine);
      // Bands from inside to outside, by direction as seen from the middle.
      const ring =
        distance < -band && distance >= -2 * band
          ? 0
          : distance >= band && distance < 2 * band
            ? 1
            : distance >= 3 * band && distance < 4 * band
              ? 2
              : -1;
      if (ring >= 0) {
        const sector = Math.floor(((Math.atan2(y - middle.y, x - middle.x) + Math.PI) / (2 * Math.PI)) * 23.999);
        const means = bands[ring] as Map<number, Mean>;
        const mean = means.get(sector) ?? new Mean();
        means.set(sector, mean);
        mean.add(luma[i] as number);
      }
    }
  }
  const step = (one: number, other: number): number => {
    const all = new Mean();
    for (const [sector, mean] of bands[one] as Map<number, Mean>) {
      const twin = bands[other]?.get(sector);
      if (twin) all.add(Math.abs(mean.value - twin.value));
    }
    return all.value;
  };
  return {
    edge: edge.value / parallel.value,
    edgeInside: edge.value / within.value,
    step: step(0, 1) / step(1, 2),
    detail: fineInside.value / fineOutside.value,
  };
}

class Mean {
  private sum = 0;
  private count = 0;
  add(value: number): void {
    this.sum += value;
    this.count += 1;
  }
  get value(): number {
    return this.count === 0 ? Number.NaN : this.sum / this.count;
  }
}

function lumaOf({ data }: Raster): Float32Array {
  return Float32Array.from(
    { length: data.length / 4 },
    (_, i) =>
      0.2126 * (data[4 * i] as number) + 0.7152 * (data[4 * i + 1] as number) + 0.0722 * (data[4 * i + 2] as number),
  );
}

function centre(inside: Uint8Array, width: number): { readonly x: number; readonly y: number } {
  const [x, y] = [new Mean(), new Mean()];
  inside.forEach((value, i) => {
    if (value === 0) return;
    x.add(i % width);
    y.add(Math.floor(i / width));
  });
  return { x: x.value, y: y.value };
}
