/** Boats and a ship, their bows to +x. */

import { breadth, gunwale, hull, type Lines, rail } from "./hulls";
import type { Part, Rgb, Thing } from "./march";
import { boarded, chrome, darkGlass, grained, oak, rope, walnut } from "./materials";
import { mixed } from "./pieces";
import { bar, bent, block, disk, grouped, leaned, moved, ring, type Stuff, solid, stuff, tube } from "./solids";
import { box, clamp, rough, smooth, sub, type Vec } from "./space";

/** A sail between three corners, full towards +z. */
function sail(a: Vec, b: Vec, c: Vec, belly: number, of: Stuff): Part {
  const edge = (p: Vec, u: Vec, v: Vec): number => {
    const [ex, ey] = [v[0] - u[0], v[1] - u[1]];
    return ((p[0] - u[0]) * ey - (p[1] - u[1]) * ex) / Math.hypot(ex, ey);
  };
  const [cx, cy] = [(a[0] + b[0] + c[0]) / 3, (a[1] + b[1] + c[1]) / 3];
  const turn = Math.sign(edge([cx, cy, 0], a, b));
  return solid(
    (p) => {
      const [d1, d2, d3] = [-turn * edge(p, a, b), -turn * edge(p, b, c), -turn * edge(p, c, a)];
      const inside = Math.max(d1 + 0.02, d2, d3);
      const full = belly * Math.sqrt(clamp(-3 * Math.max(d1, d3), 0, 1));
      return Math.max(Math.abs(p[2] - full) - 0.008, inside) * 0.75;
    },
    [cx, cy, belly / 2],
    Math.max(...[a, b, c].map((q) => Math.hypot(q[0] - cx, q[1] - cy))) + belly,
    of,
  );
}

const canvas = (seams: number): Stuff =>
  stuff(
    (p) => {
      const at = p[1] * seams;
      return Math.abs(at - Math.floor(at) - 0.5) > 0.48
        ? [0.6, 0.58, 0.52]
        : mixed([0.74, 0.72, 0.66], [0.68, 0.66, 0.6], 0.5 + 0.5 * rough([p[0] * 2, p[1] * 2, 1]));
    },
    0.05,
    { soft: 0.6 },
  );

const yacht: Lines = { long: 0.98, beam: 0.27, deep: 0.26, sheer: 0.1, stern: 0.72, flat: 1.2 };

export const sailboat: Thing = {
  pitch: 0.08,
  parts: leaned(
    "y",
    -0.3,
    moved(
      [0, -0.85, 0],
      [
        hull(
          yacht,
          stuff(
            (p) =>
              p[1] < -0.19
                ? [0.3, 0.03, 0.025]
                : p[1] < -0.165 || p[1] > -0.035 + rail(yacht, p[0])
                  ? [0.03, 0.07, 0.17]
                  : [0.72, 0.71, 0.68],
            0.9,
          ),
        ),
        gunwale(yacht, 0.014, walnut("x")),
        solid(
          (p) =>
            Math.max(
              Math.abs(p[2]) - breadth(yacht, p[0], 0) + 0.015,
              Math.abs(p[1] - rail(yacht, p[0])) - 0.008,
              Math.abs(p[0]) - 0.97,
            ) * 0.6,
          [0, 0.02, 0],
          1.02,
          stuff((p) => boarded(p[2], 0.045, [0.5, 0.3, 0.13]), 0.2),
        ),
        solid(
          (p) => box([p[0] - 0.1, p[1] - 0.07 + 0.04 * p[0], p[2]], [0.32, 0.07, 0.14 - 0.05 * p[0]], 0.04) * 0.9,
          [0.1, 0.06, 0],
          0.4,
          stuff(
            (p) =>
              Math.abs(p[1] - 0.08) < 0.025 && Math.abs(p[2]) > 0.1 && Math.abs(((p[0] * 7 + 10.2) % 1) - 0.5) < 0.36
                ? [0.03, 0.04, 0.05]
                : [0.72, 0.71, 0.68],
            0.7,
          ),
        ),
        block([-0.5, 0.015, 0], [0.22, 0.02, 0.13], stuff([0.2, 0.11, 0.05], 0.1)),
        bar([0.18, 0.05, 0], [0.14, 2.2, 0], 0.02, stuff([0.6, 0.61, 0.62], 0.8), 0.014),
        bar([0.17, 0.3, 0], [-0.85, 0.27, 0.1], 0.02, stuff([0.6, 0.61, 0.62], 0.8)),
        sail([0.14, 2.12, 0], [-0.84, 0.31, 0], [0.15, 0.33, 0], 0.13, canvas(3.4)),
        sail([0.2, 1.82, 0], [0.14, 0.3, 0], [0.93, 0.16, 0], 0.12, canvas(3.1)),
        grouped([
          bar([0.15, 1.9, 0], [0.95, 0.13, 0], 0.006, chrome),
          bar([0.14, 2.18, 0], [-0.97, 0.06, 0], 0.006, chrome),
          ...[-1, 1].map((s) => bar([0.15, 1.7, 0], [0.16, 0.03, 0.25 * s], 0.005, chrome)),
        ]),
        solid(
          (p) =>
            Math.max(
              Math.abs(p[2] - 0.03 * Math.sin(12 * p[0])) - 0.004,
              Math.abs(p[0] + 0.01) - 0.13,
              Math.abs(p[1] - 2.24) - 0.045,
            ) * 0.7,
          [-0.01, 2.24, 0],
          0.16,
          stuff([0.46, 0.03, 0.025], 0.1),
        ),
        bar([-0.94, 0.03, 0], [-0.94, -0.24, 0], 0.02, stuff([0.7, 0.69, 0.66], 0.5)),
        bar([-0.92, 0.06, 0], [-0.62, 0.13, 0], 0.014, oak("x")),
      ],
    ),
  ),
};

