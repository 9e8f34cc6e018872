/** A steam locomotive and a tractor. They face +x. */
import type { Part, Thing } from "./march";
import { blackIron, brass, chrome, darkGlass, rubber, steel } from "./materials";
import { bar, block, disk, grouped, leaned, moved, ring, solid, spun, stuff, tube } from "./solids";
import { box, sub, type Vec } from "./space";
import { carWheel } from "./wheels";

const green = stuff([0.02, 0.11, 0.06], 0.8);
const red = stuff([0.34, 0.025, 0.02], 0.6);
/** A spoked wheel of iron on its rail. */
const driver = (x: number, y: number, z: number, radius: number): readonly Part[] => [
  ring([x, y, z], radius - 0.03, 0.03, "z", steel("x")),
  ring([x, y, z], radius - 0.075, 0.025, "z", red),
  disk([x, y, z], 0.055, 0.05, "z", red),
  grouped(
    Array.from({ length: 12 }, (_, i) =>
      bar(
        [x, y, z],
        [x + (radius - 0.06) * Math.cos(i * 0.5236), y + (radius - 0.06) * Math.sin(i * 0.5236), z],
        0.016,
        red,
      ),
    ),
  ),
];
export const locomotive: Thing = {
  pitch: 0.15,
  parts: leaned("y", -0.55, [
    bar([-0.5, 0.12, 0], [1.15, 0.12, 0], 0.3, green),
    disk([1.2, 0.12, 0], 0.31, 0.1, "x", blackIron),
    disk([1.31, 0.12, 0], 0.26, 0.02, "x", blackIron, 0.02),
    disk([1.34, 0.12, 0], 0.05, 0.03, "x", brass),
    ...[-0.3, 0.2, 0.7, 1.08].map((x) => disk([x, 0.12, 0], 0.31, 0.018, "x", brass)),
    disk([1.1, 0.56, 0], 0.1, 0.2, "y", blackIron),
    spun([0, 0.72, 0.1, 0.72, 0.16, 0.84, 0.14, 0.87, 0, 0.8], blackIron, [1.1, 0, 0]),
    spun([0, 0.38, 0.13, 0.38, 0.13, 0.5, 0.07, 0.58, 0, 0.6], brass, [0.5, 0, 0]),
    spun([0, 0.38, 0.1, 0.38, 0.1, 0.46, 0.05, 0.52, 0, 0.53], green, [-0.05, 0, 0]),
    block(
      [-0.92, 0.18, 0],
      [0.36, 0.42, 0.4],
      stuff((p) => {
        const w = Math.abs(p[2]) > 0.38 && Math.abs(p[0] + 0.92) < 0.2 && p[1] > 0.22 && p[1] < 0.5;
        const edge = Math.abs(p[2]) > 0.38 && Math.abs(p[0] + 0.92) < 0.23 && p[1] > 0.19 && p[1] < 0.53;
        const line =
          Math.abs(p[2]) > 0.38 && Math.abs(Math.max(Math.abs(p[0] + 0.92) - 0.3, Math.abs(p[1]) - 0.15)) < 0.008;
        return w ? [0.03, 0.035, 0.04] : edge || line ? [0.55, 0.38, 0.1] : [0.02, 0.11, 0.06];
      }, 0.8),
      0.02,
    ),
    solid(
      (p) => {
        const q = sub(p, [-0.92, 0.62, 0]);
        return (
          Math.max(Math.abs(q[1] + 0.35 * q[2] * q[2]) - 0.025, Math.abs(q[0]) - 0.45, Math.abs(q[2]) - 0.47) * 0.85
        );
      },
      [-0.92, 0.58, 0],
      0.68,
      blackIron,
    ),
    ...[-0.2, 0.2].map((z) => disk([-0.55, 0.4, z], 0.09, 0.012, "x", darkGlass)),
    block([-0.05, -0.22, 0], [1.25, 0.03, 0.42], blackIron, 0.01),
    block([-0.05, -0.34, 0], [1.2, 0.1, 0.2], blackIron, 0.01),
    block([1.2, -0.28, 0], [0.05, 0.09, 0.44], red, 0.02),
    ...[-0.28, 0.28].flatMap((z) => [
      bar([1.2, -0.28, z], [1.36, -0.28, z], 0.03, steel("x")),
      disk([1.38, -0.28, z], 0.07, 0.015, "x", steel("x")),
    ]),
    ...[-1, 1].flatMap((s) => [
      ...driver(-0.62, -0.44, 0.32 * s, 0.28),
      ...driver(0.0, -0.44, 0.32 * s, 0.28),
      ...driver(0.55, -0.52, 0.32 * s, 0.2),
      ...driver(1.02, -0.54, 0.3 * s, 0.17),
      bar([-0.62, -0.54, 0.4 * s], [0.0, -0.54, 0.4 * s], 0.03, steel("x")),
      bar([0.0, -0.5, 0.42 * s], [0.72, -0.36, 0.42 * s], 0.026, steel("x")),
      disk([0.92, -0.33, 0.4 * s], 0.13, 0.2, "x", green),
      disk([0.92, -0.33, 0.4 * s], 0.14, 0.03, "x", brass),
      bar([-0.5, 0.3, 0.32 * s], [1.1, 0.3, 0.28 * s], 0.014, brass),
    ]),
    solid(
      (p) => {
        const q = sub(p, [1.36, -0.6, 0]);
        return (
          Math.max(
            Math.abs(q[2]) - 0.36 + 0.6 * (q[0] + 0.1),
            Math.abs(q[1]) - 0.1,
            q[0] - 0.2 - 0.8 * -q[1],
            -q[0] - 0.12,
          ) * 0.7
        );
      },
      [1.36, -0.6, 0],
      0.46,
      red,
    ),
    disk([1.26, 0.52, 0], 0.085, 0.06, "x", brass),
    disk([1.33, 0.52, 0], 0.068, 0.012, "x", stuff([0.85, 0.8, 0.6], 1, { glow: 0.4 })),
    bar([1.2, 0.42, 0], [1.2, 0.5, 0], 0.03, blackIron),
  ]),
};

