/** Flowers on their stems. Units: about two tall. */
import type { Part, Rgb, Thing } from "./march";
import { around, leaf, mixed } from "./pieces";
import {
  add,
  chain,
  clamp,
  ellipsoid,
  hashed,
  length,
  noise,
  rod,
  scale,
  smooth,
  sub,
  turned,
  type Vec,
} from "./space";

const stemGreen: Rgb = [0.075, 0.14, 0.03];
const leafGreen: Rgb = [0.05, 0.12, 0.025];
const vein: Rgb = [0.11, 0.2, 0.05];

function stem(points: readonly Vec[], thick: number): Part {
  const middle = scale(
    points.reduce((sum, p) => add(sum, p), [0, 0, 0] as Vec),
    1 / points.length,
  );
  return {
    distance: (p) => chain(p, points, (t) => thick * (1.15 - 0.3 * t)),
    bound: around(middle, Math.max(...points.map((p) => length(sub(p, middle)))) + 2 * thick),
    colour: (p) => mixed(stemGreen, [0.04, 0.085, 0.02], 0.5 + 0.5 * noise(p[0] * 8, p[1] * 3, p[2] * 8)),
    gloss: 0.15,
    soft: 0.4,
  };
}

/** A blade from the ground: long, bent, folded along its middle. */
function blade(from: Vec, way: number, long: number, wide: number, bend: number, light: Rgb, dark: Rgb): Part {
  const [cx, cz] = [Math.cos(way), Math.sin(way)];
  // Along, outwards of its own bow, and across.
  const own = (p: Vec): Vec => {
    const [x, y, z] = [p[0] - from[0], p[1] - from[1], p[2] - from[2]];
    const t = y / long;
    return [t, x * cx + z * cz - bend * long * t * t, z * cx - x * cz];
  };
  const middle = add(from, [0.4 * bend * long * cx, long / 2, 0.4 * bend * long * cz]);
  return {
    distance: (p) => {
      const [t, out, across] = own(p);
      const share = clamp(t, 0, 1);
      const half = wide * (0.55 + 1.1 * share) * (1 - share ** 3);
      const fold = out + 0.35 * Math.abs(across);
      return Math.max(Math.abs(fold) * 0.6 - 0.006, (Math.abs(across) - half) * 0.8, -t * long, (t - 1) * long) * 0.75;
    },
    bound: around(middle, Math.hypot(long, bend * long) * 0.56 + wide),
    colour: (p) => {
      const [t, , across] = own(p);
      const lines = 0.5 + 0.5 * noise(across * 90, t * 3, way);
      return mixed(mixed(dark, light, lines), light, 0.5 * smooth(0.5, 1, t));
    },
    gloss: 0.25,
    soft: 0.5,
  };
}

/** Petals around an axis: each a bowl-shaped sheet; `own` gives along, out of its plane, across. */
interface Petals {
  readonly at: Vec;
  /** Turn of the whole flower towards the viewer, radians. */
  readonly nod: number;
  readonly count: number;
  readonly long: number;
  readonly wide: number;
  /** How far they rise from flat, radians (0 = flat, 1.4 = closed), and how much they curl back. */
  readonly rise: number;
  readonly curl: number;
  readonly twist: number;
  readonly colour: (t: number, across: number, chance: number) => Rgb;
  readonly thick?: number;
}

