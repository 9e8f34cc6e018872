/** A guitar and a violin. */
import type { Part, Rgb, Thing } from "./march";
import { chrome, mahogany } from "./materials";
import { polygon, rounded } from "./outline";
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
  type Stuff,
  solid,
  stuff,
  tube,
} from "./solids";
import { box, clamp, ellipsoid, rough, smooth, sub, type Vec } from "./space";

/** Wood with a varnish darker to the rim. */
const varnish = (light: Rgb, dark: Rgb, edge: (p: Vec) => number): Stuff =>
  stuff((p) => {
    const grain = 0.5 + 0.35 * rough([p[0] * 16, p[1] * 0.8, 0.5]) + 0.25 * rough([p[0] * 40, p[1] * 1.5, 0.5]);
    return mixed(mixed(light, dark, 0.35 * clamp(grain, 0, 1)), dark, 0.85 * smooth(-0.16, 0.0, edge(p)));
  }, 0.8);

const guitarLine = rounded(
  [
    0, -1.25, 0.34, -1.22, 0.56, -0.98, 0.58, -0.72, 0.4, -0.42, 0.36, -0.28, 0.42, -0.08, 0.4, 0.1, 0.24, 0.26, 0,
    0.28, -0.24, 0.26, -0.4, 0.1, -0.42, -0.08, -0.36, -0.28, -0.4, -0.42, -0.58, -0.72, -0.56, -0.98, -0.34, -1.22,
  ],
  3,
);

const guitarEdge = polygon(guitarLine);

const strings = (count: number, wide: number, low: Vec, high: Vec, of: Stuff): Part =>
  grouped(
    Array.from({ length: count }, (_, i) => {
      const x = wide * ((2 * i) / (count - 1) - 1);
      return bar([low[0] + x * 1.3, low[1], low[2]], [high[0] + x, high[1], high[2]], 0.0045, of);
    }),
  );

export const guitar: Thing = {
  pitch: 0.08,
  parts: leaned(
    "z",
    0.12,
    aside(
      [
        plate("z", guitarLine, 0.14, mahogany("y"), [0, 0, 0], 0.02),
        plate(
          "z",
          guitarLine,
          0.012,
          varnish([0.6, 0.33, 0.12], [0.28, 0.1, 0.03], (p) => guitarEdge(p[0], p[1])),
          [0, 0, 0.14],
          0.008,
        ),
        disk(
          [0, -0.22, 0.15],
          0.155,
          0.006,
          "z",
          stuff((p) => {
            const r = Math.hypot(p[0], p[1] + 0.22);
            return r > 0.135 ? [0.5, 0.35, 0.16] : [0.012, 0.009, 0.007];
          }, 0.1),
        ),
        ring([0, -0.22, 0.153], 0.185, 0.01, "z", stuff([0.09, 0.05, 0.03], 0.4)),
        block([0, -0.84, 0.165], [0.24, 0.035, 0.02], stuff([0.05, 0.025, 0.015], 0.4), 0.015),
        block([0, -0.83, 0.19], [0.16, 0.008, 0.012], stuff([0.7, 0.67, 0.58], 0.4), 0.004),
        block([0, 0.5, 0.11], [0.075, 0.66, 0.04], mahogany("y"), 0.035),
        block(
          [0, 0.42, 0.158],
          [0.078, 0.72, 0.012],
          stuff((p) => {
            const fret = [0.02, 0.1, 0.19, 0.28, 0.38, 0.49, 0.61, 0.73, 0.86, 1.0].some(
              (y) => Math.abs(p[1] - y) < 0.007,
            );
            const dot = [0.335, 0.55, 0.795].some((y) => Math.hypot(p[0], p[1] - y) < 0.018);
            return fret ? [0.5, 0.5, 0.48] : dot ? [0.7, 0.68, 0.62] : [0.06, 0.03, 0.018];
          }, 0.4),
          0.006,
        ),
        block([0, 1.15, 0.168], [0.078, 0.012, 0.015], stuff([0.7, 0.67, 0.58], 0.4), 0.004),
        plate(
          "z",
          [-0.075, 1.13, 0.075, 1.13, 0.12, 1.25, 0.11, 1.6, 0.04, 1.57, 0, 1.62, -0.04, 1.57, -0.11, 1.6, -0.12, 1.25],
          0.03,
          mahogany("y"),
          [0, 0, 0.1],
        ),
        ...[-1, 1].flatMap((s) =>
          [1.26, 1.38, 1.5].flatMap((y) => [
            bar([0.06 * s, y, 0.12], [0.06 * s, y, 0.17], 0.014, chrome),
            bar([0.1 * s, y, 0.1], [0.17 * s, y, 0.1], 0.012, chrome),
            ball([0.19 * s, y, 0.1], [0.025, 0.035, 0.015], chrome),
          ]),
        ),
        strings(6, 0.05, [0, -0.83, 0.203], [0, 1.15, 0.187], stuff([0.55, 0.5, 0.4], 0.8)),
        strings(6, 0.06, [0, 1.15, 0.187], [0, 1.4, 0.15], stuff([0.55, 0.5, 0.4], 0.8)),
        plate(
          "z",
          rounded([0.13, -0.32, 0.3, -0.3, 0.34, -0.5, 0.2, -0.6, 0.1, -0.44], 3),
          0.004,
          stuff([0.05, 0.02, 0.012], 0.8),
          [0, 0, 0.156],
          0.003,
        ),
      ],
      0.3,
    ),
  ),
};

