/** Beasts that walk. They look along x, and are about two units long. */
import { ballOf, body, both, eye, flesh, haired, type Limb } from "./flesh";
import type { Part, Rgb, Thing } from "./march";
import { around, mixed } from "./pieces";
import { clamp, ellipsoid, hashed, length, noise, rod, smooth, sub, turned, type Vec } from "./space";

/** A leg of four joints at one side. */
function leg(points: readonly Vec[], radii: readonly number[], z: number): readonly Limb[] {
  const at = (k: number): Vec => {
    const [x, y, own] = points[k] as Vec;
    return [x, y, z + own];
  };
  return points.slice(1).map((_, k): Limb => [at(k), at(k + 1), radii[k], radii[k + 1]]);
}

function ear(at: Vec, tip: Vec, wide: number, colour: Rgb, inside: Rgb): Part {
  const middle: Vec = [(at[0] + tip[0]) / 2, (at[1] + tip[1]) / 2, (at[2] + tip[2]) / 2];
  return {
    distance: (p) => {
      const d = rod(p, at, tip, wide, wide * 0.22);
      const hollow = rod(sub(p, [wide * 0.75, 0, 0]), at, tip, wide * 0.75, wide * 0.1);
      return Math.max(d, -hollow) * 0.8;
    },
    bound: around(middle, length(sub(tip, at)) / 2 + wide * 1.2),
    colour: (p) => (rod(sub(p, [wide * 0.75, 0, 0]), at, tip, wide * 0.75, wide * 0.1) < 0.012 ? inside : colour),
    gloss: 0.04,
    soft: 0.45,
  };
}

const hoofed = (p: Vec, coat: Rgb, hoof: Rgb, y = -0.94): Rgb => mixed(hoof, coat, smooth(y - 0.02, y + 0.02, p[1]));

