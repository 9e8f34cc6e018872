/** What is used in a yard or at a harbour. */
import type { Part, Rgb, Thing } from "./march";
import { blackIron, blackPlastic, grained, mottled, steel } from "./materials";
import { mixed } from "./pieces";
import { ball, bar, bent, grouped, leaned, ring, solid, stuff, tube } from "./solids";
import { clamp, rough, scale, smooth, sub, type Vec } from "./space";
import { wireWheel } from "./wheels";

const staves = (p: Vec): Rgb => {
  const at = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 22;
  const share = Math.abs(at - Math.floor(at) - 0.5);
  const k = (0.82 + 0.3 * Math.abs(rough([Math.floor(at) * 2.3, 0.5, 0.5]))) * (1 - 0.6 * smooth(0.44, 0.5, share));
  return scale(grained([0.42, 0.22, 0.085], [0.28, 0.13, 0.045], "y")([p[0], p[1] + Math.floor(at), p[2]], p), k);
};

const bulge = (y: number): number => 0.66 - 0.2 * (y / 0.9) ** 2;

export const barrel: Thing = {
  pitch: 0.3,
  parts: [
    solid(
      (p) => {
        const r = Math.hypot(p[0], p[2]);
        const body = Math.max(r - bulge(p[1]), Math.abs(p[1]) - 0.9);
        const head = Math.max(r - bulge(p[1]) + 0.05, 0.84 - Math.abs(p[1]));
        return Math.max(body, -head) * 0.9 - 0.008;
      },
      [0, 0, 0],
      1.08,
      stuff(
        (p) =>
          Math.hypot(p[0], p[2]) < bulge(p[1]) - 0.03
            ? scale(
                grained([0.42, 0.22, 0.085], [0.28, 0.13, 0.045], "z")(p, p),
                Math.abs(((p[0] * 5.5 + 20) % 1) - 0.5) > 0.46 ? 0.4 : 0.9,
              )
            : staves(p),
        0.15,
      ),
    ),
    ...[-0.78, -0.36, 0.36, 0.78].map((y) =>
      solid(
        (p) =>
          Math.max(Math.abs(Math.hypot(p[0], p[2]) - bulge(p[1]) - 0.012) - 0.012, Math.abs(p[1] - y) - 0.055) - 0.004,
        [0, y, 0],
        0.72,
        stuff(mottled([0.16, 0.145, 0.135], [0.09, 0.07, 0.06], 8), 0.55),
      ),
    ),
  ],
};

/** A tub that widens upwards; without an end above. */
const tub = (p: Vec): number => {
  const q = sub(p, [0.1, 0.12, 0]);
  const t = clamp((q[1] + 0.3) / 0.6, 0, 1);
  return Math.max(
    (q[0] - 0.34 - 0.36 * t) * 0.88,
    (-q[0] - 0.42 - 0.22 * t) * 0.93,
    Math.abs(q[2]) - 0.34 - 0.17 * t,
    -0.3 - q[1],
  );
};

const green = stuff(
  (p) =>
    mixed(
      [0.045, 0.2, 0.09],
      [0.14, 0.09, 0.05],
      0.8 * smooth(0.45, 0.75, rough(scale(p, 6)) + 0.4 * rough(scale(p, 17))),
    ),
  0.5,
);

export const wheelbarrow: Thing = {
  pitch: 0.25,
  parts: leaned("y", -0.5, [
    solid((p) => Math.max(tub(p), p[1] - 0.42, -tub(p) - 0.03) * 0.9 - 0.012, [0.1, 0.12, 0], 0.98, green),
    solid(
      (p) =>
        (Math.max(tub(p) + 0.02, p[1] - 0.3 - 0.26 * smooth(0.75, 0, Math.hypot(p[0] - 0.15, 1.3 * p[2]))) +
          0.02 * rough(scale(p, 8))) *
        0.7,
      [0.12, 0.2, 0],
      0.9,
      stuff(mottled([0.13, 0.075, 0.04], [0.06, 0.035, 0.02], 9), 0),
    ),
    ...wireWheel([0.92, -0.5, 0], 0.3, 0.06, 10, steel("x")),
    ...[-1, 1].flatMap((s) => [
      tube(
        bent(
          [
            [0.95, -0.5, 0.1 * s],
            [0.5, -0.28, 0.2 * s],
            [-0.4, -0.24, 0.34 * s],
            [-1.3, 0.05, 0.38 * s],
          ],
          3,
        ),
        0.03,
        stuff([0.1, 0.1, 0.105], 0.5),
      ),
      bar([-1.15, 0.0, 0.38 * s], [-1.4, 0.08, 0.385 * s], 0.045, blackPlastic),
      tube(
        [
          [-0.25, -0.25, 0.32 * s],
          [-0.5, -0.78, 0.38 * s],
          [-0.36, -0.8, 0.38 * s],
        ],
        0.026,
        stuff([0.1, 0.1, 0.105], 0.5),
      ),
    ]),
    bar([-0.44, -0.62, -0.36], [-0.44, -0.62, 0.36], 0.02, stuff([0.1, 0.1, 0.105], 0.5)),
  ]),
};