const violinLine = rounded(
  [
    0, -1.0, 0.26, -0.97, 0.39, -0.76, 0.36, -0.52, 0.29, -0.42, 0.2, -0.3, 0.19, -0.12, 0.26, 0.02, 0.31, 0.12, 0.3,
    0.32, 0.16, 0.46, 0, 0.48, -0.16, 0.46, -0.3, 0.32, -0.31, 0.12, -0.26, 0.02, -0.19, -0.12, -0.2, -0.3, -0.29,
    -0.42, -0.36, -0.52, -0.39, -0.76, -0.26, -0.97,
  ],
  3,
);

const violinEdge = polygon(violinLine);

export const ebony = stuff([0.022, 0.018, 0.016], 0.5);

const scrollAt = (k: number): Vec => {
  const way = 1.9 + 0.62 * k;
  const r = 0.085 * (1 - 0.07 * k);
  return [0, 1.32 + r * Math.sin(way), 0.02 + r * Math.cos(way)];
};

export const violin: Thing = {
  pitch: 0.08,
  parts: leaned(
    "z",
    -0.35,
    leaned("y", -0.35, [
      solid(
        (p) => {
          const edge = violinEdge(p[0], p[1]);
          const arch = 0.055 * smooth(0, -0.2, edge);
          return Math.max(edge, Math.abs(p[2]) - 0.085 - arch) * 0.8 - 0.012;
        },
        [0, -0.26, 0],
        0.86,
        varnish([0.44, 0.15, 0.03], [0.16, 0.035, 0.01], (p) => violinEdge(p[0], p[1]) * 1.6),
      ),
      ...paired([
        tube(
          bent(
            [
              [0.12, -0.08, 0.14],
              [0.16, -0.16, 0.145],
              [0.15, -0.28, 0.15],
              [0.21, -0.38, 0.14],
              [0.24, -0.34, 0.13],
            ],
            3,
          ),
          0.014,
          ebony,
        ),
        ball([0.12, -0.09, 0.14], 0.024, ebony),
        ball([0.235, -0.35, 0.125], 0.026, ebony),
      ]),
      bar(
        [0, 0.4, 0.06],
        [0, 1.1, 0.03],
        0.05,
        varnish([0.44, 0.15, 0.03], [0.16, 0.035, 0.01], () => -1),
        0.04,
      ),
      solid(
        (p) => {
          const q = sub(p, [0, 0.52, 0.15 - 0.06 * (p[1] - 0.52)]);
          return box([q[0], q[1], q[2] + 3 * q[0] * q[0]], [0.055 - 0.012 * q[1], 0.6, 0.016], 0.012) * 0.9;
        },
        [0, 0.52, 0.13],
        0.63,
        ebony,
      ),
      block([0, -0.3, 0.2], [0.11, 0.012, 0.055], stuff([0.55, 0.34, 0.14], 0.2), 0.01),
      solid(
        (p) =>
          box(
            [p[0], p[1] + 0.68, p[2] - 0.19 - 0.05 * p[1]],
            [0.035 + 0.05 * (p[1] + 0.5) * -0.5, 0.22, 0.018],
            0.015,
          ) * 0.85,
        [0, -0.68, 0.16],
        0.28,
        ebony,
      ),
      solid((p) => ellipsoid(sub(p, [-0.14, -0.9, 0.16]), [0.17, 0.13, 0.05]), [-0.14, -0.9, 0.16], 0.18, ebony),
      strings(4, 0.028, [0, -0.5, 0.21], [0, 1.12, 0.15], stuff([0.5, 0.48, 0.44], 0.8)),
      bar([0, 1.08, 0.03], [0, 1.28, 0.0], 0.045, mahogany("y")),
      grouped(Array.from({ length: 12 }, (_, k) => bar(scrollAt(k), scrollAt(k + 1), 0.032, mahogany("y")))),
      ...[
        [1, 1.12],
        [-1, 1.16],
        [1, 1.2],
        [-1, 1.24],
      ].flatMap(([s, y]) => [
        bar([0.03 * (s as number), y as number, 0.02], [0.13 * (s as number), y as number, 0.02], 0.014, ebony),
        ball([0.15 * (s as number), y as number, 0.02], [0.03, 0.026, 0.018], ebony),
      ]),
      ...moved(
        [0.52, -0.1, 0.02],
        leaned("z", -0.06, [
          bar([0, -1.0, 0], [0, 1.15, 0], 0.014, mahogany("y")),
          block([-0.055, 0.0, 0], [0.006, 0.98, 0.02], stuff([0.7, 0.66, 0.56], 0.1), 0.004),
          block([-0.03, -0.96, 0], [0.035, 0.06, 0.024], ebony, 0.01),
          bar([0, 1.15, 0], [-0.06, 1.0, 0], 0.016, mahogany("y")),
        ]),
      ),
    ]),
  ),
};
