/** Machines from before screens. They look to +z. */
import type { Rgb, Thing } from "./march";
import { blackPlastic, brass, chrome, darkGlass, leather, mottled, oak, steel, walnut, woven } from "./materials";
import { mixed } from "./pieces";
import {
  aside,
  ball,
  bar,
  bent,
  block,
  disk,
  grouped,
  leaned,
  moved,
  paired,
  ring,
  solid,
  stuff,
  tube,
} from "./solids";
import { box, rough, scale, smooth, sub, type Vec } from "./space";

const enamel = stuff([0.05, 0.14, 0.14], 0.8);

export const typewriter: Thing = {
  pitch: 0.4,
  parts: aside(
    [
      solid(
        (p) =>
          Math.max(box(sub(p, [0, -0.36, 0.1]), [1.02, 0.32, 0.95], 0.12), 0.5 * (p[2] - 0.2) + 0.86 * (p[1] + 0.17)) *
          0.95,
        [0, -0.36, 0.1],
        1.45,
        enamel,
      ),
      solid(
        (p) =>
          Math.max(box(sub(p, [0, -0.05, -0.35]), [0.98, 0.3, 0.42], 0.12), 0.62 * (p[2] + 0.2) + 0.78 * (p[1] - 0.1)) *
          0.95,
        [0, -0.05, -0.35],
        1.13,
        enamel,
      ),
      solid(
        (p) => Math.max(Math.hypot(p[0], (p[2] + 0.06) * 1.3) - 0.42, Math.abs(p[1] - 0.0) - 0.11),
        [0, 0.0, -0.06],
        0.45,
        stuff((p) => {
          const w = Math.atan2(p[0], p[2] + 0.2) * 22;
          return Math.abs(w - Math.floor(w) - 0.5) > 0.28 ? [0.03, 0.03, 0.03] : [0.3, 0.3, 0.31];
        }, 0.6),
      ),
      bar([-1.12, 0.38, -0.36], [1.12, 0.38, -0.36], 0.15, stuff([0.03, 0.03, 0.032], 0.3)),
      ...[-1, 1].flatMap((s) => [
        disk([1.2 * s, 0.38, -0.36], 0.16, 0.07, "x", stuff([0.03, 0.03, 0.032], 0.5)),
        block([1.0 * s, 0.24, -0.36], [0.05, 0.16, 0.2], steel("y"), 0.03),
      ]),
      block([0, 0.2, -0.5], [1.0, 0.05, 0.12], steel("x"), 0.02),
      bar([-0.85, 0.48, -0.22], [0.85, 0.48, -0.22], 0.02, chrome),
      tube(
        [
          [-1.12, 0.44, -0.3],
          [-1.3, 0.54, -0.1],
          [-1.38, 0.56, 0.1],
        ],
        0.03,
        chrome,
      ),
      ...leaned("x", -0.12, [
        block(
          [0, 0.83, -0.48],
          [0.72, 0.5, 0.008],
          stuff((p) => {
            const line = (p[1] + 0.02) / 0.085;
            const end = 0.15 + 0.4 * Math.abs(rough([Math.floor(line) * 2.7, 0.5, 0.5]));
            return line > 6 &&
              line < 13.5 &&
              Math.abs(line - Math.floor(line) - 0.5) < 0.17 &&
              Math.abs(p[0]) < (Math.floor(line) === 6 ? end : 0.56) &&
              p[0] < (Math.floor(line) === 9 ? 0.2 : 1) &&
              rough([p[0] * 30, Math.floor(line), 0.5]) > -0.25
              ? [0.1, 0.1, 0.11]
              : [0.74, 0.72, 0.66];
          }, 0.03),
          0.004,
        ),
      ]),
      ...[0, 1, 2, 3].flatMap((row) => [
        grouped(
          Array.from({ length: row === 3 ? 9 : 10 }, (_, i) => {
            const at: Vec = [-0.82 + 0.175 * i + 0.045 * row, -0.1 - 0.085 * row, 0.26 + 0.175 * row];
            return disk(
              at,
              0.07,
              0.022,
              "y",
              stuff((p) => {
                const r = Math.hypot(p[0] - at[0], p[2] - at[2]);
                return r > 0.055 ? [0.5, 0.5, 0.5] : r < 0.026 ? [0.6, 0.58, 0.52] : [0.02, 0.02, 0.022];
              }, 0.8),
            );
          }),
        ),
      ]),
      block([0, -0.47, 0.98], [0.55, 0.025, 0.05], stuff([0.02, 0.02, 0.022], 0.6), 0.02),
      block([0, 0.14, 0.0], [0.3, 0.05, 0.02], brass, 0.015),
      ...paired([disk([0.55, 0.14, -0.25], 0.2, 0.05, "y", steel("x"))]),
    ],
    0.4,
  ),
};

