/** What stands between a garden and its road. */
import type { Part, Rgb, Thing } from "./march";
import { blackIron, grained, granite, stoneWall, weathered } from "./materials";
import { mixed } from "./pieces";
import { aside, ball, bar, block, disk, grouped, paired, plate, ring, solid, spun, stuff } from "./solids";
import { clamp, rough, scale, smooth, sub, type Vec } from "./space";

const whitewash = stuff(
  (p) =>
    mixed(
      grained([0.7, 0.68, 0.63], [0.6, 0.58, 0.52], "y")(p, p),
      [0.36, 0.3, 0.22],
      smooth(0.55, 0.85, rough(scale(p, 7))),
    ),
  0.1,
);

const picket = (x: number): Part =>
  plate("z", [-0.085, -0.62, 0.085, -0.62, 0.085, 0.5, 0, 0.66, -0.085, 0.5], 0.022, whitewash, [x, 0, 0.05], 0.012);

export const fence: Thing = {
  pitch: 0.15,
  parts: aside(
    [
      ...Array.from({ length: 11 }, (_, i) => picket(-1.5 + 0.3 * i)),
      ...[-0.35, 0.25].map((y) => block([0, y, 0], [1.72, 0.06, 0.03], whitewash, 0.01)),
      ...[-1.72, 0, 1.72].flatMap((x) => [
        block([x, -0.02, -0.05], [0.075, 0.66, 0.075], whitewash, 0.015),
        solid(
          (p) =>
            Math.max(
              Math.max(Math.abs(p[0] - x), Math.abs(p[2] + 0.05)) * 0.6 + (p[1] - 0.72) * 0.8,
              0.63 - p[1],
              Math.max(Math.abs(p[0] - x), Math.abs(p[2] + 0.05)) - 0.095,
            ) - 0.008,
          [x, 0.68, -0.05],
          0.17,
          whitewash,
        ),
      ]),
    ],
    0.4,
  ),
};

const scroll = (x: number, y: number, s: number): Part =>
  grouped(
    Array.from({ length: 10 }, (_, i) => {
      const at = (k: number): Vec => {
        const way = 0.55 * k;
        const r = 0.15 * (1 - 0.08 * k);
        return [x + s * r * Math.cos(way), y + r * Math.sin(way), 0];
      };
      return bar(at(i), at(i + 1), 0.016, blackIron);
    }),
  );

/** An iron gate between two pillars of stone. */
export const gate: Thing = {
  pitch: 0.15,
  parts: aside(
    [
      ...paired([
        block([1.25, -0.1, 0], [0.22, 0.9, 0.22], stoneWall(1.2), 0.01),
        block([1.25, 0.84, 0], [0.28, 0.05, 0.28], granite, 0.015),
        block([1.25, -0.96, 0], [0.26, 0.07, 0.26], granite, 0.015),
        ball([1.25, 1.06, 0], 0.18, granite),
      ]),
      ...[-1, 1].flatMap((s) => [
        grouped([
          ...Array.from({ length: 7 }, (_, i) => {
            const x = s * (0.05 + 0.145 * i);
            const top = 0.86 - 0.36 * (i / 6) ** 1.6;
            return bar([x, -0.88, 0], [x, top, 0], 0.018, blackIron);
          }),
          ...Array.from({ length: 7 }, (_, i) => {
            const x = s * (0.05 + 0.145 * i);
            const top = 0.86 - 0.36 * (i / 6) ** 1.6;
            return bar([x, top, 0], [x, top + 0.12, 0], 0.034, blackIron, 0.003);
          }),
        ]),
        grouped([
          bar([s * 0.03, -0.86, 0], [s * 0.98, -0.86, 0], 0.026, blackIron),
          bar([s * 0.03, -0.2, 0], [s * 0.98, -0.2, 0], 0.022, blackIron),
          ...Array.from({ length: 6 }, (_, i) => {
            const a = 0.05 + 0.155 * i;
            const b = a + 0.155;
            const h = (x: number) => 0.66 - 0.36 * ((x - 0.05) / 0.93) ** 1.6;
            return bar([s * a, h(a), 0], [s * b, h(b), 0], 0.022, blackIron);
          }),
          bar([s * 0.03, -0.9, 0], [s * 0.03, 0.7, 0], 0.03, blackIron),
          bar([s * 0.99, -0.9, 0], [s * 0.99, 0.4, 0], 0.03, blackIron),
        ]),
        scroll(s * 0.33, -0.02, s),
        scroll(s * 0.72, -0.02, -s),
        scroll(s * 0.33, -0.42, s),
        scroll(s * 0.72, -0.42, -s),
      ]),
      ball([0.06, -0.1, 0.05], 0.04, stuff([0.5, 0.34, 0.1], 0.8)),
    ],
    0.35,
  ),
};

