/** Classifier-free guidance (Ho & Salimans 2022). */
import type { Planes } from "../image/raster";

/** unconditional + scale · (conditional − unconditional). */
export function guided(unconditional: Planes, conditional: Planes, scale: number): Planes {
  const data = new Float32Array(conditional.data.length);
  for (let i = 0; i < data.length; i++) {
    const base = unconditional.data[i];
    data[i] = base + scale * (conditional.data[i] - base);
  }
  return { ...conditional, data };
}
