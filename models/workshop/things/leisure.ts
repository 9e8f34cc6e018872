/** What one rests in and at, and a bath. */
import type { Thing } from "./march";
import { brass, chrome, pine, porcelain, walnut } from "./materials";
import { aside, ball, bar, bent, block, grouped, leaned, paired, solid, stuff, tube } from "./solids";
import { box, clamp, smooth, sub, type Vec } from "./space";

export const rockingChair: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      ...paired([
        tube(
          Array.from({ length: 13 }, (_, i): Vec => {
            const t = -1 + i / 6;
            return [0.46, -1.0 + 0.2 * t * t, 0.98 * t - 0.05];
          }),
          0.045,
          walnut("z"),
        ),
        bar([0.44, -0.94, 0.42], [0.42, 0.22, 0.46], 0.045, walnut("y")),
        bar([0.42, -0.94, -0.42], [0.4, -0.16, -0.4], 0.045, walnut("y")),
        bar([0.4, -0.16, -0.38], [0.42, 1.12, -0.72], 0.05, walnut("y"), 0.04),
        ball([0.42, 1.15, -0.73], 0.06, walnut("y")),
        solid(
          (p) => box(sub(p, [0.45, 0.25, 0.0]), [0.07, 0.03, 0.58], 0.03) * 0.95,
          [0.45, 0.25, 0],
          0.6,
          walnut("z"),
        ),
        bar([0.42, -0.5, 0.42], [0.42, -0.5, -0.42], 0.028, walnut("z")),
      ]),
      block([0, -0.14, 0.04], [0.48, 0.04, 0.46], walnut("z"), 0.03),
      bar([-0.42, -0.5, 0.42], [0.42, -0.5, 0.42], 0.028, walnut("x")),
      bar([-0.42, -0.6, -0.42], [0.42, -0.6, -0.42], 0.028, walnut("x")),
      ...leaned("x", -0.26, [
        block([0, 1.05, -0.42], [0.42, 0.12, 0.03], walnut("x"), 0.03),
        block([0, -0.02, -0.42], [0.4, 0.05, 0.025], walnut("x"), 0.02),
        grouped([-0.28, -0.14, 0, 0.14, 0.28].map((x) => bar([x, 0, -0.42], [x, 1.0, -0.42], 0.022, walnut("y")))),
      ]),
    ],
    0.6,
  ),
};

const stripes = stuff(
  (p) => {
    const band = Math.floor((p[0] + 0.5) * 7);
    return band % 2 === 0 ? [0.72, 0.7, 0.64] : [0.05, 0.2, 0.36];
  },
  0.03,
  { soft: 0.3 },
);

export const deckChair: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      ...paired([
        bar([0.52, -0.82, 0.95], [0.52, 0.92, -0.85], 0.045, pine("y")),
        bar([0.58, -0.82, -0.85], [0.58, 0.02, 0.72], 0.04, pine("y")),
        bar([0.48, 0.28, -0.18], [0.48, -0.78, -0.62], 0.035, pine("y")),
      ]),
      bar([-0.52, 0.88, -0.81], [0.52, 0.88, -0.81], 0.045, pine("x")),
      bar([-0.58, 0.0, 0.7], [0.58, 0.0, 0.7], 0.045, pine("x")),
      bar([-0.58, -0.78, -0.8], [0.58, -0.78, -0.8], 0.04, pine("x")),
      bar([-0.52, -0.75, 0.88], [0.52, -0.75, 0.88], 0.04, pine("x")),
      solid(
        (p) => {
          // The cloth hangs in a bow from the upper bar to the front one.
          const t = clamp((0.7 - p[2]) / 1.51, 0, 1);
          const y = 0.88 * t ** 2.1 - 0.62 * Math.sin(Math.PI * t) * (1 - 0.55 * t);
          return Math.max(Math.abs(p[1] - y) * 0.55 - 0.008, Math.abs(p[0]) - 0.46, p[2] - 0.7, -0.81 - p[2]) * 0.85;
        },
        [0, 0.2, -0.05],
        1.15,
        stripes,
      ),
    ],
    0.55,
  ),
};

