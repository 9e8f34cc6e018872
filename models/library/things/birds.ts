/** Birds, a fish and a butterfly. They look along x, and are about two units long. */
import { body, both, eye, haired, type Limb } from "./flesh";
import type { Part, Rgb, Thing } from "./march";
import { around, mixed } from "./pieces";
import { clamp, ellipsoid, length, noise, rod, smooth, sub, turned, type Vec } from "./space";

/** Feathers lie like tiles: rows along the body, each with a dark edge. 0 at an edge, 1 inside. */
function tiles(along: number, across: number, long: number, wide: number): number {
  const row = Math.floor(along / long);
  const u = across / wide + 0.5 * (row & 1);
  const [t, x] = [along / long - row, Math.abs(u - Math.floor(u) - 0.5) * 2];
  return smooth(0.0, 0.3, 1 - t - 0.55 * (1 - x * x) * 0.6 + 0.1) * smooth(1, 0.85, x);
}

/** A wing that lies at the body's side: a flat drop, pointed to the back. */
function folded(at: Vec, size: Vec, tilt: number, side: number, colour: (u: number, v: number) => Rgb): Part {
  const own = (p: Vec): Vec => turned(sub(p, [at[0], at[1], at[2] * side]), "z", tilt);
  return {
    distance: (p) => {
      const q = own(p);
      const t = clamp((q[0] + size[0]) / (2 * size[0]), 0, 1);
      const tall = size[1] * Math.sqrt(Math.max(0.002, t * (1.25 - t))) * 1.5;
      const d = ellipsoid([q[0], (q[1] * size[1]) / tall, q[2]], size);
      return (d - 0.004 * noise(q[0] * 9, q[1] * 40, 1)) * 0.55;
    },
    bound: around([at[0], at[1], at[2] * side], Math.max(...size) * 1.12),
    colour: (p) => {
      const q = own(p);
      return colour(q[0] / size[0], q[1] / size[1]);
    },
    gloss: 0.12,
    soft: 0.25,
  };
}

function bill(from: Vec, to: Vec, thick: number, thin: number, flat: number, colour: Rgb): Part {
  const middle: Vec = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, 0];
  return {
    distance: (p) => {
      const d = rod([p[0], p[1], p[2] * flat], from, to, thick, thin);
      // The gap between its halves.
      const gap = rod([p[0], p[1] + 0.01, p[2] * flat * 0.2], from, to, 0.006);
      return Math.max(d, 0.004 - gap) * 0.7;
    },
    bound: around(middle, length(sub(to, from)) / 2 + thick * Math.max(1, 1 / flat) + 0.02),
    colour: () => colour,
    gloss: 0.35,
    soft: 0.15,
  };
}

const plumage = { deep: 0.004, fine: 30, stretch: [0.3, 1, 1] as Vec };

