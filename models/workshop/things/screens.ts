/** A camera and what shows pictures. They look to +z. */
import type { Rgb, Thing } from "./march";
import { blackPlastic, chrome, darkGlass, greyPlastic, leather, steel } from "./materials";
import { mixed } from "./pieces";
import { aside, bar, block, disk, leaned, moved, ring, solid, stuff } from "./solids";
import { box, rough, smooth, sub, type Vec } from "./space";

const silver = stuff([0.46, 0.465, 0.47], 0.7);

const grip = leather([0.035, 0.033, 0.032]);

const lensGlass = stuff((p) => mixed([0.02, 0.025, 0.05], [0.12, 0.09, 0.22], smooth(-0.1, 0.25, p[0] + p[1])), 1);

export const camera: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      block([0, -0.06, 0], [1.0, 0.5, 0.26], grip, 0.1),
      block([0, 0.47, 0], [1.0, 0.1, 0.26], silver, 0.06),
      block([0, -0.54, 0], [0.99, 0.07, 0.255], silver, 0.05),
      solid(
        (p) =>
          Math.max(box(sub(p, [0, 0.64, 0]), [0.32, 0.18, 0.22], 0.04), 0.75 * Math.abs(p[0]) + 0.66 * (p[1] - 0.86)),
        [0, 0.64, 0],
        0.42,
        silver,
      ),
      block([0, 0.66, 0.225], [0.2, 0.08, 0.01], darkGlass, 0.01),
      disk([0.05, -0.04, 0.3], 0.47, 0.06, "z", silver, 0.02),
      disk(
        [0.05, -0.04, 0.46],
        0.42,
        0.12,
        "z",
        stuff((p) => {
          const w = (Math.atan2(p[1] + 0.04, p[0] - 0.05) / (2 * Math.PI)) * 70;
          return Math.abs(w - Math.floor(w) - 0.5) > 0.25 && p[2] < 0.52 ? [0.012, 0.012, 0.013] : [0.03, 0.03, 0.032];
        }, 0.4),
        0.02,
      ),
      disk(
        [0.05, -0.04, 0.63],
        0.38,
        0.09,
        "z",
        stuff((p) => (Math.abs(p[2] - 0.66) < 0.012 ? [0.5, 0.5, 0.5] : [0.025, 0.025, 0.027]), 0.5),
        0.02,
      ),
      ring([0.05, -0.04, 0.71], 0.33, 0.035, "z", stuff([0.03, 0.03, 0.032], 0.6)),
      solid(
        (p) => {
          const q = sub(p, [0.05, -0.04, 0.6]);
          return Math.hypot(q[0], q[1], q[2] * 2.2) - 0.29;
        },
        [0.05, -0.04, 0.6],
        0.3,
        lensGlass,
      ),
      disk(
        [-0.68, 0.62, 0],
        0.16,
        0.06,
        "y",
        stuff((p) => {
          const w = (Math.atan2(p[2], p[0] + 0.68) / (2 * Math.PI)) * 30;
          return Math.abs(w - Math.floor(w) - 0.5) > 0.3 ? [0.25, 0.25, 0.26] : [0.5, 0.5, 0.51];
        }, 0.7),
      ),
      disk([0.56, 0.6, 0], 0.13, 0.05, "y", stuff([0.03, 0.03, 0.032], 0.5)),
      disk([0.8, 0.6, 0.08], 0.07, 0.06, "y", chrome),
      block([-0.72, 0.3, 0.265], [0.13, 0.06, 0.012], darkGlass, 0.01),
      ring([-1.04, 0.4, 0], 0.07, 0.015, "z", chrome),
      ring([1.04, 0.4, 0], 0.07, 0.015, "z", chrome),
    ],
    0.4,
  ),
};

const appColours: readonly Rgb[] = [
  [0.1, 0.35, 0.7],
  [0.65, 0.12, 0.1],
  [0.15, 0.5, 0.2],
  [0.75, 0.5, 0.08],
  [0.4, 0.2, 0.55],
  [0.7, 0.7, 0.68],
];

const screenPicture = (x: number, y: number): Rgb => {
  const hill = -0.05 + 0.22 * rough([x * 1.6 + 2, 0.5, 0.5]);
  return y > hill
    ? mixed([0.55, 0.35, 0.42], [0.08, 0.16, 0.38], smooth(-0.1, 0.9, y))
    : mixed([0.06, 0.09, 0.2], [0.14, 0.1, 0.24], smooth(-0.9, 0.1, y));
};

