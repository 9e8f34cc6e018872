/** Clocks, a picture, a mirror. */
import type { Part, Rgb, Thing } from "./march";
import { brass, chrome, walnut } from "./materials";
import { mixed } from "./pieces";
import { aside, ball, bar, block, disk, grouped, paired, ring, type Stuff, solid, stuff } from "./solids";
import { clamp, rough, scale, smooth, sub, type Vec } from "./space";

/** A clock's face that looks to +z: figures as strokes, two hands. */
function dial(at: Vec, radius: number, face: Stuff, ink: Rgb, hour: number, minute: number): readonly Part[] {
  const dark = stuff(ink, 0.3);
  const ray = (turn: number, from: number, to: number, thick: number, z: number): Part => {
    const way = Math.PI / 2 - turn * 2 * Math.PI;
    const [c, s] = [Math.cos(way), Math.sin(way)];
    return bar(
      [at[0] + from * radius * c, at[1] + from * radius * s, at[2] + z],
      [at[0] + to * radius * c, at[1] + to * radius * s, at[2] + z],
      thick * radius,
      dark,
    );
  };
  return [
    disk(
      at,
      radius,
      0.02,
      "z",
      stuff((p, n) => {
        const [x, y] = [p[0] - at[0], p[1] - at[1]];
        const r = Math.hypot(x, y) / radius;
        const turn = (Math.atan2(y, x) / (2 * Math.PI)) * 60;
        const tick = Math.abs(turn - Math.round(turn)) < 0.12 && r > 0.89 && r < 0.94;
        const five =
          Math.abs(turn / 5 - Math.round(turn / 5)) < (Math.round(turn / 5) % 3 === 0 ? 0.09 : 0.055) &&
          r > 0.72 &&
          r < 0.94;
        return tick || five ? ink : face.colour(p, n);
      }, 0.4),
    ),
    grouped([ray(hour / 12, -0.1, 0.5, 0.035, 0.035), ray(minute / 60, -0.14, 0.8, 0.024, 0.05)]),
    disk([at[0], at[1], at[2] + 0.045], 0.05 * radius, 0.02, "z", dark),
  ];
}

const cream = stuff((p) => mixed([0.74, 0.71, 0.63], [0.68, 0.64, 0.54], smooth(0.4, 1, Math.hypot(p[0], p[1]))), 0.3);

const black: Rgb = [0.02, 0.02, 0.022];

export const clock: Thing = {
  pitch: 0.05,
  parts: [
    ring([0, 0, 0], 0.95, 0.11, "z", walnut("y")),
    ring([0, 0, 0.05], 0.85, 0.025, "z", brass),
    disk([0, 0, -0.06], 0.92, 0.05, "z", walnut("y")),
    ...dial([0, 0, 0], 0.86, cream, black, 10.15, 9),
  ],
};

const mint = stuff([0.2, 0.42, 0.38], 0.85);

export const alarmClock: Thing = {
  pitch: 0.12,
  parts: aside(
    [
      disk([0, -0.1, 0], 0.72, 0.26, "z", mint, 0.08),
      ring([0, -0.1, 0.25], 0.68, 0.045, "z", chrome),
      ...dial([0, -0.1, 0.25], 0.64, stuff([0.74, 0.73, 0.69], 0.4), black, 10.15, 9),
      ...paired([
        solid(
          (p) => {
            const q = sub(p, [0.42, 0.68, 0]);
            const up = 0.5 * q[0] + 0.87 * q[1];
            return Math.max(Math.hypot(q[0], q[1], q[2]) - 0.28, -up - 0.02) - 0.01;
          },
          [0.42, 0.68, 0],
          0.3,
          chrome,
        ),
        bar([0.36, 0.5, 0], [0.42, 0.68, 0], 0.03, chrome),
        ball([0.58, 0.95, 0], 0.04, chrome),
        bar([0.42, -0.66, 0], [0.58, -0.98, 0.02], 0.055, chrome, 0.07),
        disk([0.3, -0.1, -0.3], 0.08, 0.04, "z", chrome),
      ]),
      bar([0, 0.62, 0], [0, 0.86, 0], 0.025, chrome),
      ball([0, 0.88, 0], 0.07, chrome),
      ring([0, 0.98, 0], 0.2, 0.028, "z", chrome),
    ],
    0.35,
  ),
};

