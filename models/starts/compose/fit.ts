/** A cut-out drawn in its pose, at the model's size. */
import { byteOfLinear, byteOfLinearTable } from "../../image/color";
import type { Size } from "../../image/geometry";
import type { Planes } from "../../image/raster";
import { resamplePlanes } from "../../image/resample";
import type { Cutout } from "./cutout";
import type { Pose } from "./pose";

/** 4 planes: red, green and blue as the model's values in [-1, 1] (where alpha is 0: 0), and alpha in [0, 1]. */
export type Layer = Planes;

/**
 * A reference in its pose.
 * @param region 1 plane, 1 where it may be seen
 * @param finer pixels of the layer per pixel of the region, along each side
 * @returns alpha is 0 outside the region
 */
export function fitted(cutout: Cutout, pose: Pose, region: Planes, finer = 1): Layer {
  const { scale, x, y } = pose;
  const size = { width: region.width * finer, height: region.height * finer };
  return drawn(cutout, { ...pose, scale: scale * finer, x: x * finer, y: y * finer }, size, shownIn(region, finer));
}

/** The region's value at a pixel of the layer. */
function shownIn(region: Planes, finer: number): (column: number, row: number) => number {
  return (column, row) => region.data[Math.floor(row / finer) * region.width + Math.floor(column / finer)];
}

/**
 * The cut-out is first shrunk to twice the size it is drawn at; each pixel is then the mean of four points of it. Where
 * nothing is shown nothing is drawn: most of a region's square lies outside the region.
 */
function drawn({ light, box }: Cutout, pose: Pose, size: Size, shown: (column: number, row: number) => number): Layer {
  const [width, height] = [box.width, box.height].map((side) => Math.max(1, Math.ceil(2 * side * pose.scale)));
  const small = resamplePlanes(light, box, { width: width as number, height: height as number });
  // A sharp kernel overshoots; there is no light below none.
  for (let i = 0; i < small.data.length; i++) small.data[i] = Math.max(0, small.data[i]);
  const count = size.width * size.height;
  const data = new Float32Array(4 * count);
  const table = byteOfLinearTable();
  const sum = new Float64Array(4);
  for (let i = 0; i < count; i++) {
    const column = i % size.width;
    const line = Math.floor(i / size.width);
    const share = shown(column, line);
    if (share === 0) continue;
    sum.fill(0);
    for (let part = 0; part < 4; part++) {
      const x = column + 0.25 + 0.5 * (part % 2) - pose.x;
      const y = line + (part < 2 ? 0.25 : 0.75) - pose.y;
      // Turned back by the pose's angle, then from the middle of the box in its own units.
      const across = ((pose.cos * x + pose.sin * y) * (pose.flipped ? -1 : 1)) / (box.width * pose.scale);
      const down = (pose.cos * y - pose.sin * x) / (box.height * pose.scale);
      addPoint(small, (across + 0.5) * small.width - 0.5, (down + 0.5) * small.height - 0.5, sum);
    }
    const alpha = Math.min(1, sum[3] / 4);
    if (alpha <= 0.002) continue;
    for (let channel = 0; channel < 3; channel++) {
      const linear = sum[channel] / sum[3];
      data[channel * count + i] = byteOfLinear(linear, table) / 127.5 - 1;
    }
    data[3 * count + i] = Math.fround(alpha) * share;
  }
  return { width: size.width, height: size.height, channels: 4, data };
}

/** Adds the four values at a point, interpolated; nothing outside. */
function addPoint({ width, height, data }: Planes, x: number, y: number, sum: Float64Array): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < -1 || top < -1 || left >= width || top >= height) return;
  const count = width * height;
  for (let row = Math.max(0, top); row <= Math.min(height - 1, top + 1); row++) {
    for (let column = Math.max(0, left); column <= Math.min(width - 1, left + 1); column++) {
      const share = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
      const at = row * width + column;
      for (let channel = 0; channel < 4; channel++) {
        sum[channel] = sum[channel] + share * data[channel * count + at];
      }
    }
  }
}
