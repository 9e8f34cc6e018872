/** How far a picture is to be extended on each side. */
import { limits } from "../contract/limits";
import type { Side } from "../contract/request";
import type { Size } from "../image/geometry";
import type { EditOptions } from "./edit-options";
import { UsageError } from "./usage-error";

const farthest = limits.extension;

/** @throws UsageError if the picture has the wanted proportions already, or would grow by more than 4096 on a side */
export function sidesFor(options: EditOptions, size: Size): Readonly<Record<Side, number>> {
  const { left = 0, right = 0, top = 0, bottom = 0, aspect } = options;
  if (aspect === undefined) return { left, right, top, bottom };
  const width = Math.max(size.width, Math.round(size.height * aspect));
  const height = Math.max(size.height, Math.round(size.width / aspect));
  const across = width - size.width;
  const down = height - size.height;
  if (across === 0 && down === 0) {
    throw new UsageError(`The picture has these proportions already (${size.width} × ${size.height}); choose others.`);
  }
  if (Math.ceil(across / 2) > farthest || Math.ceil(down / 2) > farthest) {
    throw new UsageError(
      `These proportions need more than ${farthest} pixels on a side; choose others, or extend it twice.`,
    );
  }
  return {
    left: Math.floor(across / 2),
    right: Math.ceil(across / 2),
    top: Math.floor(down / 2),
    bottom: Math.ceil(down / 2),
  };
}
