/** Books, and what is given away. */
import type { Part, Rgb, Thing } from "./march";
import { gold, leather, woven } from "./materials";
import { aside, ball, block, grouped, leaned, moved, ring, type Stuff, solid, stuff } from "./solids";
import { box, rough, scale, smooth, sub, type Vec } from "./space";

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
