/** An empty plate on a wooden table by a window. Coordinates: x 0 to 1.5, y 0 to 1. Pure. */
import { blend, type Colour, clouds, hash, mix, ramp, smooth, step } from "./noise";

const edge = 0.36;
const plate = { x: 0.74, y: 0.67, radius: 0.3, flat: 0.42 };

/** RGB at a place. */
export function table(x: number, y: number): Colour {
  const light = 0.62 + 0.5 * step(1.35, 0.1, x) * (1 - 0.25 * Math.abs(y - 0.45));
  if (y < edge) return shade(wall(x, y), light);
  return shade(onTable(x, y), light);
}

/** Plaster out of focus, with the light of a window on it. */
function wall(x: number, y: number): Colour {
  const base = ramp(
    [
      [0, [196, 190, 180]],
      [1, [172, 162, 150]],
    ],
    y / edge,
  );
  const slant = x - y * 0.55;
  const pane = (from: number, to: number): number =>
    step(from - 0.035, from + 0.035, slant) * step(to + 0.035, to - 0.035, slant);
  const sunny = (pane(0.12, 0.42) + pane(0.5, 0.8)) * step(0.02, 0.1, y) * 0.5;
  const stain = (clouds(x * 3, y * 3, 7, 4) - 0.5) * 18;
  const near = step(edge - 0.05, edge, y) * 0.32;
  const lit = blend(base, [255, 238, 206], sunny);
  return blend([lit[0] + stain, lit[1] + stain, lit[2] + stain], [92, 74, 60], near);
}

/** The table top in perspective: lines run to a point far behind the wall. */
function wood(x: number, y: number): Colour {
  const away = 1 / (y - edge + 0.42);
  const [across, along] = [(x - 0.75) * away * 1.15, away * 3];
  const board = Math.floor(across * 2.6 + 40);
  const within = across * 2.6 + 40 - board;
  const tone = hash(board, 3, 21);
  const wave = clouds(along * 0.7 + board * 5, across * 2.2, 31 + board, 3);
  const rings = 0.5 + 0.5 * Math.sin((across * 34 + wave * 15 + board * 3) * 2);
  const pores = smooth(along * 9 + board * 17, across * 330, 41);
  const base = blend([126, 80, 46], [172, 120, 74], mix(tone, rings, 0.42));
  const dark = blend(base, [84, 50, 28], step(0.62, 0.95, pores) * 0.4 + step(0.62, 0.9, wave) * 0.2);
  const gap = step(0.022, 0.006, Math.min(within, 1 - within));
  const front = step(0.012, 0, y - edge) * 0.5;
  return blend(blend(dark, [44, 26, 16], gap * 0.85), [236, 202, 160], front);
}

function onTable(x: number, y: number): Colour {
  const [u, v] = [(x - plate.x) / plate.radius, (y - plate.y) / (plate.radius * plate.flat)];
  const away = Math.hypot(u, v);
  // The lamp is on the left: the shadow falls to the right and towards us.
  const shadow = Math.hypot(u - 0.13, v - 0.2);
  const sheen = step(0.95, 0.3, Math.abs(x - 0.42)) * step(0.85, edge, y) * 0.2;
  const ground = blend(blend(wood(x, y), [255, 236, 208], sheen), [28, 16, 10], step(1.2, 0.82, shadow) * 0.68);
  const porcelain = glaze(u, v, away);
  const cover = step(1.004, 0.992, away);
  return blend(ground, porcelain, cover);
}

/** The plate itself: a rim that rises, a well that lies flat. */
function glaze(u: number, v: number, away: number): Colour {
  const slope = -(u * 0.8 + v * 0.45) / Math.max(0.2, away);
  const rim = step(0.64, 0.72, away);
  const well = 1 - step(0.56, 0.66, away);
  const wallOfWell = (1 - rim) * (1 - well);
  const lit = 0.9 + rim * slope * 0.07 - wallOfWell * slope * 0.2 + well * (0.03 - 0.03 * u);
  const edgeLight = step(0.955, 0.985, away) * (0.06 + 0.08 * slope);
  const line = step(0.012, 0.004, Math.abs(away - 0.93)) * 0.55;
  const white: Colour = [244, 240, 232];
  const tone = Math.min(1.04, lit + edgeLight);
  const body: Colour = [white[0] * tone, white[1] * tone, white[2] * tone];
  const glint = Math.exp(-((u + 0.52) ** 2 * 26 + (v + 0.62) ** 2 * 60)) * 0.8;
  return blend(blend(body, [70, 96, 128], line), [255, 255, 255], glint);
}

function shade([r, g, b]: Colour, light: number): Colour {
  const curve = (value: number): number => 255 * (1 - Math.exp((-value / 255) * light * 1.75)) * 1.12;
  return [curve(r) * 1.02, curve(g), curve(b) * 0.96];
}
