/** A boat whose sea was taken away, on the picture's own water: it ends in one line and is mirrored below it. */
import type { Raster } from "../../image/raster";

/** Share of the picture's height that shows in the water, and how clearly it does at the waterline. */
const [depth, clearness] = [0.09, 0.4];
/** Mirrored colours come from the water as well: share of their own light. */
const dimmed = 0.75;
/** Ripples: rows from one to the next, and the farthest a row is moved, pixels at the reflection's end. */
const [ripple, sway] = [7, 3];

/**
 * @param boat with alpha
 * @param surface row of the sea that stood below each column's hull; -1 where no hull stood on the sea
 * @returns the same above its highest wave, and below it a faint mirror image. Unchanged if it stood on no sea
 */
export function afloat(boat: Raster, surface: readonly number[]): Raster {
  const { width, height } = boat;
  const touched = surface.filter((y) => y >= 0);
  if (touched.length === 0) return boat;
  const waterline = touched.reduce((highest, y) => Math.min(highest, y));
  const data = boat.data.slice();
  data.fill(0, 4 * waterline * width);
  const deep = Math.min(height - waterline, waterline, Math.round(depth * height));
  for (let below = 0; below < deep; below++) {
    const from = waterline - 1 - below;
    const fading = clearness * (1 - below / deep);
    const shift = Math.round(sway * (below / deep) * Math.sin((2 * Math.PI * below) / ripple));
    for (let x = 0; x < width; x++) {
      const u = x + shift;
      if (u < 0 || u >= width) continue;
      const [at, of] = [4 * ((waterline + below) * width + x), 4 * (from * width + u)];
      for (let channel = 0; channel < 3; channel++) data[at + channel] = dimmed * boat.data[of + channel];
      data[at + 3] = fading * boat.data[of + 3];
    }
  }
  return { width, height, data };
}
