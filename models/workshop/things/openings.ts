/** A window and a door with their frames. */
import type { Thing } from "./march";
import { brass, matt, mottled, oak, paneGlass } from "./materials";
import { bar, block, grouped, solid, stuff } from "./solids";
import { smooth, sub } from "./space";

const white = matt([0.69, 0.68, 0.65]);

export const window: Thing = {
  pitch: 0.05,
  parts: [
    block([0, 0, -0.03], [0.86, 1.12, 0.01], paneGlass, 0.004),
    grouped([
      ...[-1, 1].flatMap((s) => [
        block([0.92 * s, 0, 0], [0.1, 1.26, 0.1], white, 0.02),
        block([0, 1.18 * s, 0], [1.0, 0.1, 0.1], white, 0.02),
      ]),
      block([0, 0, 0], [0.06, 1.1, 0.06], white, 0.02),
      ...[-0.44, 0.44].map((x) => block([x, 0, -0.01], [0.02, 1.1, 0.035], white, 0.01)),
      ...[-0.38, 0.38].map((y) => block([0, y, -0.01], [0.86, 0.02, 0.035], white, 0.01)),
      block([0, -1.3, 0.1], [1.14, 0.05, 0.22], white, 0.02),
    ]),
    block([0.1, -0.05, 0.08], [0.02, 0.09, 0.02], brass, 0.01),
  ],
};

const oiled = oak("y");

export const door: Thing = {
  pitch: 0.05,
  parts: [
    block([0, 0, 0], [0.62, 1.3, 0.05], oiled, 0.01),
    ...[
      [-0.28, 0.75, 0.36],
      [0.28, 0.75, 0.36],
      [-0.28, -0.15, 0.36],
      [0.28, -0.15, 0.36],
      [-0.28, -0.88, 0.26],
      [0.28, -0.88, 0.26],
    ].flatMap(([x, y, tall]) =>
      [-1, 1].map((s) =>
        solid(
          (p) => {
            const q = sub(p, [x as number, y as number, 0.045 * s]);
            const edge = Math.max(Math.abs(q[0]) - 0.2, Math.abs(q[1]) - (tall as number));
            return (
              Math.max(
                edge,
                Math.abs(q[2]) - 0.012 - 0.03 * smooth(-0.035, -0.075, edge) + 0.02 * smooth(-0.02, 0, edge),
              ) * 0.8
            );
          },
          [x as number, y as number, 0.045 * s],
          0.45,
          oiled,
        ),
      ),
    ),
    ...[-1, 1].map((s) => block([0.74 * s, 0.02, 0], [0.1, 1.36, 0.1], oiled, 0.02)),
    block([0, 1.42, 0], [0.84, 0.1, 0.1], oak("x"), 0.02),
    block([0, -1.33, 0.02], [0.8, 0.03, 0.14], stuff(mottled([0.36, 0.35, 0.33], [0.26, 0.25, 0.24], 12), 0.1)),
    ...[-1, 1].flatMap((s) => [
      bar([0.5, -0.12, 0.05 * s], [0.5, -0.12, 0.14 * s], 0.025, brass),
      bar([0.5, -0.12, 0.14 * s], [0.36, -0.12, 0.14 * s], 0.026, brass),
      block([0.5, -0.12, 0.055 * s], [0.05, 0.14, 0.012], brass, 0.01),
    ]),
    ...[-0.9, 0.9].map((y) => bar([-0.63, y - 0.08, 0.06], [-0.63, y + 0.08, 0.06], 0.025, brass)),
  ],
};
