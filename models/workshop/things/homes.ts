/** Houses: walls with windows and doors under a roof with two slopes. */
import type { Part, Rgb, Thing } from "./march";
import {
  boarded,
  brickWall,
  grained,
  granite,
  matt,
  mottled,
  oak,
  paneGlass,
  plaster,
  stoneWall,
  tiled,
} from "./materials";
import { mixed } from "./pieces";
import { aside, ball, bar, block, disk, grouped, leaned, paired, plate, type Stuff, solid, stuff } from "./solids";
import { box, rough, scale, smooth, sub, type Vec } from "./space";

/** The two slopes of a roof, their ridge along x. @param eaves height, @param rise of the ridge over it, @param half half sides of the roof */
function roof(eaves: number, rise: number, half: readonly [x: number, z: number], thick: number, of: Stuff): Part {
  const slope = Math.hypot(rise, half[1]);
  const [ny, nz] = [half[1] / slope, rise / slope];
  return solid(
    (p) => {
      const over = (p[1] - eaves - rise) * ny + Math.abs(p[2]) * nz;
      return Math.max(Math.abs(over) - thick, Math.abs(p[0]) - half[0], eaves - 0.02 - p[1]) * 0.95;
    },
    [0, eaves + rise / 2, 0],
    Math.hypot(half[0], half[1], rise / 2),
    of,
  );
}
/** Walls up to under a roof like that. */
function walls(low: number, eaves: number, rise: number, half: readonly [x: number, z: number], of: Stuff): Part {
  const slope = Math.hypot(rise, half[1]);
  return solid(
    (p) => {
      const body = Math.max(Math.abs(p[0]) - half[0], Math.abs(p[2]) - half[1], low - p[1]);
      return Math.max(body, ((p[1] - eaves - rise) * half[1] + Math.abs(p[2]) * rise) / slope);
    },
    [0, (low + eaves + rise) / 2, 0],
    Math.hypot(half[0], half[1], (eaves + rise - low) / 2),
    of,
  );
}

/** A window in a wall that looks to +z. */
export function windowAt(
  [x, y, z]: Vec,
  half: readonly [number, number],
  frame: Stuff,
  bars: readonly [number, number] = [1, 1],
  sill = true,
): readonly Part[] {
  const [w, h] = half;
  return [
    block([x, y, z], [w, h, 0.01], paneGlass, 0.004),
    grouped([
      ...[-1, 1].flatMap((s) => [
        block([x + s * w, y, z + 0.01], [0.022, h + 0.022, 0.022], frame, 0.006),
        block([x, y + s * h, z + 0.01], [w + 0.022, 0.022, 0.022], frame, 0.006),
      ]),
      ...Array.from({ length: bars[0] }, (_, i) =>
        block([x - w + (2 * w * (i + 1)) / (bars[0] + 1), y, z + 0.008], [0.01, h, 0.014], frame, 0.004),
      ),
      ...Array.from({ length: bars[1] }, (_, i) =>
        block([x, y - h + (2 * h * (i + 1)) / (bars[1] + 1), z + 0.008], [w, 0.01, 0.014], frame, 0.004),
      ),
      ...(sill ? [block([x, y - h - 0.03, z + 0.03], [w + 0.05, 0.018, 0.035], frame, 0.008)] : []),
    ]),
  ];
}
export function doorAt([x, y, z]: Vec, half: readonly [number, number], leaf: Stuff, frame: Stuff): readonly Part[] {
  const [w, h] = half;
  return [
    block([x, y, z], [w, h, 0.015], leaf, 0.005),
    grouped([
      ...[-1, 1].map((s) => block([x + s * (w + 0.015), y, z + 0.01], [0.025, h + 0.02, 0.025], frame, 0.006)),
      block([x, y + h + 0.015, z + 0.01], [w + 0.04, 0.03, 0.03], frame, 0.006),
    ]),
    ...[0.45, -0.35].map((t) => block([x, y + t * h, z + 0.014], [w * 0.66, h * 0.32, 0.008], leaf, 0.006)),
    ball([x + w * 0.75, y - 0.02, z + 0.035], 0.018, stuff([0.6, 0.42, 0.14], 0.9)),
  ];
}

const slate = tiled("x", [0.14, 0.15, 0.17], [0.085, 0.09, 0.105]);
const white = matt([0.7, 0.69, 0.66]);
const chimney = (at: Vec, of: Stuff): readonly Part[] => [
  block(at, [0.1, 0.3, 0.1], of, 0.005),
  block([at[0], at[1] + 0.3, at[2]], [0.125, 0.03, 0.125], granite, 0.01),
  disk([at[0], at[1] + 0.38, at[2]], 0.05, 0.06, "y", stuff([0.35, 0.14, 0.07], 0.05)),
];

