/**
 * A picture at several scales, as patches are compared in it: whole numbers, four to a pixel, red, green, blue and how
 * rough the picture is there (Newson et al. 2014, "Video inpainting of complex scenes", section 3.2: coarse pixels
 * that look alike may be flat or finely textured, so roughness is measured at the finest scale and carried along).
 */
import type { Raster } from "../../image/raster";

/** Steps of a pixel's values within one step of a byte: votes keep their fractions. */
export const fine = 8;
/** Values to a pixel. */
export const depth = 4;
/** What a mean difference of one byte step between neighbours counts as roughness, byte steps. */
const roughness = 3;
/** Roughness is a mean over squares of this radius, pixels. */
const broad = 2;

export interface Level {
  readonly width: number;
  readonly height: number;
  /** [y][x][channel]: red, green, blue, roughness; 0 to 255 × `fine`. */
  readonly pixels: Int16Array;
  /** 1 where nothing is known. */
  readonly unknown: Uint8Array;
}

/** @param unknown one value a pixel, 1 = not known */
export function levelOf({ width, height, data }: Raster, unknown: Uint8Array): Level {
  const pixels = new Int16Array(depth * width * height);
  const luma = new Int16Array(width * height);
  for (let i = 0; i < luma.length; i++) {
    const [red, green, blue] = [data[4 * i], data[4 * i + 1], data[4 * i + 2]];
    pixels[4 * i] = fine * red;
    pixels[4 * i + 1] = fine * green;
    pixels[4 * i + 2] = fine * blue;
    luma[i] = 2 * red + 5 * green + blue;
  }
  const rough = roughOf(luma, width, height, unknown);
  for (let i = 0; i < luma.length; i++) pixels[4 * i + 3] = rough[i];
  return { width, height, pixels, unknown };
}

function roughOf(luma: Int16Array, width: number, height: number, unknown: Uint8Array): Int16Array {
  const step = new Float32Array(luma.length);
  const known = new Float32Array(luma.length);
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0; x < width - 1; x++) {
      const i = y * width + x;
      if (unknown[i] === 1 || unknown[i + 1] === 1 || unknown[i + width] === 1) continue;
      const here = luma[i];
      known[i] = 1;
      step[i] = Math.abs(luma[i + 1] - here) + Math.abs(luma[i + width] - here);
    }
  }
  const [sum, count] = [boxSum(step, width, height, broad), boxSum(known, width, height, broad)];
  return Int16Array.from(sum, (value, i) => {
    const of = count[i];
    return of === 0 ? 0 : Math.min(255 * fine, Math.round((roughness * fine * value) / (16 * of)));
  });
}

/** Sums over squares of this radius, as far as they lie in the picture. */
export function boxSum(values: ArrayLike<number>, width: number, height: number, radius: number): Float32Array {
  const wide = new Float32Array(values.length);
  for (let y = 0; y < height; y++) {
    const row = y * width;
    let sum = 0;
    for (let x = 0; x < Math.min(radius, width); x++) sum += values[row + x];
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += values[row + x + radius];
      if (x > radius) sum -= values[row + x - radius - 1];
      wide[row + x] = sum;
    }
  }
  const all = new Float32Array(values.length);
  // Row by row with one sum a column: down the columns one by one, memory would be read in leaps.
  const sums = new Float64Array(width);
  for (let y = 0; y < height + radius; y++) {
    const enters = y < height ? y * width : -1;
    const leaves = (y - 2 * radius - 1) * width;
    const to = (y - radius) * width;
    for (let x = 0; x < width; x++) {
      let sum = sums[x];
      if (enters >= 0) sum += wide[enters + x];
      if (leaves >= 0) sum -= wide[leaves + x];
      sums[x] = sum;
      if (to >= 0) all[to + x] = sum;
    }
  }
  return all;
}

/** Half as large: means over what is known; pixels of which less than half is known are unknown. */
export function halved({ width, height, pixels, unknown }: Level): Level {
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const small = new Int16Array(depth * halfWidth * halfHeight);
  const smallUnknown = new Uint8Array(halfWidth * halfHeight);
  const four = new Int32Array(4);
  for (let y = 0; y < halfHeight; y++) {
    for (let x = 0; x < halfWidth; x++) {
      const left = 2 * x;
      const top = 2 * y * width;
      const right = left + 1 < width ? left + 1 : left;
      const bottom = 2 * y + 1 < height ? top + width : top;
      four[0] = top + left;
      four[1] = top + right;
      four[2] = bottom + left;
      four[3] = bottom + right;
      let known = 0;
      for (let k = 0; k < 4; k++) known += 1 - unknown[four[k]];
      const to = y * halfWidth + x;
      smallUnknown[to] = known < 2 ? 1 : 0;
      for (let channel = 0; channel < depth; channel++) {
        let sum = 0;
        for (let k = 0; k < 4; k++) {
          const i = four[k];
          if (known === 0 || unknown[i] === 0) sum += pixels[depth * i + channel];
        }
        small[depth * to + channel] = Math.round(sum / (known || 4));
      }
    }
  }
  return { width: halfWidth, height: halfHeight, pixels: small, unknown: smallUnknown };
}

/** Half as large, the smallest of each four. */
export function halvedLeast(values: Float32Array, width: number, height: number): Float32Array {
  const [halfWidth, halfHeight] = [Math.ceil(width / 2), Math.ceil(height / 2)];
  const small = new Float32Array(halfWidth * halfHeight);
  for (let y = 0; y < halfHeight; y++) {
    const [top, bottom] = [2 * y * width, Math.min(height - 1, 2 * y + 1) * width];
    for (let x = 0; x < halfWidth; x++) {
      const [left, right] = [2 * x, Math.min(width - 1, 2 * x + 1)];
      small[y * halfWidth + x] = Math.min(
        values[top + left],
        values[top + right],
        values[bottom + left],
        values[bottom + right],
      );
    }
  }
  return small;
}

/** 1 where a square of this radius around the pixel holds a pixel that is not 0. */
export function dilated(values: Uint8Array, width: number, height: number, radius: number): Uint8Array {
  return Uint8Array.from(boxSum(values, width, height, radius), (sum) => (sum > 0 ? 1 : 0));
}
