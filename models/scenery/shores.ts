/** Where land or sky meets the sea: a beach, the sea at sunset. */
import { blend, lit, type Point, paint, set } from "./canvas";
import { clouds, draw, noise, step } from "./noise";
import { cloudsOver, day, dusk, gradient, seaBelow } from "./skies";
import type { Surface } from "./surface";

export const beach: Surface = {
  tiles: false,
  pattern: (seed, frame) => (u, v, point) => {
    const { bottom } = frame;
    const horizon = 0.34 * bottom;
    if (v < horizon) {
      gradient(point, v / horizon, day);
      cloudsOver(point, u, v * 1.6, seed + 20, 0.4, paint(0xffffff), paint(0xb9c6d2));
      return;
    }
    const shore = bottom * (0.62 + 0.16 * (u - 0.5)) + 0.03 * clouds(u * 0.5, 0.3, 4, 3, seed);
    if (v < shore) {
      seaBelow(point, u, v, seed + 1, horizon, { ...frame, bottom: bottom * 1.1 }, paint(0xa9dcdc));
      blend(point, paint(0x7fc8c0), 0.75 * step(0.16, 0, shore - v));
    } else {
      const near = (v - shore) / bottom;
      set(point, paint(0xe3cb9d));
      blend(point, paint(0xc19a68), 0.25 + 0.5 * clouds(u * 0.5, v * 0.5, 6, 4, seed + 3, 20));
      blend(point, paint(0x9a7a52), 0.75 * step(0.09, 0, near));
      lit(point, 1 + 0.09 * noise(u, v, 230, 230, seed + 4));
    }
    // Foam: the last wave, and the one behind it.
    const lace = clouds(u, v, 24, 4, seed + 5, 60);
    const first = step(0.016, 0.002, Math.abs(v - shore + 0.006) + 0.01 * lace);
    const second = step(
      0.014,
      0.002,
      Math.abs(v - shore + 0.075 + 0.02 * clouds(u * 0.5, 0.7, 6, 3, seed + 6)) + 0.012 * (0.5 + lace),
    );
    blend(point, paint(0xffffff), 0.95 * Math.max(first, 0.85 * second));
  },
};

/** Low sun over the sea. */
export const seaSunset: Surface = {
  tiles: false,
  pattern: (seed, frame) => (u, v, point: Point) => {
    const horizon = 0.5 * frame.bottom;
    const middle = frame.right * (0.35 + 0.3 * draw(1, seed));
    if (v < horizon) {
      gradient(point, v / horizon, dusk);
      const away = Math.sqrt((u - middle) ** 2 + (v - horizon * 0.9) ** 2);
      cloudsOver(point, u, v * 1.6, seed + 2, 0.42, paint(0xffa36e), paint(0x71496c));
      blend(point, paint(0xfff0c4), step(0.35, 0, away) ** 2 * 0.8 + step(0.042, 0.036, away));
      return;
    }
    seaBelow(point, u, v, seed, horizon, frame, paint(0xffb47a));
    blend(point, paint(0x54365c), 0.45);
    const near = (v - horizon) / (frame.bottom - horizon);
    const glitter = step(0.05 + 0.12 * near, 0, Math.abs(u - middle));
    const far = 1 / (near + 0.07);
    blend(
      point,
      paint(0xffd69a),
      glitter * step(-0.1, 0.5, noise((u - 0.5) * 0.16 * far, 0.25 * far, 21, 60, seed + 8)),
    );
  },
};