export const phone: Thing = {
  pitch: 0.15,
  parts: aside(
    leaned("x", -0.12, [
      block([0, 0, 0], [0.52, 1.05, 0.05], stuff([0.12, 0.125, 0.135], 0.9), 0.05),
      solid(
        (p) => {
          const q: Vec = [Math.abs(p[0]) - 0.4, Math.abs(p[1]) - 0.93, 0];
          const d = Math.hypot(Math.max(q[0], 0), Math.max(q[1], 0)) + Math.min(Math.max(q[0], q[1]), 0) - 0.09;
          return Math.max(d, Math.abs(p[2] - 0.045) - 0.012);
        },
        [0, 0, 0.045],
        1.2,
        stuff(
          (p) => {
            const [x, y] = p;
            if (Math.abs(x) > 0.465 || Math.abs(y) > 0.99) return [0.01, 0.01, 0.012];
            if (Math.hypot(Math.max(0, Math.abs(x) - 0.06), y - 0.9) < 0.035) return [0.008, 0.008, 0.01];
            const [u, v] = [(x + 0.46) / 0.23, (y + 0.98) / 0.23];
            const [i, j] = [Math.floor(u), Math.floor(v)];
            const [a, b] = [u - i - 0.5, v - j - 0.5];
            const icon =
              Math.max(Math.abs(a), Math.abs(b)) < 0.3 &&
              Math.hypot(Math.max(0, Math.abs(a) - 0.2), Math.max(0, Math.abs(b) - 0.2)) < 0.1;
            if (icon && i >= 0 && i < 4 && (j === 0 || j === 2 || j === 3))
              return appColours[(i * 5 + j * 3) % 6] as Rgb;
            if (Math.abs(x) < 0.2 && Math.abs(y - 0.55) < 0.05 && rough([x * 14, y * 4, 3]) > -0.2)
              return [0.75, 0.75, 0.78];
            return screenPicture(x, y);
          },
          1,
          { glow: 0.5 },
        ),
      ),
      block([0.525, 0.35, 0], [0.01, 0.12, 0.02], steel("y"), 0.008),
      block([-0.525, 0.42, 0], [0.01, 0.16, 0.02], steel("y"), 0.008),
      block([-0.24, 0.72, -0.06], [0.2, 0.2, 0.02], stuff([0.1, 0.105, 0.115], 0.8), 0.02),
      ...[
        [-0.33, 0.81],
        [-0.15, 0.81],
        [-0.33, 0.63],
      ].map(([x, y]) => disk([x as number, y as number, -0.085], 0.07, 0.02, "z", darkGlass)),
    ]),
    0.3,
  ),
};

const keys = (p: Vec): Rgb => {
  const [u, v] = [(p[0] + 1.05) / 0.15, (p[2] + 0.45) / 0.14];
  const [a, b] = [Math.abs(u - Math.floor(u) - 0.5), Math.abs(v - Math.floor(v) - 0.5)];
  const inside = Math.abs(p[0]) < 1.05 && p[2] > -0.45 && p[2] < 0.25;
  const space = v > 4 && Math.abs(p[0]) < 0.45;
  if (!inside) return Math.abs(p[0]) < 0.36 && p[2] > 0.33 && p[2] < 0.76 ? [0.42, 0.425, 0.43] : [0.5, 0.505, 0.51];
  return b < 0.4 && (a < 0.41 || space) ? [0.025, 0.025, 0.028] : [0.3, 0.305, 0.31];
};

export const laptop: Thing = {
  pitch: 0.35,
  parts: aside(
    [
      block(
        [0, -0.5, 0.15],
        [1.25, 0.035, 0.85],
        stuff((p) => (p[1] > -0.475 ? keys([p[0], p[1], p[2] - 0.15]) : [0.44, 0.445, 0.45]), 0.5),
        0.03,
      ),
      bar([-0.9, -0.47, -0.7], [0.9, -0.47, -0.7], 0.04, greyPlastic),
      ...moved(
        [0, -0.46, -0.7],
        leaned("x", -0.3, [
          block([0, 0.8, 0], [1.25, 0.8, 0.025], stuff([0.5, 0.505, 0.51], 0.6), 0.025),
          block(
            [0, 0.8, 0.02],
            [1.22, 0.77, 0.01],
            stuff(
              (p) => {
                const [x, y] = [p[0], p[1] - 0.8];
                if (Math.abs(x) > 1.17 || Math.abs(y) > 0.71) return [0.012, 0.012, 0.014];
                if (Math.abs(x + 0.25) < 0.62 && Math.abs(y - 0.02) < 0.46) {
                  if (y > 0.4) return [0.5, 0.5, 0.51];
                  const line = (y + 0.5) / 0.075;
                  return Math.abs(line - Math.floor(line) - 0.5) < 0.2 &&
                    x < -0.4 + 0.6 * Math.abs(rough([Math.floor(line) * 3.3, 0.5, 0.5])) + 0.3 &&
                    x > -0.8
                    ? [0.3, 0.31, 0.33]
                    : [0.74, 0.74, 0.74];
                }
                if (y < -0.62 && Math.abs(x) < 0.5)
                  return Math.abs((((x + 0.5) * 8) % 1) - 0.5) < 0.34
                    ? (appColours[Math.floor((x + 0.5) * 8) % 6] as Rgb)
                    : [0.25, 0.27, 0.33];
                return screenPicture(x, y);
              },
              0.9,
              { glow: 0.5 },
            ),
            0.005,
          ),
        ]),
      ),
    ],
    0.45,
  ),
};

export const television: Thing = {
  pitch: 0.12,
  parts: aside(
    [
      block([0, 0.2, 0], [1.5, 0.86, 0.045], blackPlastic, 0.02),
      block([0, 0.1, -0.08], [0.9, 0.5, 0.06], blackPlastic, 0.03),
      block(
        [0, 0.2, 0.042],
        [1.46, 0.82, 0.008],
        stuff((p) => {
          const glow = smooth(0.25, 0, Math.abs(p[0] * 0.6 + p[1] - 0.55)) * 0.12;
          return [0.016 + glow, 0.018 + glow, 0.023 + 1.1 * glow];
        }, 1),
        0.004,
      ),
      bar([-0.02, -0.64, 0.05], [0.02, -0.64, 0.05], 0.012, stuff([0.5, 0.05, 0.04], 0.5)),
      ...[-1, 1].flatMap((s) => [
        bar([0.85 * s, -0.64, 0], [1.0 * s, -0.92, 0.28], 0.028, steel("y")),
        bar([0.85 * s, -0.64, 0], [1.0 * s, -0.92, -0.28], 0.028, steel("y")),
      ]),
    ],
    0.4,
  ),
};