export const horse: Thing = (() => {
  const dark: Rgb = [0.016, 0.012, 0.01];
  const limbs: readonly Limb[] = [
    [[-0.42, 0.2, 0], [0.36, 0.2, 0], 0.31, 0.3],
    [[-0.56, 0.24, 0.08], [-0.5, 0.18, 0.08], 0.28, 0.27],
    [[-0.56, 0.24, -0.08], [-0.5, 0.18, -0.08], 0.28, 0.27],
    [[0.46, 0.16, 0.05], [0.5, 0.08, 0.05], 0.26, 0.22],
    [[0.46, 0.16, -0.05], [0.5, 0.08, -0.05], 0.26, 0.22],
    [[0.44, 0.3, 0], [0.84, 0.86, 0], 0.25, 0.125],
    [[0.86, 0.9, 0], [1.0, 0.8, 0], 0.125, 0.125],
    [[1.0, 0.8, 0], [1.24, 0.52, 0], 0.11, 0.075],
    ...leg(
      [
        [0.46, 0.02, 0],
        [0.5, -0.42, -0.02],
        [0.48, -0.86, -0.02],
        [0.53, -0.97, -0.02],
      ],
      [0.15, 0.068, 0.046, 0.066],
      0.17,
    ),
    ...leg(
      [
        [0.46, 0.02, 0],
        [0.58, -0.38, 0],
        [0.42, -0.8, 0],
        [0.42, -0.93, 0],
      ],
      [0.15, 0.068, 0.046, 0.066],
      -0.17,
    ),
    ...leg(
      [
        [-0.55, 0.08, 0],
        [-0.5, -0.2, 0],
        [-0.68, -0.47, 0],
        [-0.62, -0.86, 0],
        [-0.58, -0.97, 0],
      ],
      [0.24, 0.15, 0.068, 0.048, 0.068],
      0.16,
    ),
    ...leg(
      [
        [-0.55, 0.08, 0],
        [-0.44, -0.2, 0],
        [-0.54, -0.47, 0],
        [-0.42, -0.86, 0],
        [-0.38, -0.97, 0],
      ],
      [0.24, 0.15, 0.068, 0.048, 0.068],
      -0.16,
    ),
  ];
  return {
    pitch: 0.08,
    words: ["horses", "pony", "stallion", "mare", "brown horse"],
    yaws: [-0.5, -0.05],
    height: 1.7,
    parts: [
      body(
        limbs,
        0.1,
        (p, hair) => {
          const bay = haired([0.25, 0.11, 0.045], [0.14, 0.056, 0.024], hair, 0.5 + 0.3 * p[1]);
          const black = Math.max(smooth(-0.25, -0.55, p[1]), smooth(1.14, 1.22, p[0]) * 0.8);
          const blaze =
            smooth(0.035, 0.02, Math.abs(p[2])) *
            smooth(0.98, 1.04, p[0]) *
            smooth(0.5, 0.6, p[1] - 0.9 * (1.2 - p[0]) + 0.1);
          const sock = smooth(-0.76, -0.8, p[1]) * (p[2] > 0 && p[0] < 0 ? 1 : 0);
          return hoofed(
            p,
            mixed(mixed(mixed(bay, dark, black), [0.6, 0.57, 0.53], sock), [0.62, 0.6, 0.56], blaze * 0.9),
            [0.07, 0.055, 0.045],
          );
        },
        { deep: 0.003, fine: 40 },
        { gloss: 0.3, soft: 0.1, ground: -1.02 },
      ),
      {
        // The mane lies along the crest of the neck.
        distance: (p) => {
          const d = Math.min(
            rod(p, [0.4, 0.52, 0], [0.82, 1.0, 0], 0.085, 0.07),
            rod(p, [0.86, 1.02, 0], [1.0, 0.93, 0], 0.06, 0.03),
          );
          const strands =
            0.03 * noise(p[0] * 8, p[1] * 3, p[2] * 30) + 0.02 * noise(p[0] * 42 + p[1] * 20, p[1] * 5, p[2] * 8);
          return (Math.max(d, Math.abs(p[2] - 0.02) - 0.1) + strands) * 0.6;
        },
        bound: around([0.68, 0.78, 0], 0.48),
        colour: (p) =>
          mixed(dark, [0.05, 0.035, 0.025], clamp(0.5 + noise(p[0] * 40 + p[1] * 20, p[1] * 5, p[2] * 8), 0, 1)),
        gloss: 0.25,
        soft: 0.3,
      },
      {
        distance: (p) => {
          const d = Math.min(
            rod(p, [-0.8, 0.36, 0], [-0.95, 0.14, 0], 0.05, 0.08),
            rod(p, [-0.95, 0.14, 0], [-0.93, -0.55, 0], 0.09, 0.03),
          );
          return (d + 0.025 * noise(p[0] * 30, p[1] * 3, p[2] * 30)) * 0.7;
        },
        bound: around([-0.9, -0.1, 0], 0.58),
        colour: (p) => mixed(dark, [0.06, 0.04, 0.028], clamp(0.5 + noise(p[0] * 50, p[1] * 3, p[2] * 50), 0, 1)),
        gloss: 0.25,
        soft: 0.3,
      },
      ear([0.87, 0.98, 0.07], [0.89, 1.16, 0.1], 0.038, [0.16, 0.07, 0.03], [0.06, 0.035, 0.025]),
      ear([0.87, 0.98, -0.07], [0.89, 1.16, -0.1], 0.038, [0.16, 0.07, 0.03], [0.06, 0.035, 0.025]),
      eye([0.985, 0.855, 0.102], 0.03),
      eye([0.985, 0.855, -0.102], 0.03),
      ...[0.045, -0.045].map(
        (z): Part => ({
          distance: (p) => ellipsoid(sub(p, [1.29, 0.52, z]), [0.022, 0.03, 0.016]),
          bound: around([1.29, 0.52, z], 0.035),
          colour: () => [0.01, 0.008, 0.008],
          gloss: 0.1,
        }),
      ),
    ],
  };
})();

