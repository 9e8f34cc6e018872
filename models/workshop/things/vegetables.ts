/** Vegetables that the emoji renders lack. */
import type { Part, Rgb, Thing } from "./march";
import { around, leaf, mixed } from "./pieces";
import { chain, clamp, ellipsoid, joined, rod, rough, scale, smooth, sub, turned, type Vec } from "./space";

export const beet: Thing = (() => {
  const tail: readonly Vec[] = [
    [0, -0.5, 0],
    [0.02, -0.85, 0.02],
    [0.1, -1.1, 0.03],
    [0.24, -1.28, 0],
  ];
  const bulb = (p: Vec): number =>
    joined(
      ellipsoid(p, [0.66, 0.6, 0.66]) + 0.008 * rough(scale(p, 9)) + 0.008 * Math.cos(16 * p[1] + rough(scale(p, 3))),
      chain(p, tail, (share) => 0.17 * (1 - share) ** 1.5 + 0.018),
      0.25,
    );
  const skin = (p: Vec): Rgb =>
    mixed(
      [0.27, 0.012, 0.07],
      [0.12, 0.012, 0.035],
      clamp(0.5 + 0.35 * rough(scale(p, 5)) + 0.3 * Math.cos(16 * p[1]) - 0.4 * p[1], 0, 1),
    );
  const stems: readonly (readonly [Vec, Vec, Vec])[] = [
    [
      [-0.12, 0.5, 0.05],
      [-0.3, 0.85, 0.1],
      [-0.62, 1.05, 0.16],
    ],
    [
      [0, 0.52, -0.05],
      [0.02, 0.95, -0.1],
      [0.04, 1.25, -0.12],
    ],
    [
      [0.12, 0.5, 0.05],
      [0.32, 0.85, 0.08],
      [0.66, 1, 0.12],
    ],
  ];
  const tips: readonly Vec[] = [
    [-1.1, 1.75, 0.3],
    [0.12, 2.25, -0.1],
    [1.15, 1.65, 0.25],
  ];
  const stalks: readonly Part[] = stems.map((points) => ({
    distance: (p: Vec) => chain(p, points, (share) => 0.085 - 0.03 * share),
    bound: around(points[1], 0.55),
    colour: () => [0.42, 0.012, 0.09] as const,
    gloss: 0.4,
  }));
  const leaves = stems.map((points, i) => leaf(points[2], tips[i] as Vec, 0.42, [0.05, 0.22, 0.03], [0.5, 0.03, 0.1]));
  return {
    pitch: 0.2,
    parts: [{ distance: bulb, bound: around([0.05, -0.3, 0], 1.1), colour: skin, gloss: 0.35 }, ...stalks, ...leaves],
  };
})();

export const cabbage: Thing = (() => {
  /** Leaves lie over each other like shells, each with its own direction, edge and bend. */
  const leaves: readonly { readonly way: number; readonly rise: number; readonly size: number }[] = [
    { way: 0.25, rise: 0.1, size: 0.8 },
    { way: -1.0, rise: 0.02, size: 0.86 },
    { way: 1.5, rise: 0, size: 0.88 },
    { way: 0.2, rise: -0.28, size: 0.97 },
    { way: -1.5, rise: -0.3, size: 0.99 },
    { way: 1.75, rise: -0.3, size: 1.0 },
    { way: 3.1, rise: -0.1, size: 0.95 },
  ];
  const core = (p: Vec): number => ellipsoid(p, [0.74, 0.7, 0.74]);
  const own = (p: Vec, { way, rise }: (typeof leaves)[number]): Vec =>
    turned(turned(sub(p, [0, rise, 0]), "y", -way), "x", 0.1);
  const shell =
    (each: (typeof leaves)[number]) =>
    (p: Vec): number => {
      const q = own(p, each);
      const waves = 0.035 * Math.sin(7 * q[0] + each.way * 5) * smooth(-0.2, 0.7, q[1]) + 0.02 * rough(scale(q, 5));
      const veins = 0.016 * smooth(0.35, 0, veined(q));
      const around = Math.abs(ellipsoid(q, [each.size, each.size * 0.92, each.size]) + waves - veins) - 0.016;
      // The leaf's outline on the shell: round, and curled outwards at its upper edge.
      const edge =
        Math.hypot(q[0] * 0.92, q[1] * 0.95 + 0.28) -
        0.84 * each.size +
        0.05 * Math.sin(9 * Math.atan2(q[1] + 0.28, q[0]) + each.way);
      return Math.max(around, edge * 0.7, -q[2] * 0.8) * 0.75;
    };
  /** 0 on a vein, 1 between. */
  const veined = (q: Vec): number => {
    const middle = Math.abs(q[0]) / (0.05 + 0.03 * clamp(-q[1], 0, 1));
    const branch = Math.abs((((q[1] * 3.2 - Math.abs(q[0]) * 2.4 + 20) % 1) - 0.5) * 7);
    return clamp(Math.min(middle, branch + 0.35 * smooth(0.1, 0.8, Math.abs(q[0]))), 0, 1);
  };
  const parts: readonly Part[] = leaves.map((each) => ({
    distance: shell(each),
    bound: around([0, each.rise, 0], 1.12),
    colour: (p: Vec) => {
      const q = own(p, each);
      const green = mixed(
        [0.42, 0.66, 0.16],
        [0.14, 0.4, 0.07],
        smooth(0.78, 0.99, each.size) + 0.25 * rough(scale(q, 4)),
      );
      return mixed([0.78, 0.86, 0.5], green, smooth(0.25, 0.9, veined(q)));
    },
    gloss: 0.22,
  }));
  return {
    pitch: 0.3,
    parts: [{ distance: core, bound: around([0, 0, 0], 0.8), colour: () => [0.6, 0.76, 0.32], gloss: 0.2 }, ...parts],
  };
})();