function petals({ at, nod, count, long, wide, rise, curl, twist, colour, thick = 0.012 }: Petals): Part {
  const sector = (2 * Math.PI) / count;
  const [c, s] = [Math.cos(rise), Math.sin(rise)];
  const own = (p: Vec): readonly [number, number, number, number] => {
    const q = turned(sub(p, at), "x", -nod);
    const way = Math.atan2(q[2], q[0]) + twist;
    const which = Math.round(way / sector);
    const off = way - which * sector;
    const r = Math.hypot(q[0], q[2]);
    const [x, z] = [r * Math.cos(off), r * Math.sin(off)];
    const k = 0.16 * hashed(((which % count) + count) % count, count, 7);
    const along = x * c + q[1] * s;
    const up = q[1] * c - x * s;
    const t = along / long;
    return [t, up - long * (curl * t * (1 - t) + (0.35 * k + 0.0) * t * t), z, ((which % count) + count) % count];
  };
  return {
    distance: (p) => {
      const [t, up, z] = own(p);
      const share = clamp(t, 0, 1);
      const half = wide * Math.sqrt(Math.max(0, Math.sin(Math.PI * share ** 0.75))) + 0.004;
      const cup = up - (0.5 * z * z) / wide;
      return Math.max(Math.abs(cup) * 0.7 - thick, (Math.abs(z) - half) * 0.8, -t * long, (t - 1) * long) * 0.7;
    },
    bound: around(add(at, turned([0, 0.5 * long * s, 0], "x", nod)), long * 1.12 + 0.03),
    colour: (p) => {
      const [t, , z, which] = own(p);
      return colour(clamp(t, 0, 1), z / wide, hashed(which, count, 3));
    },
    gloss: 0.08,
    soft: 0.6,
  };
}

export const daisy: Thing = {
  pitch: 0.5,
  words: ["daisies", "marguerite", "oxeye daisy", "camomile", "chamomile", "flower", "white flower", "wildflower"],
  height: 0.3,
  parts: [
    ...[0, 1].map((k) =>
      petals({
        at: [0.05, 0.62, 0.05 - 0.008 * k],
        nod: 0.75,
        count: 17,
        long: 0.46,
        wide: 0.075,
        rise: 0.12 + 0.1 * k,
        curl: 0.12,
        twist: 0.18 * k,
        colour: (t, across, chance) =>
          mixed(
            mixed([0.78, 0.78, 0.76], [0.6, 0.6, 0.56], smooth(0.5, 0.1, t) + 0.25 * chance),
            [0.66, 0.66, 0.63],
            0.6 * Math.abs(Math.sin(9 * across)),
          ),
      }),
    ),
    {
      distance: (p) => {
        const q = turned(sub(p, [0.05, 0.65, 0.07]), "x", -0.75);
        return (ellipsoid(q, [0.15, 0.085, 0.15]) + 0.012 * noise(q[0] * 60, q[1] * 60, q[2] * 60)) * 0.7;
      },
      bound: around([0.05, 0.65, 0.07], 0.18),
      colour: (p) =>
        mixed([0.72, 0.42, 0.02], [0.45, 0.2, 0.01], clamp(0.5 + 0.8 * noise(p[0] * 60, p[1] * 60, p[2] * 60), 0, 1)),
      gloss: 0.05,
      soft: 0.4,
    },
    stem(
      [
        [-0.08, -1.1, -0.05],
        [-0.1, -0.5, -0.05],
        [-0.02, 0.1, -0.02],
        [0.05, 0.6, 0.0],
      ],
      0.024,
    ),
    ...[0, 1, 2, 3, 4].map((k) => {
      const way = 1.3 * k;
      const long = 0.42 + 0.1 * (k % 2);
      return leaf(
        [-0.08, -1.04, -0.05],
        [-0.08 + long * Math.cos(way), -0.92 + 0.1 * (k % 3), long * Math.sin(way)],
        0.09,
        leafGreen,
        vein,
      );
    }),
  ],
};

