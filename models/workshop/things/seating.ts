/** What one sits and lies on: frames of wood, cushions of cloth. */
import type { Part, Rgb, Thing } from "./march";
import { blackIron, cloth, grained, oak, walnut, woven } from "./materials";
import { aside, bar, block, grouped, moved, paired, type Stuff, solid, stuff } from "./solids";
import { box, clamp, rough, scale, sub, type Vec } from "./space";

/** A filled cushion: a box with soft edges, fuller in the middle. @param half half sides */
export function padded(at: Vec, half: Vec, of: Stuff, full = 0.05): Part {
  return solid(
    (p) => {
      const q = sub(p, at);
      const [u, v, w] = [q[0] / half[0], q[1] / half[1], q[2] / half[2]];
      const swell = full * clamp(1 - Math.max(u * u * (v * v + w * w), v * v * w * w), 0, 1);
      return box(q, half, 0.7 * Math.min(...half)) * 0.9 - swell * 0.8 + 0.004 * rough(scale(q, 5));
    },
    at,
    Math.hypot(...half) + full,
    of,
  );
}

const seat = stuff(woven([0.56, 0.42, 0.24], [0.36, 0.25, 0.12], 70), 0.05);

export const diningChair: Thing = {
  pitch: 0.25,
  parts: aside(
    [
      ...paired([
        bar([0.4, -1.05, 0.38], [0.42, -0.12, 0.4], 0.042, oak("y"), 0.052),
        bar([0.38, -1.05, -0.46], [0.38, -0.1, -0.38], 0.042, oak("y"), 0.052),
        bar([0.38, -0.1, -0.38], [0.4, 0.98, -0.56], 0.05, oak("y"), 0.036),
        block([0.41, -0.19, 0], [0.028, 0.055, 0.37], oak("z"), 0.015),
        bar([0.39, -0.66, 0.38], [0.38, -0.66, -0.42], 0.026, oak("z")),
      ]),
      block([0, -0.19, 0.4], [0.4, 0.055, 0.028], oak("x"), 0.015),
      block([0, -0.19, -0.38], [0.38, 0.055, 0.028], oak("x"), 0.015),
      bar([-0.39, -0.66, 0], [0.39, -0.66, 0], 0.024, oak("x")),
      padded([0, -0.1, 0.02], [0.45, 0.05, 0.44], seat, 0.03),
      ...[
        [0.88, 0.1, -0.53],
        [0.56, 0.055, -0.475],
        [0.28, 0.055, -0.43],
      ].map(([y, tall, z]) =>
        solid(
          (p) => {
            const q: Vec = [
              p[0],
              p[1] - (y as number),
              p[2] - (z as number) + 0.06 - 0.35 * p[0] * p[0] + 0.16 * (p[1] - (y as number)),
            ];
            return box(q, [0.4, tall as number, 0.02], 0.015) * 0.85;
          },
          [0, y as number, z as number],
          0.45,
          oak("x"),
        ),
      ),
    ],
    0.6,
  ),
};

const linen = cloth([0.5, 0.46, 0.39], 110);
const moss = cloth([0.16, 0.2, 0.11], 110);
const foot = (x: number, z: number): Part => bar([x, -0.62, z], [x * 1.04, -0.9, z * 1.06], 0.055, walnut("y"), 0.032);

export const armchair: Thing = {
  pitch: 0.25,
  parts: aside([
    padded([0, -0.42, 0.02], [0.62, 0.2, 0.62], moss, 0.01),
    padded([0, -0.12, 0.14], [0.58, 0.16, 0.56], moss, 0.06),
    solid(
      (p) => {
        const lean = p[2] + 0.5 + 0.22 * (p[1] - 0.2);
        return box([p[0], p[1] - 0.34, lean], [0.66, 0.7, 0.16], 0.15) * 0.92 - 0.02;
      },
      [0, 0.34, -0.52],
      1.05,
      moss,
    ),
    padded([0, 0.38, -0.28], [0.52, 0.36, 0.15], moss, 0.05),
    ...paired([
      solid(
        (p) => {
          const q = sub(p, [0.74, -0.14, 0]);
          return box(q, [0.14 + 0.03 * clamp(q[1] * 3, 0, 1), 0.4, 0.64], 0.13) * 0.9;
        },
        [0.74, -0.14, 0],
        0.82,
        moss,
      ),
      foot(0.66, 0.5),
      foot(0.66, -0.5),
    ]),
  ]),
};

