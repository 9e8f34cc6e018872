/** Euler steps along straight lines between noise and picture, for networks that predict the clean picture. */
import type { Planes } from "../image/raster";
import { flowTimes } from "./schedule";
import type { Scheduler } from "./scheduler";

/** Arguments as in `flowTimes`. */
export function flowScheduler(steps: number, shift: number, strength: number, floor = 0): Scheduler {
  const times = flowTimes(steps, shift, strength, floor);
  return {
    times,
    noised: (clean, noise, time) => mixed(clean, noise, time),
    step(noisy, prediction, index) {
      const time = times[index];
      const following = times[index + 1];
      if (time === undefined || following === undefined) {
        throw new RangeError(`Step ${index} is not one of ${times.length - 1}.`);
      }
      // With velocity v = (x − clean) / t (Li & He 2025), x + (t' − t)·v = clean + (t'/t)·(x − clean). This form needs no
      // division by a small t at each pixel and gives exactly the clean picture at t' = 0.
      return { next: mixed(prediction, noisy, following / time), clean: prediction };
    },
  };
}

/** (1 − share)·from + share·to, exact at both ends. */
function mixed(from: Planes, to: Planes, share: number): Planes {
  const rest = 1 - share;
  const data = new Float32Array(from.data.length);
  for (let i = 0; i < data.length; i++) {
    data[i] = rest * (from.data[i] as number) + share * (to.data[i] as number);
  }
  return { width: from.width, height: from.height, channels: from.channels, data };
}