export const tulip: Thing = {
  pitch: 0.2,
  words: ["tulips", "red flower"],
  height: 0.45,
  parts: [
    ...[0, 1].map((k): Part => {
      const at: Vec = [0.03, 0.62, 0];
      return {
        distance: (p) => {
          const q = sub(p, at);
          const t = clamp((q[1] + 0.34) / 0.82, 0, 1);
          const way = Math.atan2(q[2], q[0]) + (k * Math.PI) / 3;
          const sector = (2 * Math.PI) / 3;
          const off = way - Math.round(way / sector) * sector;
          const r = Math.hypot(q[0], q[2]);
          // The cup's outline; petals end in points, and lie over each other.
          const cup =
            (0.02 + 0.335 * Math.sin(Math.PI * clamp(0.1 + 0.66 * t, 0, 1)) ** 0.8) * (1 - 0.05 * k) -
            0.03 * (off / 1.05) ** 2 +
            0.012 * Math.cos(3 * off);
          const top = 0.3 + 0.2 * (1 - (off / 1.0) ** 2) - 0.03 * k;
          return Math.max(Math.abs(r - cup) * 0.75 - 0.014, (q[1] - top) * 0.55, -0.345 - q[1]) * 0.65;
        },
        bound: around([0.03, 0.7, 0], 0.56),
        colour: (p) => {
          const q = sub(p, at);
          const way = Math.atan2(q[2], q[0]) + (k * Math.PI) / 3;
          const sector = (2 * Math.PI) / 3;
          const off = way - Math.round(way / sector) * sector;
          const streak = noise(off * 26, q[1] * 2.2, k * 5);
          const base = mixed([0.56, 0.03, 0.035], [0.34, 0.012, 0.02], clamp(0.5 + 0.6 * streak, 0, 1));
          return mixed(
            mixed(base, [0.62, 0.11, 0.06], smooth(0.1, 0.5, q[1]) * 0.5),
            [0.5, 0.34, 0.05],
            smooth(-0.2, -0.34, q[1]),
          );
        },
        gloss: 0.16,
        soft: 0.55,
      };
    }),
    stem(
      [
        [0, -1.1, 0],
        [-0.03, -0.4, 0],
        [0.03, 0.32, 0],
      ],
      0.036,
    ),
    blade([0.02, -1.1, 0.02], 0.4, 1.12, 0.12, 0.3, [0.1, 0.17, 0.07], [0.055, 0.11, 0.04]),
    blade([-0.02, -1.1, 0], 2.9, 1.0, 0.13, 0.34, [0.1, 0.17, 0.07], [0.055, 0.11, 0.04]),
    blade([0, -1.1, 0.02], 1.5, 0.7, 0.1, 0.5, [0.1, 0.17, 0.07], [0.055, 0.11, 0.04]),
  ],
};

export const sunflower: Thing = {
  pitch: 0.15,
  words: ["sunflowers", "yellow flower"],
  height: 1.8,
  parts: [
    ...[0, 1, 2].map((k) =>
      petals({
        at: [0.02, 0.62, 0.12 - 0.012 * k],
        nod: 1.25,
        count: 19,
        long: 0.56 - 0.03 * k,
        wide: 0.085,
        rise: 0.1 + 0.14 * k,
        curl: 0.14,
        twist: 0.14 * k,
        colour: (t, across, chance) =>
          mixed(
            mixed([0.72, 0.36, 0.012], [0.6, 0.24, 0.008], clamp(0.5 + 0.6 * chance, 0, 1)),
            [0.42, 0.14, 0.006],
            smooth(0.5, 0.2, t) + 0.15 * Math.abs(Math.sin(8 * across)),
          ),
      }),
    ),
    {
      distance: (p) => {
        const q = turned(sub(p, [0.02, 0.63, 0.15]), "x", -1.25);
        return (ellipsoid(q, [0.27, 0.075, 0.27]) + 0.014 * noise(q[0] * 55, q[1] * 55, q[2] * 55)) * 0.65;
      },
      bound: around([0.02, 0.63, 0.15], 0.32),
      colour: (p) => {
        const q = turned(sub(p, [0.02, 0.63, 0.15]), "x", -1.25);
        const r = Math.hypot(q[0], q[2]);
        const speck = noise(q[0] * 70, q[1] * 70, q[2] * 70);
        return mixed(
          mixed([0.05, 0.025, 0.012], [0.13, 0.06, 0.018], clamp(0.5 + speck, 0, 1)),
          [0.3, 0.15, 0.02],
          smooth(0.15, 0.22, r) * 0.7,
        );
      },
      gloss: 0.03,
    },
    stem(
      [
        [0, -1.15, 0],
        [0.03, -0.5, 0],
        [0, 0.2, -0.02],
        [0, 0.55, 0],
        [0.02, 0.62, 0.08],
      ],
      0.042,
    ),
    ...[
      [-0.25, 0.6, 0.35],
      [-0.05, -2.3, 0.4],
      [-0.6, 2.4, 0.45],
      [-0.75, 0.1, 0.5],
    ].map(([y, way, long]) =>
      leaf(
        [0.02, y as number, 0],
        [
          (long as number) * 1.2 * Math.cos(way as number),
          (y as number) + 0.12,
          (long as number) * Math.sin(way as number) * 1.1,
        ],
        0.19,
        leafGreen,
        vein,
      ),
    ),
  ],
};