export const duck: Thing = {
  pitch: 0.15,
  place: "water",
  words: ["ducks", "mallard", "drake", "wild duck"],
  yaws: [-0.6, -0.1],
  height: 0.4,
  parts: [
    body(
      [
        [[-0.5, -0.12, 0], [0.34, -0.18, 0], 0.33, 0.33],
        [[-0.55, 0.0, 0], [-1.0, 0.12, 0], 0.26, 0.07],
        [[0.46, -0.06, 0], [0.6, 0.36, 0], 0.23, 0.155],
        [[0.6, 0.5, 0], [0.72, 0.5, 0], 0.2, 0.165],
      ],
      0.14,
      (p, hair) => {
        const neck = p[0] < 0.2 ? -1 : p[1] - 0.1 - 0.35 * (p[0] - 0.45);
        const green = haired(
          [0.012, 0.12, 0.06],
          [0.006, 0.05, 0.04],
          hair,
          0.5 + 0.4 * noise(p[0] * 3, p[1] * 3, p[2] * 3),
        );
        const chest = haired([0.17, 0.075, 0.04], [0.1, 0.042, 0.024], hair);
        const flank = mixed([0.34, 0.33, 0.31], [0.24, 0.235, 0.225], 0.5 + 0.5 * Math.sin(90 * p[0] + 8 * p[1]));
        const rump: Rgb = [0.02, 0.022, 0.024];
        const bodyColour = mixed(mixed(flank, chest, smooth(0.22, 0.38, p[0])), rump, smooth(-0.62, -0.74, p[0]));
        return mixed(mixed(bodyColour, [0.66, 0.66, 0.64], smooth(0.06, 0.08, neck)), green, smooth(0.12, 0.14, neck));
      },
      plumage,
      { gloss: 0.2, soft: 0.2, ground: -0.36 },
    ),
    ...[1, -1].map((s) =>
      folded([-0.22, -0.03, 0.3], [0.62, 0.21, 0.07], 0.1, s, (u, v) => {
        const base = mixed([0.19, 0.16, 0.13], [0.11, 0.09, 0.075], 1 - tiles(u * 2 + 3, v, 0.3, 0.34));
        const mirror = smooth(-0.2, -0.28, u) * smooth(-0.52, -0.45, u) * smooth(0.35, 0.1, v);
        return mixed(base, [0.04, 0.05, 0.24], mirror);
      }),
    ),
    bill([0.84, 0.47, 0], [1.12, 0.41, 0], 0.075, 0.055, 0.62, [0.48, 0.36, 0.05]),
    eye([0.77, 0.56, 0.155], 0.027),
    eye([0.77, 0.56, -0.155], 0.027),
  ],
};

export const swan: Thing = {
  pitch: 0.12,
  place: "water",
  words: ["swans", "white swan", "goose"],
  yaws: [-0.55, -0.1],
  height: 1.1,
  parts: [
    body(
      [
        [[-0.5, -0.5, 0], [0.36, -0.52, 0], 0.36, 0.33],
        [[-0.6, -0.42, 0], [-1.02, -0.22, 0], 0.26, 0.05],
        [[0.4, -0.4, 0], [0.72, -0.08, 0], 0.26, 0.14],
        [[0.72, -0.08, 0], [0.66, 0.34, 0], 0.125, 0.1],
        [[0.66, 0.34, 0], [0.6, 0.66, 0], 0.1, 0.09],
        [[0.6, 0.66, 0], [0.68, 0.86, 0], 0.09, 0.095],
        [[0.68, 0.88, 0], [0.82, 0.88, 0], 0.115, 0.1],
      ],
      0.05,
      (_, hair) => haired([0.82, 0.82, 0.81], [0.7, 0.7, 0.68], hair),
      { deep: 0.006, fine: 22, stretch: [0.5, 1, 1] },
      { gloss: 0.06, soft: 0.4, ground: -0.76 },
    ),
    ...[1, -1].flatMap((s) =>
      [0, 1].map((k) =>
        folded([-0.3 - 0.14 * k, -0.24 + 0.1 * k, 0.28 - 0.06 * k], [0.66, 0.29, 0.1], 0.28 + 0.05 * k, s, (u, v) =>
          mixed([0.84, 0.84, 0.83], [0.6, 0.61, 0.62], 0.8 * (1 - tiles(u * 2 + 3, v + 3, 0.42, 0.3))),
        ),
      ),
    ),
    bill([0.9, 0.86, 0], [1.16, 0.78, 0], 0.055, 0.035, 0.75, [0.5, 0.2, 0.04]),
    {
      distance: (p) => ellipsoid(sub(p, [0.91, 0.91, 0]), [0.06, 0.045, 0.05]),
      bound: around([0.91, 0.91, 0], 0.07),
      colour: () => [0.02, 0.018, 0.018],
      gloss: 0.3,
    },
    eye([0.84, 0.91, 0.088], 0.02),
    eye([0.84, 0.91, -0.088], 0.02),
  ],
};