export const cow: Thing = (() => {
  const limbs: readonly Limb[] = [
    [[-0.55, 0.14, 0], [0.36, 0.1, 0], 0.36, 0.38],
    [[-0.62, 0.28, 0.12], [-0.5, 0.28, 0.12], 0.22, 0.24],
    [[-0.62, 0.28, -0.12], [-0.5, 0.28, -0.12], 0.22, 0.24],
    [[-0.1, -0.02, 0], [0.16, -0.05, 0], 0.4, 0.38],
    [[0.42, 0.14, 0], [0.55, -0.02, 0], 0.32, 0.25],
    [[0.45, 0.24, 0], [0.84, 0.46, 0], 0.25, 0.16],
    [[0.84, 0.48, 0], [1.16, 0.2, 0], 0.155, 0.115],
    [[1.15, 0.21, 0.03], [1.15, 0.21, -0.03], 0.115, 0.115],
    ...leg(
      [
        [0.44, -0.1, 0],
        [0.46, -0.48, 0],
        [0.44, -0.86, 0],
        [0.48, -0.96, 0],
      ],
      [0.17, 0.085, 0.06, 0.08],
      0.18,
    ),
    ...leg(
      [
        [0.44, -0.1, 0],
        [0.52, -0.48, 0],
        [0.54, -0.86, 0],
        [0.58, -0.96, 0],
      ],
      [0.17, 0.085, 0.06, 0.08],
      -0.18,
    ),
    ...leg(
      [
        [-0.6, 0.05, 0],
        [-0.56, -0.24, 0],
        [-0.68, -0.5, 0],
        [-0.64, -0.88, 0],
        [-0.6, -0.96, 0],
      ],
      [0.25, 0.17, 0.08, 0.06, 0.08],
      0.18,
    ),
    ...leg(
      [
        [-0.6, 0.05, 0],
        [-0.5, -0.24, 0],
        [-0.58, -0.5, 0],
        [-0.5, -0.88, 0],
        [-0.46, -0.96, 0],
      ],
      [0.25, 0.17, 0.08, 0.06, 0.08],
      -0.18,
    ),
  ];
  const patch = (p: Vec): number =>
    noise(p[0] * 2.4 + 4, p[1] * 2 + 1, p[2] * 2 + 7) +
    0.3 * noise(p[0] * 5, p[1] * 5, p[2] * 5) +
    0.06 * noise(p[0] * 40, p[1] * 40, p[2] * 40);
  return {
    pitch: 0.08,
    words: ["cows", "dairy cow", "cattle", "calf"],
    yaws: [-0.6, -0.1],
    height: 1.5,
    parts: [
      body(
        limbs,
        0.12,
        (p, hair) => {
          const white = haired([0.68, 0.65, 0.6], [0.55, 0.52, 0.47], hair);
          const black = haired([0.04, 0.035, 0.032], [0.016, 0.014, 0.013], hair);
          const face = smooth(0.07, 0.05, Math.abs(p[2])) * smooth(0.82, 0.9, p[0]);
          const share = smooth(-0.16, -0.1, patch(p)) * smooth(-0.42, -0.36, p[1]);
          const head = smooth(0.62, 0.72, p[0]) * (1 - face);
          const muzzle = smooth(1.13, 1.19, p[0]) * smooth(0.42, 0.3, p[1]);
          return hoofed(
            p,
            mixed(mixed(white, black, Math.max(share * (p[0] > 0.7 ? 0 : 1), head)), [0.4, 0.26, 0.22], muzzle),
            [0.05, 0.045, 0.04],
            -0.92,
          );
        },
        { deep: 0.004, fine: 36 },
        { gloss: 0.12, soft: 0.12, ground: -1.01 },
      ),
      {
        distance: (p) => (ellipsoid(sub(p, [-0.36, -0.32, 0]), [0.2, 0.15, 0.17]) - 0.0) * 0.9,
        bound: around([-0.36, -0.32, 0], 0.22),
        colour: () => [0.55, 0.36, 0.31],
        gloss: 0.1,
        soft: 0.4,
      },
      {
        distance: (p) =>
          Math.min(
            rod(p, [-0.9, 0.36, 0], [-0.98, -0.25, 0.02], 0.03, 0.022),
            rod(p, [-0.98, -0.25, 0.02], [-0.98, -0.5, 0.02], 0.05, 0.02) +
              0.01 * noise(p[0] * 50, p[1] * 6, p[2] * 50),
          ) * 0.8,
        bound: around([-0.94, -0.06, 0], 0.5),
        colour: (p) => (p[1] < -0.22 ? [0.02, 0.018, 0.017] : [0.55, 0.52, 0.48]),
        gloss: 0.08,
      },
      ...[1, -1].flatMap((s) => [
        ear([0.8, 0.52, 0.14 * s], [0.74, 0.48, 0.36 * s], 0.06, [0.025, 0.022, 0.02], [0.25, 0.16, 0.13]),
        eye([0.95, 0.46, 0.125 * s], 0.03),
        {
          distance: (p: Vec) =>
            Math.min(
              rod(p, [0.82, 0.6, 0.1 * s], [0.86, 0.7, 0.2 * s], 0.032, 0.024),
              rod(p, [0.86, 0.7, 0.2 * s], [0.94, 0.79, 0.19 * s], 0.024, 0.008),
            ),
          bound: around([0.87, 0.7, 0.15 * s], 0.18),
          colour: (p: Vec): Rgb => mixed([0.5, 0.44, 0.34], [0.1, 0.085, 0.07], smooth(0.72, 0.79, p[1])),
          gloss: 0.3,
        } satisfies Part,
        {
          distance: (p: Vec) => ellipsoid(sub(p, [1.255, 0.24, 0.05 * s]), [0.02, 0.022, 0.025]),
          bound: around([1.255, 0.24, 0.05 * s], 0.03),
          colour: (): Rgb => [0.03, 0.02, 0.02],
          gloss: 0.3,
        } satisfies Part,
      ]),
    ],
  };
})();