export const rose: Thing = (() => {
  return {
    pitch: 0.4,
    words: ["roses", "red rose"],
    height: 0.5,
    parts: [
      ...Array.from({ length: 6 }, (_, k) => {
        const t = k / 5;
        return petals({
          at: [0, 0.62 - 0.13 * (1 - 0.6 * t), 0],
          nod: 0.25,
          count: [3, 3, 5, 5, 5, 5][k] as number,
          long: 0.26 + 0.24 * t,
          wide: 0.15 + 0.13 * t,
          rise: 1.5 - 0.95 * t,
          curl: -0.42 + 0.6 * t,
          twist: 0.9 * k,
          thick: 0.014,
          colour: (u, across, chance) =>
            mixed(
              mixed(
                [0.4, 0.012, 0.022],
                [0.26, 0.006, 0.014],
                clamp(0.5 + 0.5 * chance + 0.3 * Math.sin(7 * across), 0, 1),
              ),
              [0.52, 0.035, 0.045],
              smooth(0.75, 1, u) * 0.7,
            ),
        });
      }),
      {
        distance: (p) => {
          const q = sub(p, [0, 0.68, 0.02]);
          const way = Math.atan2(q[2], q[0]);
          const r = Math.hypot(q[0], q[2]);
          const turns = Math.abs(((((r * 17 - way / (2 * Math.PI)) % 1) + 1) % 1) - 0.5) * 0.028;
          return (ellipsoid(q, [0.16, 0.19, 0.16]) + turns) * 0.6;
        },
        bound: around([0, 0.68, 0.02], 0.22),
        colour: () => [0.34, 0.01, 0.018],
        gloss: 0.08,
        soft: 0.5,
      },
      {
        distance: (p) => ellipsoid(sub(p, [0, 0.4, 0]), [0.1, 0.09, 0.1]) * 0.8,
        bound: around([0, 0.4, 0], 0.12),
        colour: () => stemGreen,
        gloss: 0.15,
      },
      stem(
        [
          [0.05, -1.15, 0],
          [0, -0.4, 0],
          [0, 0.38, 0],
        ],
        0.03,
      ),
      ...[
        [-0.35, 0.3, 0.4],
        [-0.1, 2.6, 0.38],
        [-0.7, -2.6, 0.42],
        [-0.55, 1.4, 0.4],
      ].flatMap(([y, way, long]) => {
        const tip = (turn: number, far: number): Vec => [
          far * Math.cos((way as number) + turn),
          (y as number) + 0.14,
          far * Math.sin((way as number) + turn),
        ];
        const from: Vec = [0.01, y as number, 0];
        return [
          leaf(scale(add(from, tip(0, 0.24)), 1), tip(0, (long as number) + 0.22), 0.11, leafGreen, vein),
          leaf(from, tip(0.75, (long as number) * 0.8), 0.09, leafGreen, vein),
          leaf(from, tip(-0.75, (long as number) * 0.8), 0.09, leafGreen, vein),
        ];
      }),
    ],
  };
})();

