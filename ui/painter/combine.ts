/** How a new selection joins what is marked already. Pure. */
import { intersect, type Rect } from "../../models/image/geometry";
import type { Mask } from "../../models/image/raster";

/** As in other editors: a new area, one more (Shift), or one less (Alt). */
export type Mode = "replace" | "add" | "subtract";

/** The union of soft masks is their larger coverage; what is taken away leaves at most the rest. Both are idempotent. */
export function combined(before: Mask | null, area: Mask, mode: Mode): Mask {
  if (before === null) return mode === "subtract" ? emptyLike(area) : area;
  const data = new Uint8Array(area.data.length);
  for (let i = 0; i < data.length; i++) {
    const old = before.data[i] as number;
    const now = area.data[i] as number;
    data[i] = mode === "replace" ? now : mode === "add" ? Math.max(old, now) : Math.min(old, 255 - now);
  }
  return { width: area.width, height: area.height, data };
}

export function inverted(mask: Mask): Mask {
  const data = new Uint8Array(mask.data.length);
  for (let i = 0; i < data.length; i++) data[i] = 255 - (mask.data[i] as number);
  return { width: mask.width, height: mask.height, data };
}

export function emptyLike({ width, height }: Pick<Mask, "width" | "height">): Mask {
  return { width, height, data: new Uint8Array(width * height) };
}

/** Writes coverage into one pixel: never less when marking, never more when erasing. */
export function lay(mask: Mask, at: number, coverage: number, erase: boolean): void {
  const old = mask.data[at] as number;
  mask.data[at] = erase ? Math.min(old, 255 - coverage) : Math.max(old, coverage);
}

/** The smallest whole-pixel box of the mask around `rect`, or null outside it. */
export function touchedBox(rect: Rect, { width, height }: Pick<Mask, "width" | "height">): Rect | null {
  const x = Math.floor(rect.x);
  const y = Math.floor(rect.y);
  const whole = { x, y, width: Math.ceil(rect.x + rect.width) - x, height: Math.ceil(rect.y + rect.height) - y };
  const box = intersect<Rect>(whole, { x: 0, y: 0, width, height });
  return box.width > 0 && box.height > 0 ? box : null;
}