const toes = (x: number, y: number, z: number): readonly Part[] => {
  const colour = (): Rgb => [0.16, 0.1, 0.065];
  return [
    {
      distance: (p) =>
        Math.min(
          rod(p, [x - 0.08, y + 0.36, z], [x, y, z], 0.026, 0.022),
          rod(p, [x, y, z], [x + 0.18, y - 0.01, z + 0.07], 0.02, 0.014),
          rod(p, [x, y, z], [x + 0.2, y - 0.01, z - 0.01], 0.02, 0.014),
          rod(p, [x, y, z], [x + 0.17, y - 0.01, z - 0.08], 0.02, 0.014),
          rod(p, [x, y, z], [x - 0.14, y - 0.01, z], 0.02, 0.012),
        ),
      bound: around([x, y + 0.16, z], 0.34),
      colour,
      gloss: 0.15,
    },
  ];
};

export const bird: Thing = {
  pitch: 0.12,
  words: ["birds", "robin", "songbird", "small bird", "sparrow", "little bird"],
  yaws: [-0.6, -0.1],
  height: 0.14,
  parts: [
    body(
      [
        [[-0.3, -0.2, 0], [0.16, -0.02, 0], 0.34, 0.4],
        [[0.24, 0.1, 0], [0.36, 0.36, 0], 0.34, 0.28],
        [[0.38, 0.42, 0], [0.48, 0.44, 0], 0.27, 0.23],
        [[-0.45, -0.3, 0], [-0.7, -0.4, 0], 0.22, 0.1],
      ],
      0.16,
      (p, hair) => {
        const back = haired([0.2, 0.155, 0.1], [0.12, 0.09, 0.06], hair);
        const red = haired([0.5, 0.16, 0.035], [0.36, 0.095, 0.02], hair);
        const belly = haired([0.62, 0.57, 0.5], [0.48, 0.43, 0.37], hair);
        const front = smooth(-0.1, 0.08, p[0] * 0.8 - p[1] * 0.15 + 0.06 * noise(p[0] * 9, p[1] * 9, p[2] * 9) - 0.12);
        const low = smooth(-0.18, -0.32, p[1] + 0.25 * p[0]);
        const cap = smooth(
          0.0,
          0.06,
          p[1] - 0.46 - 0.35 * (0.5 - p[0]) + 0.04 * noise(p[0] * 14, p[1] * 14, p[2] * 14),
        );
        return mixed(mixed(mixed(back, red, front), back, cap), belly, low);
      },
      { deep: 0.008, fine: 26, stretch: [0.5, 0.8, 1] },
      { gloss: 0.04, soft: 0.35 },
    ),
    ...[1, -1].map((s) =>
      folded([-0.28, -0.1, 0.33], [0.56, 0.2, 0.075], 0.42, s, (u, v) =>
        mixed([0.2, 0.15, 0.095], [0.075, 0.055, 0.04], 1 - tiles(u * 2 + 3, v + 3, 0.36, 0.26)),
      ),
    ),
    {
      distance: (p) => {
        const q = turned(sub(p, [-0.92, -0.5, 0]), "z", -0.42);
        return (
          Math.max(Math.abs(q[0]) - 0.36, Math.abs(q[1]) - 0.025, Math.abs(q[2]) - 0.07 - 0.06 * (-q[0] + 0.3)) * 0.8 -
          0.012
        );
      },
      bound: around([-0.92, -0.5, 0], 0.42),
      colour: (p) => mixed([0.17, 0.125, 0.08], [0.09, 0.065, 0.045], 0.5 + 0.5 * Math.sin(60 * p[2])),
      gloss: 0.06,
      soft: 0.3,
    },
    bill([0.66, 0.43, 0], [0.86, 0.41, 0], 0.055, 0.01, 1, [0.05, 0.04, 0.03]),
    eye([0.58, 0.5, 0.2], 0.045),
    eye([0.58, 0.5, -0.2], 0.045),
    ...toes(0.0, -0.84, 0.14),
    ...toes(0.06, -0.84, -0.14),
  ],
};

