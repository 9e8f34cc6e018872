/** Pictures with known structure, and holes in them. */
import { random } from "../../../../models/diffusion/random";
import type { Mask, Raster } from "../../../../models/image/raster";
import { type Completion, type CompletionJob, complete } from "../../../../models/inpaint/native/complete";

export function drawn(width: number, height: number, colour: (x: number, y: number) => readonly number[]): Raster {
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) data.set(colour(i % width, Math.floor(i / width)), 4 * i);
  return { width, height, data };
}

/** Grey noise of a few pixels' size. */
export function noise(width: number, height: number, seed: number): Raster {
  const draws = random(seed);
  const fineNoise = Float32Array.from({ length: width * height }, () => draws.uniform());
  return drawn(width, height, (x, y) => {
    let sum = 0;
    for (let v = 0; v < 3; v++) {
      for (let u = 0; u < 3; u++) {
        sum += fineNoise[Math.min(height - 1, y + v) * width + Math.min(width - 1, x + u)] as number;
      }
    }
    const value = 128 + 60 * (sum - 4.5);
    return [value, value, value];
  });
}

export function holeAt(
  { width, height }: Raster,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Mask {
  const data = new Uint8Array(width * height);
  for (let y = box.y; y < box.y + box.height; y++) data.fill(255, y * width + box.x, y * width + box.x + box.width);
  return { width, height, data };
}

/** With the hole's own pixels made loud: what shows through would be seen. */
export function loud(picture: Raster, hole: Mask): Raster {
  const data = picture.data.slice();
  for (let i = 0; i < hole.data.length; i++) if (hole.data[i] !== 0) data.set([255, 0, 255], 4 * i);
  return { ...picture, data };
}

export function completed(job: CompletionJob): Completion | null {
  const run = complete(job);
  for (;;) {
    const next = run.next();
    if (next.done) return next.value;
  }
}

/** Largest difference in the hole, bytes. */
export function worst(a: Raster, b: Raster, hole: Mask): number {
  let most = 0;
  for (let i = 0; i < hole.data.length; i++) {
    if (hole.data[i] === 0) continue;
    for (let k = 4 * i; k < 4 * i + 3; k++)
      most = Math.max(most, Math.abs((a.data[k] as number) - (b.data[k] as number)));
  }
  return most;
}
