/** What lies on a shelf or hangs on a wall: books, clocks, frames, and a present. */
import type { Part, Rgb, Thing } from "./march";
import { blackIron, brass, chrome, gold, leather, mottled, walnut, woven } from "./materials";
import { mixed } from "./pieces";
import {
  aside,
  ball,
  bar,
  block,
  disk,
  grouped,
  leaned,
  moved,
  paired,
  plate,
  ring,
  type Stuff,
  solid,
  stuff,
} from "./solids";
import { box, clamp, rough, scale, smooth, sub, type Vec } from "./space";

const leaves = stuff((p) => scale([0.7, 0.66, 0.55], 0.82 + 0.22 * rough([p[0] * 0.5, p[1] * 120, p[2] * 0.5])), 0.03);
/** A lying book, its spine to -x, its middle at the origin. @param half half sides */
function tome(half: Vec, cover: Stuff, band: Rgb = [0.62, 0.42, 0.14]): readonly Part[] {
  const [w, h, d] = half;
  const lined = stuff((p, n) => {
    const onSpine = p[0] < -w + 0.02;
    const line = onSpine && (Math.abs(Math.abs(p[2]) - 0.62 * d) < 0.018 || Math.abs(Math.abs(p[2]) - 0.7 * d) < 0.008);
    const title =
      onSpine && Math.abs(p[1]) < 0.35 * h && Math.abs(p[2]) < 0.42 * d && rough([p[2] * 26, 2.5, 0.5]) > -0.15;
    return line || title ? band : cover.colour(p, n);
  }, cover.gloss);
  return [
    block([0, h - 0.018, 0], [w, 0.018, d], lined, 0.012),
    block([0, -h + 0.018, 0], [w, 0.018, d], lined, 0.012),
    solid(
      (p) =>
        Math.max(
          Math.abs(Math.hypot((p[0] + w - 0.02) * 1.6, p[1]) - h + 0.016) - 0.016,
          p[0] + w - 0.02,
          Math.abs(p[2]) - d,
        ),
      [-w, 0, 0],
      Math.hypot(h, d) + 0.03,
      lined,
    ),
    block([0.0, 0, 0], [w - 0.05, h - 0.03, d - 0.04], leaves, 0.01),
  ];
}
const red = leather([0.3, 0.04, 0.035]);
export const book: Thing = {
  pitch: 0.5,
  parts: aside(
    [
      ...tome([0.78, 0.15, 1.05], red),
      grouped(
        [-1, 1].flatMap((s) => [
          block([0.02, 0.152, 0.86 * s], [0.6, 0.004, 0.012], gold, 0.003),
          block([0.02 + 0.6 * s, 0.152, 0], [0.012, 0.004, 0.86], gold, 0.003),
        ]),
      ),
      ring([0.02, 0.15, 0], 0.2, 0.012, "y", gold),
      ring([0.02, 0.15, 0], 0.12, 0.008, "y", gold),
    ],
    0.9,
  ),
};
export const stackOfBooks: Thing = {
  pitch: 0.3,
  parts: [
    ...moved([0, -0.66, 0], leaned("y", -0.9, tome([0.8, 0.14, 1.05], leather([0.03, 0.1, 0.18])))),
    ...moved(
      [0.03, -0.4, 0.02],
      leaned(
        "y",
        -0.62,
        tome([0.74, 0.11, 0.98], stuff(woven([0.44, 0.4, 0.32], [0.36, 0.32, 0.25], 130), 0.05), [0.12, 0.08, 0.05]),
      ),
    ),
    ...moved([-0.02, -0.15, 0], leaned("y", -1.05, tome([0.72, 0.13, 0.95], leather([0.3, 0.05, 0.03])))),
    ...moved(
      [0.02, 0.08, 0.0],
      leaned("y", -0.75, tome([0.66, 0.09, 0.9], stuff(woven([0.06, 0.2, 0.12], [0.04, 0.15, 0.09], 130), 0.05))),
    ),
    ...moved(
      [0.0, 0.29, 0.0],
      leaned("y", -1.2, tome([0.6, 0.11, 0.82], leather([0.42, 0.24, 0.06]), [0.12, 0.06, 0.02])),
    ),
  ],
};

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

const wrap = stuff((p) => {
  const dots =
    Math.hypot(
      (((p[0] + p[2]) * 4 + 40) % 1) - 0.5,
      ((p[1] * 4 + 40 + 0.5 * (Math.floor((p[0] + p[2]) * 4 + 40) & 1)) % 1) - 0.5,
    ) < 0.16;
  return dots ? [0.7, 0.68, 0.62] : [0.42, 0.03, 0.035];
}, 0.45);
const ribbon = stuff([0.68, 0.48, 0.16], 0.7);
const loop = (turn: number, tilt: number): readonly Part[] =>
  leaned(
    "y",
    turn,
    moved(
      [0, 0.78, 0],
      leaned("z", tilt, [
        solid(
          (p) => {
            const q: Vec = [(p[0] - 0.24) / 1.15, p[1], p[2]];
            const r = Math.hypot(q[0], q[1] * 1.5);
            return (
              Math.max(Math.abs(r - 0.2) - 0.014, Math.abs(q[2]) - 0.1 * smooth(-0.3, 0.1, q[0]) - 0.02) * 0.75 - 0.006
            );
          },
          [0.24, 0, 0],
          0.32,
          ribbon,
        ),
      ]),
    ),
  );
