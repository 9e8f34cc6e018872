/**
 * A linear map from pictures to warped, cropped and resampled copies, and its exact adjoint. Both read the same list of
 * weights, so <W x, y> = <x, W' y> up to rounding: what the adjoint returns for a gradient is the gradient itself.
 */
import type { Size } from "../image/geometry";
import type { Homography } from "./homography";

type Floats = Float32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

export interface Warp {
  readonly input: Size;
  readonly output: Size;
  /** Planes of the input's size, one after another, to planes of the output's; of the same precision. */
  apply<T extends Floats>(planes: T): T;
  /** Planes of the output's size to planes of the input's. */
  adjoint<T extends Floats>(planes: T): T;
}

/** A step between two samples that is longer than this is bridged by more samples, so that shrinking averages. */
const longestStep = 1.001;
const mostSamples = 4;

/**
 * Each pixel of the output is the mean of samples × samples bilinear readings; outside the input there is 0, which is
 * mid-grey. Shrinking by a whole number without turning is then exactly the mean of the pixels.
 * @param toInput maps the output's pixel coordinates (corner of the first pixel at 0, 0) to the input's
 */
export function makeWarp(input: Size, output: Size, toInput: Homography): Warp {
  const samples = samplesFor(output, toInput);
  const taps = 4 * samples * samples;
  const index = new Int32Array(output.width * output.height * taps);
  const weight = new Float64Array(index.length);
  const [a, b, c, d, e, f, g, h, i] = toInput;
  let tap = 0;
  const put = (x: number, y: number, share: number): void => {
    const isInside = x >= 0 && y >= 0 && x < input.width && y < input.height;
    index[tap] = isInside ? y * input.width + x : 0;
    weight[tap++] = isInside ? share / (samples * samples) : 0;
  };
  for (let row = 0; row < output.height; row++) {
    for (let column = 0; column < output.width; column++) {
      for (let sample = 0; sample < samples * samples; sample++) {
        const x = column + ((sample % samples) + 0.5) / samples;
        const y = row + (Math.floor(sample / samples) + 0.5) / samples;
        const depth = g * x + h * y + i;
        const fromX = (a * x + b * y + c) / depth - 0.5;
        const fromY = (d * x + e * y + f) / depth - 0.5;
        const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
        const [u, v] = [fromX - left, fromY - top];
        put(left, top, (1 - u) * (1 - v));
        put(left + 1, top, u * (1 - v));
        put(left, top + 1, (1 - u) * v);
        put(left + 1, top + 1, u * v);
      }
    }
  }
  const [inside, outside] = [input.width * input.height, output.width * output.height];
  const planesOf = (planes: Floats, size: number): number => {
    const count = planes.length / size;
    if (Number.isInteger(count)) return count;
    throw new RangeError(`${planes.length} values are no planes of ${size} pixels.`);
  };
  return {
    input,
    output,
    apply(planes) {
      const count = planesOf(planes, inside);
      const out = new Float64Array(count * outside);
      for (let at = 0, plane = 0; plane < count; plane++) {
        for (let k = 0; k < index.length; at++) {
          let sum = 0;
          for (const end = k + taps; k < end; k++) {
            sum += weight[k] * planes[plane * inside + index[k]];
          }
          out[at] = sum;
        }
      }
      return alike(planes, out);
    },
    adjoint(planes) {
      const count = planesOf(planes, outside);
      const out = new Float64Array(count * inside);
      for (let from = 0, plane = 0; plane < count; plane++) {
        for (let k = 0; k < index.length; from++) {
          const value = planes[from];
          for (const end = k + taps; k < end; k++) {
            const at = plane * inside + index[k];
            out[at] = out[at] + weight[k] * value;
          }
        }
      }
      return alike(planes, out);
    },
  };
}

function alike<T extends Floats>(like: T, values: Float64Array<ArrayBuffer>): T {
  return (like instanceof Float64Array ? values : Float32Array.from(values)) as T;
}

/** So many that no two neighbours, in the middle of the output, lie more than a pixel of the input apart. */
function samplesFor(output: Size, [a, b, c, d, e, f, g, h, i]: Homography): number {
  const at = (x: number, y: number): readonly [number, number] => {
    const depth = g * x + h * y + i;
    return [(a * x + b * y + c) / depth, (d * x + e * y + f) / depth];
  };
  const [x, y] = [output.width / 2, output.height / 2];
  const [fromX, fromY] = at(x, y);
  const step = (to: readonly [number, number]): number => Math.max(Math.abs(to[0] - fromX), Math.abs(to[1] - fromY));
  const longest = Math.max(step(at(x + 1, y)), step(at(x, y + 1)));
  return Math.min(mostSamples, Math.max(1, Math.ceil(longest / longestStep)));
}