export const radio: Thing = {
  pitch: 0.15,
  parts: aside(
    [
      block([0, 0, 0], [1.1, 0.66, 0.36], walnut("x"), 0.16),
      block(
        [-0.3, 0.02, 0.35],
        [0.66, 0.5, 0.02],
        stuff((p) => woven([0.5, 0.4, 0.24], [0.28, 0.2, 0.1], 75)(p, p), 0.02),
        0.02,
      ),
      grouped([-0.8, -0.55, -0.3, -0.05, 0.2].map((x) => block([x, 0.02, 0.375], [0.018, 0.5, 0.016], brass, 0.01))),
      block(
        [0.72, 0.28, 0.36],
        [0.26, 0.2, 0.02],
        stuff((p) => {
          const r = Math.hypot(p[0] - 0.72, p[1] - 0.14);
          const w = Math.atan2(p[1] - 0.14, p[0] - 0.72) * 9;
          const tick = r > 0.2 && r < 0.27 && Math.abs(w - Math.floor(w) - 0.5) > 0.35;
          const needle = Math.abs((p[0] - 0.72) * 0.9 - (p[1] - 0.14) * 0.4) < 0.008 && r < 0.25;
          return needle ? [0.55, 0.05, 0.03] : tick ? [0.15, 0.1, 0.05] : [0.78, 0.68, 0.42];
        }, 0.8),
        0.03,
      ),
      ...[0.56, 0.88].map((x) =>
        disk(
          [x, -0.22, 0.4],
          0.12,
          0.06,
          "z",
          stuff((p) => {
            const r = Math.hypot(p[0] - x, p[1] + 0.22);
            return r < 0.06 ? [0.55, 0.37, 0.12] : [0.06, 0.035, 0.02];
          }, 0.7),
        ),
      ),
      tube(
        bent(
          [
            [-0.85, 0.6, -0.05],
            [-0.8, 0.86, -0.05],
            [0, 0.94, -0.05],
            [0.8, 0.86, -0.05],
            [0.85, 0.6, -0.05],
          ],
          3,
        ),
        0.05,
        leather([0.14, 0.07, 0.03]),
      ),
      bar([0.98, 0.55, -0.28], [1.35, 1.5, -0.28], 0.016, chrome, 0.01),
      ball([1.35, 1.5, -0.28], 0.026, chrome),
      ...[-0.8, 0.8].map((x) => block([x, -0.68, 0], [0.1, 0.05, 0.24], stuff([0.05, 0.03, 0.02], 0.2), 0.02)),
    ],
    0.35,
  ),
};

const white = stuff([0.68, 0.68, 0.66], 0.7);

