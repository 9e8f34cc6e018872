/**
 * A first filling of a small picture's hole, patch by patch from the outside in: where most is known and where lines
 * run into the hole first (Criminisi, Pérez & Toyama 2004, "Region filling and object removal by exemplar-based image
 * inpainting"). Started from something smooth alone, patches would agree on the flattest they can find.
 */
import { random } from "../../diffusion/random";
import { dilated, type Level } from "./level";
import { type Urgency, urgencyOf } from "./urgency";

/** Patches are squares of 2 × radius + 1 pixels: larger than in the search that follows, to see lines run. */
const radius = 4;
/** What a patch from far away costs, per side of the picture: in height, and sideways. */
const [upright, sideways] = [0.06, 0.02];
/** How much the smooth guess counts where nothing is known yet, against 1 for a known pixel. */
const guessed = 0.3;
/** Two seeds differ in which of the patches they prefer that are so nearly alike. */
const leeway = 0.2;

/**
 * Fills the level's hole in place; as it is where no patch is known.
 * @param level what is in its hole is a smooth guess
 * @param seed unsigned 32-bit integer
 */
export function fillGreedily(level: Level, seed: number): void {
  const sources = knownMiddles(level);
  if (sources.length === 0) return;
  const { width, height, channels, pixels, hole } = level;
  const chance = random(seed).fork("patches");
  const taste = Float32Array.from(sources, () => 1 + leeway * chance.uniform());
  const urgency = urgencyOf(level, radius);
  let left = hole.reduce((sum, value) => sum + value, 0);
  while (left > 0) {
    const target = urgency.most();
    const source = likest(level, urgency, target, sources, taste);
    const x = target % width;
    const y = (target - x) / width;
    const trust = urgency.trust(x, y);
    for (let v = Math.max(-radius, -y); v <= Math.min(radius, height - 1 - y); v++) {
      for (let u = Math.max(-radius, -x); u <= Math.min(radius, width - 1 - x); u++) {
        const to = target + v * width + u;
        if (urgency.open[to] === 0) continue;
        const from = (source + v * width + u) * channels;
        pixels.copyWithin(to * channels, from, from + channels);
        urgency.open[to] = 0;
        urgency.confidence[to] = trust;
        left--;
      }
    }
  }
}

function knownMiddles({ width, height, hole }: Level): Int32Array {
  const touching = dilated(hole, width, height, radius);
  const found: number[] = [];
  for (let y = radius; y < height - radius; y++) {
    for (let x = radius; x < width - radius; x++) if (touching[y * width + x] === 0) found.push(y * width + x);
  }
  return Int32Array.from(found);
}

/** The known patch most like the target's, where it is filled and, less so, where it is guessed. */
function likest(
  { width, height, channels, pixels }: Level,
  { open, confidence }: Urgency,
  target: number,
  sources: Int32Array,
  taste: Float32Array,
): number {
  const x = target % width;
  const y = (target - x) / width;
  const offsets: number[] = [];
  const weights: number[] = [];
  let total = 0;
  for (let v = Math.max(-radius, -y); v <= Math.min(radius, height - 1 - y); v++) {
    for (let u = Math.max(-radius, -x); u <= Math.min(radius, width - 1 - x); u++) {
      const at = target + v * width + u;
      const weight = open[at] === 1 ? guessed : confidence[at];
      offsets.push((v * width + u) * channels);
      weights.push(weight);
      total += channels * weight;
    }
  }
  let best = sources[0];
  let least = Number.POSITIVE_INFINITY;
  for (let s = 0; s < sources.length; s++) {
    const source = sources[s];
    const column = source % width;
    const away =
      (upright * Math.abs((source - column) / width - y)) / height + (sideways * Math.abs(column - x)) / width;
    const limit = least / taste[s];
    let sum = away * total;
    for (let k = 0; k < offsets.length && sum < limit; k++) {
      const a = target * channels + offsets[k];
      const b = source * channels + offsets[k];
      let apart = 0;
      for (let channel = 0; channel < channels; channel++) {
        apart += (pixels[a + channel] - pixels[b + channel]) ** 2;
      }
      sum += weights[k] * apart;
    }
    if (sum < limit) [least, best] = [sum * taste[s], source];
  }
  return best;
}
