/** A grand piano. */
import type { Rgb, Thing } from "./march";
import { brass, mottled } from "./materials";
import { polygon, rounded } from "./outline";
import { mixed } from "./pieces";
import { bar, block, disk, grouped, leaned, moved, plate, solid, stuff } from "./solids";
import { rough, type Vec } from "./space";
import { ebony } from "./strings";

const pianoLine = rounded(
  [
    -1.05, 0.62, -1.05, -0.3, -1.0, -1.2, -0.8, -1.55, -0.45, -1.6, -0.2, -1.35, 0.0, -0.85, 0.35, -0.55, 0.8, -0.4,
    1.04, -0.1, 1.05, 0.62,
  ],
  3,
);

const polygonAt = polygon(pianoLine);

const lacquered = stuff(
  (p) => mixed([0.014, 0.014, 0.016], [0.03, 0.03, 0.033], 0.5 + 0.5 * rough([p[0] * 2, p[1] * 2, p[2] * 2])),
  1,
);

const pianoKeys = (p: Vec): Rgb => {
  const u = ((p[0] + 0.95) / 1.9) * 42;
  const seam = Math.abs(u - Math.round(u)) < 0.06;
  return seam ? [0.25, 0.24, 0.22] : [0.74, 0.72, 0.66];
};

export const piano: Thing = {
  pitch: 0.25,
  parts: leaned(
    "y",
    0.55,
    moved(
      [0, 0, 0.3],
      [
        solid(
          (p) => {
            const d = polygonAt(p[0], p[2]);
            return (
              Math.max(d, Math.abs(p[1]) - 0.17, -Math.max(Math.max(d + 0.05, 0.02 - p[1]), p[2] - 0.25)) * 0.95 - 0.008
            );
          },
          [0, 0, -0.45],
          1.65,
          lacquered,
        ),
        plate(
          "y",
          pianoLine.map((v, i) => (i % 2 === 0 ? v * 0.95 : Math.min(v * 0.96, 0.22))),
          0.01,
          stuff((p) => {
            const ray = Math.abs(((p[0] * 1.2 + 0.25 * p[2]) * 16) % 1);
            return ray < 0.25 ? [0.3, 0.22, 0.1] : mottled([0.55, 0.36, 0.12], [0.44, 0.27, 0.08], 5)(p, p);
          }, 0.7),
          [0, 0.03, 0],
        ),
        block([0, -0.02, 0.66], [1.05, 0.07, 0.2], lacquered, 0.02),
        block([0, 0.07, 0.7], [0.95, 0.02, 0.14], stuff(pianoKeys, 0.6), 0.006),
        grouped(
          Array.from({ length: 42 }, (_, i) => i)
            .filter((i) => [0, 1, 3, 4, 5].includes(i % 7))
            .map((i) => block([-0.95 + (1.9 * (i + 1)) / 42, 0.1, 0.645], [0.013, 0.02, 0.085], ebony, 0.006)),
        ),
        ...[-1, 1].map((s) => block([1.0 * s, 0.06, 0.7], [0.05, 0.1, 0.17], lacquered, 0.02)),
        block([0, 0.14, 0.5], [1.0, 0.1, 0.03], lacquered, 0.02),
        ...moved(
          [0, 0.36, 0.28],
          leaned("x", -0.25, [
            block([0, 0.05, 0], [0.5, 0.2, 0.015], lacquered, 0.01),
            block(
              [0, 0.1, 0.02],
              [0.3, 0.2, 0.005],
              stuff(
                (p) =>
                  Math.abs(((p[1] * 18 + 20) % 1) - 0.5) < 0.1 || Math.abs(p[0]) < 0.005
                    ? [0.3, 0.3, 0.3]
                    : [0.72, 0.7, 0.64],
                0.05,
              ),
            ),
          ]),
        ),
        ...moved(
          [-1.03, 0.18, 0],
          leaned("z", 0.72, [
            plate(
              "y",
              pianoLine.map((v, i) => (i % 2 === 0 ? v + 1.05 : Math.min(v, 0.26))),
              0.018,
              lacquered,
              [0, 0.01, 0],
            ),
          ]),
        ),
        bar([0.85, 0.16, -0.2], [0.45, 1.25, -0.2], 0.018, lacquered),
        ...(
          [
            [-0.92, 0.45],
            [0.92, 0.45],
            [-0.55, -1.25],
          ] as const
        ).flatMap(([x, z]) => [
          bar([x, -0.17, z], [x, -0.95, z], 0.085, lacquered, 0.055),
          disk([x, -1.0, z], 0.05, 0.035, "x", brass),
        ]),
        grouped([
          bar([-0.08, -0.17, 0.3], [-0.05, -0.85, 0.4], 0.025, lacquered),
          bar([0.08, -0.17, 0.3], [0.05, -0.85, 0.4], 0.025, lacquered),
          block([0, -0.88, 0.4], [0.14, 0.045, 0.08], lacquered, 0.02),
        ]),
        ...[-0.07, 0, 0.07].map((x) => bar([x, -0.9, 0.46], [x, -0.92, 0.58], 0.016, brass)),
      ],
    ),
  ),
};