/** Wickerwork: rods over and under upright ones. */
const wicker = (u: number, v: number): readonly [bump: number, colour: Rgb] => {
  const row = v / 0.075;
  const column = u / 0.13 + 0.5 * (Math.floor(row) & 1);
  const over = Math.sin(2 * Math.PI * column);
  const across = Math.sin(Math.PI * (row - Math.floor(row)));
  const tone = 0.5 + 0.4 * rough([Math.floor(row) * 1.9, u * 3, 0.5]);
  const k = 0.45 + 0.55 * across * (0.7 + 0.3 * over);
  return [0.03 * across * (0.5 + 0.5 * over), scale(mixed([0.5, 0.3, 0.12], [0.34, 0.18, 0.06], tone), k)];
};

export const basket: Thing = {
  pitch: 0.35,
  parts: [
    solid(
      (p) => {
        const r = Math.hypot(p[0], p[2] * 1.25);
        const wide = 0.72 + 0.22 * smooth(-0.7, 0.2, p[1]);
        const [bump] = wicker(Math.atan2(p[2] * 1.25, p[0]) * 0.9, p[1] + 3);
        const shell = Math.max(Math.abs(r - wide + 0.03) - 0.035 - bump * 0.7, Math.abs(p[1] + 0.3) - 0.45);
        const floor = Math.max(r - wide, Math.abs(p[1] + 0.72) - 0.03);
        return Math.min(shell, floor) * 0.65;
      },
      [0, -0.3, 0],
      1.08,
      stuff((p) => wicker(Math.atan2(p[2] * 1.25, p[0]) * 0.9, p[1] + 3)[1], 0.15),
    ),
    ...[0.15, -0.72].map((y, i) =>
      grouped(
        Array.from({ length: 40 }, (_, k): Part => {
          const r = i === 0 ? 0.93 : 0.74;
          const at = (j: number): Vec => {
            const w = (j * 2 * Math.PI) / 40;
            return [r * Math.cos(w), y + 0.018 * Math.sin(20 * w), (r / 1.25) * Math.sin(w)];
          };
          return bar(at(k), at(k + 1), 0.045, stuff(mottled([0.46, 0.27, 0.1], [0.3, 0.16, 0.055], 9), 0.15));
        }),
      ),
    ),
    tube(
      bent(
        [
          [-0.92, 0.05, 0],
          [-0.88, 0.6, 0],
          [-0.5, 1.0, 0],
          [0, 1.12, 0],
          [0.5, 1.0, 0],
          [0.88, 0.6, 0],
          [0.92, 0.05, 0],
        ],
        4,
      ),
      0.05,
      stuff((p) => mixed([0.5, 0.3, 0.12], [0.28, 0.15, 0.05], 0.5 + 0.5 * Math.sin(40 * (p[0] + p[1]))), 0.15),
    ),
  ],
};

export const anchor: Thing = {
  pitch: 0.08,
  parts: leaned(
    "y",
    -0.3,
    leaned("z", 0.14, [
      bar([0, -0.95, 0], [0, 0.78, 0], 0.085, blackIron, 0.065),
      ring([0, 0.98, 0], 0.19, 0.045, "z", blackIron),
      bar([-0.52, 0.6, 0], [0.52, 0.6, 0], 0.05, blackIron),
      ball([-0.54, 0.6, 0], 0.085, blackIron),
      ball([0.54, 0.6, 0], 0.085, blackIron),
      tube(
        bent(
          [
            [-0.92, -0.3, 0],
            [-0.74, -0.72, 0],
            [-0.38, -0.98, 0],
            [0, -1.08, 0],
            [0.38, -0.98, 0],
            [0.74, -0.72, 0],
            [0.92, -0.3, 0],
          ],
          4,
        ),
        (t) => 0.055 + 0.05 * (1 - Math.abs(2 * t - 1)),
        blackIron,
      ),
      ...[-1, 1].map((s) =>
        solid(
          (p) => {
            const q: Vec = [s * p[0] - 0.86, p[1] + 0.4, p[2]];
            const along = 0.4 * q[0] + 0.92 * q[1];
            const off = 0.92 * q[0] - 0.4 * q[1];
            const wide = 0.17 * clamp((0.34 - along) / 0.5, 0, 1);
            return (
              Math.max(Math.abs(q[2]) - wide, Math.abs(off + 0.05) - 0.025, along - 0.3, -along - 0.17) * 0.8 - 0.012
            );
          },
          [0.86 * s, -0.36, 0],
          0.36,
          blackIron,
        ),
      ),
      tube(
        bent(
          [
            [0, 1.1, 0.06],
            [0.2, 0.85, 0.14],
            [0.16, 0.3, 0.16],
            [-0.16, 0.0, 0.16],
            [-0.2, -0.4, -0.1],
            [0.24, -0.66, -0.1],
          ],
          4,
        ),
        0.04,
        stuff(
          (p) => mixed([0.5, 0.38, 0.2], [0.36, 0.26, 0.12], 0.5 + 0.5 * Math.sin(60 * (p[0] + p[1] + p[2]))),
          0.05,
        ),
      ),
    ]),
  ),
};
