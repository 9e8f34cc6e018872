/** What hangs in the sky: clouds, the sun, the moon in its shapes, a star. */
import { clumps } from "./foliage";
import type { Part, Rgb, Thing, Vapour } from "./march";
import { around, mixed } from "./pieces";
import { clamp, hashed, length, noise, smooth, sub, type Vec } from "./space";

/** Heaps of vapour: many soft balls on a flat base, torn by noise. */
function heaped(heaps: readonly (readonly [Vec, number])[], base: number, dense: number): Vapour["density"] {
  const balls = heaps.flatMap(([at, r], k) => [
    { at, radius: r },
    ...clumps(8, at, [r * 0.85, r * 0.75, r * 0.8], r * 0.45, 50 + k),
  ]);
  return (p) => {
    let d = 9;
    for (const { at, radius } of balls) {
      const x = p[0] - at[0];
      const y = p[1] - at[1];
      const z = p[2] - at[2];
      const near = x * x + y * y + z * z;
      const reach = radius + Math.min(d, 0.25);
      if (near < reach * reach) d = Math.min(d, Math.sqrt(near) - radius);
    }
    d = Math.max(d, 0.7 * (base - p[1]));
    if (d > 0.22) return 0;
    const torn =
      0.13 * noise(p[0] * 4.5, p[1] * 5, p[2] * 4.5) +
      0.08 * noise(p[0] * 10, p[1] * 11, p[2] * 10) +
      0.05 * noise(p[0] * 22, p[1] * 24, p[2] * 22) +
      0.025 * noise(p[0] * 46, p[1] * 48, p[2] * 46);
    return dense * clamp(-(d + torn) / 0.16 + 0.1, 0, 1);
  };
}

export const cloud: Thing = {
  pitch: 0,
  place: "sky",
  words: ["clouds", "white cloud", "cumulus"],
  height: 300,
  round: true,
  fronted: true,
  plain: true,
  parts: [],
  vapour: {
    density: heaped(
      [
        [[-0.1, 0.14, 0], 0.4],
        [[0.42, 0.06, 0.05], 0.34],
        [[-0.6, -0.04, 0.05], 0.29],
        [[0.86, -0.08, 0], 0.24],
        [[-1.0, -0.13, 0], 0.18],
        [[0.14, 0.34, -0.05], 0.28],
        [[-0.36, 0.28, 0], 0.24],
        [[1.16, -0.15, 0], 0.14],
      ],
      -0.3,
      26,
    ),
    bound: { at: [0.05, 0.02, 0], radius: 1.5 },
    colour: () => [0.93, 0.93, 0.93],
    glow: 0,
  },
};

/** A wisp: long, thin, torn. */
export const wispyCloud: Thing = {
  pitch: 0,
  place: "sky",
  words: ["cirrus", "thin cloud", "haze cloud"],
  height: 200,
  round: true,
  fronted: true,
  plain: true,
  parts: [],
  vapour: {
    density: (p) => {
      const d = Math.hypot(p[0] * 0.72, p[1] * 3.6 + 0.25 * p[0] * p[0] - 0.1, p[2] * 2.5) - 0.8;
      if (d > 0.3) return 0;
      const [x, y, z] = [p[0] * 2.2, p[1] * 9 + 1.2 * noise(p[0] * 1.5, 1, p[2]), p[2] * 4];
      const streak = noise(x, y, z) + 0.6 * noise(x * 2.3, y * 2.1, z * 2) + 0.35 * noise(x * 5, y * 4.4, z * 4);
      return 5 * clamp(-d * 2.2 + 0.15, 0, 1) * clamp(streak + 0.25, 0, 1);
    },
    bound: { at: [0, 0, 0], radius: 1.25 },
    colour: () => [0.93, 0.93, 0.93],
    glow: 0,
  },
};

export const smoke: Thing = {
  pitch: 0,
  words: ["smoke plume", "column of smoke", "steam", "fume"],
  height: 8,
  round: true,
  fronted: true,
  plain: true,
  parts: [],
  vapour: {
    density: (p) => {
      const t = (p[1] + 1) / 2;
      if (t < 0 || t > 1) return 0;
      const wide = 0.07 + 0.36 * t ** 0.8;
      const bend = 0.22 * t * t + 0.1 * noise(1, p[1] * 1.6, 4);
      const d = Math.hypot(p[0] - bend, p[2]) - wide;
      if (d > 0.15) return 0;
      const y = p[1] - 0.4 * d;
      const curl =
        0.6 * noise(p[0] * 5, y * 3.6, p[2] * 5) +
        0.4 * noise(p[0] * 11, y * 9, p[2] * 11) +
        0.22 * noise(p[0] * 24, y * 20, p[2] * 24);
      return 16 * (1 - 0.75 * t) * clamp(-d / 0.25 + curl - 0.1, 0, 1) * clamp(12 * t, 0, 1) * clamp(5 * (1 - t), 0, 1);
    },
    bound: { at: [0.05, 0, 0], radius: 1.05 },
    colour: () => [0.42, 0.42, 0.43],
    glow: 0,
  },
};

