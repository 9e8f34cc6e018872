/** Balls. */
import type { Part, Rgb, Thing } from "./march";
import { mottled } from "./materials";
import { mixed } from "./pieces";
import { leaned, solid, stuff } from "./solids";
import { dot, length, rough, scale, smooth, unit, type Vec } from "./space";

const sphere = (radius: number, dent: (p: Vec) => number, colour: Part["colour"], gloss: number): Part =>
  solid((p) => length(p) - radius + dent(p), [0, 0, 0], radius + 0.02, stuff(colour, gloss));

/** Turned a little, so that no seam lies straight. */
const thrown = (parts: readonly Part[]): readonly Part[] =>
  leaned("z", 0.35, leaned("x", 0.3, leaned("y", 0.4, parts)));

export const panels: readonly Rgb[] = [
  [0.72, 0.7, 0.66],
  [0.56, 0.04, 0.035],
  [0.72, 0.7, 0.66],
  [0.03, 0.2, 0.45],
  [0.72, 0.7, 0.66],
  [0.76, 0.5, 0.04],
];

export const beachBall: Thing = {
  pitch: 0.2,
  parts: thrown([
    sphere(
      1,
      (p) => {
        const w = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 6;
        return 0.012 * smooth(0.45, 0.5, Math.abs(w - Math.floor(w) - 0.5));
      },
      (p) => {
        if (Math.abs(p[1]) > 0.955) return [0.72, 0.7, 0.66];
        const w = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 6 + 6;
        return panels[Math.floor(w) % 6] as Rgb;
      },
      0.8,
    ),
  ]),
};

const golden = 1.618034;

const pents: readonly Vec[] = [-1, 1]
  .flatMap((a) =>
    [-golden, golden].flatMap((b): Vec[] => [
      [0, a, b],
      [a, b, 0],
      [b, 0, a],
    ]),
  )
  .map(unit);

const hexes: readonly Vec[] = pents.flatMap((a, i) =>
  pents.flatMap((b, j) =>
    j <= i
      ? []
      : pents.flatMap((c, k) =>
          k <= j || dot(a, b) < 0.4 || dot(b, c) < 0.4 || dot(a, c) < 0.4
            ? []
            : [unit([a[0] + b[0] + c[0], a[1] + b[1] + c[1], a[2] + b[2] + c[2]] as Vec)],
        ),
  ),
);

/** Nearest and second nearest panel: which kind, and how far from the seam. */
function panel(p: Vec): readonly [black: boolean, seam: number] {
  const q = unit(p);
  let [first, second, black] = [-1, -1, false];
  for (const [list, isBlack, more] of [
    [pents, true, 0.0],
    [hexes, false, 0.0165],
  ] as const)
    for (const way of list) {
      const near = dot(q, way) - more;
      if (near > first) [second, first, black] = [first, near, isBlack];
      else if (near > second) second = near;
    }
  return [black, first - second];
}

export const football: Thing = {
  pitch: 0.2,
  parts: thrown([
    sphere(
      1,
      (p) => 0.016 * smooth(0.02, 0.002, panel(p)[1]),
      (p) => {
        const [black, seam] = panel(p);
        return scale(
          black ? [0.022, 0.022, 0.025] : mottled([0.74, 0.73, 0.7], [0.66, 0.65, 0.62], 4)(p, p),
          seam < 0.006 ? 0.5 : 1,
        );
      },
      0.6,
    ),
  ]),
};

const basketSeam = (p: Vec): number => {
  const [x, y, z] = unit(p);
  const bow = Math.abs(Math.abs(x) - 0.42 - 0.36 * z * z);
  return Math.min(Math.abs(y), Math.abs(z), bow);
};

export const basketball: Thing = {
  pitch: 0.2,
  parts: thrown([
    sphere(
      1,
      (p) => 0.014 * smooth(0.03, 0.01, basketSeam(p)) - 0.004 * Math.max(0, rough(scale(p, 38))),
      (p) => (basketSeam(p) < 0.02 ? [0.022, 0.02, 0.02] : mottled([0.5, 0.17, 0.04], [0.42, 0.13, 0.03], 9)(p, p)),
      0.25,
    ),
  ]),
};

/** The seam of a tennis ball: two lobes that turn about each other. */
const tennisSeam = (p: Vec): number => {
  const [x, y, z] = unit(p);
  return Math.abs(x * x - y * y + 1.05 * z);
};

export const tennisBall: Thing = {
  pitch: 0.2,
  parts: thrown([
    sphere(
      1,
      (p) => 0.012 * smooth(0.1, 0.03, tennisSeam(p)) + 0.005 * rough(scale(p, 42)) + 0.003 * rough(scale(p, 90)),
      (p) => {
        const fuzz = 0.5 + 0.5 * rough(scale(p, 30));
        return mixed(
          mixed([0.55, 0.66, 0.06], [0.44, 0.55, 0.04], fuzz),
          [0.7, 0.71, 0.62],
          smooth(0.085, 0.06, tennisSeam(p)),
        );
      },
      0.02,
    ),
  ]),
};