const paint = stuff([0.36, 0.03, 0.02], 0.8);
const lugs = (x: number, y: number, z: number, radius: number, half: number, count: number): readonly Part[] => [
  ...carWheel([x, y, z], radius - 0.03, half, 8, [0.7, 0.6, 0.25]),
  grouped(
    Array.from({ length: count }, (_, i): Part => {
      const w = (i * 2 * Math.PI) / count;
      const s = i % 2 === 0 ? 1 : -1;
      const at = (t: number): Vec => [
        x + (radius - 0.02) * Math.cos(w + 0.08 * t),
        y + (radius - 0.02) * Math.sin(w + 0.08 * t),
        z + s * half * (0.95 - 0.9 * t),
      ];
      return bar(at(0), at(1), 0.028, rubber);
    }),
  ),
];
export const tractor: Thing = {
  pitch: 0.2,
  parts: leaned("y", -0.55, [
    ...[-1, 1].flatMap((s) => [
      ...lugs(-0.55, -0.28, 0.5 * s, 0.58, 0.14, 26),
      ...lugs(0.82, -0.53, 0.4 * s, 0.33, 0.1, 20),
      solid(
        (p) => {
          const r = Math.hypot(p[0] + 0.55, p[1] + 0.28);
          return (
            Math.max(Math.abs(r - 0.66) - 0.02, Math.abs(p[2] - 0.48 * s) - 0.17, -0.05 - p[1] - 0.2 * (p[0] + 0.55)) *
              0.9 -
            0.012
          );
        },
        [-0.55, 0.1, 0.48 * s],
        0.76,
        paint,
      ),
      block([0.55, 0.24, 0.27 * s], [0.28, 0.06, 0.012], blackIron, 0.005),
      disk([1.14, 0.16, 0.19 * s], 0.08, 0.03, "x", stuff([0.78, 0.78, 0.74], 1)),
      bar([-0.1, 0.36, 0.3 * s], [-0.18, 1.08, 0.34 * s], 0.03, blackIron),
      bar([-0.95, 0.2, 0.3 * s], [-0.88, 1.08, 0.34 * s], 0.03, blackIron),
    ]),
    solid((p) => box(sub(p, [0.58, 0.12, 0]), [0.58, 0.24, 0.28], 0.1) * 0.95, [0.58, 0.12, 0], 0.72, paint),
    block(
      [1.15, 0.08, 0],
      [0.02, 0.18, 0.2],
      stuff((p) => (Math.abs(((p[1] * 24 + 20) % 1) - 0.5) > 0.28 ? [0.25, 0.25, 0.25] : [0.02, 0.02, 0.022]), 0.4),
      0.01,
    ),
    block([0.45, -0.24, 0], [0.7, 0.14, 0.2], stuff([0.09, 0.09, 0.095], 0.4), 0.04),
    bar([0.82, -0.5, -0.4], [0.82, -0.5, 0.4], 0.05, blackIron),
    bar([-0.55, -0.28, -0.5], [-0.55, -0.28, 0.5], 0.09, blackIron),
    block([-0.5, -0.08, 0], [0.42, 0.12, 0.3], stuff([0.09, 0.09, 0.095], 0.4), 0.04),
    solid(
      (p) =>
        Math.min(
          box(sub(p, [-0.55, 0.16, 0]), [0.2, 0.06, 0.22], 0.05),
          box(sub(p, [-0.76, 0.36, 0]), [0.05, 0.24, 0.22], 0.05),
        ) * 0.95,
      [-0.62, 0.3, 0],
      0.42,
      stuff([0.03, 0.03, 0.032], 0.3),
    ),
    bar([0.0, 0.1, 0], [-0.18, 0.44, 0], 0.03, blackIron),
    ...moved([-0.19, 0.46, 0], leaned("z", 0.5, [ring([0, 0, 0], 0.17, 0.022, "y", blackIron)])),
    solid((p) => box(sub(p, [-0.53, 1.12, 0]), [0.52, 0.045, 0.42], 0.04) * 0.95, [-0.53, 1.12, 0], 0.68, paint),
    tube(
      [
        [0.62, 0.3, 0.14],
        [0.62, 0.86, 0.14],
      ],
      0.04,
      chrome,
    ),
    bar([0.62, 0.42, 0.14], [0.62, 0.66, 0.14], 0.06, blackIron),
  ]),
};
