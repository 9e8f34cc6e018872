/** Tools for wood and paper. */
import type { Thing } from "./march";
import { grained, oak, steel } from "./materials";
import { mixed } from "./pieces";
import { bar, block, disk, leaned, mirrored, moved, plate, ring, solid, stuff } from "./solids";
import { box, clamp, rough, smooth, sub, type Vec } from "./space";

const iron = stuff(
  (p) => mixed([0.3, 0.31, 0.32], [0.2, 0.205, 0.21], clamp(0.5 + 0.6 * rough([p[0] * 6, p[1] * 6, p[2] * 6]), 0, 1)),
  0.8,
);
export const hammer: Thing = {
  pitch: 0.15,
  parts: leaned(
    "z",
    -0.5,
    leaned("y", -0.35, [
      solid(
        (p) => {
          const w = 0.075 + 0.025 * smooth(-0.2, -1, p[1]) - 0.015 * smooth(0.2, 0.9, p[1]);
          return box(sub(p, [0, -0.15, 0]), [w, 1.05, 0.06], 0.055) * 0.9;
        },
        [0, -0.15, 0],
        1.08,
        stuff(grained([0.56, 0.36, 0.16], [0.42, 0.24, 0.09], "y"), 0.35),
      ),
      block([0, 0.82, 0], [0.13, 0.12, 0.11], iron, 0.03),
      bar([0.1, 0.84, 0], [0.34, 0.84, 0], 0.085, iron),
      disk([0.42, 0.84, 0], 0.13, 0.07, "x", iron, 0.02),
      ...[-1, 1].map((s) =>
        solid(
          (p) => {
            const t = clamp((-p[0] - 0.08) / 0.5, 0, 1);
            const y = 0.86 - 0.24 * t * t;
            const z = s * (0.03 + 0.05 * t);
            return Math.max(Math.hypot((p[1] - y) * 1.3, p[2] - z) - 0.09 + 0.06 * t, p[0] + 0.06, -p[0] - 0.56) * 0.8;
          },
          [-0.3, 0.78, 0.04 * s],
          0.36,
          iron,
        ),
      ),
    ]),
  ),
};

const spring = 0.02;
export const saw: Thing = {
  pitch: 0.12,
  parts: leaned(
    "z",
    0.22,
    leaned("y", -0.3, [
      solid(
        (p) => {
          const t = clamp((p[0] + 0.7) / 2.1, 0, 1);
          const low = -0.3 - 0.035 * Math.abs(((((p[0] * 14) % 1) + 1) % 1) - 0.5);
          const high = 0.25 - 0.3 * t;
          return Math.max(p[1] - high, low - p[1], -0.75 - p[0], p[0] - 1.4, Math.abs(p[2]) - 0.5 * spring) * 0.85;
        },
        [0.32, -0.04, 0],
        1.14,
        steel("x"),
      ),
      solid(
        (p) => {
          const q = sub(p, [-0.92, -0.05, 0]);
          const body = box([q[0] - 0.25 * q[1] * q[1], q[1], q[2]], [0.32, 0.38, 0.055], 0.05);
          const hole = box([q[0] + 0.02, q[1], q[2]], [0.1, 0.2, 1], 0.09);
          return Math.max(body, -hole) * 0.85;
        },
        [-0.92, -0.05, 0],
        0.58,
        oak("y"),
      ),
      ...[0.1, -0.12].map((y) => disk([-0.7, y, 0], 0.04, 0.062, "z", stuff([0.5, 0.34, 0.12], 0.85))),
    ]),
  ),
};

const grip = stuff([0.42, 0.03, 0.025], 0.5);
const blade = [
  plate(
    "z",
    [-0.05, -0.1, 0.07, -0.1, 0.09, 0.4, 0.0, 1.2, -0.03, 1.2, -0.05, 0.5],
    0.014,
    steel("y"),
    [0, 0, 0.016],
    0.008,
  ),
  bar([0.0, -0.05, 0.0], [-0.1, -0.5, 0.0], 0.05, grip),
  solid(
    (p: Vec) => {
      const q = sub(p, [-0.17, -0.8, 0]);
      const r = Math.hypot(q[0] * 1.5, q[1]);
      return Math.hypot((r - 0.28) * 0.72, q[2]) - 0.052;
    },
    [-0.17, -0.8, 0],
    0.36,
    grip,
  ),
];
export const scissors: Thing = {
  pitch: 0.25,
  parts: leaned(
    "z",
    -0.5,
    leaned("y", -0.2, [
      ...leaned("z", -0.2, blade),
      ...moved([0, 0, -0.03], leaned("z", 0.2, mirrored(blade))),
      disk([0, 0, 0.01], 0.045, 0.04, "z", stuff([0.45, 0.45, 0.46], 0.9)),
    ]),
  ),
};

