/** For a terrace, a stage, a shelf of honours: chairs to rest in, a microphone, a trumpet, a crown, a cup. */
import type { Thing } from "./march";
import {
  blackIron,
  blackPlastic,
  brass,
  chrome,
  clearGlass,
  cloth,
  gold,
  leather,
  pine,
  porcelain,
  walnut,
} from "./materials";
import { curved } from "./outline";
import { mixed } from "./pieces";
import {
  aside,
  ball,
  bar,
  bent,
  block,
  disk,
  grouped,
  leaned,
  moved,
  paired,
  plate,
  ring,
  solid,
  spun,
  stuff,
  tube,
} from "./solids";
import { box, clamp, ellipsoid, joined, rod, rough, smooth, sub, type Vec } from "./space";

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

export const crown: Thing = {
  pitch: 0.25,
  parts: [
    solid(
      (p) => {
        const way = (Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 8;
        const share = Math.abs(way - Math.floor(way) - 0.5) * 2;
        const wide = 0.78 + 0.16 * (p[1] + 0.5);
        const top = 0.05 + 0.6 * share ** 1.6;
        return Math.max(Math.abs(Math.hypot(p[0], p[2]) - wide) - 0.035, p[1] - top, -0.5 - p[1]) * 0.6;
      },
      [0, 0.05, 0],
      1.15,
      gold,
    ),
    ...[-0.46, -0.16].map((y) => ring([0, y, 0], 0.79 + 0.16 * (y + 0.5), 0.06, "y", gold)),
    ...Array.from({ length: 8 }, (_, i) => {
      const w = (i * Math.PI) / 4;
      const c = Math.cos(w);
      const s = Math.sin(w);
      return [
        ball([0.98 * c, 0.7, 0.98 * s], 0.085, stuff([0.72, 0.7, 0.66], 0.9)),
        ball(
          [0.86 * c, -0.31, 0.86 * s],
          [0.09, 0.1, 0.09],
          stuff(i % 2 === 0 ? [0.45, 0.01, 0.03] : [0.02, 0.08, 0.4], 1),
        ),
        ball([0.84 * Math.cos(w + 0.39), -0.31, 0.84 * Math.sin(w + 0.39)], 0.05, stuff([0.7, 0.68, 0.64], 0.9)),
      ];
    }).flat(),
    solid(
      (p) =>
        Math.max(ellipsoid(sub(p, [0, -0.2, 0]), [0.8, 0.62, 0.8]), -0.4 - p[1]) +
        0.02 * Math.cos(8 * Math.atan2(p[2], p[0])),
      [0, 0, 0],
      0.9,
      cloth([0.22, 0.015, 0.05], 90),
    ),
  ],
};

export const trophy: Thing = {
  pitch: 0.12,
  parts: [
    block([0, -1.0, 0], [0.42, 0.2, 0.42], walnut("y"), 0.03),
    block([0, -0.98, 0.425], [0.24, 0.09, 0.012], gold, 0.01),
    spun(
      curved(
        [
          0, -0.8, 0.3, -0.8, 0.3, -0.74, 0.12, -0.64, 0.07, -0.5, 0.13, -0.4, 0.07, -0.3, 0.1, -0.2, 0.4, 0.05, 0.56,
          0.5, 0.62, 0.98,
        ],
        4,
      ).concat([0.58, 0.98, 0.5, 0.5, 0.3, 0.1, 0, 0.0]),
      gold,
    ),
    ring([0, 0.98, 0], 0.61, 0.035, "y", gold),
    ring([0, 0.34, 0], 0.52, 0.02, "y", gold),
    ...paired([
      tube(
        bent(
          [
            [0.58, 0.8, 0],
            [0.86, 0.92, 0],
            [0.98, 0.6, 0],
            [0.78, 0.2, 0],
            [0.42, 0.08, 0],
          ],
          4,
        ),
        0.045,
        gold,
      ),
    ]),
  ],
};

const sand = stuff(
  (p) => mixed([0.72, 0.52, 0.28], [0.58, 0.38, 0.18], 0.5 + 0.5 * rough([p[0] * 40, p[1] * 40, p[2] * 40])),
  0,
);
const bulb = curved([0.42, 0.86, 0.44, 0.6, 0.3, 0.24, 0.06, 0.0, 0.3, -0.24, 0.44, -0.6, 0.42, -0.86], 5);
export const hourglass: Thing = {
  pitch: 0.15,
  parts: [
    ...[-0.95, 0.95].flatMap((y) => [
      disk([0, y, 0], 0.62, 0.06, "y", walnut("x"), 0.03),
      disk([0, y * 0.92, 0], 0.48, 0.03, "y", brass),
    ]),
    ...[0.5, 2.6, 4.7].map((w) =>
      spun(
        curved([0, -0.9, 0.05, -0.9, 0.07, -0.6, 0.04, -0.3, 0.075, 0, 0.04, 0.3, 0.07, 0.6, 0.05, 0.9], 3).concat([
          0, 0.9,
        ]),
        walnut("y"),
        [0.54 * Math.cos(w), 0, 0.54 * Math.sin(w)],
      ),
    ),
    spun(
      bulb.concat(
        bulb
          .map((v, i) => (i % 2 === 0 ? Math.max(0.03, v - 0.02) : v))
          .reduce<number[]>((all, v, i, list) => (i % 2 === 0 ? [v, list[i + 1] as number, ...all] : all), []),
      ),
      clearGlass,
      [0, 0, 0],
      0.002,
    ),
    solid(
      (p) =>
        Math.max(
          Math.hypot(p[0], p[2]) - 0.4 * Math.sqrt(clamp((p[1] + 0.86) / 0.3, 0, 1)),
          p[1] + 0.36 + 0.85 * Math.hypot(p[0], p[2]),
          -0.85 - p[1],
        ) * 0.7,
      [0, -0.62, 0],
      0.5,
      sand,
    ),
    solid(
      (p) =>
        Math.max(
          Math.hypot(p[0], p[2]) - 0.02 - 0.4 * smooth(0, 0.6, p[1]),
          p[1] - 0.46 + 0.25 * smooth(0.3, 0, Math.hypot(p[0], p[2])),
          0.03 - p[1],
        ) * 0.7,
      [0, 0.24, 0],
      0.46,
      sand,
    ),
    bar([0, 0.05, 0], [0, -0.4, 0], 0.012, sand),
  ],
};

export const skateboard: Thing = {
  pitch: 0.25,
  parts: leaned(
    "y",
    -0.45,
    leaned("x", 0.15, [
      solid(
        (p) => {
          const x = Math.abs(p[0]);
          const lift = 0.3 * smooth(0.82, 1.45, x) ** 1.4;
          const end = Math.hypot(Math.max(x - 0.95, 0), p[2]) - 0.38;
          return Math.max(Math.abs(p[1] - lift - 0.1 * p[2] * p[2]) - 0.035, end) * 0.75;
        },
        [0, 0.1, 0],
        1.42,
        stuff((p) => {
          const lift = 0.3 * smooth(0.82, 1.45, Math.abs(p[0])) ** 1.4;
          const h = p[1] - lift;
          return h > 0.025
            ? mixed([0.03, 0.03, 0.033], [0.05, 0.05, 0.052], 0.5 + 0.5 * rough([p[0] * 50, 1, p[2] * 50]))
            : h < -0.02
              ? Math.abs(p[0] + 0.3 * p[2]) % 0.5 < 0.25
                ? [0.55, 0.12, 0.05]
                : [0.06, 0.28, 0.36]
              : [0.6, 0.4, 0.2];
        }, 0.15),
      ),
      ...[-0.72, 0.72].flatMap((x) => [
        block([x, -0.08, 0], [0.14, 0.05, 0.1], chrome, 0.02),
        bar([x, -0.17, -0.3], [x, -0.17, 0.3], 0.045, chrome),
        ...[-1, 1].map((s) => disk([x, -0.19, 0.34 * s], 0.125, 0.085, "z", stuff([0.7, 0.68, 0.6], 0.3), 0.04)),
      ]),
    ]),
  ),
};

const sole = stuff([0.7, 0.69, 0.66], 0.2);
export const sneaker: Thing = {
  pitch: 0.25,
  parts: leaned("y", -0.5, [
    solid(
      (p) => {
        const toe = ellipsoid(sub(p, [0.55, -0.22, 0]), [0.52, 0.3, 0.36]);
        const heel = ellipsoid(sub(p, [-0.62, -0.1, 0]), [0.44, 0.42, 0.32]);
        const mid = rod([p[0], p[1], p[2] * 1.05], [0.4, -0.18, 0], [-0.45, 0.1, 0], 0.27, 0.32);
        const collar = rod([p[0], p[1], p[2] * 1.1], [-0.5, 0.1, 0], [-0.5, 0.4, 0], 0.32, 0.28);
        const body = Math.max(
          joined(joined(joined(toe, heel, 0.2), mid, 0.2), collar, 0.12),
          -0.42 - p[1],
          p[1] - 0.42 - 0.12 * smooth(-0.4, -0.9, p[0]),
        );
        const hole = rod([p[0], p[1], p[2] * 1.1], [-0.46, 0.7, 0], [-0.46, 0.15, 0], 0.25, 0.2);
        return Math.max(body, -hole) * 0.85;
      },
      [-0.02, -0.05, 0],
      1.2,
      stuff((p) => {
        const stripe = Math.abs(p[0] + 0.12 - 0.5 * p[1]) < 0.06 || Math.abs(p[0] + 0.32 - 0.5 * p[1]) < 0.06;
        if (Math.abs(p[2]) > 0.2 && stripe && p[1] > -0.4 && p[1] < 0.2) return [0.72, 0.71, 0.68];
        if (p[0] > 0.72 && p[1] < -0.12) return [0.68, 0.67, 0.64];
        return mixed(
          [0.04, 0.1, 0.24],
          [0.03, 0.075, 0.19],
          0.5 + 0.5 * Math.sin(90 * p[0]) * Math.sin(90 * (p[1] + p[2])),
        );
      }, 0.1),
    ),
    solid(
      (p) => {
        const q = sub(p, [0, -0.46, 0]);
        const wide = 0.3 + 0.06 * smooth(-0.2, 0.5, q[0]) - 0.03 * smooth(0.1, -0.3, q[0]);
        const end = Math.hypot(Math.max(Math.abs(q[0] + 0.02) - 0.72, 0), q[2] * (0.33 / wide)) - 0.33;
        return Math.max(end, Math.abs(q[1] - 0.07 * smooth(0.5, 1.1, q[0])) - 0.085) * 0.85 - 0.012;
      },
      [0, -0.46, 0],
      1.2,
      sole,
    ),
    plate("z", [0.55, 0.06, -0.2, 0.36, -0.24, 0.3, 0.5, 0.02], 0.16, stuff([0.6, 0.6, 0.58], 0.1), [0, 0, 0], 0.02),
    grouped(
      [0, 1, 2, 3, 4].map((i) => {
        const [x, y] = [0.46 - 0.15 * i, 0.12 + 0.055 * i];
        return bar([x, y, -0.2], [x - 0.03, y + 0.01, 0.2], 0.026, stuff([0.72, 0.71, 0.68], 0.05));
      }),
    ),
    bar([-0.92, 0.3, 0], [-0.98, 0.5, 0], 0.04, sole),
  ]),
};

export const rocket: Thing = {
  pitch: 0.05,
  parts: leaned("y", 0.3, [
    spun(
      curved([0, -0.95, 0.3, -0.95, 0.4, -0.6, 0.45, 0, 0.4, 0.6, 0.25, 1.1, 0.1, 1.4], 4).concat([0, 1.5]),
      stuff(
        (p) =>
          p[1] > 0.92
            ? [0.5, 0.04, 0.03]
            : Math.abs(p[1] + 0.55) < 0.05
              ? [0.5, 0.04, 0.03]
              : Math.abs(p[1] - 0.1) < 0.004 || Math.abs(p[1] + 0.3) < 0.004
                ? [0.4, 0.4, 0.41]
                : [0.68, 0.68, 0.67],
        0.7,
      ),
    ),
    ...[0.3, 0.3 + 2.094, 0.3 + 4.189].flatMap((w) =>
      leaned("y", w, [
        plate(
          "z",
          [0.34, -0.15, 0.62, -0.55, 0.82, -1.1, 0.78, -1.4, 0.52, -1.05, 0.3, -0.9],
          0.03,
          stuff([0.5, 0.04, 0.03], 0.7),
          [0, 0, 0],
          0.02,
        ),
      ]),
    ),
    spun([0, -0.95, 0.2, -0.95, 0.28, -1.18, 0.22, -1.18, 0, -1.02], stuff([0.12, 0.12, 0.13], 0.7)),
    ...[0.1, 0.1 + Math.PI].flatMap((w) =>
      leaned("y", w, [
        disk([0, 0.48, 0.4], 0.15, 0.04, "z", chrome),
        disk([0, 0.48, 0.435], 0.11, 0.02, "z", stuff([0.05, 0.12, 0.2], 1)),
      ]),
    ),
  ]),
};
