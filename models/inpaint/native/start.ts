/**
 * A first filling of the smallest scale, patch by patch from the outside in: where most is known and where lines run
 * into the hole first, each time with the best of all patches (Criminisi, Pérez & Toyama 2004, "Region filling and
 * object removal by exemplar-based image inpainting").
 */
import { depth, fine } from "./level";
import { radius, type Scene } from "./scene";
import type { Field, Search } from "./search";

/** Of a patch that is found, so much is taken over: its middle. */
const taken = 2;
/** What a place without any line running in is worth, beside a line's strength in byte steps. */
const flat = 4;

/** Fills the target's unknown pixels, and gives every patch the match that was found for the pixels at its middle. */
export function* startedFrom(scene: Scene, field: Field, search: Search): Generator<void, void> {
  const { target, source } = scene;
  const { width, height, pixels, unknown } = target;
  const open = unknown.slice();
  const trust = Float32Array.from(unknown, (value) => 1 - value);
  const trustAround = (x: number, y: number): number => {
    let sum = 0;
    for (let v = Math.max(0, y - radius); v <= Math.min(height - 1, y + radius); v++) {
      for (let u = Math.max(0, x - radius); u <= Math.min(width - 1, x + radius); u++) {
        sum += trust[v * width + u];
      }
    }
    return sum / (2 * radius + 1) ** 2;
  };
  for (;;) {
    let at = -1;
    let most = -1;
    for (let i = 0; i < open.length; i++) {
      if (open[i] === 0) continue;
      const x = i % width;
      const y = (i - x) / width;
      const isRim =
        (x > 0 && open[i - 1] === 0) ||
        (x < width - 1 && open[i + 1] === 0) ||
        (y > 0 && open[i - width] === 0) ||
        (y < height - 1 && open[i + width] === 0);
      if (!isRim) continue;
      const urgent = trustAround(x, y) * (flat + lineInto(scene, open, x, y));
      if (urgent > most) [most, at] = [urgent, i];
    }
    if (at < 0) break;
    const [x, y] = [at % width, Math.floor(at / width)];
    const from = search.best(at, trust);
    const sure = trustAround(x, y);
    for (let v = -Math.min(taken, y); v <= Math.min(taken, height - 1 - y); v++) {
      for (let u = -Math.min(taken, x); u <= Math.min(taken, width - 1 - x); u++) {
        const to = at + v * width + u;
        if (open[to] === 0) continue;
        const other = from + v * source.width + u;
        for (let channel = 0; channel < depth; channel++) {
          pixels[depth * to + channel] = source.pixels[depth * other + channel];
        }
        open[to] = 0;
        trust[to] = sure;
        if (scene.isSource[other] === 1) field.nearest[to] = other;
      }
    }
    // What is taken once is not taken again at once, or the first filling repeats itself.
    const [column, row] = [from % source.width, Math.floor(from / source.width)];
    for (let v = Math.max(0, row - taken); v <= Math.min(source.height - 1, row + taken); v++) {
      for (let u = Math.max(0, column - taken); u <= Math.min(source.width - 1, column + taken); u++) {
        const used = v * source.width + u;
        field.usage[used] = field.usage[used] + 1;
      }
    }
    yield;
  }
}

/** Strength in byte steps of the strongest line near a rim pixel, as far as it runs inwards. */
function lineInto({ target }: Scene, open: Uint8Array, x: number, y: number): number {
  const { width, height, pixels } = target;
  const bright = (i: number): number =>
    (pixels[depth * i] + pixels[depth * i + 1] + pixels[depth * i + 2]) / (3 * fine);
  let [inX, inY, strongest, lineX, lineY] = [0, 0, 0, 0, 0];
  for (let v = Math.max(1, y - 2); v <= Math.min(height - 2, y + 2); v++) {
    for (let u = Math.max(1, x - 2); u <= Math.min(width - 2, x + 2); u++) {
      const i = v * width + u;
      if (open[i] === 1) {
        inX += u - x;
        inY += v - y;
        continue;
      }
      if (open[i - 1] === 1 || open[i + 1] === 1 || open[i - width] === 1 || open[i + width] === 1) continue;
      const acrossX = bright(i + 1) - bright(i - 1);
      const acrossY = bright(i + width) - bright(i - width);
      const strength = acrossX * acrossX + acrossY * acrossY;
      if (strength > strongest) [strongest, lineX, lineY] = [strength, -acrossY, acrossX];
    }
  }
  return Math.abs(lineX * inX + lineY * inY) / (Math.sqrt(inX * inX + inY * inY) || 1);
}
