/** Skies, sea, fog, space and plain backdrops. u runs right and v down, both to the frame's end. */
import { blend, type Canvas, lit, type Paint, type Point, paint, set } from "./canvas";
import { clouds, draw, noise, ridges, step } from "./noise";
import type { Frame, Surface } from "./surface";

/** Colours from top to bottom of a sky. */
export function gradient(point: Point, share: number, colours: readonly Paint[]): void {
  const place = Math.min(0.9999, Math.max(0, share)) * (colours.length - 1);
  const first = Math.floor(place);
  set(point, colours[first] as Paint);
  const part = place - first;
  blend(point, colours[first + 1] as Paint, part * part * (3 - 2 * part));
}

export const day = [0x2f6fb5, 0x6ea6dc, 0xb9d6ec, 0xdfeaf0].map(paint);
export const dusk = [0x2b2f5c, 0x6d4a7d, 0xc9627a, 0xf39a5b, 0xffd08a].map(paint);
export const night = [0x04060f, 0x0a1330, 0x1a2a55].map(paint);

/** Lays clouds over a sky: `much` 0 to 1; sunlit `bright` above, `shade` below. */
export function cloudsOver(
  point: Point,
  u: number,
  v: number,
  seed: number,
  much: number,
  bright: Paint,
  shade: Paint,
): void {
  // Flatter and smaller towards the horizon, as if seen from below.
  const flat = 1 + 1.4 * v;
  const x = u * 0.5 + 0.03 * clouds(u, v, 3, 2, seed + 5);
  const y = v * 0.5 * flat;
  const body = clouds(x, y, 4, 6, seed, 8);
  const below = clouds(x, y + 0.022, 4, 4, seed, 8);
  const cover = step(0.42 - 0.75 * much, 0.85 - 0.75 * much, body + 0.12);
  blend(point, shade, 0.9 * cover);
  blend(point, bright, cover * step(-0.28, 0.32, body - below + 0.12));
}

const sky: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      gradient(point, (v / bottom) * 0.85 + 0.05, day);
      lit(point, 1 + 0.012 * clouds(u, v, 2, 3, seed));
    },
};

const cloudy: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      gradient(point, v / bottom, day);
      cloudsOver(point, u, v, seed, 0.62, paint(0xffffff), paint(0xa9b7c6));
    },
};

const sunset: Surface = {
  tiles: false,
  pattern: (seed, { right, bottom }) => {
    const [sunX, sunY] = [right * (0.3 + 0.4 * draw(1, seed)), bottom * 0.82];
    return (u, v, point) => {
      gradient(point, v / bottom, dusk);
      const away = Math.sqrt((u - sunX) ** 2 + (v - sunY) ** 2);
      blend(point, paint(0xffb870), 0.75 * step(0.75, 0, away) ** 2);
      cloudsOver(point, u, v * 1.3, seed, 0.5, paint(0xffa36e), paint(0x6a4568));
      blend(point, paint(0xfff0c4), step(0.3, 0, away) ** 2 * 0.8 + step(0.048, 0.04, away));
    };
  },
};

/** Dots of light: a few bright, most faint. */
function stars(canvas: Canvas, seed: number, many: number, to: number): void {
  const { width, height, scale, light } = canvas;
  for (let i = 0; i < many; i++) {
    const bright = 0.08 + 0.9 * draw(i, seed + 3) ** 7;
    const [x, y] = [draw(i, seed + 1) * width, draw(i, seed + 2) * height * to];
    const warm = draw(i, seed + 4);
    const size = scale * (0.0011 + 0.0016 * bright);
    const reach = Math.ceil(3 * size);
    for (let row = Math.floor(y) - reach; row <= y + reach; row++) {
      for (let column = Math.floor(x) - reach; column <= x + reach; column++) {
        if (row < 0 || column < 0 || row >= height || column >= width) continue;
        const near = ((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2) / (size * size);
        const glow = bright / (1 + near) ** 3;
        const at = 3 * (row * width + column);
        light[at] = light[at] + glow * (0.8 + 0.4 * warm);
        light[at + 1] = light[at + 1] + glow * 0.95;
        light[at + 2] = light[at + 2] + glow * (1.2 - 0.4 * warm);
      }
    }
  }
}

const starry: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      gradient(point, v / bottom, night);
      // The Milky Way: a band of light with dust in it.
      const band = v - 0.25 - 0.55 * (1 - u) * bottom + 0.1 * clouds(u * 0.5, v * 0.5, 4, 3, seed + 2);
      const milk = step(0.3, 0, Math.abs(band)) ** 2;
      const dust = clouds(u * 0.5, v * 0.5, 8, 5, seed);
      blend(point, paint(0x5b6690), milk * (0.35 + 0.5 * dust));
      blend(point, paint(0xb9a8b4), milk * milk * 0.3 * step(0, 0.6, dust));
    },
  strokes: (canvas, seed) => stars(canvas, seed, 900, 1),
};

