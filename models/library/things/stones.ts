/** Rocks, stones, logs, a stump, a snowman. Units: about two wide. */
import type { Part, Rgb, Thing } from "./march";
import { around, mixed } from "./pieces";
import { add, box, clamp, hashed, length, noise, rod, smooth, sub, turned, type Vec } from "./space";

const rough3 = (p: Vec, scale: number): number =>
  noise(p[0] * scale, p[1] * scale, p[2] * scale) +
  0.5 * noise(p[0] * scale * 2.1, p[1] * scale * 2.1, p[2] * scale * 2.1) +
  0.25 * noise(p[0] * scale * 4.3, p[1] * scale * 4.3, p[2] * scale * 4.3);

/** A ball cut by planes, as rock breaks, worn at its edges and pitted. */
function broken(at: Vec, size: Vec, key: number, planes = 15, worn = 0.06): Part["distance"] {
  const cuts = Array.from({ length: planes }, (_, k): readonly [Vec, number] => {
    const h = 1 - (2 * (k + 0.5)) / planes + 0.22 * hashed(k, key, 1);
    const r = Math.sqrt(Math.max(0.02, 1 - h * h));
    const way = 2.39996 * k + 0.9 * hashed(k, key, 2);
    return [[r * Math.cos(way), h, r * Math.sin(way)], 0.72 + 0.2 * hashed(k, key, 3)];
  });
  const least = Math.min(...size);
  return (p) => {
    const q: Vec = [(p[0] - at[0]) / size[0], (p[1] - at[1]) / size[1], (p[2] - at[2]) / size[2]];
    let d = length(q) - 1;
    for (const [n, far] of cuts) {
      const plane = q[0] * n[0] + q[1] * n[1] + q[2] * n[2] - far;
      const h = Math.max(worn - Math.abs(d - plane), 0) / worn;
      d = Math.max(d, plane) + (h * h * worn) / 4;
    }
    const whole = d * least + 0.016 * rough3(p, 4.5) + 0.006 * noise(p[0] * 32, p[1] * 32, p[2] * 32);
    // It is sunk a little into the ground.
    return Math.max(whole, at[1] - 0.6 * size[1] - p[1]) * 0.62;
  };
}

const stoneColour =
  (light: Rgb, dark: Rgb, moss: number) =>
  (p: Vec, normal: Vec): Rgb => {
    const grain = clamp(0.5 + 0.42 * rough3(p, 7) + 0.25 * noise(p[0] * 48, p[1] * 48, p[2] * 48), 0, 1);
    const vein = smooth(0.05, 0, Math.abs(noise(p[0] * 3 + 0.6 * p[1], p[1] * 6, p[2] * 3)));
    const stone = mixed(mixed(dark, light, grain), dark, 0.5 * vein);
    const green = moss * smooth(0.35, 0.85, normal[1] + 0.5 * noise(p[0] * 6, p[1] * 6, p[2] * 6));
    const lichen = smooth(0.5, 0.62, noise(p[0] * 9 + 7, p[1] * 9, p[2] * 9));
    return mixed(
      mixed(stone, [0.33, 0.33, 0.26], 0.55 * lichen),
      mixed([0.07, 0.1, 0.025], [0.13, 0.16, 0.04], grain),
      green,
    );
  };

const grey = stoneColour([0.31, 0.29, 0.265], [0.115, 0.105, 0.1], 0.12);
const mossy = stoneColour([0.25, 0.24, 0.22], [0.085, 0.08, 0.075], 0.75);

export const rock: Thing = {
  pitch: 0.25,
  words: ["stone", "rocks", "granite rock", "big rock"],
  height: 0.6,
  parts: [
    {
      distance: broken([0, -0.1, 0], [1.0, 0.68, 0.8], 3),
      bound: around([0, -0.1, 0], 1.04),
      colour: grey,
      gloss: 0.06,
      soft: 0,
    },
  ],
};

export const boulder: Thing = {
  pitch: 0.15,
  words: ["boulders", "mossy rock", "mossy boulder", "large rock"],
  height: 2,
  parts: [
    {
      distance: broken([0, 0, 0], [0.98, 0.92, 0.86], 11, 13, 0.14),
      bound: around([0, 0, 0], 1.05),
      colour: mossy,
      gloss: 0.04,
      soft: 0,
    },
    {
      distance: broken([0.86, -0.4, 0.4], [0.34, 0.26, 0.3], 17, 11, 0.1),
      bound: around([0.86, -0.4, 0.4], 0.4),
      colour: mossy,
      gloss: 0.04,
      soft: 0,
    },
  ],
};