export const telescope: Thing = {
  pitch: 0.12,
  parts: aside(
    [
      ...moved(
        [0, 0.42, 0],
        leaned("z", 0.5, [
          bar([-0.55, 0, 0], [0.85, 0, 0], 0.15, white),
          disk([0.98, 0, 0], 0.185, 0.2, "x", white),
          ring([1.17, 0, 0], 0.165, 0.025, "x", blackPlastic),
          disk([1.14, 0, 0], 0.15, 0.02, "x", darkGlass),
          disk([0.78, 0, 0], 0.165, 0.03, "x", brass),
          disk([-0.3, 0, 0], 0.165, 0.03, "x", brass),
          disk([-0.62, 0, 0], 0.12, 0.12, "x", stuff([0.03, 0.03, 0.032], 0.5)),
          disk([-0.8, 0, 0], 0.07, 0.14, "x", chrome),
          bar([-0.9, 0, 0], [-0.93, 0.18, 0], 0.05, blackPlastic),
          disk([-0.94, 0.2, 0], 0.06, 0.05, "y", blackPlastic),
          bar([-0.58, -0.1, 0.1], [-0.58, -0.1, 0.18], 0.045, chrome),
          bar([-0.4, 0.24, 0], [0.05, 0.24, 0], 0.035, blackPlastic),
          bar([-0.2, 0.14, 0], [-0.2, 0.24, 0], 0.015, chrome),
        ]),
      ),
      block([0, 0.25, 0], [0.08, 0.16, 0.1], stuff([0.04, 0.04, 0.042], 0.5), 0.03),
      disk([0, 0.04, 0], 0.13, 0.05, "y", brass),
      ...[0.5, 2.6, 4.7].flatMap((way) => {
        const [c, s] = [Math.cos(way), Math.sin(way)];
        return [
          bar([0.09 * c, 0.02, 0.09 * s], [0.62 * c, -1.3, 0.62 * s], 0.05, oak("y"), 0.035),
          bar([0.05 * c, -0.6, 0.05 * s], [0.36 * c, -0.62, 0.36 * s], 0.014, brass),
          ball([0.62 * c, -1.3, 0.62 * s], 0.045, blackPlastic),
        ];
      }),
      disk([0, -0.6, 0], 0.07, 0.02, "y", brass),
    ],
    0.35,
  ),
};

const rim = (p: Vec): Rgb => scale(mottled([0.34, 0.02, 0.03], [0.26, 0.012, 0.02], 5)(p, p), 1);

/** A snare drum with its sticks. */
export const drum: Thing = {
  pitch: 0.4,
  parts: [
    disk([0, 0, 0], 0.95, 0.46, "y", stuff(rim, 0.9), 0.02),
    disk(
      [0, 0.47, 0],
      0.93,
      0.02,
      "y",
      stuff(
        (p) =>
          mixed(
            [0.72, 0.69, 0.62],
            [0.6, 0.56, 0.48],
            smooth(0.6, 0, Math.hypot(p[0], p[2]) + 0.2 * rough(scale(p, 3))),
          ),
        0.1,
      ),
      0.01,
    ),
    ...[0.46, -0.46].map((y) =>
      solid(
        (p) => Math.max(Math.abs(Math.hypot(p[0], p[2]) - 0.98) - 0.03, Math.abs(p[1] - y) - 0.06) - 0.012,
        [0, y, 0],
        1.05,
        chrome,
      ),
    ),
    ...Array.from({ length: 10 }, (_, i) => {
      const w = (i * Math.PI) / 5 + 0.2;
      const [c, s] = [Math.cos(w), Math.sin(w)];
      return grouped([
        bar([1.0 * c, 0.46, 1.0 * s], [1.0 * c, -0.46, 1.0 * s], 0.018, chrome),
        bar([0.98 * c, 0.12, 0.98 * s], [0.98 * c, -0.12, 0.98 * s], 0.05, chrome),
        ball([1.02 * c, 0.52, 1.02 * s], 0.045, chrome),
      ]);
    }),
    ...[
      [0.25, 0.1],
      [-0.3, -0.35],
    ].flatMap(([turn, z]) =>
      moved(
        [0, 0.56, z as number],
        leaned("y", turn as number, [
          bar([-0.62, 0, 0], [1.15, 0.1, 0], 0.026, oak("x"), 0.04),
          ball([-0.67, 0, 0], [0.065, 0.04, 0.04], oak("x")),
        ]),
      ),
    ),
  ],
};
