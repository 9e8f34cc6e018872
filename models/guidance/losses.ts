/** What a guided picture is charged for beside the words' distance, each with its gradient. Values in [-1, 1]. */
import type { Planes } from "../image/raster";

export interface Loss {
  readonly value: number;
  /** With respect to every value of the picture. */
  readonly gradient: Planes;
}

/** mean((x − clip(x, −1, 1))²), so that guiding does not burn colours (the released code's range loss). */
export function rangeLoss(picture: Planes): Loss {
  return meanSquare(picture, (value) => value - Math.min(1, Math.max(-1, value)));
}

/** mean(((x − source)·(1 − mask))²) over the whole picture: half of the paper's background loss. */
export function backgroundLoss(picture: Planes, source: Planes, mask: Planes): Loss {
  const count = mask.data.length;
  return meanSquare(
    picture,
    (value, i) => (value - source.data[i]) * (1 - mask.data[i % count]),
    (i) => 1 - mask.data[i % count],
  );
}

/** @param slope derivative of `error` by the value, where it is not 0 or 1 by itself */
function meanSquare(
  picture: Planes,
  error: (value: number, i: number) => number,
  slope: (i: number) => number = () => 1,
): Loss {
  const data = new Float32Array(picture.data.length);
  let sum = 0;
  for (let i = 0; i < data.length; i++) {
    const gap = error(picture.data[i], i);
    sum += gap * gap;
    data[i] = (2 * gap * slope(i)) / data.length;
  }
  return { value: sum / data.length, gradient: { ...picture, data } };
}

/** Every plane times the mask's share (or what it leaves). */
export function masked(picture: Planes, mask: Planes, keeps: "inside" | "outside" = "inside"): Planes {
  const count = mask.data.length;
  const data = picture.data.map((value, i) => {
    const share = mask.data[i % count];
    return value * (keeps === "inside" ? share : 1 - share);
  });
  return { ...picture, data };
}

/** a·x + b·y. */
export function combined(x: Planes, a: number, y: Planes, b: number): Planes {
  return { ...x, data: x.data.map((value, i) => a * value + b * y.data[i]) };
}