export const stones: Thing = {
  pitch: 0.3,
  words: ["pile of stones", "pile of rocks", "pebbles", "rubble", "rock pile"],
  height: 0.35,
  parts: Array.from({ length: 15 }, (_, k): Part => {
    const upper = k >= 10;
    const way = 2.39996 * k;
    const r = upper ? 0.3 * Math.sqrt((k - 10) / 5) + 0.1 : 0.9 * Math.sqrt((k + 0.6) / 10);
    const size = 0.3 * (1 + 0.35 * hashed(k, 4, 4)) * (upper ? 0.9 : 1);
    const at: Vec = [r * Math.cos(way), upper ? -0.12 : -0.45 + 0.2 * (1 - r), r * 0.75 * Math.sin(way)];
    const shade = 0.8 + 0.35 * hashed(k, 5, 5);
    return {
      distance: broken(at, [size * 1.15, size * 0.78, size], k + 40, 10, 0.2),
      bound: around(at, size * 1.25),
      colour: (p, n) => {
        const c = grey(p, n);
        return [c[0] * shade * (1 + 0.08 * hashed(k, 6, 1)), c[1] * shade, c[2] * shade * (1 + 0.08 * hashed(k, 6, 2))];
      },
      gloss: 0.08,
      soft: 0,
    };
  }),
};

export const steppingStones: Thing = {
  pitch: 0.3,
  words: ["cairn", "stone stack", "balanced stones", "zen stones", "stacked stones"],
  height: 0.5,
  steady: true,
  parts: [0.62, 0.5, 0.42, 0.3, 0.2].map((wide, k): Part => {
    const tall = [0.26, 0.22, 0.17, 0.15, 0.1][k] as number;
    const y = [-0.84, -0.38, 0, 0.31, 0.55][k] as number;
    const at: Vec = [0.06 * hashed(k, 1, 9), y, 0.05 * hashed(k, 2, 9)];
    const shade = 0.75 + 0.4 * Math.abs(hashed(k, 8, 8));
    return {
      distance: (p) => {
        const q = turned(sub(p, at), "y", k * 1.3);
        const near = length([q[0] / wide, q[1] / tall, q[2] / (wide * 0.82)]);
        return ((near - 1) * tall * (0.55 + 0.45 * Math.min(1, tall / wide + 0.5)) + 0.012 * rough3(p, 4)) * 0.7;
      },
      bound: around(at, wide * 1.08),
      colour: (p, n) => {
        const c = grey(p, n);
        return [c[0] * shade, c[1] * shade, c[2] * shade * 1.03];
      },
      gloss: 0.15,
      soft: 0,
    };
  }),
};

const bark = (along: number, way: number, p: Vec): Rgb => {
  const groove = noise(way * 9, along * 2.4, 3) + 0.5 * noise(way * 19, along * 6, 8);
  return mixed(
    mixed([0.05, 0.036, 0.026], [0.2, 0.15, 0.105], clamp(0.5 + 0.75 * groove, 0, 1)),
    [0.1, 0.13, 0.04],
    0.5 * smooth(0.1, 0.6, noise(p[0] * 3, p[1] * 3, p[2] * 3)),
  );
};
/** The cut end of a trunk: rings, cracks, a darker heart. */
const rings = (r: number, way: number, radius: number): Rgb => {
  const ring = 0.5 + 0.5 * Math.sin((r / radius) * 42 + 2 * noise(way * 1.5, r * 3, 1));
  const crack = smooth(0.06, 0.0, Math.abs(noise(way * 3, 2, 2)) * r);
  return mixed(
    mixed([0.5, 0.33, 0.17], [0.3, 0.17, 0.075], 0.55 * ring + 0.5 * smooth(0.5, 0.1, r / radius) * 0.6),
    [0.09, 0.05, 0.025],
    0.7 * crack * smooth(0.1, 0.4, r / radius),
  );
};