const craters: readonly (readonly [Vec, number, number])[] = Array.from({ length: 60 }, (_, k) => {
  const h = 1 - (2 * (k + 0.5)) / 60;
  const r = Math.sqrt(1 - h * h);
  const way = 2.39996 * k + hashed(k, 1, 3);
  const size = 0.035 + 0.11 * Math.abs(hashed(k, 2, 3)) ** 3;
  return [[r * Math.cos(way), h, r * Math.sin(way)], size, 0.5 + 0.5 * hashed(k, 3, 3)];
});

/** Highlands and the dark plains, with craters and the rays of young ones. */
const lunar = (p: Vec): Rgb => {
  const plain =
    noise(p[0] * 1.6 + 3.1, p[1] * 1.6 + 0.4, p[2] * 1.6) +
    0.45 * noise(p[0] * 3.6, p[1] * 3.6 + 5, p[2] * 3.6) +
    0.22 * noise(p[0] * 8, p[1] * 8, p[2] * 8);
  let light = 0.44 + 0.1 * noise(p[0] * 14, p[1] * 14, p[2] * 14) + 0.08 * noise(p[0] * 34, p[1] * 34, p[2] * 34);
  light *= 1 - 0.6 * smooth(-0.05, 0.3, plain);
  for (const [at, size, young] of craters) {
    const d = length(sub(p, at)) / size;
    if (d > 4) continue;
    if (d < 1) light *= 0.92 + 0.14 * d;
    else if (d < 1.3) light *= 1.12;
    else if (young > 0.82) {
      const way = Math.atan2(p[1] - at[1], p[0] - at[0]);
      light *= 1 + 0.22 * (1 - (d - 1.3) / 2.7) * smooth(0.1, 0.5, noise(way * 4, d, young * 9));
    }
  }
  return [light * 0.98, light * 0.95, light * 0.9];
};

const moonBody: Part = {
  distance: (p) => length(p) - 1,
  bound: around([0, 0, 0], 1.01),
  colour: lunar,
  gloss: 0,
  glow: 0.75,
  soft: 0,
};

export const fullMoon: Thing = {
  pitch: 0,
  place: "sky",
  words: ["moon"],
  height: 3_474_000,
  round: true,
  fronted: true,
  parts: [moonBody],
};

/** The lit part of a ball, as a shell: `edge` is where the night begins, -1..1 of its radius. */
function phase(edge: number): Part {
  return {
    ...moonBody,
    distance: (p) => {
      // The line between day and night is half an ellipse.
      const night = p[0] - edge * Math.sqrt(Math.max(0, 1 - p[1] * p[1]));
      return Math.max(length(p) - 1, -night * 0.7, -p[2]);
    },
    colour: (p, normal) => {
      const c = lunar([p[0], p[1], Math.sqrt(Math.max(0, 1 - p[0] * p[0] - p[1] * p[1]))]);
      const night = p[0] - edge * Math.sqrt(Math.max(0, 1 - p[1] * p[1]));
      const k = smooth(0, 0.3, night) * 0.85 + 0.15 + 0 * normal[0];
      return [c[0] * k, c[1] * k, c[2] * k];
    },
  };
}

export const crescentMoon: Thing = {
  pitch: 0,
  place: "sky",
  words: ["crescent", "new moon", "sickle moon"],
  height: 3_474_000,
  round: true,
  fronted: true,
  parts: [phase(0.62)],
};

export const halfMoon: Thing = {
  pitch: 0,
  place: "sky",
  words: ["quarter moon"],
  height: 3_474_000,
  round: true,
  fronted: true,
  parts: [phase(0)],
};

const disc = (radius: number, colour: Rgb): Part => ({
  distance: (p) => length(p) - radius,
  bound: around([0, 0, 0], radius + 0.01),
  colour: () => colour,
  gloss: 0,
  glow: 1,
  soft: 1,
});

export const sun: Thing = {
  pitch: 0,
  place: "sky",
  words: ["sunshine", "setting sun", "rising sun"],
  height: 1_391_000_000,
  round: true,
  fronted: true,
  parts: [disc(0.3, [1, 0.98, 0.88])],
  vapour: {
    density: (p) => {
      const r = length(p);
      return r > 1 ? 0 : 1.5 * (1 - r) ** 3 * (1 + 0.05 / (r * r));
    },
    bound: { at: [0, 0, 0], radius: 1 },
    colour: (p) => mixed([1, 0.94, 0.72], [1, 0.72, 0.36], smooth(0.3, 1, length(p))),
    glow: 1,
  },
};

export const star: Thing = {
  pitch: 0,
  place: "sky",
  words: ["stars", "shining star", "bright star"],
  height: 1_391_000_000,
  round: true,
  fronted: true,
  parts: [disc(0.07, [1, 1, 1])],
  vapour: {
    density: (p) => {
      if (Math.abs(p[2]) > 0.15) return 0;
      // Four points, as a lens gives them, and a glow.
      const [x, y] = [Math.abs(p[0]), Math.abs(p[1])];
      const far = Math.max(x, y);
      const spike =
        clamp(1 - Math.min(x, y) / (0.035 * clamp(1 - far, 0, 1) ** 1.5 + 0.004), 0, 1) * clamp(1 - far, 0, 1) ** 1.5;
      return 14 * spike + 2.5 * clamp(1 - 2.2 * Math.hypot(x, y), 0, 1) ** 3;
    },
    bound: { at: [0, 0, 0], radius: 1 },
    colour: () => [0.93, 0.96, 1],
    glow: 1,
  },
};