const space: Surface = {
  tiles: false,
  pattern: (seed) => (u, v, point) => {
    const x = u * 0.5 + 0.08 * clouds(u * 0.5, v * 0.5, 3, 4, seed + 1);
    const y = v * 0.5 + 0.08 * clouds(u * 0.5, v * 0.5, 3, 4, seed + 2);
    const gas = clouds(x, y, 3, 6, seed + 3);
    const thread = ridges(x, y, 4, 5, seed + 4);
    const hue = clouds(x, y, 2, 2, seed + 5);
    set(point, paint(0x04040c));
    const much = step(-0.1, 0.7, gas);
    blend(point, paint(0x2a1b5e), 0.9 * much);
    blend(point, paint(0xb03a7c), 0.8 * much * step(0, 0.5, hue));
    blend(point, paint(0x2f8fb8), 0.8 * much * step(0, 0.5, -hue));
    blend(point, paint(0xffd9c8), 0.7 * much * much * step(0.45, 0.95, thread));
    lit(point, 1 - 0.5 * step(0.2, 0.7, clouds(x, y, 6, 4, seed + 6)));
  },
  strokes: (canvas, seed) => stars(canvas, seed, 700, 1),
};

const fog: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      gradient(point, v / bottom, [paint(0xc3c9cd), paint(0xdde0e1), paint(0xb4babd)]);
      lit(point, 1 + 0.14 * clouds(u * 0.5, v * 0.5, 3, 4, seed, 7));
    },
};

const backdrop: Surface = {
  tiles: false,
  pattern:
    (seed, { right, bottom }) =>
    (u, v, point) => {
      const away = Math.sqrt((u / right - 0.5) ** 2 + (v / bottom - 0.42) ** 2);
      set(point, paint(0x9aa0a6));
      lit(point, 1.45 - 1.5 * away * away - 0.35 * away + 0.012 * clouds(u, v, 3, 3, seed));
    },
};

/** The sea from `horizon` down: waves that grow towards the viewer. */
export function seaBelow(
  point: Point,
  u: number,
  v: number,
  seed: number,
  horizon: number,
  { bottom }: Frame,
  sun: Paint,
): void {
  const near = Math.max(0.0001, (v - horizon) / (bottom - horizon));
  const far = 1 / (near + 0.07);
  const x = (u - 0.5) * 0.16 * far;
  const y = 0.25 * far;
  const swell = noise(x, y, 9, 22, seed) + 0.6 * noise(x, y, 21, 52, seed + 1) + 0.4 * noise(x, y, 55, 120, seed + 2);
  gradient(point, near, [paint(0x7fa9bd), paint(0x2f6f8f), paint(0x124a68), paint(0x0c3750)]);
  const fade = step(0, 0.12, near);
  blend(point, paint(0x072a40), 0.5 * fade * step(0, 0.9, -swell));
  blend(point, sun, (0.2 + 0.5 * fade) * step(0.25, 1.1, swell));
}

const sea: Surface = {
  tiles: false,
  pattern: (seed, frame) => (u, v, point) => {
    const horizon = 0.42 * frame.bottom;
    if (v < horizon) {
      gradient(point, v / horizon, day);
      cloudsOver(point, u, v * 1.6, seed + 20, 0.4, paint(0xffffff), paint(0xb9c6d2));
    } else seaBelow(point, u, v, seed, horizon, frame, paint(0xa9d0dc));
  },
};

export const skies = {
  sky,
  "cloudy sky": cloudy,
  "sunset sky": sunset,
  "night sky": starry,
  space,
  fog,
  backdrop,
  sea,
} satisfies Record<string, Surface>;