export const log: Thing = {
  pitch: 0.25,
  words: ["tree trunk", "fallen tree", "fallen log", "wood log", "logs", "timber"],
  height: 0.45,
  parts: [
    {
      distance: (p) => {
        const way = Math.atan2(p[1], p[2]);
        const r = Math.hypot(p[1], p[2]);
        const radius =
          0.34 +
          0.03 * p[0] +
          0.022 * noise(way * 9, p[0] * 2.4, 3) +
          0.012 * noise(way * 19, p[0] * 6, 8) +
          0.03 * noise(p[0] * 1.6, 1, way);
        const twig = rod(p, [0.3, 0.2, 0.1], [0.42, 0.62, 0.22], 0.085, 0.07);
        return (
          Math.min(
            Math.max(r - radius, Math.abs(p[0]) - 1.15 - 0.02 * noise(p[1] * 9, p[2] * 9, 0)),
            Math.max(twig, p[1] - 0.56),
          ) * 0.65
        );
      },
      bound: around([0, 0.05, 0], 1.28),
      colour: (p, normal) => {
        const way = Math.atan2(p[1], p[2]);
        if (Math.abs(normal[0]) > 0.75 && Math.abs(p[0]) > 1.08) return rings(Math.hypot(p[1], p[2]), way, 0.36);
        return normal[1] > 0.8 && p[1] > 0.52 ? [0.4, 0.25, 0.12] : bark(p[0], way, p);
      },
      gloss: 0.03,
      soft: 0.05,
    },
  ],
};

export const stump: Thing = {
  pitch: 0.4,
  words: ["tree stump", "cut tree"],
  height: 0.5,
  round: true,
  parts: [
    {
      distance: (p) => {
        const way = Math.atan2(p[2], p[0]);
        const low = clamp((0.2 - p[1]) / 1.0, 0, 1.1);
        const root = (0.5 + 0.5 * Math.cos(5 * way + 1.2 * Math.sin(way))) * low * low;
        const radius =
          0.56 + 0.42 * root + 0.1 * low + 0.025 * noise(way * 7, p[1] * 2.4, 3) + 0.014 * noise(way * 15, p[1] * 6, 8);
        const top = 0.42 + 0.02 * noise(p[0] * 4, p[2] * 4, 0);
        return Math.max(Math.hypot(p[0], p[2]) - radius, p[1] - top, -0.72 - p[1]) * 0.55;
      },
      bound: around([0, -0.15, 0], 1.32),
      colour: (p, normal) => {
        const way = Math.atan2(p[2], p[0]);
        const r = Math.hypot(p[0], p[2]);
        return normal[1] > 0.75 && p[1] > 0.3 && r < 0.56 ? rings(r, way, 0.57) : bark(p[1], way, p);
      },
      gloss: 0.03,
      soft: 0.05,
    },
  ],
};

export const woodPile: Thing = {
  pitch: 0.2,
  words: ["firewood", "pile of wood", "pile of logs", "log pile", "woodpile", "stack of wood"],
  height: 0.8,
  steady: true,
  parts: Array.from({ length: 21 }, (_, k): Part => {
    const row = k < 6 ? 0 : k < 11 ? 1 : k < 15 ? 2 : k < 18 ? 3 : k < 20 ? 4 : 5;
    const first = [0, 6, 11, 15, 18, 20][row] as number;
    const x = (k - first - (5 - row) / 2) * 0.36;
    const at: Vec = [x + 0.02 * hashed(k, 1, 1), -0.8 + row * 0.31, 0.05 * hashed(k, 2, 2)];
    const radius = 0.175 * (1 + 0.08 * hashed(k, 3, 3));
    const long = 0.62 + 0.05 * hashed(k, 4, 4);
    return {
      distance: (p) => {
        const [x0, y0] = [p[0] - at[0], p[1] - at[1]];
        const way = Math.atan2(y0, x0);
        return (
          Math.max(Math.hypot(x0, y0) - radius - 0.01 * noise(way * 6, p[2] * 4, k), Math.abs(p[2] - at[2]) - long) *
          0.75
        );
      },
      bound: around(at, Math.hypot(long, radius) + 0.03),
      colour: (p, normal) => {
        const [x0, y0] = [p[0] - at[0], p[1] - at[1]];
        const way = Math.atan2(y0, x0);
        return Math.abs(normal[2]) > 0.75
          ? rings(Math.hypot(x0, y0), way + k, radius)
          : bark(p[2], way, add(p, [k, 0, 0]));
      },
      gloss: 0.03,
      soft: 0.05,
    };
  }),
};

const snow = (p: Vec): Rgb => {
  const k = clamp(0.5 + 0.3 * rough3(p, 5), 0, 1);
  return mixed([0.66, 0.69, 0.74], [0.84, 0.85, 0.86], k);
};