export const mailbox: Thing = {
  pitch: 0.2,
  parts: aside(
    [
      block([0, -0.55, 0], [0.1, 0.75, 0.1], weathered("y"), 0.02),
      block([0, 0.2, 0], [0.2, 0.04, 0.46], weathered("z"), 0.015),
      bar([0, -0.2, 0.08], [0, 0.16, 0.36], 0.06, weathered("y")),
      solid(
        (p) => {
          const q = sub(p, [0, 0.5, 0]);
          const d = q[1] > 0 ? Math.hypot(q[0], q[1]) - 0.27 : Math.max(Math.abs(q[0]) - 0.27, -q[1] - 0.25);
          return Math.max(d, Math.abs(q[2]) - 0.55) - 0.012;
        },
        [0, 0.5, 0],
        0.72,
        stuff([0.34, 0.36, 0.38], 0.75),
      ),
      solid(
        (p) => {
          const q = sub(p, [0, 0.5, 0.57]);
          const d = q[1] > 0 ? Math.hypot(q[0], q[1]) - 0.285 : Math.max(Math.abs(q[0]) - 0.285, -q[1] - 0.265);
          return Math.max(d, Math.abs(q[2]) - 0.03) - 0.012;
        },
        [0, 0.5, 0.57],
        0.42,
        stuff([0.42, 0.44, 0.46], 0.75),
      ),
      bar([0, 0.68, 0.6], [0, 0.68, 0.66], 0.035, blackIron),
      bar([0.3, 0.5, 0.1], [0.3, 0.95, 0.1], 0.018, stuff([0.5, 0.04, 0.03], 0.5)),
      block([0.3, 0.9, 0.0], [0.014, 0.075, 0.11], stuff([0.5, 0.04, 0.03], 0.5), 0.01),
      disk([0.3, 0.5, 0.1], 0.04, 0.02, "x", blackIron),
    ],
    0.6,
  ),
};

const housing = stuff([0.035, 0.045, 0.04], 0.4);

const lampColours: readonly (readonly [number, Rgb])[] = [
  [0.95, [0.85, 0.05, 0.03]],
  [0.6, [0.3, 0.19, 0.02]],
  [0.25, [0.02, 0.16, 0.08]],
];

export const trafficLight: Thing = {
  pitch: 0.05,
  parts: aside(
    [
      bar([0, -1.7, 0], [0, 0.1, 0], 0.06, stuff([0.2, 0.21, 0.22], 0.5)),
      spun([0, -1.72, 0.18, -1.72, 0.16, -1.5, 0.09, -1.42, 0, -1.42], stuff([0.2, 0.21, 0.22], 0.5)),
      block([0, 0.6, 0], [0.22, 0.58, 0.14], housing, 0.06),
      ...lampColours.flatMap(([y, colour]) => [
        ring([0, y, 0.145], 0.145, 0.016, "z", housing),
        solid(
          (p) => {
            const q = sub(p, [0, y, 0.13]);
            return Math.hypot(q[0], q[1], q[2] * 2.4) - 0.145;
          },
          [0, y, 0.13],
          0.16,
          stuff(
            (p) => {
              const r = Math.hypot(p[0], p[1] - y);
              const grid = Math.sin(90 * p[0]) * Math.sin(90 * p[1]);
              return mixed(scale(colour, 1.1), scale(colour, 0.7), clamp(r * 4 + 0.15 * grid, 0, 1));
            },
            0.9,
            { glow: y > 0.9 ? 0.9 : 0 },
          ),
        ),
        solid(
          (p) => {
            const q = sub(p, [0, y, 0.27]);
            return (
              Math.max(
                Math.abs(Math.hypot(q[0], q[1]) - 0.165) - 0.012,
                Math.abs(q[2]) - 0.14,
                -q[1] - 0.02 + 0.35 * (q[2] + 0.12),
              ) * 0.9
            );
          },
          [0, y, 0.27],
          0.23,
          housing,
        ),
      ]),
      block([0, 1.22, 0], [0.1, 0.05, 0.08], housing, 0.03),
    ],
    0.35,
  ),
};
