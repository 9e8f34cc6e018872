/** A microphone, headphones, a trumpet. */
import type { Thing } from "./march";
import { blackIron, blackPlastic, chrome, gold, leather } from "./materials";
import { curved } from "./outline";
import { aside, ball, bar, bent, block, disk, leaned, moved, paired, ring, solid, spun, stuff, tube } from "./solids";
import { sub, type Vec } from "./space";

const mesh = stuff(
  (p) => (Math.sin(70 * p[1]) * Math.sin(70 * (p[0] + p[2])) > 0.1 ? [0.42, 0.43, 0.45] : [0.12, 0.12, 0.13]),
  0.7,
);

export const microphone: Thing = {
  pitch: 0.1,
  parts: aside(
    [
      spun([0, -1.5, 0.5, -1.5, 0.5, -1.45, 0.12, -1.38, 0, -1.38], blackIron),
      bar([0, -1.4, 0], [0, 0.5, 0], 0.032, chrome),
      disk([0, -0.4, 0], 0.055, 0.1, "y", blackPlastic),
      ...moved(
        [0, 0.6, 0],
        leaned("x", 0.5, [
          disk([0, 0.05, 0], 0.09, 0.06, "y", blackPlastic),
          spun(
            [0, -0.25, 0.075, -0.25, 0.08, -0.1, 0.14, 0.45, 0.15, 0.52, 0, 0.52],
            stuff([0.035, 0.035, 0.038], 0.5),
          ),
          ball([0, 0.66, 0], [0.21, 0.23, 0.21], mesh),
          ring([0, 0.62, 0], 0.21, 0.022, "y", chrome),
        ]),
      ),
    ],
    0.3,
  ),
};

export const headphones: Thing = {
  pitch: 0.15,
  parts: aside(
    [
      tube(
        Array.from({ length: 17 }, (_, i): Vec => {
          const w = Math.PI * (i / 16);
          return [0.78 * Math.cos(w), 0.1 + 0.82 * Math.sin(w), 0];
        }),
        0.05,
        stuff([0.3, 0.3, 0.31], 0.8),
      ),
      solid(
        (p) => {
          const r = Math.hypot(p[0] * 1.05, p[1] - 0.1) - 0.84;
          return Math.max(Math.hypot(r, p[2] * 0.62) - 0.085, 0.62 - p[1]) * 0.85;
        },
        [0, 0.78, 0],
        0.8,
        leather([0.05, 0.045, 0.042]),
      ),
      ...paired([
        block([0.82, 0.0, 0], [0.05, 0.24, 0.07], stuff([0.3, 0.3, 0.31], 0.8), 0.03),
        solid(
          (p) => {
            const q = sub(p, [0.82, -0.3, 0]);
            return (
              (Math.hypot(Math.max(Math.hypot(q[1] / 1.2, q[2]) - 0.25, 0), Math.max(Math.abs(q[0]) - 0.08, 0)) -
                0.07) *
              0.85
            );
          },
          [0.82, -0.3, 0],
          0.48,
          stuff([0.05, 0.052, 0.056], 0.5),
        ),
        solid(
          (p) => {
            const q = sub(p, [0.64, -0.3, 0]);
            return Math.hypot((Math.hypot(q[1] / 1.2, q[2]) - 0.24) * 0.95, q[0]) - 0.1;
          },
          [0.64, -0.3, 0],
          0.46,
          leather([0.06, 0.055, 0.05]),
        ),
        disk([0.97, -0.3, 0], 0.2, 0.015, "x", stuff([0.36, 0.36, 0.37], 0.8)),
      ]),
    ],
    0.45,
  ),
};

export const trumpet: Thing = {
  pitch: 0.2,
  parts: leaned(
    "y",
    -0.35,
    leaned("z", 0.25, [
      ...leaned("z", Math.PI / 2, [
        spun(
          curved([0.52, -1.5, 0.34, -1.32, 0.18, -1.12, 0.1, -0.8, 0.07, -0.3, 0.065, 0.3], 4).concat([
            0.045, 0.3, 0.05, -0.3, 0.08, -0.8, 0.16, -1.12, 0.32, -1.32, 0.5, -1.51,
          ]),
          gold,
          [0, 0, 0],
          0.006,
        ),
      ]),
      tube(
        bent(
          [
            [-0.3, 0, 0],
            [-0.85, 0, 0],
            [-1.0, -0.16, 0],
            [-0.85, -0.32, 0],
            [-0.2, -0.32, 0],
            [0.5, -0.32, 0],
          ],
          4,
        ),
        0.055,
        gold,
      ),
      bar([0.4, -0.32, 0.0], [0.75, -0.32, 0], 0.05, gold),
      tube(
        bent(
          [
            [0.72, -0.32, 0],
            [0.86, -0.24, 0.06],
            [0.86, -0.06, 0.1],
            [0.7, 0.02, 0.12],
          ],
          3,
        ),
        0.05,
        gold,
      ),
      bar([0.7, 0.02, 0.12], [-1.0, 0.04, 0.12], 0.045, gold, 0.04),
      bar([-1.0, 0.04, 0.12], [-1.24, 0.04, 0.12], 0.03, chrome),
      bar([-1.24, 0.04, 0.12], [-1.32, 0.04, 0.12], 0.04, chrome, 0.085),
      ...[-0.16, 0.02, 0.2].flatMap((x) => [
        bar([x, -0.52, 0.06], [x, 0.12, 0.06], 0.08, gold),
        bar([x, 0.12, 0.06], [x, 0.28, 0.06], 0.022, chrome),
        disk([x, 0.29, 0.06], 0.055, 0.015, "y", stuff([0.7, 0.68, 0.62], 0.6)),
        disk([x, 0.13, 0.06], 0.088, 0.03, "y", gold),
        disk([x, -0.56, 0.06], 0.06, 0.04, "y", gold),
      ]),
    ]),
  ),
};