const skiff: Lines = { long: 1.25, beam: 0.44, deep: 0.4, sheer: 0.24, stern: 0.6, flat: 1.4 };

/** Planks that overlap, lengthwise. */
const planked = (p: Vec): Rgb => {
  const down = (rail(skiff, p[0]) - p[1]) / 0.085;
  const share = down - Math.floor(down);
  const wood = grained([0.5, 0.27, 0.1], [0.36, 0.17, 0.06], "x")([p[0], p[1] + 3 * Math.floor(down), p[2]], p);
  const k = 0.45 + 0.55 * smooth(0, 0.14, 1 - share);
  return down > 3.4 ? [0.62 * k, 0.6 * k, 0.54 * k] : [wood[0] * k, wood[1] * k, wood[2] * k];
};

const oar = (s: number): readonly Part[] => [
  bar([0.42, 0.18, 0.14 * s], [-0.62, 0.06, 0.92 * s], 0.02, oak("x")),
  bar([0.42, 0.18, 0.14 * s], [0.34, 0.17, 0.2 * s], 0.027, walnut("x")),
  solid(
    (p) => {
      const q = sub(p, [-0.74, 0.04, 1.01 * s]);
      const along = -0.8 * q[0] + 0.6 * s * q[2];
      const across = 0.6 * s * q[0] + 0.8 * q[2];
      return box([along, q[1] + 0.1 * along, across], [0.19, 0.012, 0.05 + 0.03 * along], 0.01) * 0.9;
    },
    [-0.74, 0.04, 1.01 * s],
    0.24,
    oak("x"),
  ),
];

export const rowingBoat: Thing = {
  pitch: 0.28,
  parts: leaned("y", -0.5, [
    hull(skiff, stuff(planked, 0.3), 0.035),
    gunwale(skiff, 0.026, walnut("x")),
    ...[-0.62, 0, 0.58].map((x) =>
      block(
        [x, -0.08 + 0.5 * rail(skiff, x), 0],
        [0.11, 0.018, breadth(skiff, x, 0.1) - 0.03],
        stuff(grained([0.5, 0.29, 0.12], [0.36, 0.18, 0.065], "z"), 0.2),
        0.01,
      ),
    ),
    grouped(
      [-0.9, -0.6, -0.3, 0, 0.3, 0.6, 0.85].map((x) =>
        tube(
          [-1, -0.5, 0, 0.5, 1].map((t): Vec => {
            const down = t * t < 1 ? 0.36 - 0.02 * Math.abs(t) : 0.03;
            return [x, rail(skiff, x) - down, t * (breadth(skiff, x, down) - 0.03)];
          }),
          0.016,
          walnut("z"),
        ),
      ),
    ),
    ...[-1, 1].flatMap((s) => oar(s)),
    ...[-1, 1].map((s) => ring([-0.1, 0.06, 0.43 * s], 0.035, 0.01, "x", stuff([0.5, 0.4, 0.2], 0.8))),
    tube(
      bent(
        [
          [1.2, 0.2, 0],
          [1.0, 0.1, 0.05],
          [0.9, -0.02, -0.05],
          [0.75, -0.1, 0.08],
        ],
        4,
      ),
      0.016,
      rope,
    ),
  ]),
};

const liner: Lines = { long: 1.6, beam: 0.27, deep: 0.34, sheer: 0.16, stern: 0.7, flat: 2.5 };