export const owl: Thing = {
  pitch: 0.08,
  words: ["owls", "tawny owl", "barn owl"],
  yaws: [-1.3, -0.75],
  height: 0.4,
  parts: [
    body(
      [
        [[0, -0.5, 0], [0.02, 0.1, 0], 0.44, 0.5],
        [[-0.12, -0.6, 0], [-0.3, -0.98, 0], 0.26, 0.13],
        [[0.04, 0.52, 0.1], [0.04, 0.52, -0.1], 0.4, 0.4],
        ...both([[[0.0, 0.78, 0.26], [0.0, 0.92, 0.32], 0.12, 0.04] as Limb]),
      ],
      0.14,
      (p, hair, normal) => {
        const row = noise(p[0] * 7, p[1] * 16, p[2] * 7) + 0.5 * noise(p[0] * 15, p[1] * 34, p[2] * 15);
        const back = mixed(
          haired([0.26, 0.17, 0.09], [0.15, 0.09, 0.045], hair),
          [0.05, 0.032, 0.02],
          smooth(0.1, 0.4, row),
        );
        const streak = smooth(0.2, 0.5, noise(p[2] * 13, p[1] * 5, 3) + 0.3 * noise(p[2] * 30, p[1] * 20, 1));
        const belly = mixed(haired([0.56, 0.46, 0.32], [0.42, 0.33, 0.21], hair), [0.09, 0.055, 0.03], 0.8 * streak);
        const front = smooth(0.25, 0.5, normal[0]) * smooth(0.35, 0.2, p[1]);
        // The face: a disc around each eye.
        const side = Math.abs(p[2]) - 0.17;
        const r = Math.hypot(side, p[1] - 0.56);
        const face = smooth(0.27, 0.24, r) * smooth(0.1, 0.3, normal[0]);
        const ring = smooth(0.04, 0.015, Math.abs(r - 0.255)) * smooth(0.0, 0.25, normal[0]);
        const fan = 0.5 + 0.5 * Math.sin(26 * Math.atan2(p[1] - 0.56, side));
        return mixed(
          mixed(
            mixed(back, belly, front),
            mixed([0.5, 0.4, 0.27], [0.3, 0.21, 0.12], 0.5 * fan + 0.5 * smooth(0.12, 0.05, r)),
            face,
          ),
          [0.07, 0.045, 0.03],
          ring * 0.9,
        );
      },
      { deep: 0.01, fine: 22, stretch: [1, 0.5, 1] },
      { gloss: 0.02, soft: 0.35 },
    ),
    ...[1, -1].flatMap((s): readonly Part[] => [
      {
        distance: (p) =>
          (ellipsoid(turned(sub(p, [-0.08, -0.2, 0.46 * s]), "x", 0.08 * s), [0.34, 0.66, 0.1]) +
            0.012 * noise(p[0] * 16, p[1] * 5, p[2])) *
          0.75,
        bound: around([-0.08, -0.2, 0.46 * s], 0.69),
        colour: (p) =>
          mixed(
            [0.24, 0.155, 0.085],
            [0.06, 0.04, 0.024],
            smooth(0, 0.5, noise(p[0] * 9, p[1] * 12, 2) + 0.5 * noise(p[0] * 18, p[1] * 30, 5)),
          ),
        gloss: 0.04,
        soft: 0.3,
      },
      eye([0.37, 0.57, 0.17 * s], 0.088, [0.55, 0.26, 0.02], [0.97, 0, 0.2 * s]),
      {
        distance: (p) =>
          Math.min(
            ...[-0.09, 0, 0.09].map((z) =>
              rod(p, [0.12, -0.94, 0.18 * s + z * 0.6], [0.28, -1.0, 0.18 * s + z], 0.045, 0.03),
            ),
          ),
        bound: around([0.2, -0.97, 0.18 * s], 0.2),
        colour: () => [0.3, 0.23, 0.14],
        gloss: 0.1,
      },
    ]),
    {
      distance: (p) => rod(p, [0.42, 0.5, 0], [0.47, 0.36, 0], 0.055, 0.012),
      bound: around([0.45, 0.43, 0], 0.14),
      colour: () => [0.12, 0.1, 0.075],
      gloss: 0.3,
    },
  ],
};