export const picnicTable: Thing = {
  pitch: 0.25,
  parts: aside(
    [
      ...[-0.36, -0.12, 0.12, 0.36].map((z) => block([0, 0.42, z], [1.3, 0.04, 0.11], pine("x"), 0.02)),
      ...[-1, 1].flatMap((s) => [0.82, 1.04].map((z) => block([0, -0.06, z * s], [1.3, 0.035, 0.1], pine("x"), 0.02))),
      ...[-0.9, 0.9].flatMap((x) => [
        block([x, 0.34, 0], [0.04, 0.045, 0.46], pine("z"), 0.01),
        block([x, -0.13, 0], [0.04, 0.05, 1.12], pine("z"), 0.01),
        bar([x + 0.06, 0.36, 0.24], [x + 0.06, -0.62, 0.66], 0.055, pine("y")),
        bar([x + 0.06, 0.36, -0.24], [x + 0.06, -0.62, -0.66], 0.055, pine("y")),
      ]),
      ...[-1, 1].map((s) => bar([0.82 * s, -0.1, 0], [0.15 * s, 0.36, 0], 0.035, pine("x"))),
    ],
    0.45,
  ),
};

export const bathtub: Thing = {
  pitch: 0.35,
  parts: aside(
    [
      solid(
        (p) => {
          const long = (q: Vec, grow: number): number => {
            const t = clamp((q[1] + 0.45) / 0.9, 0, 1);
            const [a, b] = [0.98 + 0.26 * t + grow, 0.4 + 0.16 * t + grow];
            const x = Math.max(Math.abs(q[0]) - a + b, 0);
            return Math.hypot(x, q[2]) - b;
          };
          const lift = 0.14 * smooth(0.3, 1.25, p[0]);
          const q: Vec = [p[0], p[1] - lift * smooth(-0.4, 0.45, p[1]), p[2]];
          const out = Math.max(long(q, 0), -q[1] - 0.45, q[1] - 0.45);
          const inside = Math.max(long(q, -0.055), -q[1] - 0.36);
          return Math.max(out, -inside) * 0.8 - 0.02;
        },
        [0, 0.05, 0],
        1.42,
        porcelain,
      ),
      solid(
        (p) => {
          const t = 0.45;
          const lift = 0.14 * smooth(0.3, 1.25, p[0]);
          const b = 0.57;
          const a = 1.25;
          const x = Math.max(Math.abs(p[0]) - a + b, 0);
          return (Math.hypot(Math.hypot(x, p[2]) - b, p[1] - t - lift) - 0.05) * 0.85;
        },
        [0, 0.5, 0],
        1.36,
        porcelain,
      ),
      ...[-0.72, 0.72].flatMap((x) =>
        [-0.3, 0.3].flatMap((z) => [
          tube(
            bent(
              [
                [x, -0.36, z],
                [x * 1.12, -0.5, z * 1.35],
                [x * 1.06, -0.68, z * 1.2],
              ],
              3,
            ),
            (t) => 0.1 - 0.04 * t,
            brass,
          ),
          ball([x * 1.08, -0.72, z * 1.28], [0.09, 0.05, 0.08], brass),
        ]),
      ),
      tube(
        bent(
          [
            [-1.28, 0.2, 0],
            [-1.3, 0.86, 0],
            [-1.12, 1.02, 0],
            [-0.94, 0.9, 0],
            [-0.92, 0.8, 0],
          ],
          4,
        ),
        0.04,
        chrome,
      ),
      ...[-0.14, 0.14].flatMap((z) => [
        bar([-1.3, 0.62, z], [-1.3, 0.62, 0], 0.03, chrome),
        grouped([
          bar([-1.3, 0.62, z * 1.2], [-1.3, 0.74, z * 1.2], 0.025, chrome),
          bar([-1.37, 0.7, z * 1.2], [-1.23, 0.7, z * 1.2], 0.025, chrome),
        ]),
      ]),
    ],
    0.45,
  ),
};