export const house: Thing = {
  pitch: 0.18,
  parts: aside(
    [
      walls(-0.9, 0.46, 0.72, [1.05, 0.78], brickWall()),
      block([0, -0.86, 0], [1.08, 0.07, 0.81], granite, 0.01),
      roof(0.38, 0.86, [1.17, 0.92], 0.035, stuff(slate, 0.15)),
      bar([-1.17, 1.26, 0], [1.17, 1.26, 0], 0.035, stuff([0.12, 0.125, 0.14], 0.1)),
      ...[-0.92, 0.92].map((z) => bar([-1.17, 0.35, z], [1.17, 0.35, z], 0.03, white)),
      ...[-0.62, 0.62].flatMap((x) => windowAt([x, -0.35, 0.79], [0.2, 0.23], white)),
      ...[-0.62, 0, 0.62].flatMap((x) => windowAt([x, 0.12, 0.79], [0.16, 0.15], white)),
      ...doorAt([0, -0.48, 0.79], [0.15, 0.34], stuff([0.045, 0.13, 0.16], 0.5), white),
      block([0, -0.85, 0.92], [0.26, 0.05, 0.14], granite, 0.01),
      block([0, -0.06, 0.88], [0.3, 0.02, 0.12], white, 0.01),
      ...leaned("y", Math.PI, [
        ...[-0.6, 0, 0.6].flatMap((x) => windowAt([x, -0.35, 0.79], [0.17, 0.22], white)),
        ...[-0.6, 0.6].flatMap((x) => windowAt([x, 0.12, 0.79], [0.16, 0.15], white)),
      ]),
      ...[-1, 1].flatMap((s) =>
        leaned("y", (s * Math.PI) / 2, [
          ...windowAt([0.3, -0.35, 1.06], [0.17, 0.22], white),
          ...windowAt([-0.3, -0.35, 1.06], [0.17, 0.22], white),
          ...windowAt([0, 0.46, 1.06], [0.15, 0.17], white),
        ]),
      ),
      ...chimney([0.72, 1.22, -0.22], brickWall()),
    ],
    0.55,
  ),
};

/** Reeds laid on a roof. */
const thatch = (p: Vec): Rgb => {
  const reed = rough([p[0] * 26, p[1] * 2.4, p[2] * 3]) + 0.5 * rough([p[0] * 50, p[1] * 5, p[2] * 5]);
  return mixed([0.46, 0.35, 0.19], [0.22, 0.16, 0.085], smooth(-0.7, 0.8, reed));
};
const rose = stuff(
  (p) =>
    mixed(
      mottled([0.16, 0.34, 0.06], [0.05, 0.17, 0.025], 11)(p, p),
      [0.62, 0.12, 0.17],
      smooth(0.5, 0.62, rough(scale(p, 13))),
    ),
  0.05,
);
export const cottage: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      walls(-0.7, 0.27, 0.7, [1, 0.68], plaster),
      block([0, -0.64, 0], [1.02, 0.08, 0.7], stoneWall(), 0.01),
      solid(
        (p) => {
          const [y, z] = [p[1] - 1.1, Math.abs(p[2])];
          const over = y * 0.7 + Math.sqrt(z * z + 0.03) * 0.71 - 0.02;
          const eaves = Math.max(0.17 - p[1] + 0.03 * rough([p[0] * 5, 0, 0]), Math.abs(p[0]) - 1.16);
          return Math.max(Math.abs(over) - 0.1, eaves) * 0.85 - 0.02 + 0.012 * rough([p[0] * 14, p[1] * 3, p[2] * 3]);
        },
        [0, 0.58, 0],
        1.65,
        stuff(thatch, 0),
      ),
      ...[-0.6, 0.6].flatMap((x) => windowAt([x, -0.28, 0.69], [0.17, 0.17], white, [1, 2])),
      ...doorAt([0, -0.36, 0.69], [0.15, 0.33], stuff([0.07, 0.2, 0.13], 0.3), oak("y")),
      ...[-1, 1].flatMap((s) => [
        solid(
          (p) => (box(sub(p, [0.75 * s, -0.58, 0.84]), [0.34, 0.14, 0.13], 0.1) + 0.06 * rough(scale(p, 8))) * 0.7,
          [0.75 * s, -0.58, 0.84],
          0.45,
          rose,
        ),
      ]),
      ...leaned("y", Math.PI, [...[-0.5, 0.5].flatMap((x) => windowAt([x, -0.28, 0.69], [0.17, 0.17], white, [1, 2]))]),
      ...[-1, 1].flatMap((s) => leaned("y", (s * Math.PI) / 2, windowAt([0, 0.2, 1.01], [0.15, 0.17], white, [1, 2]))),
      ...chimney([-0.75, 1.16, 0], stoneWall(0.7)),
      block([0, -0.69, 0.8], [0.22, 0.03, 0.12], granite, 0.01),
    ],
    0.5,
  ),
};

