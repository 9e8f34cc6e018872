/**
 * Every pixel of the hole takes the weighted mean of what the patches over it say (Wexler, Shechtman & Irani 2007,
 * "Space-time completion of video", section 3.2): patches that fit well say more, and those nearer to the rim, where the
 * truth is known.
 */
import { depth, fine } from "./level";
import { radius, type Scene, whole } from "./scene";
import { biasOf, type Field } from "./search";

/** A patch one pixel farther from the rim says so much less. */
const fading = 1 / 1.15;
/** Below a mean squared difference of this, patches fit equally well. */
const leastCost = (1.5 * fine) ** 2;

/**
 * @param sharp 1 as usual; larger: only what fits best has a say; infinite: the one that fits best. Means of many
 *   patches are flat, the next search finds what is flat, and all ends in a blur: small scales take the best alone.
 * Yields every few rows.
 */
export function* vote(scene: Scene, field: Field, sharp: number): Generator<void, void> {
  const { target, source, targets, inwards, isSource } = scene;
  const { width, height, pixels, unknown } = target;
  const from = source.pixels;
  const { nearest, cost } = field;
  const sum = new Float32Array(depth * width * height);
  const total = new Float32Array(width * height);
  const isBestAlone = sharp === Number.POSITIVE_INFINITY;
  const scale = typical(scene, field) / (isBestAlone ? 1 : sharp);
  const fade = fadings(inwards);
  const bias = new Int32Array(3);
  const isKnownMean = field.means.length > 0;
  for (let k = 0; k < targets.length; k++) {
    if ((k & 4095) === 4095) yield;
    const to = targets[k];
    const match = nearest[to];
    if (match < 0 || isSource[match] !== 1) continue;
    const x = to % width;
    const y = (to - x) / width;
    const left = Math.min(x, radius);
    const right = Math.min(width - 1 - x, radius);
    const up = Math.min(y, radius);
    const down = Math.min(height - 1 - y, radius);
    const worth = cost[to] / scale;
    const weight = fade[inwards[to]] * (worth < Number.POSITIVE_INFINITY ? 1 / (1 + worth * worth) ** 2 : 1e-3);
    const isWhole = isKnownMean && (left + right + 1) * (up + down + 1) === whole;
    biasOf(scene, field, to, match, isWhole, bias);
    const [b0, b1, b2] = [bias[0], bias[1], bias[2]];
    for (let v = -up; v <= down; v++) {
      for (let u = -left; u <= right; u++) {
        const i = to + v * width + u;
        if (unknown[i] === 0) continue;
        const j = depth * (match + v * source.width + u);
        const a = depth * i;
        if (isBestAlone) {
          if (weight <= total[i]) continue;
          total[i] = weight;
          sum[a] = weight * (from[j] + b0);
          sum[a + 1] = weight * (from[j + 1] + b1);
          sum[a + 2] = weight * (from[j + 2] + b2);
          sum[a + 3] = weight * from[j + 3];
          continue;
        }
        total[i] = total[i] + weight;
        sum[a] = sum[a] + weight * (from[j] + b0);
        sum[a + 1] = sum[a + 1] + weight * (from[j + 1] + b1);
        sum[a + 2] = sum[a + 2] + weight * (from[j + 2] + b2);
        sum[a + 3] = sum[a + 3] + weight * from[j + 3];
      }
    }
  }
  for (let i = 0; i < total.length; i++) {
    const all = total[i];
    if (all === 0) continue;
    for (let a = depth * i; a < depth * i + depth; a++) {
      const value = sum[a] / all;
      pixels[a] = value < 0 ? 0 : value > 255 * fine ? 255 * fine : Math.round(value);
    }
  }
}

/** Weights by distance from the rim. */
function fadings(inwards: Uint16Array): Float64Array {
  let most = 0;
  for (let i = 0; i < inwards.length; i++) most = Math.max(most, inwards[i]);
  const fade = new Float64Array(most + 1);
  fade[0] = 1;
  for (let i = 1; i <= most; i++) fade[i] = fade[i - 1] * fading;
  return fade;
}

/** The cost below which three quarters of all matches lie. */
function typical({ targets }: Scene, { cost }: Field): number {
  const some: number[] = [];
  const step = Math.max(1, Math.floor(targets.length / 4096));
  for (let k = 0; k < targets.length; k += step) {
    const value = cost[targets[k] as number];
    if (value < Number.POSITIVE_INFINITY) some.push(value);
  }
  some.sort((one, other) => one - other);
  return Math.max(leastCost, some[Math.floor(0.75 * some.length)] ?? leastCost);
}
