/** A cut-out drawn in its pose, at the model's size. */
import { byteOfLinear, byteOfLinearTable } from "../image/color";
import type { Size } from "../image/geometry";
import type { Planes } from "../image/raster";
import { resamplePlanes } from "../image/resample";
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
  return clipped(drawn(cutout, { ...pose, scale: scale * finer, x: x * finer, y: y * finer }, size), region, finer);
}

/** The cut-out is first shrunk to twice the size it is drawn at; each pixel is then the mean of four points of it. */
function drawn({ light, box }: Cutout, pose: Pose, size: Size): Layer {
  const [width, height] = [box.width, box.height].map((side) => Math.max(1, Math.ceil(2 * side * pose.scale)));
  const small = resamplePlanes(light, box, { width: width as number, height: height as number });
  const count = size.width * size.height;
  const data = new Float32Array(4 * count);
  const table = byteOfLinearTable();
  const sum = new Float64Array(4);
  for (let i = 0; i < count; i++) {
    sum.fill(0);
    for (const part of [0, 1, 2, 3]) {
      const x = (i % size.width) + 0.25 + 0.5 * (part % 2) - pose.x;
      const y = Math.floor(i / size.width) + (part < 2 ? 0.25 : 0.75) - pose.y;
      // Turned back by the pose's angle, then from the middle of the box in its own units.
      const across = ((pose.cos * x + pose.sin * y) * (pose.flipped ? -1 : 1)) / (box.width * pose.scale);
      const down = (pose.cos * y - pose.sin * x) / (box.height * pose.scale);
      addPoint(small, (across + 0.5) * small.width - 0.5, (down + 0.5) * small.height - 0.5, sum);
    }
    const alpha = Math.min(1, (sum[3] as number) / 4);
    if (alpha <= 0.002) continue;
    for (let channel = 0; channel < 3; channel++) {
      const linear = (sum[channel] as number) / (sum[3] as number);
      data[channel * count + i] = byteOfLinear(linear, table) / 127.5 - 1;
    }
    data[3 * count + i] = alpha;
  }
  return { width: size.width, height: size.height, channels: 4, data };
}

/** Adds the four values at a point, interpolated; nothing outside. */
function addPoint({ width, height, data }: Planes, x: number, y: number, sum: Float64Array): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  if (left < -1 || top < -1 || left >= width || top >= height) return;
  for (let row = top; row <= top + 1; row++) {
    if (row < 0 || row >= height) continue;
    for (let column = left; column <= left + 1; column++) {
      if (column < 0 || column >= width) continue;
      const share = (1 - Math.abs(x - column)) * (1 - Math.abs(y - row));
      for (let channel = 0; channel < 4; channel++) {
        sum[channel] =
          (sum[channel] as number) + share * Math.max(0, data[(channel * height + row) * width + column] as number);
      }
    }
  }
}

function clipped(layer: Layer, region: Planes, finer: number): Layer {
  const count = layer.width * layer.height;
  const data = layer.data.slice();
  for (let i = 0; i < count; i++) {
    const column = Math.floor((i % layer.width) / finer);
    const row = Math.floor(Math.floor(i / layer.width) / finer);
    const alpha = (data[3 * count + i] as number) * (region.data[row * region.width + column] as number);
    data[3 * count + i] = alpha;
    if (alpha === 0) for (let channel = 0; channel < 3; channel++) data[channel * count + i] = 0;
  }
  return { ...layer, data };
}