export const sofa: Thing = {
  pitch: 0.25,
  parts: aside(
    [
      padded([0, -0.36, 0], [1.32, 0.17, 0.58], linen, 0.01),
      ...[-0.84, 0, 0.84].map((x) => padded([x, -0.1, 0.12], [0.425, 0.14, 0.52], linen, 0.045)),
      solid(
        (p) => box([p[0], p[1] - 0.12, p[2] + 0.5 + 0.15 * p[1]], [1.34, 0.52, 0.13], 0.12) * 0.93,
        [0, 0.12, -0.52],
        1.5,
        linen,
      ),
      ...[-0.84, 0, 0.84].map((x) => padded([x, 0.3, -0.26], [0.41, 0.3, 0.15], linen, 0.05)),
      ...paired([
        padded([1.42, -0.12, 0.02], [0.15, 0.36, 0.62], linen, 0.02),
        bar([1.3, -0.5, 0.46], [1.34, -0.76, 0.5], 0.045, oak("y"), 0.03),
        bar([1.3, -0.5, -0.46], [1.34, -0.76, -0.5], 0.045, oak("y"), 0.03),
      ]),
    ],
    0.45,
  ),
};

const quilt = (p: Vec): Rgb => {
  const line = Math.min(Math.abs(Math.sin(7 * (p[0] + p[2]))), Math.abs(Math.sin(7 * (p[0] - p[2]))));
  return scale([0.58, 0.62, 0.66], 0.82 + 0.18 * clamp(5 * line, 0, 1));
};
const sheet = cloth([0.74, 0.72, 0.68], 80);

export const bed: Thing = {
  pitch: 0.3,
  parts: aside(
    [
      block([0, -0.42, 0.1], [0.92, 0.1, 1.22], walnut("z"), 0.03),
      block([0, 0, -1.16], [0.98, 0.62, 0.06], walnut("x"), 0.05),
      ...[-0.62, 0, 0.62].map((x) => block([x, 0.06, -1.09], [0.26, 0.38, 0.02], walnut("y"), 0.02)),
      padded([0, -0.2, 0.1], [0.87, 0.16, 1.16], sheet, 0.01),
      solid(
        (p) => {
          const q = sub(p, [0, -0.18, 0.42]);
          const folds =
            0.012 * Math.sin(9 * p[2] + 3 * rough([p[0] * 2, 0, p[2] * 2])) * clamp(Math.abs(p[0]) * 4 - 3.2, 0, 1);
          return box(q, [0.93, 0.23, 0.9], 0.1) * 0.9 + folds + 0.008 * rough(scale(p, 4));
        },
        [0, -0.18, 0.42],
        1.34,
        stuff(quilt, 0.03),
      ),
      padded([0, 0.02, -0.42], [0.94, 0.05, 0.16], sheet, 0.02),
      ...[-0.43, 0.43].map((x) => padded([x, 0.06, -0.82], [0.37, 0.11, 0.22], sheet, 0.05)),
      ...paired([
        block([0.86, -0.62, 1.22], [0.05, 0.14, 0.05], walnut("y"), 0.02),
        block([0.88, -0.62, -1.14], [0.05, 0.14, 0.05], walnut("y"), 0.02),
      ]),
    ],
    0.6,
  ),
};

export const coffeeTable: Thing = {
  pitch: 0.35,
  parts: aside([
    block([0, 0.26, 0], [1.15, 0.055, 0.6], oak("x"), 0.03),
    block([0, -0.22, 0], [1, 0.03, 0.5], oak("x"), 0.02),
    grouped(
      paired([
        bar([1.0, 0.22, 0.48], [1.04, -0.5, 0.52], 0.055, oak("y"), 0.038),
        bar([1.0, 0.22, -0.48], [1.04, -0.5, -0.52], 0.055, oak("y"), 0.038),
      ]),
    ),
    block([0, 0.17, 0.47], [0.98, 0.05, 0.025], oak("x"), 0.01),
    block([0, 0.17, -0.47], [0.98, 0.05, 0.025], oak("x"), 0.01),
  ]),
};

const panel = stuff(grained([0.6, 0.43, 0.24], [0.48, 0.31, 0.15], "y"), 0.3);
export const wardrobe: Thing = {
  pitch: 0.18,
  parts: aside(
    [
      block([0, 0, 0], [0.9, 1.2, 0.46], panel, 0.02),
      block([0, 1.23, 0.01], [0.97, 0.05, 0.52], oak("x"), 0.03),
      block([0, -1.22, 0.01], [0.93, 0.06, 0.48], oak("x"), 0.02),
      ...[-0.445, 0.445].flatMap((x) => [
        block([x, 0.24, 0.48], [0.42, 0.9, 0.03], panel, 0.015),
        ...[0.66, -0.18].map((y) => block([x, y, 0.515], [0.28, 0.36, 0.016], panel, 0.016)),
        block([x * 0.16, 0.2, 0.55], [0.014, 0.1, 0.022], blackIron, 0.012),
        block([x, -0.9, 0.48], [0.42, 0.2, 0.03], panel, 0.015),
        block([x, -0.9, 0.54], [0.12, 0.014, 0.02], blackIron, 0.012),
      ]),
      ...paired(
        moved(
          [0.8, -1.34, 0],
          [block([0, 0, 0.36], [0.07, 0.07, 0.07], oak("y")), block([0, 0, -0.36], [0.07, 0.07, 0.07], oak("y"))],
        ),
      ),
    ],
    0.5,
  ),
};
