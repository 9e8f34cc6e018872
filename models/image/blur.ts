/** Planes softened: three running means along each side, which together are nearly a Gaussian (Wells 1986). */
import type { Planes } from "./raster";

/** @param reach pixels to each side of one running mean, ≥ 0; outside the frame the edge pixels are repeated */
export function blurred(planes: Planes, reach: number): Planes {
  const { width, height, channels } = planes;
  const data = planes.data.slice();
  const line = new Float64Array(Math.max(width, height));
  const along = (start: number, stride: number, length: number): void => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < length; i++) line[i] = data[start + i * stride];
      const at = (i: number): number => line[Math.min(length - 1, Math.max(0, i))];
      let sum = 0;
      for (let i = -reach; i <= reach; i++) sum += at(i);
      for (let i = 0; i < length; i++) {
        data[start + i * stride] = sum / (2 * reach + 1);
        sum += at(i + reach + 1) - at(i - reach);
      }
    }
  };
  for (let channel = 0; channel < channels; channel++) {
    const first = channel * width * height;
    for (let y = 0; y < height; y++) along(first + y * width, 1, width);
    for (let x = 0; x < width; x++) along(first + x, width, height);
  }
  return { ...planes, data };
}