export const penguin: Thing = {
  pitch: 0.1,
  words: ["penguins", "emperor penguin", "king penguin"],
  yaws: [-1.1, -0.5],
  height: 0.9,
  parts: [
    body(
      [
        [[0, -0.5, 0], [0.04, 0.1, 0], 0.42, 0.38],
        [[0.04, 0.2, 0], [0.02, 0.5, 0], 0.32, 0.21],
        [[0.02, 0.68, 0], [0.08, 0.7, 0], 0.21, 0.19],
        [[-0.22, -0.78, 0], [-0.44, -0.95, 0], 0.16, 0.05],
      ],
      0.16,
      (p, hair) => {
        const black = haired([0.035, 0.038, 0.045], [0.014, 0.015, 0.018], hair);
        const white = mixed(
          haired([0.78, 0.77, 0.74], [0.66, 0.65, 0.62], hair),
          [0.72, 0.5, 0.12],
          smooth(0.05, 0.4, p[1]) * 0.7,
        );
        const front = smooth(0.0, 0.05, p[0] - 0.06 - 0.05 * noise(p[1] * 3, p[2] * 3, 0)) * smooth(0.48, 0.42, p[1]);
        const spot =
          smooth(0.13, 0.1, Math.hypot(p[0] + 0.02, (p[1] - 0.6) * 0.75)) * smooth(0.12, 0.15, Math.abs(p[2]));
        return mixed(mixed(black, white, front), [0.66, 0.36, 0.03], spot);
      },
      { deep: 0.004, fine: 36, stretch: [1, 0.5, 1] },
      { gloss: 0.14, soft: 0.2, ground: -0.98 },
    ),
    ...[1, -1].flatMap((s): readonly Part[] => [
      {
        distance: (p) =>
          ellipsoid(turned(turned(sub(p, [-0.02, -0.12, 0.43 * s]), "x", 0.16 * s), "z", -0.1), [0.14, 0.46, 0.045]) *
          0.9,
        bound: around([-0.02, -0.12, 0.43 * s], 0.48),
        colour: (p) => haired([0.035, 0.038, 0.045], [0.014, 0.015, 0.018], noise(p[0] * 50, p[1] * 20, p[2] * 50)),
        gloss: 0.15,
        soft: 0.1,
      },
      eye([0.19, 0.74, 0.135 * s], 0.024, [0.05, 0.02, 0.01]),
      {
        distance: (p) =>
          Math.min(
            ...[-0.08, 0, 0.08].map((z) => rod(p, [0.04, -0.93, 0.17 * s], [0.36, -0.98, 0.17 * s + z], 0.06, 0.035)),
          ),
        bound: around([0.2, -0.96, 0.17 * s], 0.27),
        colour: () => [0.06, 0.05, 0.045],
        gloss: 0.2,
      },
    ]),
    bill([0.22, 0.69, 0], [0.5, 0.62, 0], 0.05, 0.014, 1, [0.03, 0.028, 0.028]),
    {
      distance: (p) => rod(p, [0.26, 0.655, 0], [0.44, 0.61, 0], 0.03, 0.012) - 0.006,
      bound: around([0.35, 0.635, 0], 0.16),
      colour: () => [0.5, 0.2, 0.06],
      gloss: 0.3,
    },
  ],
};