export const sheep: Thing = (() => {
  const wool: readonly Limb[] = [
    [[-0.5, 0.05, 0], [0.36, 0.1, 0], 0.46, 0.43],
    [[0.4, 0.2, 0], [0.62, 0.38, 0], 0.3, 0.2],
    [[-0.62, 0.08, 0], [-0.66, -0.05, 0], 0.36, 0.3],
  ];
  const bare: readonly Limb[] = [
    [[0.7, 0.48, 0], [1.0, 0.27, 0], 0.16, 0.085],
    ...leg(
      [
        [0.36, -0.25, 0],
        [0.38, -0.6, 0],
        [0.38, -0.96, 0],
      ],
      [0.1, 0.062, 0.06],
      0.18,
    ),
    ...leg(
      [
        [0.36, -0.25, 0],
        [0.44, -0.6, 0],
        [0.43, -0.96, 0],
      ],
      [0.1, 0.062, 0.06],
      -0.18,
    ),
    ...leg(
      [
        [-0.54, -0.2, 0],
        [-0.62, -0.58, 0],
        [-0.58, -0.96, 0],
      ],
      [0.14, 0.065, 0.06],
      0.19,
    ),
    ...leg(
      [
        [-0.54, -0.2, 0],
        [-0.54, -0.58, 0],
        [-0.46, -0.96, 0],
      ],
      [0.14, 0.065, 0.06],
      -0.19,
    ),
  ];
  const fleece = flesh(wool, 0.14);
  const curl = (p: Vec): number =>
    noise(p[0] * 11, p[1] * 11, p[2] * 11) +
    0.7 * Math.abs(noise(p[0] * 21, p[1] * 21, p[2] * 21)) +
    0.35 * noise(p[0] * 46, p[1] * 46, p[2] * 46);
  return {
    pitch: 0.08,
    words: ["lamb", "ram", "ewe", "woolly sheep"],
    yaws: [-0.6, -0.1],
    height: 0.9,
    parts: [
      {
        distance: (p) => {
          const d = fleece(p);
          return d > 0.15 ? d - 0.07 : (d + 0.042 * curl(turned(turned(p, "y", 0.6), "z", 0.7))) * 0.6;
        },
        bound: ballOf(wool, 0.08),
        colour: (p) =>
          mixed(
            [0.62, 0.56, 0.46],
            [0.36, 0.3, 0.22],
            clamp(0.25 + 0.5 * curl(turned(turned(p, "y", 0.6), "z", 0.7)) + 0.25 * smooth(0, -0.35, p[1]), 0, 1),
          ),
        gloss: 0,
        soft: 0.4,
      },
      body(
        bare,
        0.05,
        (p, hair) => hoofed(p, haired([0.06, 0.052, 0.047], [0.025, 0.022, 0.02], hair), [0.02, 0.018, 0.016], -0.94),
        { deep: 0.003 },
        { gloss: 0.1, soft: 0.1, ground: -1.01 },
      ),
      ...[1, -1].flatMap((s) => [
        ear([0.68, 0.5, 0.12 * s], [0.6, 0.42, 0.3 * s], 0.05, [0.05, 0.044, 0.04], [0.12, 0.08, 0.07]),
        eye([0.83, 0.44, 0.115 * s], 0.024, [0.3, 0.2, 0.05]),
      ]),
    ],
  };
})();

