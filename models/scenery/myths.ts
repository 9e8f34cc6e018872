/** Heaven and hell, the paper's own example of two sides (Avrahami, Lischinski & Fried 2022, figure 9). */
import { blend, lit, paint, set } from "./canvas";
import { clouds, draw, noise, ridges, step } from "./noise";
import { cloudsOver, gradient } from "./skies";
import type { Surface } from "./surface";

/** Towering clouds in golden light that falls in beams from above. */
const heaven: Surface = {
  tiles: false,
  pattern: (seed, { right, bottom }) => {
    const [sunX, sunY] = [right * (0.35 + 0.3 * draw(1, seed)), -0.12 * bottom];
    return (u, v, point) => {
      gradient(point, v / bottom, [0xfff3cf, 0xbfdcf4, 0x8fc0ea, 0xcfe2f3].map(paint));
      cloudsOver(point, u, v * 0.9, seed, 0.5, paint(0xffffff), paint(0xd9c7c2));
      const [x, y] = [u - sunX, v - sunY];
      const angle = x / (y + 0.02);
      const beams = 0.5 + 0.5 * noise(0.5 + 0.13 * angle, 0.3, 60, 4, seed + 3);
      const away = Math.sqrt(x * x + y * y);
      blend(point, paint(0xfff0bf), 0.5 * step(1, 0.1, away / bottom) * beams * beams);
      // A floor of cloud.
      const top = bottom * (0.74 - 0.12 * clouds(u * 0.5, 0.4, 5, 5, seed + 6));
      const floor = step(-0.03 * bottom, 0.05 * bottom, v - top);
      if (floor === 0) return;
      const puff = clouds(u * 0.5, v * 0.7, 8, 5, seed + 7);
      const side = puff - clouds(u * 0.5 + 0.004, v * 0.7 + 0.012, 8, 5, seed + 7);
      blend(point, paint(0xe7d5cf), floor);
      blend(point, paint(0xffffff), floor * step(-0.12, 0.16, side));
      blend(point, paint(0xffe6ad), 0.35 * floor * step(0.3, 0, (v - top) / bottom));
    };
  },
};

/** Smoke lit from below, flames along the horizon, and glowing cracks in black rock. */
const hell: Surface = {
  tiles: false,
  pattern:
    (seed, { bottom }) =>
    (u, v, point) => {
      const horizon = bottom * (0.6 - 0.05 * clouds(u * 0.5, 0.4, 4, 4, seed + 9));
      if (v < horizon) {
        gradient(point, v / horizon, [0x0d0405, 0x2b0907, 0x6f1608, 0xd0520f].map(paint));
        const smoke = clouds(u * 0.5, v * 0.5, 4, 6, seed, 6);
        const below = clouds(u * 0.5, v * 0.5 - 0.02, 4, 4, seed, 6);
        blend(point, paint(0x140707), 0.85 * step(-0.1, 0.5, smoke));
        blend(point, paint(0xe0641c), 0.5 * step(-0.1, 0.5, smoke) * step(0.02, 0.4, smoke - below));
        // Flames: tongues that bend, hotter inside.
        const bend = 0.012 * noise(u, v, 20, 26, seed + 2);
        const tongue = 0.5 + 0.5 * clouds((u + bend) * 0.5, 0.5 + 0.1 * v, 26, 4, seed + 3, 12);
        const height = bottom * 0.3 * tongue * tongue;
        const heat = 1 - (horizon - v) / Math.max(0.001, height);
        if (heat > 0) {
          blend(point, paint(0xe8480a), step(0, 0.35, heat));
          blend(point, paint(0xffb52e), step(0.25, 0.75, heat));
          blend(point, paint(0xfff2b0), 0.9 * step(0.7, 1.1, heat));
        }
        return;
      }
      const near = (v - horizon) / (bottom - horizon);
      const far = 1 / (near + 0.15);
      const [x, y] = [(u - 0.5) * 0.22 * far, 0.3 * far];
      set(point, paint(0x1c0f0d));
      lit(point, 1 + 0.7 * clouds(x, y, 30, 4, seed + 4));
      const crack = ridges(x + 0.02 * noise(x, y, 12, 12, seed + 6), y, 7, 3, seed + 5);
      const glow = step(0.5, 0.85, crack);
      blend(point, paint(0xb32306), 0.75 * step(0.3, 0.7, crack));
      blend(point, paint(0xff7a14), glow);
      blend(point, paint(0xffe08a), 0.9 * step(0.75, 0.98, crack));
      blend(point, paint(0xd0520f), 0.6 * step(0.18, 0, near));
    },
};

export const myths = { heaven, hell } satisfies Record<string, Surface>;
