/** A lake in the mountains after sunset. Coordinates: x 0 to 1.5, y 0 to 1. Pure. */
import { blend, type Colour, clouds, mix, ramp, smooth, step } from "./noise";

const horizon = 0.56;
const sun = { x: 0.98, y: 0.52 };

const skyStops: readonly (readonly [number, Colour])[] = [
  [0, [38, 70, 128]],
  [0.28, [92, 122, 172]],
  [0.55, [214, 168, 152]],
  [0.78, [255, 188, 112]],
  [1, [255, 226, 158]],
];

/** Back to front: how high, how rough, its colour before the haze. */
const ridges = [
  { base: 0.4, height: 0.17, scale: 2.1, seed: 11, colour: [96, 98, 142], haze: 0.42 },
  { base: 0.46, height: 0.15, scale: 2.9, seed: 29, colour: [64, 70, 110], haze: 0.28 },
  { base: 0.51, height: 0.1, scale: 4.6, seed: 47, colour: [36, 44, 72], haze: 0.13 },
  { base: 0.548, height: 0.04, scale: 9, seed: 71, colour: [16, 24, 34], haze: 0.03 },
] as const;

/** Colour of the scene above the water line. */
function land(x: number, y: number): Colour {
  for (const ridge of [...ridges].reverse()) {
    // Sharp crests: noise folded at its middle.
    const folded = 1 - Math.abs(2 * clouds(x * ridge.scale, ridge.seed, ridge.seed, 6) - 1);
    const trees = ridge.haze < 0.1 ? 0.014 * smooth(x * 260, 3, 5) * (0.4 + smooth(x * 31, 1, 6)) : 0;
    const crest = ridge.base - ridge.height * (folded - 0.45) - trees;
    if (y < crest) continue;
    const depth = (y - crest) / Math.max(0.02, horizon - crest);
    const facing = clouds(x * ridge.scale * 6 + y * 9, y * 34, ridge.seed + 3, 4);
    const lit = step(0.46, 0.72, facing) * (1 - depth) * (1 - ridge.haze) * 0.4 * step(0.85, 0, Math.abs(x - sun.x));
    const snow = ridge.haze > 0.3 ? step(0.5, 0.6, facing) * step(0.42, 0.05, depth) * 0.38 : 0;
    const rock = blend(ridge.colour, [236, 170, 128], lit);
    const misty = ridge.haze + 0.3 * depth * depth * depth * (ridge.haze > 0.1 ? 1 : 0.15);
    return blend(blend(rock, [222, 206, 210], snow), [238, 190, 154], Math.min(0.85, misty));
  }
  return sky(x, y);
}

function sky(x: number, y: number): Colour {
  const base = ramp(skyStops, y / horizon);
  const away = Math.hypot(x - sun.x, (y - sun.y) * 1.5);
  const glow = Math.min(1, Math.exp(-away * 3) * 0.85 + Math.exp(-away * 16) * 0.7);
  const warm = blend(base, [255, 236, 188], glow);
  // Flat evening clouds: stretched sideways, thinner towards the horizon, lit from below.
  const where = clouds(x * 1.7 + 3, y * 7 + 1.5 * smooth(x * 2, 0, 8), 90, 6);
  const cover = step(0.5, 0.74, where) * step(0, 0.1, y + 0.05) * step(horizon - 0.06, 0.2, y) * 0.85;
  const under = step(0.5, 0.66, clouds(x * 1.7 + 3, (y + 0.018) * 7 + 1.5 * smooth(x * 2, 0, 8), 90, 6));
  const cloud = blend([255, 176, 132], [112, 96, 128], mix(under, step(0.55, 0.8, where), 0.5));
  return blend(warm, cloud, cover);
}

/** RGB at a place. */
export function lake(x: number, y: number): Colour {
  if (y < horizon) return vignette(land(x, y), x, y);
  const depth = (y - horizon) / (1 - horizon);
  // Ripples: flat far away, larger close by; they shift the mirrored picture up and down.
  const near = 1 / (0.04 + depth * 0.9);
  const wave = clouds(x * 5 * near * 0.5, depth * 60 * Math.sqrt(near) * 0.5, 130, 4) - 0.5;
  const mirrored = horizon - (y - horizon) * 0.98 + wave * (0.012 + 0.1 * depth);
  const mirror = land(x + wave * 0.012, Math.min(horizon - 0.001, Math.max(0.001, mirrored)));
  const own: Colour = [14, 34, 62];
  const water = blend(mirror, own, 0.08 + 0.46 * depth);
  const glint = step(0.1, 0.24, wave) * Math.exp(-Math.abs(x - sun.x) * (5 - 2 * depth)) * (1 - depth * 0.4) * 0.9;
  return vignette(shore(blend(water, [255, 220, 164], glint), x, y), x, y);
}

/** Stones and grass at the bottom edge. */
function shore(under: Colour, x: number, y: number): Colour {
  const edge = 0.93 + 0.05 * Math.sin(x * 3.1 + 0.6) - 0.035 * clouds(x * 7, 2, 201, 4);
  const blades = 0.045 * smooth(x * 190, 1, 203) * step(0.5, 0.75, smooth(x * 5, 4, 204));
  if (y < edge - blades) return under;
  const grain = clouds(x * 90, y * 150, 207, 5);
  const stone = blend([14, 16, 20], [92, 76, 66], step(0.45, 0.8, grain) * 0.75);
  return y < edge ? [16, 19, 20] : blend(stone, under, step(edge + 0.014, edge, y) * 0.5);
}

function vignette([r, g, b]: Colour, x: number, y: number): Colour {
  const far = Math.hypot((x - 0.75) / 1.5, y - 0.5);
  const light = 1.04 - 0.26 * step(0.38, 0.85, far);
  return [r * light, g * light, b * light];
}