export const dog: Thing = (() => {
  const limbs: readonly Limb[] = [
    [[-0.42, 0.1, 0], [0.34, 0.1, 0], 0.24, 0.29],
    [[0.38, 0.04, 0], [0.42, -0.02, 0], 0.27, 0.22],
    [[0.42, 0.22, 0], [0.66, 0.6, 0], 0.21, 0.16],
    [[0.68, 0.66, 0], [0.78, 0.64, 0], 0.2, 0.17],
    [[0.82, 0.6, 0], [1.06, 0.52, 0], 0.115, 0.085],
    ...leg(
      [
        [0.36, -0.05, 0],
        [0.34, -0.42, 0],
        [0.36, -0.84, 0],
        [0.45, -0.94, 0],
      ],
      [0.14, 0.085, 0.062, 0.068],
      0.15,
    ),
    ...leg(
      [
        [0.36, -0.05, 0],
        [0.4, -0.42, 0],
        [0.46, -0.84, 0],
        [0.55, -0.94, 0],
      ],
      [0.14, 0.085, 0.062, 0.068],
      -0.15,
    ),
    ...leg(
      [
        [-0.46, 0.05, 0],
        [-0.42, -0.28, 0],
        [-0.62, -0.52, 0],
        [-0.56, -0.86, 0],
        [-0.46, -0.94, 0],
      ],
      [0.2, 0.13, 0.07, 0.056, 0.066],
      0.15,
    ),
    ...leg(
      [
        [-0.46, 0.05, 0],
        [-0.36, -0.28, 0],
        [-0.52, -0.52, 0],
        [-0.42, -0.86, 0],
        [-0.32, -0.94, 0],
      ],
      [0.2, 0.13, 0.07, 0.056, 0.066],
      -0.15,
    ),
    [[-0.62, 0.2, 0], [-0.85, 0.32, 0.03], 0.08, 0.06],
    [[-0.85, 0.32, 0.03], [-1.02, 0.56, 0.06], 0.075, 0.03],
  ];
  const gold = (p: Vec, hair: number): Rgb => {
    const c = haired([0.5, 0.29, 0.11], [0.26, 0.13, 0.045], hair, 0.45 + 0.25 * p[1]);
    const pale = Math.max(smooth(-0.02, -0.3, p[1]) * 0.5, smooth(0.35, 0.6, p[0]) * smooth(0.2, -0.1, p[1]) * 0.6);
    return mixed(c, [0.6, 0.42, 0.22], pale);
  };
  return {
    pitch: 0.12,
    words: ["dogs", "puppy", "retriever", "golden retriever", "labrador", "hound"],
    yaws: [-0.65, -0.1],
    height: 0.7,
    parts: [
      body(
        limbs,
        0.09,
        gold,
        { deep: 0.006, fine: 30, stretch: [0.4, 0.8, 1] },
        { gloss: 0.06, soft: 0.3, ground: -1.0 },
      ),
      ...[1, -1].flatMap((s): readonly Part[] => [
        {
          distance: (p) =>
            (ellipsoid(turned(sub(p, [0.66, 0.6, 0.2 * s]), "x", 0.25 * s), [0.1, 0.2, 0.045]) +
              0.008 * noise(p[0] * 40, p[1] * 14, p[2] * 40)) *
            0.8,
          bound: around([0.66, 0.6, 0.2 * s], 0.23),
          colour: (p) => haired([0.34, 0.17, 0.06], [0.2, 0.09, 0.03], noise(p[0] * 40, p[1] * 14, p[2] * 40)),
          gloss: 0.05,
          soft: 0.3,
        },
        eye([0.885, 0.69, 0.098 * s], 0.028, [0.06, 0.028, 0.012]),
      ]),
      {
        distance: (p) => ellipsoid(sub(p, [1.13, 0.565, 0]), [0.042, 0.04, 0.052]),
        bound: around([1.13, 0.565, 0], 0.06),
        colour: () => [0.012, 0.01, 0.01],
        gloss: 0.6,
      },
      {
        // The line of the mouth.
        distance: (p) => rod([p[0], p[1], Math.abs(p[2])], [1.1, 0.475, 0.02], [0.9, 0.48, 0.098], 0.012),
        bound: around([1.0, 0.48, 0], 0.18),
        colour: () => [0.03, 0.018, 0.014],
        gloss: 0.1,
      },
    ],
  };
})();