export const lavender: Thing = (() => {
  const parts: Part[] = [];
  for (let k = 0; k < 22; k++) {
    const way = 2.39996 * k;
    const lean = 0.08 + 0.42 * Math.sqrt(k / 22);
    const tall = 1.5 + 0.3 * hashed(k, 1, 1) - 0.5 * lean;
    const from: Vec = [0.16 * lean * Math.cos(way), -1.1, 0.16 * lean * Math.sin(way)];
    const to: Vec = [lean * Math.cos(way), -1.1 + tall, lean * Math.sin(way)];
    const bud = scale(sub(to, from), 1 / length(sub(to, from)));
    const top = add(to, scale(bud, 0.42));
    parts.push(stem([from, add(scale(add(from, to), 0.5), [0, 0.04, 0]), to], 0.011));
    parts.push({
      distance: (p) => {
        const t = clamp((p[1] - to[1]) / (top[1] - to[1]), 0, 1);
        const whorl = 0.014 * Math.cos(t * 2 * Math.PI * 6.5);
        return (rod(p, to, top, 0.058, 0.026) - whorl + 0.03 * noise(p[0] * 42, p[1] * 42, p[2] * 42)) * 0.55;
      },
      bound: around(scale(add(to, top), 0.5), 0.31),
      colour: (p) =>
        mixed(
          [0.15, 0.09, 0.34],
          [0.32, 0.22, 0.55],
          clamp(0.5 + 0.9 * noise(p[0] * 38, p[1] * 38, p[2] * 38) + 0.3 * hashed(k, 2, 2), 0, 1),
        ),
      gloss: 0.03,
      soft: 0.5,
    });
  }
  for (let k = 0; k < 26; k++) {
    const way = 2.39996 * k + 1;
    parts.push(
      blade(
        [0.1 * Math.cos(way), -1.12, 0.1 * Math.sin(way)],
        way,
        0.5 + 0.25 * hashed(k, 3, 3),
        0.022,
        0.5,
        [0.16, 0.2, 0.11],
        [0.09, 0.12, 0.06],
      ),
    );
  }
  return { pitch: 0.2, words: ["lavender flower", "lavender bush", "purple flower"], height: 0.6, round: true, parts };
})();

export const poppy: Thing = {
  pitch: 0.4,
  words: ["poppies", "poppy flower", "red poppy"],
  height: 0.5,
  parts: [
    ...[0, 1].map((k) =>
      petals({
        at: [0, 0.62, 0],
        nod: 0.6,
        count: 3,
        long: 0.5 - 0.04 * k,
        wide: 0.42,
        rise: 0.5 + 0.2 * k,
        curl: 0.25,
        twist: 1.05 * k,
        thick: 0.009,
        colour: (t, across, chance) =>
          mixed(
            mixed(
              [0.6, 0.045, 0.015],
              [0.46, 0.02, 0.012],
              clamp(0.5 + 0.5 * Math.sin(14 * across) + 0.3 * chance, 0, 1),
            ),
            [0.02, 0.012, 0.018],
            smooth(0.28, 0.14, t),
          ),
      }),
    ),
    {
      distance: (p) => ellipsoid(turned(sub(p, [0, 0.66, 0.03]), "x", -0.6), [0.075, 0.1, 0.075]),
      bound: around([0, 0.66, 0.03], 0.12),
      colour: () => [0.09, 0.12, 0.05],
      gloss: 0.1,
    },
    stem(
      [
        [-0.1, -1.1, 0],
        [-0.08, -0.3, 0],
        [0, 0.3, -0.03],
        [0, 0.6, 0],
      ],
      0.018,
    ),
    ...[0, 1, 2, 3].map((k) =>
      leaf(
        [-0.1, -1.0 + 0.14 * k, 0],
        [-0.1 + 0.42 * Math.cos(1.9 * k), -0.8 + 0.14 * k, 0.42 * Math.sin(1.9 * k)],
        0.06,
        leafGreen,
        vein,
      ),
    ),
  ],
};