export const pencil: Thing = {
  pitch: 0.25,
  parts: leaned(
    "z",
    -0.95,
    leaned("y", 0.4, [
      solid(
        (p) => {
          const way = Math.atan2(p[2], p[0]);
          const sector = Math.PI / 3;
          const off = (((way % sector) + sector) % sector) - sector / 2;
          const r = Math.hypot(p[0], p[2]);
          const flat = r * Math.cos(off) - 0.1;
          const cone = r - 0.105 * clamp((p[1] + 1.42) / 0.36, 0, 1) - 0.004;
          return Math.max(flat, cone, p[1] - 1.1, -1.4 - p[1]) * 0.85;
        },
        [0, -0.15, 0],
        1.27,
        stuff((p) => {
          const rim = -1.06 + 0.05 * Math.cos(6 * Math.atan2(p[2], p[0]));
          if (p[1] < -1.29) return [0.03, 0.03, 0.033];
          if (p[1] < rim)
            return mixed([0.62, 0.42, 0.2], [0.5, 0.31, 0.13], 0.5 + 0.5 * rough([p[0] * 30, p[1] * 4, p[2] * 30]));
          return [0.78, 0.5, 0.05];
        }, 0.6),
      ),
      disk(
        [0, 1.2, 0],
        0.108,
        0.12,
        "y",
        stuff((p) => (Math.abs(((p[1] * 22) % 1) - 0.5) > 0.3 ? [0.3, 0.27, 0.2] : [0.55, 0.5, 0.38]), 0.9),
      ),
      disk([0, 1.4, 0], 0.1, 0.11, "y", stuff([0.55, 0.2, 0.2], 0.05), 0.04),
    ]),
  ),
};

const rim = stuff([0.03, 0.03, 0.033], 0.7);
const lens = stuff((p) => mixed([0.02, 0.022, 0.026], [0.1, 0.085, 0.07], smooth(0.3, -0.3, p[1])), 1);
export const sunglasses: Thing = {
  pitch: 0.2,
  parts: leaned("y", -0.5, [
    ...[-1, 1].flatMap((s) => [
      solid(
        (p) => {
          const q = sub(p, [0.52 * s, 0, 0.06 - 0.12 * (p[0] * p[0])]);
          const d = Math.hypot(q[0] / 1.15, q[1] * (q[1] > 0 ? 1.25 : 0.98)) - 0.36;
          return Math.max(Math.abs(d) - 0.035, Math.abs(q[2]) - 0.035) * 0.8 - 0.012;
        },
        [0.52 * s, 0, 0],
        0.56,
        rim,
      ),
      solid(
        (p) => {
          const q = sub(p, [0.52 * s, 0, 0.06 - 0.12 * (p[0] * p[0])]);
          const d = Math.hypot(q[0] / 1.15, q[1] * (q[1] > 0 ? 1.25 : 0.98)) - 0.36;
          return Math.max(d, Math.abs(q[2]) - 0.012) * 0.8;
        },
        [0.52 * s, 0, 0],
        0.54,
        lens,
      ),
      bar([0.97 * s, 0.16, -0.05], [1.0 * s, 0.15, -1.0], 0.035, rim, 0.03),
      bar([1.0 * s, 0.15, -1.0], [0.98 * s, -0.1, -1.32], 0.035, rim),
      block([0.96 * s, 0.17, -0.05], [0.05, 0.06, 0.05], rim, 0.03),
    ]),
    bar([-0.14, 0.12, 0.06], [0.14, 0.12, 0.06], 0.035, rim),
  ]),
};

/** A watch that lies on its closed strap. */
export const watch: Thing = {
  pitch: 0.25,
  parts: leaned(
    "y",
    -0.5,
    leaned("x", -0.25, [
      solid(
        (p) => {
          const q: Vec = [p[0], p[1], p[2] + 0.62];
          const loop = Math.abs(Math.hypot(q[1] * 0.92, q[2]) - 0.66) - 0.035;
          return Math.max(loop, Math.abs(q[0]) - 0.22 + 0.05 * smooth(0.3, -0.6, q[2])) * 0.85 - 0.012;
        },
        [0, 0, -0.62],
        0.84,
        stuff(
          (p) =>
            mixed(
              mixed([0.26, 0.11, 0.04], [0.16, 0.065, 0.024], 0.5 + 0.5 * rough([p[0] * 14, p[1] * 14, p[2] * 14])),
              [0.5, 0.36, 0.18],
              Math.abs(Math.abs(p[0]) - 0.17) < 0.01 && Math.abs(((p[1] + p[2]) * 14) % 1) < 0.6 ? 0.7 : 0,
            ),
          0.35,
        ),
      ),
      disk([0, 0, 0.06], 0.44, 0.085, "z", stuff([0.48, 0.485, 0.5], 1), 0.03),
      ring([0, 0, 0.14], 0.4, 0.035, "z", stuff([0.55, 0.555, 0.57], 1)),
      disk(
        [0, 0, 0.15],
        0.385,
        0.014,
        "z",
        stuff((p) => {
          const r = Math.hypot(p[0], p[1]);
          const turn = (Math.atan2(p[1], p[0]) / (2 * Math.PI)) * 12;
          const tick = Math.abs(turn - Math.round(turn)) < 0.07 && r > 0.28 && r < 0.35;
          const hand = (from: number, long: number, thick: number): boolean => {
            const [c, s] = [Math.cos(from), Math.sin(from)];
            const along = p[0] * c + p[1] * s;
            return along > -0.04 && along < long && Math.abs(p[1] * c - p[0] * s) < thick;
          };
          return hand(2.5, 0.18, 0.016) || hand(0.6, 0.28, 0.011) || tick
            ? [0.03, 0.03, 0.035]
            : r < 0.025
              ? [0.03, 0.03, 0.035]
              : [0.72, 0.71, 0.68];
        }, 0.9),
      ),
      bar([0.44, 0, 0.06], [0.54, 0, 0.06], 0.05, stuff([0.48, 0.485, 0.5], 1)),
      ...[-1, 1].map((s) => block([0, 0.42 * s, 0.03], [0.2, 0.07, 0.05], stuff([0.48, 0.485, 0.5], 1), 0.03)),
    ]),
  ),
};