const logBrown: Rgb = [0.34, 0.17, 0.07];
const logs = stuff((p) => mixed(grained(logBrown, [0.2, 0.09, 0.035], "x")(p, p), [0.1, 0.05, 0.02], 0), 0.1);
const logsAcross = stuff(grained(logBrown, [0.2, 0.09, 0.035], "z"), 0.1);
const shingle = tiled("x", [0.24, 0.17, 0.11], [0.13, 0.09, 0.06], 1.2);
export const logCabin: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      walls(
        -0.7,
        0.02,
        0.66,
        [0.96, 0.66],
        stuff((p) => boarded(p[2] + 0.033, 0.11, [0.3, 0.15, 0.062]), 0.05),
      ),
      ...[-1, 1].map((s) =>
        grouped(
          Array.from({ length: 7 }, (_, i) =>
            bar([-1.12, -0.62 + 0.115 * i, 0.68 * s], [1.12, -0.62 + 0.115 * i, 0.68 * s], 0.062, logs),
          ),
        ),
      ),
      ...[-1, 1].map((s) =>
        grouped(
          Array.from({ length: 7 }, (_, i) =>
            bar([0.98 * s, -0.565 + 0.115 * i, -0.82], [0.98 * s, -0.565 + 0.115 * i, 0.82], 0.062, logsAcross),
          ),
        ),
      ),
      roof(0.02, 0.74, [1.24, 0.95], 0.04, stuff(shingle, 0.03)),
      ...windowAt([-0.52, -0.27, 0.73], [0.19, 0.17], oak("x")),
      ...windowAt([0.6, -0.27, 0.73], [0.19, 0.17], oak("x")),
      ...doorAt(
        [0.04, -0.33, 0.73],
        [0.15, 0.35],
        stuff((p) => boarded(p[0], 0.075, [0.22, 0.1, 0.04]), 0.1),
        oak("y"),
      ),
      block([0, -0.72, 0.92], [1.0, 0.035, 0.26], oak("x"), 0.01),
      grouped([-0.92, -0.34, 0.42, 0.92].map((x) => bar([x, -0.7, 1.1], [x, 0.02, 1.1], 0.032, logs))),
      block([0, 0.03, 1.0], [1.05, 0.025, 0.2], stuff(shingle, 0.03), 0.01),
      ...leaned("y", Math.PI, windowAt([0, -0.27, 0.73], [0.19, 0.17], oak("x"))),
      ...[-1, 1].flatMap((s) => leaned("y", (s * Math.PI) / 2, windowAt([0, -0.2, 1.03], [0.17, 0.16], oak("x")))),
      block([0.62, 0.5, -0.3], [0.13, 0.5, 0.13], stoneWall(0.8), 0.01),
      block([0.62, 1.0, -0.3], [0.155, 0.03, 0.155], granite, 0.01),
    ],
    0.55,
  ),
};

const canvas = (p: Vec): Rgb =>
  mixed(
    mottled([0.42, 0.2, 0.055], [0.36, 0.16, 0.045], 3)(p, p),
    [0.22, 0.1, 0.03],
    Math.abs(Math.abs(p[0]) - 0.45) < 0.008 ? 0.6 : 0,
  );
export const tent: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      solid(
        (p) => {
          const sag = 0.07 * (1 - (p[2] / 1.2) ** 2) * smooth(-0.7, 0.4, p[1]);
          const over = Math.abs(p[0]) * 0.8 + (p[1] - 0.55) * 0.6 + sag;
          const open = Math.max(Math.abs(p[0]) - 0.42 * (0.42 - p[1]) * 0.8, p[1] - 0.36, 1.0 - p[2]);
          return Math.max(Math.abs(over) - 0.012, Math.abs(p[2]) - 1.2, -0.72 - p[1], -Math.max(open, -1)) * 0.8;
        },
        [0, -0.08, 0],
        1.65,
        stuff(canvas, 0.05),
      ),
      plate("z", [-0.9, -0.72, -0.01, 0.5, 0, -0.72], 0.008, stuff(canvas, 0.05), [0, 0, -1.12]),
      plate("z", [0.9, -0.72, 0.01, 0.5, 0, -0.72], 0.008, stuff(canvas, 0.05), [0, 0, -1.12]),
      plate(
        "z",
        [-0.93, -0.72, -0.04, 0.5, -0.2, -0.3, -0.36, -0.72],
        0.012,
        stuff(mottled([0.46, 0.23, 0.07], [0.4, 0.19, 0.055], 4), 0.05),
        [0, 0, 1.13],
      ),
      plate(
        "z",
        [0.93, -0.72, 0.04, 0.5, 0.2, -0.3, 0.36, -0.72],
        0.012,
        stuff(mottled([0.46, 0.23, 0.07], [0.4, 0.19, 0.055], 4), 0.05),
        [0, 0, 1.13],
      ),
      block([0, -0.71, 0], [0.92, 0.015, 1.18], stuff([0.09, 0.1, 0.1], 0.05), 0.01),
      ...[-1.2, 1.2].map((z) => bar([0, -0.72, z * 0.985], [0, 0.62, z * 0.985], 0.022, stuff([0.5, 0.5, 0.5], 0.8))),
      ...paired(
        [-1, 1].flatMap((s) => [
          bar([0.55, 0.12, 0.9 * s], [1.3, -0.72, 1.15 * s], 0.008, stuff([0.6, 0.56, 0.46], 0.1)),
          bar([0, 0.58, 1.2 * s], [0.35, -0.72, 1.75 * s], 0.008, stuff([0.6, 0.56, 0.46], 0.1)),
        ]),
      ),
    ],
    0.45,
  ),
};
