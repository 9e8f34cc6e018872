/** A suitcase and a key. */
import type { Thing } from "./march";
import { blackIron, brass, leather, mottled } from "./materials";
import { aside, ball, bar, block, grouped, leaned, plate, ring, solid, stuff } from "./solids";
import { box, sub } from "./space";

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
