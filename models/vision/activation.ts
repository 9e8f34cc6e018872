/** Where in a picture classes are seen: class activation maps (Zhou et al. 2016). */
import type { Planes } from "../image/raster";
import type { Seen } from "./features";

/**
 * One plane, a value for each 32 pixels of what was shown: 1 where the classes are seen most, 0 where nothing speaks
 * for them. All 0 if they are seen nowhere.
 * @param classes indices of the classes, of which the strongest counts at each place
 * @throws RangeError if there is none
 */
export function activationMap({ maps }: Seen, classes: readonly number[]): Planes {
  if (classes.length === 0) throw new RangeError("activationMap needs at least one class.");
  const { width, height } = maps;
  const places = width * height;
  const data = new Float32Array(places);
  let largest = 0;
  for (let i = 0; i < places; i++) {
    let value = 0;
    for (const index of classes) value = Math.max(value, maps.data[index * places + i]);
    data[i] = value;
    largest = Math.max(largest, value);
  }
  if (largest > 0) for (let i = 0; i < places; i++) data[i] = data[i] / largest;
  return { width, height, channels: 1, data };
}