export const leek: Thing = (() => {
  const lean = (p: Vec): Vec => turned(p, "z", 0.5);
  const shaft = (p: Vec): number => {
    const q = lean(p);
    const bulb = ellipsoid(sub(q, [0, -1.15, 0]), [0.21, 0.2, 0.21]);
    return joined(rod(q, [0, -1.1, 0], [0, 0.3, 0], 0.16, 0.17), bulb, 0.15);
  };
  const hue = (q: Vec): Rgb => {
    const height = smooth(-0.9, 0.55, q[1]);
    const lines = 0.5 + 0.5 * Math.sin(42 * Math.atan2(q[0], q[2]) + 2 * rough([0, q[1] * 2, 0]));
    const white = mixed([0.9, 0.9, 0.78], [0.62, 0.76, 0.38], height);
    return mixed(mixed(white, [0.13, 0.36, 0.08], smooth(0.1, 0.9, q[1])), [0.3, 0.5, 0.15], 0.18 * lines);
  };
  const roots: readonly Part[] = Array.from({ length: 9 }, (_, i) => {
    const way = (i / 9) * 2 * Math.PI;
    const points: readonly Vec[] = [0, 1, 2].map((k) =>
      turned(
        [0.05 * Math.cos(way) * (1 + k), -1.28 - 0.13 * k, 0.05 * Math.sin(way) * (1 + k) + 0.02 * Math.sin(3 * i + k)],
        "z",
        -0.5,
      ),
    );
    return {
      distance: (p: Vec) => chain(p, points, () => 0.014),
      bound: around(points[1] as Vec, 0.25),
      colour: () => [0.72, 0.62, 0.42] as const,
      gloss: 0.1,
    };
  });
  /** Long flat leaves that fan out of the shaft. */
  const blades: readonly Part[] = [-0.42, -0.2, 0.02, 0.24, 0.46].map((angle, i) => {
    const flat = (p: Vec): Vec => turned(sub(lean(p), [0, 0.1, 0.05 * (i % 2) - 0.02]), "z", angle);
    return {
      distance: (p: Vec) => {
        const q = flat(p);
        const tall = 0.95 + 0.12 * ((i * 2) % 3);
        const wide = 0.16 * smooth(tall + 0.02, tall - 0.5, q[1]) + 0.01;
        const fold = q[2] - 0.35 * Math.abs(q[0]) + 0.12 * (q[1] * q[1]) * (i % 2 ? 1 : -1) * 0.6;
        return Math.max(Math.abs(fold) - 0.022, Math.abs(q[0]) - wide, -q[1], q[1] - tall) * 0.7 - 0.012;
      },
      bound: around(turned([Math.sin(angle) * 0.55, 0.65, 0], "z", -0.5), 0.85),
      colour: (p: Vec) => {
        const q = flat(p);
        const lines = 0.5 + 0.5 * Math.sin(95 * q[0]);
        return mixed(
          mixed([0.24, 0.46, 0.12], [0.05, 0.2, 0.07], smooth(0.1, 0.8, q[1])),
          [0.3, 0.5, 0.2],
          0.3 * lines,
        );
      },
      gloss: 0.25,
    };
  });
  return {
    pitch: 0.15,
    parts: [
      { distance: shaft, bound: around([-0.2, -0.4, 0], 1.25), colour: (p) => hue(lean(p)), gloss: 0.35 },
      ...blades,
      ...roots,
    ],
  };
})();
