/** How noise levels follow each other. No hidden step counter and no hidden random source: same arguments, same answer. */
import type { Planes } from "../image/raster";

interface Step {
  /** The picture at the next, lower noise level. */
  readonly next: Planes;
  /** The clean picture this step believes in; what previews show. */
  readonly clean: Planes;
}

/** A step as one sum: next = fromNoisy·noisy + fromClean·prediction + deviation·(fresh noise). */
export interface StepWeights {
  readonly fromNoisy: number;
  readonly fromClean: number;
  /** 0 = deterministic. */
  readonly deviation: number;
}

export interface Scheduler {
  /** Noise levels, falling; one evaluation between each and the next, the last is 0. */
  readonly times: readonly number[];
  /** What `clean` looks like at noise level `time` with this noise. */
  noised(clean: Planes, noise: Planes, time: number): Planes;
  /** @throws RangeError unless 0 ≤ index < times.length − 1 */
  weights(index: number): StepWeights;
  /**
   * From `times[index]` to `times[index + 1]`.
   * @param noisy the picture at `times[index]`
   * @param prediction the network's answer for it
   * @param fresh normal draws; needed where the step's deviation is above 0
   * @throws RangeError unless 0 ≤ index < times.length − 1, and for missing draws
   */
  step(noisy: Planes, prediction: Planes, index: number, fresh?: Planes): Step;
}

/** weight·one + otherWeight·other. */
export function sum(one: Planes, weight: number, other: Planes, otherWeight: number): Planes {
  const [a, b] = [one.data, other.data];
  const data = new Float32Array(a.length);
  for (let i = 0; i < data.length; i++) data[i] = weight * a[i] + otherWeight * b[i];
  return { width: one.width, height: one.height, channels: one.channels, data };
}
