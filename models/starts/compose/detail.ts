/**
 * The finished picture in more detail than a small painter has. What the painter changed as a whole (light, colours)
 * is kept within limits; edges and fine structure come from the reference and from the surroundings. The better a
 * painter is, the less of this it needs.
 */
import type { Planes } from "../../image/raster";
import { resamplePlanes } from "../../image/resample";
import type { Layer } from "./fit";

export interface DetailJob {
  /** What was painted. */
  readonly clean: Planes;
  /** What painting started from. */
  readonly start: Planes;
  /** The same as `start`, a whole number of times finer. */
  readonly fineStart: Planes;
  /** 0 to 1; 0 is what was painted. */
  readonly detail: number;
  /** Largest change of light, on the scale of 2; 0.15 unless given. */
  readonly light?: number;
}

/** Side of the cells over which the painter's change counts as light, model pixels. */
const cell = 16;
const usualLight = 0.15;

export function detailed({ clean, start, fineStart, detail, light: most = usualLight }: DetailJob): Planes {
  const finer = fineStart.width / clean.width;
  const painted = enlarged(clean, finer);
  const light = enlarged(changeOfLight(clean, start, most), finer);
  const data = painted.data.map((value, i) => {
    const sharp = Math.min(1, Math.max(-1, fineStart.data[i] + light.data[i]));
    return value + detail * (sharp - value);
  });
  return { ...painted, data };
}

/** What the painter changed, by cells, smooth; it fades out towards what is known, where nothing changed. */
export function changeOfLight(clean: Planes, start: Planes, most: number): Planes {
  const { width, height } = clean;
  const change = { ...clean, data: clean.data.map((value, i) => value - start.data[i]) };
  const size = { width: Math.max(1, Math.round(width / cell)), height: Math.max(1, Math.round(height / cell)) };
  const coarse = resamplePlanes(change, { x: 0, y: 0, width, height }, size);
  const limited = coarse.data.map((value) => Math.min(most, Math.max(-most, value)));
  return resamplePlanes({ ...coarse, data: limited }, { x: 0, y: 0, ...size }, clean);
}

/** The planes, so many times finer along each side. */
export function enlarged(planes: Planes, finer: number): Planes {
  if (finer === 1) return planes;
  const size = { width: planes.width * finer, height: planes.height * finer };
  return resamplePlanes(planes, { x: 0, y: 0, width: planes.width, height: planes.height }, size);
}

/** A layer over planes of its size. */
export function over(ground: Planes, layer: Layer): Planes {
  const count = ground.width * ground.height;
  const data = ground.data.slice();
  for (let i = 0; i < data.length; i++) {
    const alpha = layer.data[3 * count + (i % count)];
    if (alpha > 0) data[i] = alpha * layer.data[i] + (1 - alpha) * data[i];
  }
  return { ...ground, data };
}