const deckWhite: Rgb = [0.72, 0.71, 0.69];

const storey = (x: number, y: number, half: readonly [number, number, number], rows = true): Part =>
  solid(
    (p) => box(sub(p, [x, y, 0]), half, 0.03),
    [x, y, 0],
    Math.hypot(...half),
    stuff((p) => {
      const u = p[0] / 0.06;
      const w = p[2] / 0.06;
      const level = Math.abs(p[1] - y) < 0.022;
      const lit =
        Math.abs(p[2]) > half[2] - 0.01
          ? Math.abs(u - Math.floor(u) - 0.5) < 0.28
          : Math.abs(w - Math.floor(w) - 0.5) < 0.36;
      return rows && level && lit ? [0.05, 0.065, 0.085] : deckWhite;
    }, 0.4),
  );

const funnel = (x: number): readonly Part[] =>
  moved(
    [x, 0.66, 0],
    leaned("z", 0.14, [
      disk(
        [0, 0, 0],
        0.09,
        0.2,
        "y",
        stuff((p) => (p[1] > 0.11 ? [0.03, 0.03, 0.033] : p[1] > 0.05 ? deckWhite : [0.5, 0.06, 0.035]), 0.4),
      ),
    ]),
  );

export const ship: Thing = {
  pitch: 0.1,
  parts: leaned(
    "y",
    -0.45,
    moved(
      [0, -0.3, 0],
      [
        hull(
          liner,
          stuff((p) => {
            const down = rail(liner, p[0]) - p[1];
            if (p[1] < -0.24) return [0.36, 0.035, 0.025];
            if (p[1] < -0.215) return deckWhite;
            if (down < 0.06) return deckWhite;
            const u = p[0] / 0.075;
            return Math.hypot(u - Math.floor(u) - 0.5, (down - 0.13) * 13) < 0.2 && Math.abs(p[0]) < 1.25
              ? [0.5, 0.47, 0.35]
              : mixed([0.022, 0.03, 0.055], [0.035, 0.045, 0.075], 0.5 + 0.5 * rough([p[0] * 6, p[1] * 3, 1]));
          }, 0.5),
        ),
        solid(
          (p) =>
            Math.max(
              Math.abs(p[2]) - breadth(liner, p[0], 0) + 0.012,
              Math.abs(p[1] - rail(liner, p[0])) - 0.01,
              Math.abs(p[0]) - 1.58,
            ) * 0.6,
          [0, 0.05, 0],
          1.65,
          stuff((p) => boarded(p[2], 0.04, [0.42, 0.27, 0.13]), 0.1),
        ),
        storey(-0.1, 0.11, [1.02, 0.09, 0.215]),
        storey(-0.1, 0.27, [0.92, 0.075, 0.19]),
        storey(-0.05, 0.41, [0.74, 0.065, 0.165]),
        storey(0.55, 0.53, [0.16, 0.055, 0.2]),
        ...[0.19, 0.345, 0.475].map((y, i) =>
          block([-0.08, y, 0], [1.06 - 0.12 * i, 0.008, 0.23 - 0.02 * i], stuff([0.5, 0.5, 0.49], 0.2), 0.004),
        ),
        ...funnel(0.15),
        ...funnel(-0.4),
        grouped([
          bar([0.5, 0.55, 0], [0.48, 1.0, 0], 0.014, stuff(deckWhite, 0.3)),
          bar([0.42, 0.85, -0.08], [0.55, 0.85, 0.08], 0.01, stuff(deckWhite, 0.3)),
          bar([1.05, 0.1, 0], [1.02, 0.62, 0], 0.014, stuff([0.6, 0.42, 0.2], 0.3)),
          bar([-1.15, 0.1, 0], [-1.18, 0.6, 0], 0.012, stuff([0.6, 0.42, 0.2], 0.3)),
        ]),
        grouped([
          bar([1.02, 0.6, 0], [1.55, 0.2, 0], 0.005, rope),
          bar([1.02, 0.6, 0], [0.5, 0.95, 0], 0.005, rope),
          bar([-1.18, 0.58, 0], [-0.45, 0.86, 0], 0.005, rope),
        ]),
        grouped(
          [-0.7, -0.35, 0, 0.3].flatMap((x) =>
            [-1, 1].map((s) =>
              bar([x - 0.07, 0.385, 0.225 * s], [x + 0.07, 0.385, 0.225 * s], 0.034, stuff([0.66, 0.3, 0.06], 0.4)),
            ),
          ),
        ),
        block([0.7, 0.53, 0], [0.012, 0.03, 0.17], darkGlass),
      ],
    ),
  ),
};