export const cat: Thing = (() => {
  const limbs: readonly Limb[] = [
    [[-0.28, -0.52, 0], [-0.2, -0.35, 0], 0.42, 0.4],
    [[-0.15, -0.3, 0], [0.12, 0.12, 0], 0.36, 0.25],
    [[0.14, 0.18, 0], [0.2, 0.42, 0], 0.22, 0.19],
    [[0.2, 0.52, 0.0], [0.28, 0.54, 0], 0.265, 0.24],
    [[0.42, 0.45, 0.04], [0.46, 0.445, 0.04], 0.11, 0.09],
    [[0.42, 0.45, -0.04], [0.46, 0.445, -0.04], 0.11, 0.09],
    ...leg(
      [
        [0.14, -0.12, 0],
        [0.22, -0.5, 0],
        [0.2, -0.86, 0],
        [0.31, -0.92, 0],
      ],
      [0.16, 0.1, 0.075, 0.075],
      0.13,
    ),
    ...leg(
      [
        [0.14, -0.12, 0],
        [0.22, -0.5, 0],
        [0.22, -0.86, 0],
        [0.33, -0.92, 0],
      ],
      [0.16, 0.1, 0.075, 0.075],
      -0.13,
    ),
    ...both([
      [[-0.22, -0.5, 0.24], [-0.02, -0.72, 0.3], 0.26, 0.18],
      [[-0.16, -0.88, 0.3], [0.16, -0.92, 0.29], 0.1, 0.075],
    ]),
    [[-0.6, -0.84, 0.1], [-0.5, -0.88, 0.45], 0.085, 0.085],
    [[-0.5, -0.88, 0.45], [-0.1, -0.9, 0.6], 0.085, 0.075],
    [[-0.1, -0.9, 0.6], [0.25, -0.92, 0.56], 0.075, 0.05],
  ];
  const tabby = (p: Vec, hair: number): Rgb => {
    const band = Math.sin(
      13 * (p[0] * 0.35 - p[1]) +
        3.4 * noise(p[0] * 3, p[1] * 3, Math.abs(p[2]) * 3) +
        (p[1] > 0.5 ? 9 * Math.abs(p[2]) : 0),
    );
    const coat = haired([0.3, 0.235, 0.17], [0.16, 0.12, 0.085], hair);
    const dark = mixed(
      coat,
      haired([0.07, 0.055, 0.042], [0.035, 0.028, 0.022], hair),
      smooth(0.25, 0.75, band) * 0.85,
    );
    const bib =
      smooth(0.16, 0.34, p[0] + 0.1 * noise(p[0] * 8, p[1] * 8, p[2] * 8)) *
      smooth(0.47, 0.4, p[1]) *
      smooth(-0.95, -0.3, p[1] + 0.3 * Math.abs(p[2]));
    const paws = smooth(-0.8, -0.88, p[1]) * smooth(0.1, 0.2, p[0]);
    return mixed(
      dark,
      [0.66, 0.62, 0.57],
      clamp(Math.max(bib * 0.9, paws, smooth(0.44, 0.48, p[0]) * smooth(0.53, 0.47, p[1])), 0, 1),
    );
  };
  return {
    pitch: 0.15,
    words: ["cats", "kitten", "kitty", "tabby cat", "house cat", "sitting cat"],
    yaws: [-0.95, -0.35],
    height: 0.45,
    parts: [
      body(
        limbs,
        0.1,
        tabby,
        { deep: 0.006, fine: 34, stretch: [0.8, 0.4, 1] },
        { gloss: 0.04, soft: 0.35, ground: -1.0 },
      ),
      ...[1, -1].flatMap((s): readonly Part[] => [
        ear([0.17, 0.7, 0.15 * s], [0.18, 0.92, 0.19 * s], 0.09, [0.13, 0.1, 0.075], [0.4, 0.25, 0.2]),
        eye([0.455, 0.565, 0.1 * s], 0.052, [0.28, 0.32, 0.06], [0.92, 0.1, 0.36 * s]),
        ...[0, 1, 2].map(
          (k): Part => ({
            distance: (p) => rod(p, [0.5, 0.45, 0.09 * s], [0.52, 0.42 + 0.05 * k, 0.38 * s], 0.0035, 0.002),
            bound: around([0.51, 0.45, 0.23 * s], 0.17),
            colour: () => [0.7, 0.7, 0.68],
            gloss: 0.1,
          }),
        ),
      ]),
      {
        distance: (p) => ellipsoid(sub(p, [0.545, 0.495, 0]), [0.022, 0.022, 0.034]),
        bound: around([0.545, 0.495, 0], 0.04),
        colour: () => [0.36, 0.16, 0.14],
        gloss: 0.3,
      },
    ],
  };
})();

