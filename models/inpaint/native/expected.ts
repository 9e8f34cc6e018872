/**
 * What is to be expected in a hole by what lies around it: broad colour, and how rough things are there, smooth over
 * the hole as its rim allows. Lawns are sharp in front and blurred behind; a hole in one should go from sharp to blurred.
 */
import type { Planes } from "../../image/raster";
import { boxSum, depth, fine, type Level } from "./level";

/** Means over squares of this radius, pixels of the scale. */
const broad = 3;
/** What a byte step of colour counts beside a step of roughness's root. */
const colourShare = 0.1;
/** Relaxation (Young 1954): over the next guess by this, so many rounds. */
const over = 1.9;
const rounds = 80;

/** @param level a small scale; @returns 4 planes: red, green, blue and roughness's root, weighted to be compared */
export function expectedIn({ width, height, pixels, unknown }: Level): Planes {
  const count = width * height;
  const data = new Float32Array(depth * count);
  const known = unknown.map((value) => 1 - value);
  const share = boxSum(known, width, height, broad);
  for (let channel = 0; channel < depth; channel++) {
    const plane = new Float32Array(count);
    for (let i = 0; i < count; i++) plane[i] = known[i] === 1 ? pixels[depth * i + channel] / fine : 0;
    const sums = boxSum(plane, width, height, broad);
    for (let i = 0; i < count; i++) {
      const mean = known[i] === 1 ? sums[i] / share[i] : 0;
      data[channel * count + i] = channel < 3 ? colourShare * mean : Math.sqrt(mean);
    }
    relax(data.subarray(channel * count, (channel + 1) * count), unknown, width);
  }
  return { width, height, channels: depth, data };
}

/** The smoothest filling that meets what is known (Laplace's equation). */
function relax(values: Float32Array, unknown: Uint8Array, width: number): void {
  const holes: number[] = [];
  let [sum, count] = [0, 0];
  for (let i = 0; i < unknown.length; i++) {
    if (unknown[i] === 1) holes.push(i);
    else {
      sum += values[i];
      count++;
    }
  }
  for (const i of holes) values[i] = count === 0 ? 0 : sum / count;
  for (let round = 0; round < rounds; round++) {
    for (let k = 0; k < holes.length; k++) {
      const i = holes[round % 2 === 0 ? k : holes.length - 1 - k];
      const x = i % width;
      const left = x > 0 ? i - 1 : i;
      const right = x < width - 1 ? i + 1 : i;
      const up = i >= width ? i - width : i;
      const down = i < unknown.length - width ? i + width : i;
      const mean = (values[left] + values[right] + values[up] + values[down]) / 4;
      values[i] = values[i] + over * (mean - values[i]);
    }
  }
}
