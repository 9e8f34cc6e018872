/** An almond and a raspberry. */
import type { Thing } from "./march";
import { around, leaf, mixed } from "./pieces";
import { clamp, ellipsoid, joined, length, rod, rough, sub, turned, type Vec } from "./space";

export const raspberry: Thing = (() => {
  /** Rows of beads around a cone, each row turned against the last. */
  const beads: readonly Vec[] = [0, 1, 2, 3, 4, 5].flatMap((row) => {
    const count = [13, 13, 12, 10, 7, 3][row] as number;
    const [radius, height] = [[0.62, 0.66, 0.6, 0.48, 0.32, 0.12][row] as number, 0.5 - 0.25 * row];
    return Array.from({ length: count }, (_, i): Vec => {
      const way = ((i + 0.5 * (row % 2)) / count) * 2 * Math.PI;
      return [radius * Math.cos(way), height, radius * Math.sin(way)];
    });
  });
  const body = (p: Vec): number =>
    beads.reduce(
      (near, at) => joined(near, length(sub(p, at)) - 0.185, 0.03),
      ellipsoid(sub(p, [0, -0.05, 0]), [0.6, 0.72, 0.6]),
    );
  return {
    pitch: 0.25,
    parts: [
      {
        distance: body,
        bound: around([0, -0.05, 0], 1.05),
        colour: (p) => mixed([0.6, 0.02, 0.09], [0.78, 0.1, 0.18], clamp(0.4 + 0.6 * p[1], 0, 1)),
        gloss: 0.6,
      },
      ...[0, 1, 2, 3, 4].map((k) => {
        const way = (k / 5) * 2 * Math.PI + 0.4;
        return leaf([0, 0.66, 0], [0.62 * Math.cos(way), 0.78, 0.62 * Math.sin(way)], 0.17, [0.1, 0.3, 0.05]);
      }),
      {
        distance: (p) => rod(p, [0, 0.66, 0], [0.05, 1.02, 0], 0.05),
        bound: around([0.02, 0.85, 0], 0.25),
        colour: () => [0.12, 0.3, 0.06],
        gloss: 0.2,
      },
    ],
  };
})();

export const almond: Thing = (() => {
  const nut = (at: Vec, turn: number, lean: number) => {
    const own = (p: Vec): Vec => turned(turned(sub(p, at), "z", turn), "y", lean);
    return {
      distance: (p: Vec) => {
        const q = own(p);
        const wide = 0.44 * (1 - 0.32 * clamp(q[1] / 0.8, -0.4, 1));
        return (
          (ellipsoid(q, [wide, 0.8, 0.27]) +
            0.006 * Math.sin(30 * q[0] + 5 * rough([q[0] * 3, q[1] * 1.5, q[2] * 3]))) *
          0.7
        );
      },
      bound: around(at, 0.88),
      colour: (p: Vec) => {
        const q = own(p);
        return mixed(
          [0.5, 0.22, 0.07],
          [0.33, 0.12, 0.03],
          clamp(0.5 + 0.5 * Math.sin(30 * q[0] + 6 * rough([q[0] * 4, q[1] * 1.2, q[2] * 4])), 0, 1),
        );
      },
      gloss: 0.15,
    };
  };
  return { pitch: 0.35, parts: [nut([-0.32, 0.1, 0], 0.5, 0.3), nut([0.45, -0.12, 0.3], -0.7, -0.2)] };
})();