export const rabbit: Thing = (() => {
  const limbs: readonly Limb[] = [
    [[-0.32, -0.42, 0], [0.14, -0.42, 0], 0.46, 0.33],
    [[0.22, -0.3, 0], [0.46, 0.08, 0], 0.28, 0.21],
    [[0.5, 0.16, 0], [0.72, 0.08, 0], 0.23, 0.13],
    [[-0.72, -0.46, 0], [-0.78, -0.42, 0], 0.14, 0.12],
    ...both([
      [[-0.3, -0.5, 0.25], [-0.14, -0.66, 0.28], 0.28, 0.22],
      [[-0.34, -0.9, 0.26], [0.12, -0.9, 0.26], 0.09, 0.075],
      [[0.3, -0.5, 0.14], [0.38, -0.9, 0.13], 0.11, 0.07],
      [[0.38, -0.9, 0.13], [0.48, -0.92, 0.13], 0.07, 0.06],
    ]),
  ];
  return {
    pitch: 0.15,
    words: ["bunny", "hare", "rabbits", "easter bunny"],
    yaws: [-0.7, -0.15],
    height: 0.35,
    parts: [
      body(
        limbs,
        0.1,
        (p, hair) => {
          const c = haired([0.32, 0.23, 0.15], [0.15, 0.1, 0.065], hair, 0.45 + 0.25 * p[1]);
          return mixed(
            c,
            [0.62, 0.57, 0.5],
            clamp(
              smooth(-0.62, -0.8, p[1]) * 0.6 +
                smooth(-0.7, -0.76, p[0]) +
                smooth(0.6, 0.8, p[0]) * smooth(0.06, -0.06, p[1]),
              0,
              0.9,
            ),
          );
        },
        { deep: 0.007, fine: 34, stretch: [0.5, 0.7, 1] },
        { gloss: 0.02, soft: 0.4, ground: -0.97 },
      ),
      ...[1, -1].flatMap((s): readonly Part[] => [
        {
          distance: (p) => {
            const q = turned(turned(sub(p, [0.4, 0.58, 0.12 * s]), "z", -0.22), "x", -0.14 * s);
            return (
              Math.max(
                ellipsoid(q, [0.085, 0.36, 0.05]),
                -ellipsoid(sub(q, [0.05, 0.02, 0.02 * s]), [0.05, 0.29, 0.04]),
              ) * 0.7
            );
          },
          bound: around([0.4, 0.58, 0.12 * s], 0.39),
          colour: (p) => {
            const q = turned(turned(sub(p, [0.4, 0.58, 0.12 * s]), "z", -0.22), "x", -0.14 * s);
            return ellipsoid(sub(q, [0.05, 0.02, 0.02 * s]), [0.05, 0.29, 0.04]) < 0.012
              ? [0.46, 0.28, 0.24]
              : haired([0.3, 0.21, 0.14], [0.16, 0.11, 0.07], noise(p[0] * 40, p[1] * 14, p[2] * 40));
          },
          gloss: 0.02,
          soft: 0.55,
        },
        eye([0.63, 0.2, 0.15 * s], 0.042, [0.022, 0.012, 0.008]),
      ]),
      {
        distance: (p) => ellipsoid(sub(p, [0.845, 0.12, 0]), [0.02, 0.022, 0.032]),
        bound: around([0.845, 0.12, 0], 0.04),
        colour: () => [0.34, 0.18, 0.16],
        gloss: 0.2,
      },
    ],
  };
})();

