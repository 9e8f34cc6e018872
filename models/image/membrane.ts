/**
 * A region filled as smoothly as its edge allows: the solution of Laplace's equation with the surroundings given
 * (Pérez, Gangnet & Blake 2003, section 2, with no guidance field). Coarse grids first, then relaxation.
 */
import type { Planes } from "./raster";

const rounds = 12;

/**
 * @param picture any planes
 * @param mask 1 plane, 1 = fill
 * @returns the picture, exactly, where the mask is 0; mid-grey (0) if nothing is known
 */
export function membrane(picture: Planes, mask: Planes): Planes {
  const known = Float32Array.from(mask.data, (value) => 1 - value);
  if (!known.some((value) => value > 0)) return { ...picture, data: new Float32Array(picture.data.length) };
  return { ...picture, data: filled({ ...picture, data: picture.data.slice() }, known) };
}

function filled({ width, height, channels, data }: Planes, known: Float32Array): Float32Array<ArrayBuffer> {
  const count = width * height;
  if (width > 1 || height > 1) {
    const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
    const small = new Float32Array(channels * halfWidth * halfHeight);
    const weight = new Float32Array(halfWidth * halfHeight);
    const cell = (i: number): number => Math.floor(i / width / 2) * halfWidth + Math.floor((i % width) / 2);
    for (let i = 0; i < count; i++) {
      const share = known[i];
      const to = cell(i);
      weight[to] = weight[to] + share;
      for (let channel = 0; channel < channels; channel++) {
        const at = channel * weight.length + to;
        small[at] = small[at] + share * data[channel * count + i];
      }
    }
    for (let at = 0; at < small.length; at++) {
      const total = weight[at % weight.length];
      if (total > 0) small[at] = small[at] / total;
    }
    const coarse = filled(
      { width: halfWidth, height: halfHeight, channels, data: small },
      weight.map((total) => (total > 0 ? 1 : 0)),
    );
    for (let i = 0; i < count; i++) {
      if (known[i] === 1) continue;
      for (let channel = 0; channel < channels; channel++) {
        data[channel * count + i] = coarse[channel * weight.length + cell(i)];
      }
    }
  }
  for (let round = 0; round < rounds; round++) relax(data, known, width, height, channels);
  return data;
}

/** One round of Gauss–Seidel, each time from another corner so that nothing drifts to one side. */
function relax(data: Float32Array, known: Float32Array, width: number, height: number, channels: number): void {
  const count = width * height;
  for (const backwards of [false, true]) {
    for (let step = 0; step < count; step++) {
      const i = backwards ? count - 1 - step : step;
      if (known[i] === 1) continue;
      const x = i % width;
      const left = x > 0 ? i - 1 : i;
      const right = x < width - 1 ? i + 1 : i;
      const up = i >= width ? i - width : i;
      const down = i < count - width ? i + width : i;
      for (let start = 0; start < channels * count; start += count) {
        data[start + i] = (data[start + left] + data[start + right] + data[start + up] + data[start + down]) / 4;
      }
    }
  }
}
