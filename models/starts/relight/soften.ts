/** One plane softened: three running means along each side, which together are nearly a Gaussian (Wells 1986). */

/** @param sigma standard deviation, pixels, ≥ 0; beyond the frame there is nothing */
export function softened(plane: Float32Array, width: number, height: number, sigma: number): Float32Array {
  // Three means over 2 r + 1 pixels have the variance r (r + 1); the rest of r is a share of the next pixel.
  const reach = Math.max(0, (Math.sqrt(1 + 4 * sigma * sigma) - 1) / 2);
  const [whole, rest] = [Math.floor(reach), reach - Math.floor(reach)];
  const total = 2 * reach + 1;
  const result = plane.slice();
  const line = new Float64Array(Math.max(width, height));
  const along = (start: number, stride: number, length: number): void => {
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < length; i++) line[i] = result[start + i * stride];
      const at = (i: number): number => (i < 0 || i >= length ? 0 : line[i]);
      let sum = 0;
      for (let i = -whole; i <= whole; i++) sum += at(i);
      for (let i = 0; i < length; i++) {
        result[start + i * stride] = (sum + rest * (at(i - whole - 1) + at(i + whole + 1))) / total;
        sum += at(i + whole + 1) - at(i - whole);
      }
    }
  };
  for (let y = 0; y < height; y++) along(y * width, 1, width);
  for (let x = 0; x < width; x++) along(x, width, height);
  return result;
}