export const fish: Thing = {
  pitch: 0.05,
  place: "water",
  words: ["fishes", "goldfish", "carp", "koi", "trout"],
  yaws: [-0.45, 0],
  height: 0.12,
  plain: true,
  parts: [
    {
      distance: (p) => {
        const t = clamp((p[0] + 0.75) / 1.6, 0, 1);
        const tall = 0.1 + 0.34 * Math.sin(Math.PI * clamp(0.1 + 0.86 * t ** 0.9, 0, 1)) ** 0.9;
        return (ellipsoid([p[0], (p[1] * 0.42) / tall, (p[2] * 0.42) / tall], [0.86, 0.42, 0.24]) - 0.0) * 0.6;
      },
      bound: around([0, 0, 0], 0.92),
      colour: (p) => {
        const scales = tiles(-p[0] * 1.6 + 5, p[1] * 1.6 + 5, 0.1, 0.11);
        const base = mixed([0.56, 0.2, 0.03], [0.62, 0.42, 0.2], smooth(0.05, -0.25, p[1]));
        const back = mixed(base, [0.3, 0.08, 0.014], smooth(0.1, 0.36, p[1]));
        const gill = smooth(0.03, 0.01, Math.abs(Math.hypot(p[0] - 0.72, p[1] - 0.02) - 0.3)) * (p[0] < 0.62 ? 1 : 0);
        return mixed(
          mixed([back[0] * 0.6, back[1] * 0.55, back[2] * 0.5], back, p[0] > 0.45 ? 1 : 0.45 + 0.55 * scales),
          [0.2, 0.06, 0.02],
          gill * 0.7,
        );
      },
      gloss: 0.55,
      soft: 0.15,
    },
    // Tail and fins: thin sheets with rays.
    ...(
      [
        [
          [-0.98, 0, 0],
          (q: Vec) =>
            Math.max(
              Math.abs(q[1]) - 0.12 + 0.95 * q[0] + 0.02,
              -q[0] - 0.36 + 0.22 * Math.cos(4.5 * q[1]) * 1.0 - 0.05,
              q[0] - 0.3,
            ),
          0.55,
        ],
        [
          [-0.02, 0.42, 0],
          (q: Vec) => Math.max(Math.abs(q[0] + 0.3 * q[1]) - 0.34, q[1] - 0.2 - 0.16 * q[0], -0.16 - q[1]),
          0.46,
        ],
        [[-0.36, -0.33, 0], (q: Vec) => Math.max(Math.abs(q[0] - 0.4 * q[1]) - 0.13, -q[1] - 0.13, q[1] - 0.16), 0.3],
        [[0.22, -0.4, 0], (q: Vec) => Math.max(Math.abs(q[0] - 0.5 * q[1]) - 0.12, -q[1] - 0.11, q[1] - 0.14), 0.3],
      ] as const
    ).map(
      ([at, outline, far]): Part => ({
        distance: (p) => {
          const q = sub(p, at as unknown as Vec);
          return Math.max(outline(q) * 0.6, Math.abs(q[2] + 0.03 * Math.sin(5 * q[0])) - 0.012) * 0.7 - 0.006;
        },
        bound: around(at as unknown as Vec, far),
        colour: (p) => {
          const q = sub(p, at as unknown as Vec);
          const ray = 0.5 + 0.5 * Math.sin(60 * Math.atan2(q[1], q[0] + (at[0] < -0.9 ? -0.4 : 0.9)));
          return mixed([0.62, 0.26, 0.06], [0.42, 0.13, 0.02], ray);
        },
        gloss: 0.25,
        soft: 0.7,
        transparent: 0.18,
      }),
    ),
    eye([0.66, 0.09, 0.15], 0.055, [0.45, 0.36, 0.16], [0.2, 0, 0.98]),
    eye([0.66, 0.09, -0.15], 0.055, [0.45, 0.36, 0.16], [0.2, 0, -0.98]),
  ],
};

/** A part turned about the x axis. */
function tipped(part: Part, angle: number): Part {
  const back = (p: Vec): Vec => turned(p, "x", -angle);
  return {
    ...part,
    distance: (p) => part.distance(back(p)),
    bound: { at: turned(part.bound.at, "x", angle), radius: part.bound.radius },
    colour: (p, normal) => part.colour(back(p), back(normal)),
  };
}