export const turtle: Thing = (() => {
  const skin: readonly Limb[] = [
    [[0.6, -0.42, 0], [0.98, -0.26, 0], 0.14, 0.11],
    [[0.98, -0.25, 0], [1.14, -0.26, 0], 0.13, 0.085],
    ...both([
      [[0.5, -0.5, 0.42], [0.74, -0.76, 0.62], 0.15, 0.12],
      [[-0.5, -0.5, 0.42], [-0.74, -0.76, 0.56], 0.15, 0.12],
    ]),
    [[-0.75, -0.56, 0], [-1.02, -0.64, 0], 0.07, 0.02],
  ];
  /** Plates of the shell: distance to their seams, and which plate. */
  const plates = (p: Vec): readonly [number, number] => {
    const [u, v] = [p[0] * 2.3, p[2] * 2.3];
    const row = Math.round(v / 0.95);
    const shift = row === 0 ? 0 : 0.5;
    const x = u / 0.82 + shift;
    const across = Math.abs(x - Math.round(x));
    const along = Math.abs(v / 0.95 - row);
    return [Math.min(0.5 - across + 0.12 * along, (0.5 - along) * 1.1), Math.round(x) * 7 + row * 31];
  };
  return {
    pitch: 0.3,
    words: ["tortoise", "turtles", "land turtle"],
    yaws: [-0.6, -0.1],
    height: 0.25,
    parts: [
      {
        distance: (p) => {
          const dome = ellipsoid(sub(p, [0, -0.48, 0]), [0.88, 0.64, 0.72]);
          const rim = ellipsoid(sub(p, [0, -0.5, 0]), [0.98, 0.1, 0.82]);
          const [seam] = plates(p);
          const shell = Math.max(dome - 0.02 * smooth(0, 0.16, seam), -0.5 - p[1]);
          return Math.min(shell, rim) * 0.75;
        },
        bound: around([0, -0.4, 0], 1.02),
        colour: (p) => {
          const [seam, which] = plates(p);
          const ring = 0.5 + 0.5 * Math.sin(seam * 70);
          const c = mixed(
            mixed([0.2, 0.13, 0.05], [0.33, 0.22, 0.085], 0.5 + 0.5 * hashed(which, 1, 1)),
            [0.08, 0.05, 0.025],
            0.4 * ring,
          );
          const heart = smooth(0.22, 0.36, seam);
          return mixed([0.045, 0.03, 0.018], mixed(c, [0.4, 0.28, 0.11], heart * 0.7), smooth(0.015, 0.06, seam));
        },
        gloss: 0.35,
        soft: 0.02,
      },
      {
        distance: (p) => ellipsoid(sub(p, [0, -0.58, 0]), [0.86, 0.16, 0.68]),
        bound: around([0, -0.58, 0], 0.88),
        colour: () => [0.42, 0.33, 0.17],
        gloss: 0.15,
      },
      body(
        skin,
        0.05,
        (p) => {
          const scale = Math.abs(noise(p[0] * 22, p[1] * 22, p[2] * 22));
          return mixed([0.06, 0.062, 0.035], [0.2, 0.19, 0.1], smooth(0.05, 0.3, scale));
        },
        { deep: 0.01, fine: 20, stretch: [1, 1, 1] },
        { gloss: 0.12, soft: 0.1, ground: -0.88 },
      ),
      eye([1.06, -0.2, 0.105], 0.024),
      eye([1.06, -0.2, -0.105], 0.024),
    ],
  };
})();
