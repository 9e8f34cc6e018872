/** What lies before a border, mirrored behind it: the plainest continuation that has the picture's own texture. */
import type { SourceRect } from "./geometry";
import type { HopSide } from "./hops";
import type { Raster } from "./raster";

/**
 * @param area where the mirrored picture belongs, beside what is mirrored
 * @param side where `area` lies as seen from there
 * @param depth how many pixels there are to mirror, ≥ 1; beyond them they are mirrored again
 * @returns a raster of the area's size
 */
export function mirrored(picture: Raster, area: SourceRect, side: HopSide, depth: number): Raster {
  const { width, height } = area;
  const data = new Uint8ClampedArray(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const from = 4 * placeOf(picture, area, side, depth, x, y);
      for (let channel = 0; channel < 4; channel++) {
        data[4 * (y * width + x) + channel] = picture.data[from + channel] as number;
      }
    }
  }
  return { width, height, data };
}

function placeOf(picture: Raster, area: SourceRect, side: HopSide, depth: number, x: number, y: number): number {
  switch (side) {
    case "left":
      return (area.y + y) * picture.width + area.x + area.width + back(area.width - 1 - x, depth);
    case "right":
      return (area.y + y) * picture.width + area.x - 1 - back(x, depth);
    case "top":
      return (area.y + area.height + back(area.height - 1 - y, depth)) * picture.width + area.x + x;
    case "bottom":
      return (area.y - 1 - back(y, depth)) * picture.width + area.x + x;
  }
}

/** To and fro over `depth` places. */
function back(distance: number, depth: number): number {
  const at = distance % (2 * depth);
  return at < depth ? at : 2 * depth - 1 - at;
}