export const butterfly: Thing = (() => {
  /** Outline of a wing in its own plane: how far inside, and the share from body to edge. */
  const wing = (u: number, v: number, isFore: boolean): number => {
    const way = Math.atan2(v, u);
    const r = Math.hypot(u, v);
    const reach = isFore
      ? 0.98 * Math.max(0, Math.cos((way - 0.72) * 1.35)) ** 0.42 * (1 - 0.14 * Math.max(0, Math.cos((way - 0.2) * 3)))
      : 0.7 * Math.max(0, Math.cos((way + 0.5) * 1.15)) ** 0.5 * (1 + 0.05 * Math.cos(14 * way));
    return r - reach;
  };
  const sides = [1, -1].flatMap((s) =>
    [true, false].map((isFore): Part => {
      // Wings stand half open.
      const own = (p: Vec): Vec => {
        const q = turned([p[0], p[1], p[2] * s], "x", 0.55);
        return [q[0] + (isFore ? 0 : 0.02), q[2], q[1] - 0.02];
      };
      return {
        distance: (p) => {
          const [x, u, h] = own(p);
          const d = wing(u, x, isFore);
          return Math.max(d * 0.45, Math.abs(h - 0.05 * u * u + (isFore ? 0 : 0.012)) - 0.006, 0.02 - u) * 0.75;
        },
        bound: around(turned([0.12 * (isFore ? 1 : -1), 0, 0], "x", 0), 1.06),
        colour: (p) => {
          const [x, u] = own(p);
          const edge = -wing(u, x, isFore);
          const way = Math.atan2(x, u);
          const cell = Math.abs((((((way * 3.4) / 1) % 1) + 1) % 1) - 0.5);
          const veins = smooth(0.42, 0.47, cell) * smooth(0.1, 0.3, Math.hypot(x, u));
          const spots = smooth(0.36, 0.28, Math.abs(cell - 0.0) * 2) * smooth(0.025, 0.012, Math.abs(edge - 0.05));
          const orange = mixed([0.66, 0.2, 0.015], [0.6, 0.3, 0.04], smooth(0.5, 0.1, Math.hypot(x, u)));
          const rim = smooth(0.15, 0.09, edge + 0.02 * noise(x * 20, u * 20, 0));
          const tip = isFore ? smooth(0.62, 0.74, u * 0.55 + x * 0.75) : 0;
          return mixed(mixed(orange, [0.016, 0.012, 0.01], Math.max(rim, veins, tip)), [0.72, 0.7, 0.66], spots);
        },
        gloss: 0.08,
        soft: 0.65,
      };
    }),
  );
  const level: readonly Part[] = [
    ...sides,
    {
      distance: (p) =>
        Math.min(
          rod(p, [0.3, 0.02, 0], [0.02, 0.03, 0], 0.06, 0.07),
          rod(p, [0, 0.03, 0], [-0.5, -0.02, 0], 0.055, 0.02) + 0.004 * Math.cos(60 * p[0]),
          length(sub(p, [0.36, 0.03, 0])) - 0.055,
        ),
      bound: around([-0.07, 0.02, 0], 0.52),
      colour: (p) =>
        mixed([0.03, 0.022, 0.017], [0.1, 0.075, 0.05], 0.5 + 0.5 * noise(p[0] * 40, p[1] * 40, p[2] * 40)),
      gloss: 0.08,
      soft: 0.2,
    },
    ...[1, -1].map(
      (s): Part => ({
        distance: (p) =>
          Math.min(
            rod(p, [0.39, 0.05, 0.02 * s], [0.74, 0.14, 0.2 * s], 0.007, 0.005),
            length(sub(p, [0.74, 0.14, 0.2 * s])) - 0.014,
          ),
        bound: around([0.56, 0.1, 0.11 * s], 0.23),
        colour: () => [0.02, 0.015, 0.012],
        gloss: 0.1,
      }),
    ),
  ];
  return {
    pitch: 0,
    place: "sky",
    words: ["butterflies", "monarch butterfly", "moth"],
    height: 0.06,
    // Seen from above, as one that sits on a flower mostly is.
    parts: level.map((part) => tipped(part, 1.05)),
  };
})();
