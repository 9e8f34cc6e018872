/** What surely lies outside what is to be selected, before anything is known of the picture. */
import type { Rect, Size } from "../../image/geometry";

/** The picture's rim, one pixel wide: what is selected may reach it, but most of it is something else. */
export function rimOf({ width, height }: Size): Uint8Array<ArrayBuffer> {
  const marked = new Uint8Array(width * height);
  for (let x = 0; x < width; x++) marked[x] = marked[(height - 1) * width + x] = 1;
  for (let y = 0; y < height; y++) marked[y * width] = marked[y * width + width - 1] = 1;
  return marked;
}

/** All that lies outside a box (pixels of `size`); the rim if the box covers everything. */
export function beyondBox(size: Size, box: Rect): Uint8Array<ArrayBuffer> {
  const { width, height } = size;
  const marked = new Uint8Array(width * height);
  let any = false;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const inside =
        x + 0.5 >= box.x && y + 0.5 >= box.y && x + 0.5 <= box.x + box.width && y + 0.5 <= box.y + box.height;
      if (inside) continue;
      marked[y * width + x] = 1;
      any = true;
    }
  }
  return any ? marked : rimOf(size);
}