export const giftBox: Thing = {
  pitch: 0.35,
  parts: aside(
    [
      block([0, -0.12, 0], [0.72, 0.62, 0.72], wrap, 0.03),
      block([0, 0.6, 0], [0.78, 0.14, 0.78], wrap, 0.03),
      ...[
        [0.135, 0.79],
        [0.79, 0.135],
      ].map(([a, b]) =>
        solid(
          (p) =>
            Math.min(
              box(sub(p, [0, 0.6, 0]), [a as number, 0.15, b as number], 0.01),
              box(sub(p, [0, -0.12, 0]), [Math.min(a as number, 0.73), 0.63, Math.min(b as number, 0.73)], 0.01),
            ),
          [0, 0.05, 0],
          1.2,
          ribbon,
        ),
      ),
      ...loop(0.78, 0.5),
      ...loop(0.78 + Math.PI, 0.5),
      ...loop(0.78 + Math.PI / 2, 0.75),
      ...loop(0.78 - Math.PI / 2, 0.75),
      ball([0, 0.82, 0], [0.1, 0.08, 0.1], ribbon),
      ...[1.6, 0.2].map((turn) =>
        solid(
          (p) => {
            const c = Math.cos(turn);
            const s = Math.sin(turn);
            const along = p[0] * c + p[2] * s;
            const across = p[2] * c - p[0] * s;
            const y = 0.77 - 0.06 * Math.sin(9 * along);
            return (
              Math.max(
                Math.abs(p[1] - y) - 0.01,
                Math.abs(across) - 0.07,
                -along,
                along - 0.5 - 0.6 * Math.abs(across),
              ) *
                0.7 -
              0.006
            );
          },
          [0.28 * Math.cos(turn), 0.76, 0.28 * Math.sin(turn)],
          0.36,
          ribbon,
        ),
      ),
    ],
    0.5,
  ),
};

const hide = leather([0.27, 0.12, 0.045]);
const stitched = leather([0.16, 0.065, 0.026]);
export const suitcase: Thing = {
  pitch: 0.25,
  parts: aside(
    [
      block([0, 0, 0], [1.05, 0.7, 0.3], hide, 0.1),
      solid(
        (p) =>
          Math.abs(box(p, [1.055, 0.705, 0.4], 0.1)) < 1
            ? Math.max(Math.abs(box([p[0], p[1], 0], [1.05, 0.7, 1], 0.1)) - 0.014, Math.abs(p[2] - 0.06) - 0.012)
            : 1,
        [0, 0, 0.05],
        1.32,
        stuff([0.5, 0.36, 0.14], 0.8),
      ),
      ...[-0.62, 0.62].map((x) =>
        solid(
          (p) => Math.max(Math.abs(box([0, p[1], p[2]], [1, 0.7, 0.3], 0.1)) - 0.02, Math.abs(p[0] - x) - 0.075),
          [x, 0, 0],
          0.8,
          stitched,
        ),
      ),
      ...[-0.62, 0.62].flatMap((x) => [
        block([x, 0.42, 0.325], [0.1, 0.09, 0.014], brass, 0.02),
        block([x, 0.42, 0.34], [0.05, 0.045, 0.014], blackIron, 0.01),
      ]),
      ...[-1, 1].flatMap((a) =>
        [-1, 1].flatMap((b) =>
          [-1, 1].map((c) =>
            solid(
              (p) => box(sub(p, [0.94 * a, 0.59 * b, 0.19 * c]), [0.13, 0.13, 0.13], 0.1) - 0.006,
              [0.94 * a, 0.59 * b, 0.19 * c],
              0.2,
              stitched,
            ),
          ),
        ),
      ),
      grouped([
        bar([-0.22, 0.74, 0], [-0.19, 0.86, 0], 0.035, stitched),
        bar([0.22, 0.74, 0], [0.19, 0.86, 0], 0.035, stitched),
        bar([-0.19, 0.87, 0], [0.19, 0.87, 0], 0.05, stitched),
      ]),
      ...[-0.22, 0.22].map((x) => block([x, 0.71, 0], [0.05, 0.03, 0.06], brass, 0.01)),
      block([0, 0.42, 0.31], [0.12, 0.07, 0.014], brass, 0.02),
    ],
    0.4,
  ),
};

const old = stuff(mottled([0.34, 0.23, 0.1], [0.17, 0.11, 0.05], 7), 0.85);
export const key: Thing = {
  pitch: 0.1,
  parts: leaned(
    "z",
    -0.7,
    leaned("y", -0.3, [
      ...[
        [0, 0.98],
        [-0.23, 0.7],
        [0.23, 0.7],
      ].map(([x, y]) => ring([x as number, y as number, 0], 0.2, 0.06, "z", old)),
      ball([0, 0.46, 0], [0.14, 0.08, 0.1], old),
      ball([0, 0.34, 0], [0.1, 0.05, 0.1], old),
      bar([0, 0.4, 0], [0, -1.15, 0], 0.065, old),
      ball([0, -0.45, 0], [0.1, 0.04, 0.1], old),
      plate(
        "z",
        [
          0, -0.78, 0.36, -0.78, 0.36, -0.9, 0.26, -0.9, 0.26, -0.96, 0.36, -0.96, 0.36, -1.08, 0.14, -1.08, 0.14, -1.0,
          0, -1.0,
        ],
        0.035,
        old,
      ),
    ]),
  ),
};