const landscape = (p: Vec): Rgb => {
  const [x, y] = p;
  const far = 0.12 + 0.1 * rough([x * 2.2, 0.5, 3]) + 0.03 * rough([x * 9, 0.5, 3]);
  const near = -0.14 + 0.08 * rough([x * 1.6 + 5, 0.5, 1]);
  const stroke = 0.9 + 0.2 * rough([x * 14, y * 26, 1]);
  if (Math.hypot(x - 0.35, y - 0.5) < 0.11) return [0.8, 0.6, 0.26];
  if (y > far) return scale(mixed([0.72, 0.5, 0.3], [0.22, 0.36, 0.52], smooth(0.1, 0.85, y)), stroke);
  if (y > near) return scale(mixed([0.16, 0.22, 0.3], [0.26, 0.28, 0.32], smooth(-0.2, 0.2, y)), stroke);
  return scale(
    mixed([0.3, 0.32, 0.09], [0.09, 0.16, 0.05], smooth(-0.3, -0.9, y + 0.1 * rough([x * 5, y * 9, 0]))),
    stroke,
  );
};

const rail = (half: readonly [number, number], wide: number, of: Stuff): readonly Part[] => [
  ...[-1, 1].map((s) =>
    solid(
      (p) => {
        const q: Vec = [p[0], Math.abs(p[1] - s * half[1]), p[2]];
        const profile = 0.05 + 0.05 * smooth(wide, 0, Math.abs(q[1] - 0.3 * wide));
        return Math.max(Math.abs(q[0]) - half[0] - wide, Math.abs(q[2]) - profile, q[1] - wide) - 0.008;
      },
      [0, s * half[1], 0],
      half[0] + 2 * wide,
      of,
    ),
  ),
  ...[-1, 1].map((s) =>
    solid(
      (p) => {
        const q: Vec = [Math.abs(p[0] - s * half[0]), p[1], p[2]];
        const profile = 0.05 + 0.05 * smooth(wide, 0, Math.abs(q[0] - 0.3 * wide));
        return Math.max(Math.abs(q[1]) - half[1] - wide, Math.abs(q[2]) - profile, q[0] - wide) - 0.008;
      },
      [s * half[0], 0, 0],
      half[1] + 2 * wide,
      of,
    ),
  ),
];

const gilt = stuff(
  (p) =>
    mixed([0.6, 0.39, 0.12], [0.36, 0.21, 0.06], clamp(0.5 + 0.5 * Math.sin(26 * p[0]) * Math.sin(26 * p[1]), 0, 1)),
  0.7,
);

export const pictureFrame: Thing = {
  pitch: 0.05,
  parts: [
    ...rail([1.08, 0.82], 0.13, gilt),
    block([0, 0, -0.03], [1.02, 0.78, 0.03], stuff([0.7, 0.68, 0.62], 0.05), 0.01),
    block(
      [0, 0, 0],
      [0.8, 0.56, 0.015],
      stuff((p) => landscape([p[0], p[1] * 1.3, 0]), 0.15),
      0.005,
    ),
    block([0, 0, -0.06], [1.1, 0.86, 0.02], stuff([0.3, 0.2, 0.11], 0.05), 0.01),
  ],
};

/** What a mirror shows of a bright room. */
const mirrored = stuff((p) => {
  const glint =
    smooth(0.12, 0, Math.abs(p[0] * 0.8 - p[1] * 0.6 + 0.2)) * 0.5 +
    smooth(0.05, 0, Math.abs(p[0] * 0.8 - p[1] * 0.6 - 0.1)) * 0.4;
  return mixed(mixed([0.3, 0.34, 0.37], [0.58, 0.63, 0.66], smooth(-1, 1, p[1])), [0.8, 0.83, 0.84], glint);
}, 1);

export const mirror: Thing = {
  pitch: 0.05,
  parts: [
    solid(
      (p) => {
        const r = Math.hypot(p[0] / 0.78, p[1] / 1.1);
        return (
          Math.max(Math.abs(r - 1) * 0.85 - 0.08, Math.abs(p[2]) - 0.06 - 0.03 * smooth(0.09, 0, Math.abs(r - 1))) *
            0.8 -
          0.012
        );
      },
      [0, 0, 0],
      1.25,
      gilt,
    ),
    solid(
      (p) => Math.max((Math.hypot(p[0] / 0.78, p[1] / 1.1) - 1) * 0.75, Math.abs(p[2]) - 0.02),
      [0, 0, 0],
      1.15,
      mirrored,
    ),
    ...paired([ball([0.1, 1.2, 0.03], [0.12, 0.06, 0.05], gilt), ball([0.24, 1.14, 0.03], [0.09, 0.045, 0.045], gilt)]),
    ball([0, 1.24, 0.04], [0.08, 0.1, 0.06], gilt),
    ball([0, -1.2, 0.03], [0.14, 0.06, 0.05], gilt),
  ],
};