export const snowman: Thing = {
  pitch: 0.1,
  words: ["snow man"],
  height: 1.6,
  parts: [
    ...(
      [
        [-0.62, 0.56],
        [0.08, 0.41],
        [0.6, 0.28],
      ] as const
    ).map(
      ([y, r], k): Part => ({
        distance: (p) => {
          const q = sub(p, [0.015 * k, y, 0]);
          return (
            (length([q[0], q[1] * 1.04, q[2]]) -
              r +
              0.022 * rough3(p, 4 + k) +
              0.006 * noise(p[0] * 40, p[1] * 40, p[2] * 40)) *
            0.75
          );
        },
        bound: around([0.015 * k, y, 0], r + 0.05),
        colour: snow,
        gloss: 0.12,
        soft: 0.5,
      }),
    ),
    {
      distance: (p) => rod(p, [0.03, 0.6, 0.24], [0.09, 0.57, 0.56], 0.05, 0.012) + 0.004 * Math.cos(60 * p[2]),
      bound: around([0.06, 0.58, 0.4], 0.24),
      colour: (p) => mixed([0.6, 0.2, 0.03], [0.48, 0.13, 0.015], 0.5 + 0.5 * noise(p[0] * 30, p[1] * 30, p[2] * 60)),
      gloss: 0.2,
    },
    ...(
      [
        [-0.09, 0.68, 0.25, 0.034],
        [0.13, 0.68, 0.235, 0.034],
        [-0.1, 0.49, 0.255, 0.02],
        [-0.035, 0.455, 0.27, 0.02],
        [0.04, 0.45, 0.27, 0.02],
        [0.11, 0.475, 0.26, 0.02],
        [0.01, 0.25, 0.375, 0.038],
        [0.02, 0.08, 0.41, 0.038],
        [0.01, -0.1, 0.39, 0.038],
      ] as const
    ).map(
      ([x, y, z, r]): Part => ({
        distance: (p) => (length(sub(p, [x, y, z])) - r + 0.01 * noise(p[0] * 40, p[1] * 40, p[2] * 40)) * 0.8,
        bound: around([x, y, z], r + 0.012),
        colour: () => [0.022, 0.021, 0.022],
        gloss: 0.25,
      }),
    ),
    ...(
      [
        [
          [0.36, 0.2, 0],
          [0.66, 0.42, 0.02],
          [0.92, 0.5, 0.05],
        ],
        [
          [-0.36, 0.2, 0],
          [-0.66, 0.36, 0.05],
          [-0.9, 0.56, 0.04],
        ],
      ] as const
    ).map(
      ([a, b, c]): Part => ({
        distance: (p) =>
          Math.min(
            rod(p, a, b, 0.028, 0.022),
            rod(p, b, c, 0.022, 0.012),
            rod(p, b, [c[0] * 0.92, c[1] + 0.16, c[2]], 0.014, 0.008),
            rod(p, b, [c[0] * 0.98, c[1] - 0.12, c[2] + 0.05], 0.014, 0.008),
          ) * 0.9,
        bound: around(b, 0.42),
        colour: (p) =>
          mixed([0.07, 0.045, 0.03], [0.15, 0.1, 0.065], 0.5 + 0.5 * noise(p[0] * 30, p[1] * 30, p[2] * 30)),
        gloss: 0.03,
      }),
    ),
    {
      // A scarf: a ring, and an end that hangs.
      distance: (p) => {
        const q = sub(p, [0.02, 0.4, 0]);
        const ring = Math.hypot(Math.hypot(q[0], q[2]) - 0.245, q[1] * 0.85) - 0.075;
        const end = box(turned(sub(p, [0.17, 0.17, 0.36]), "x", 0.15), [0.075, 0.24, 0.028], 0.025);
        return (Math.min(ring, end) + 0.006 * Math.cos(80 * p[1]) * Math.cos(60 * p[0])) * 0.7;
      },
      bound: around([0.03, 0.3, 0.08], 0.52),
      colour: (p) =>
        Math.floor((p[1] < 0.28 ? p[1] * 9 : Math.atan2(p[2], p[0]) * 3) + 50) % 2 === 0
          ? [0.36, 0.03, 0.03]
          : [0.42, 0.05, 0.045],
      gloss: 0.02,
      soft: 0.2,
    },
    {
      distance: (p) => {
        const q = turned(sub(p, [0.03, 0.86, -0.02]), "z", 0.1);
        const r = Math.hypot(q[0], q[2]);
        const crown = Math.max(r - 0.2, Math.abs(q[1] - 0.15) - 0.16);
        const brim = Math.max(r - 0.34, Math.abs(q[1]) - 0.018);
        return Math.min(crown, brim) * 0.9 - 0.01;
      },
      bound: around([0.03, 0.96, -0.02], 0.42),
      colour: (p) => (p[1] > 0.87 && p[1] < 0.96 ? [0.24, 0.03, 0.03] : [0.03, 0.028, 0.028]),
      gloss: 0.1,
    },
  ],
};
