/** Grass, reeds, ferns, cacti, mushrooms. Units: about two tall. */
import type { Part, Rgb, Thing } from "./march";
import { around, mixed } from "./pieces";
import { add, clamp, hashed, joined, length, noise, rod, scale, smooth, sub, turned, type Vec } from "./space";

/** A thin blade that leans over: a bent strip that narrows to its point. */
function blade(from: Vec, way: number, long: number, wide: number, bend: number, colour: (t: number) => Rgb): Part {
  const [cx, cz] = [Math.cos(way), Math.sin(way)];
  const tall = long * (1 - 0.35 * bend * bend);
  const own = (p: Vec): Vec => {
    const [x, y, z] = [p[0] - from[0], p[1] - from[1], p[2] - from[2]];
    const t = y / tall;
    return [t, x * cx + z * cz - bend * long * t * t, z * cx - x * cz];
  };
  return {
    distance: (p) => {
      const [t, out, across] = own(p);
      const share = clamp(t, 0, 1);
      const half = wide * (1 - share) ** 0.6 + 0.002;
      const steep = 1 / Math.sqrt(1 + (2 * bend * share) ** 2);
      return (
        Math.max(
          Math.abs(out + 0.3 * Math.abs(across)) * steep - 0.005,
          Math.abs(across) - half,
          -t * tall,
          (t - 1) * tall,
        ) * 0.8
      );
    },
    bound: around(
      add(from, [0.42 * bend * long * cx, tall / 2, 0.42 * bend * long * cz]),
      Math.hypot(tall, bend * long) * 0.53 + wide,
    ),
    colour: (p) => colour(clamp(own(p)[0], 0, 1)),
    gloss: 0.2,
    soft: 0.55,
  };
}

function tuft(
  count: number,
  spread: number,
  long: number,
  wide: number,
  bend: number,
  light: Rgb,
  dark: Rgb,
  key: number,
): readonly Part[] {
  return Array.from({ length: count }, (_, k) => {
    const way = 2.39996 * k + hashed(k, key, 1);
    const r = spread * Math.sqrt((k + 0.5) / count);
    const own = 0.5 + 0.5 * hashed(k, key, 2);
    const dry = hashed(k, key, 5) > 0.75 ? 1 : 0;
    return blade(
      [r * Math.cos(way), -1, r * Math.sin(way)],
      way + 0.6 * hashed(k, key, 3),
      long * (0.6 + 0.4 * own),
      wide * (0.75 + 0.5 * own),
      bend * (0.25 + 0.5 * Math.abs(hashed(k, key, 4)) + 0.5 * (r / spread)),
      (t) => mixed(mixed(dark, light, clamp(t + 0.3 * own, 0, 1)), [0.27, 0.22, 0.09], 0.7 * dry * smooth(0.3, 1, t)),
    );
  });
}

export const grassTuft: Thing = {
  pitch: 0.2,
  words: ["tuft of grass", "grass tufts", "tall grass", "clump of grass", "ornamental grass", "blades of grass"],
  height: 0.4,
  round: true,
  parts: tuft(130, 0.42, 1.5, 0.022, 0.75, [0.2, 0.26, 0.055], [0.05, 0.085, 0.02], 1),
};

export const reeds: Thing = {
  pitch: 0.12,
  words: ["reed", "cattail", "cattails", "bulrush", "bulrushes", "rushes"],
  height: 1.8,
  round: true,
  parts: [
    ...tuft(70, 0.34, 1.75, 0.024, 0.32, [0.2, 0.24, 0.08], [0.07, 0.1, 0.03], 3),
    ...Array.from({ length: 11 }, (_, k): readonly Part[] => {
      const way = 2.39996 * k;
      const r = 0.26 * Math.sqrt((k + 0.5) / 11);
      const from: Vec = [r * Math.cos(way), -1, r * Math.sin(way)];
      const top = add(scale(from, 1.5), [0, 1.5 + 2 - 0.35 * Math.abs(hashed(k, 9, 9)) - 1.05 + 0.0, 0]);
      const low = add(top, [0, -0.36, 0]);
      const middle = scale(add(from, top), 0.5);
      return [
        {
          distance: (p) => rod(p, from, add(top, [0, 0.16, 0]), 0.012, 0.006),
          bound: around(middle, length(sub(top, from)) / 2 + 0.2),
          colour: () => [0.17, 0.19, 0.07],
          gloss: 0.1,
          soft: 0.4,
        },
        {
          distance: (p) => rod(p, low, top, 0.045) + 0.003 * noise(p[0] * 90, p[1] * 90, p[2] * 90),
          bound: around(scale(add(low, top), 0.5), 0.24),
          colour: (p) =>
            mixed([0.13, 0.06, 0.025], [0.075, 0.035, 0.016], 0.5 + 0.5 * noise(p[0] * 70, p[1] * 40, p[2] * 70)),
          gloss: 0.02,
        },
      ];
    }).flat(),
  ],
};

export const fern: Thing = {
  pitch: 0.35,
  words: ["ferns", "fern plant", "bracken"],
  height: 0.7,
  round: true,
  parts: Array.from({ length: 19 }, (_, k): Part => {
    const way = 2.39996 * k + 0.3 * hashed(k, 2, 1);
    const rise = 1.05 - (0.75 * k) / 18;
    const long = 1.05 + 0.2 * hashed(k, 2, 2);
    const [cx, cz] = [Math.cos(way), Math.sin(way)];
    const base: Vec = [0, -0.75, 0];
    const span = long * (1 - 0.3 * rise);
    const own = (p: Vec): Vec => {
      const [x, y, z] = sub(p, base);
      const t = (x * cx + z * cz) / span;
      return [t, y - long * (1.35 * rise * t - (0.35 + 0.75 * rise) * t * t), z * cx - x * cz];
    };
    return {
      distance: (p) => {
        const [t, h, w] = own(p);
        const share = clamp(t, 0, 1);
        const side = Math.abs(w);
        const wide = 0.27 * Math.min(1, 6 * share) * (1 - share) ** 0.8 + 0.004;
        const tip = clamp(side / wide, 0, 1);
        const leaflet = (Math.abs(((((share * 24 - side * 7) % 1) + 1) % 1) - 0.5) - 0.45 + 0.3 * tip * tip) * 0.04;
        const slope = Math.abs(1.35 * rise - 2 * (0.35 + 0.75 * rise) * share);
        const sheet = (Math.abs(h + 0.9 * side * side) * 0.85) / Math.sqrt(1 + slope * slope) - 0.005;
        const ends = Math.max(-t, t - 1) * span;
        return (
          Math.min(
            Math.max(sheet, (side - wide) * 0.7, leaflet, ends),
            Math.max(Math.hypot(h, w) * 0.5 - 0.008, ends),
          ) * 0.75
        );
      },
      bound: around(add(base, [0.5 * span * cx, 0.25 * long * rise, 0.5 * span * cz]), 0.62 * long + 0.1),
      colour: (p) => {
        const [t, , w] = own(p);
        const each = hashed(Math.floor(t * 24 - Math.abs(w) * 7), k, 5);
        return mixed([0.055, 0.115, 0.02], [0.14, 0.22, 0.045], clamp(0.4 + 0.3 * each + 0.4 * t, 0, 1));
      },
      gloss: 0.12,
      soft: 0.6,
    };
  }),
};

/** A ribbed column of a cactus between two points. */
const ribbed = (p: Vec, from: Vec, to: Vec, radius: number, ribs: number): number => {
  const d = rod(p, from, to, radius);
  const way = Math.atan2(p[2] - from[2], p[0] - from[0]);
  return d + 0.13 * radius * (0.5 + 0.5 * Math.cos(ribs * way));
};

export const cactus: Thing = (() => {
  const arms: readonly (readonly [Vec, Vec, Vec, number])[] = [
    [[0.1, -0.15, 0], [0.52, -0.1, 0.05], [0.54, 0.52, 0.05], 0.125],
    [[-0.1, -0.38, 0], [-0.5, -0.34, 0.03], [-0.52, 0.28, 0.03], 0.12],
  ];
  return {
    pitch: 0.1,
    words: ["saguaro", "cacti", "desert cactus"],
    height: 3,
    steady: true,
    parts: [
      {
        distance: (p) => {
          let d = ribbed(p, [0, -1.15, 0], [0, 0.95, 0], 0.2, 15);
          for (const [a, b, c, r] of arms) {
            const elbow = rod(p, a, b, r * 0.9, r) + 0.012 * Math.cos(9 * Math.atan2(p[2], p[1] - b[1]));
            d = joined(d, Math.min(elbow, ribbed(p, b, c, r, 11)), 0.06);
          }
          return Math.max(d, -1.12 - p[1]) * 0.7;
        },
        bound: around([0, 0, 0], 1.25),
        colour: (p) => {
          const arm = arms.find(([, b]) => Math.abs(p[0] - b[0]) < 0.16);
          const [x, z, n] = arm === undefined ? [p[0], p[2], 15] : [p[0] - arm[1][0], p[2] - arm[1][2], 11];
          const crest = 0.5 - 0.5 * Math.cos(n * Math.atan2(z, x));
          const spine = crest > 0.82 && Math.abs(((((p[1] * 17) % 1) + 1) % 1) - 0.5) > 0.28;
          const green = mixed(
            [0.06, 0.105, 0.045],
            [0.13, 0.18, 0.085],
            crest + 0.25 * noise(p[0] * 8, p[1] * 8, p[2] * 8),
          );
          return spine ? [0.48, 0.44, 0.33] : green;
        },
        gloss: 0.1,
        soft: 0.15,
      },
    ],
  };
})();

function toadstool(at: Vec, size: number, lean: number, cap: (p: Vec) => Rgb): readonly Part[] {
  const own = (p: Vec): Vec => scale(turned(sub(p, at), "z", lean), 1 / size);
  return [
    {
      distance: (p) => {
        const q = own(p);
        const r = Math.hypot(q[0], q[2]);
        const dome = length([r, (q[1] - 0.62) * 1.35, 0]) - 0.62;
        const under = 0.58 + 0.06 * r - q[1];
        return Math.max(dome, -joined(-under, -dome - 0.02, 0.05), under) * 0.7 * size - 0.01 * size;
      },
      bound: around(add(at, turned([0, 0.8 * size, 0], "z", -lean)), 0.72 * size),
      colour: (p) => cap(own(p)),
      gloss: 0.35,
      soft: 0.2,
    },
    {
      distance: (p) => {
        const q = own(p);
        const stem = rod(q, [0, 0, 0], [0, 0.7, 0], 0.19, 0.115);
        const ring = Math.max(
          Math.abs(Math.hypot(q[0], q[2]) - 0.17 - 0.1 * (0.5 - q[1])) - 0.02,
          Math.abs(q[1] - 0.46) - 0.045,
        );
        const foot = length([q[0], (q[1] - 0.02) * 1.4, q[2]]) - 0.22;
        return Math.max(Math.min(joined(stem, foot, 0.08), ring), -0.08 - q[1]) * 0.75 * size;
      },
      bound: around(add(at, [0, 0.33 * size, 0]), 0.62 * size),
      colour: (p) => {
        const q = own(p);
        return mixed(
          [0.66, 0.6, 0.5],
          [0.42, 0.34, 0.25],
          clamp(0.3 + 0.6 * noise(q[0] * 20, q[1] * 5, q[2] * 20) + 0.4 * smooth(0.25, -0.1, q[1]), 0, 1),
        );
      },
      gloss: 0.05,
      soft: 0.3,
    },
    {
      // Gills: a cone under the cap.
      distance: (p) => {
        const q = own(p);
        const r = Math.hypot(q[0], q[2]);
        return Math.max(Math.abs(q[1] - 0.57 - 0.05 * r) - 0.02, r - 0.56) * 0.7 * size;
      },
      bound: around(add(at, turned([0, 0.6 * size, 0], "z", -lean)), 0.6 * size),
      colour: (p) => {
        const q = own(p);
        const line = Math.abs((((((Math.atan2(q[2], q[0]) * 30) / Math.PI) % 1) + 1) % 1) - 0.5);
        return mixed([0.55, 0.47, 0.36], [0.25, 0.19, 0.13], smooth(0.1, 0.4, line));
      },
      gloss: 0.02,
      soft: 0.4,
    },
  ];
}

export const mushroom: Thing = {
  pitch: 0.25,
  words: ["mushrooms", "porcini", "boletus", "brown mushroom", "champignon"],
  height: 0.15,
  parts: (() => {
    const brown = (q: Vec): Rgb =>
      mixed(
        mixed([0.24, 0.115, 0.05], [0.14, 0.06, 0.026], clamp(0.5 + 0.6 * noise(q[0] * 6, q[1] * 6, q[2] * 6), 0, 1)),
        [0.4, 0.25, 0.13],
        smooth(0.66, 0.58, q[1]) * 0.8,
      );
    return [...toadstool([0, -1, 0], 1.5, 0.06, brown), ...toadstool([0.78, -1, 0.3], 0.75, -0.25, brown)];
  })(),
};

export const toadstoolMushroom: Thing = {
  pitch: 0.25,
  words: ["toadstool", "fly agaric", "red mushroom", "amanita"],
  height: 0.18,
  parts: (() => {
    const red = (q: Vec): Rgb => {
      const way = Math.atan2(q[2], q[0]);
      const r = Math.hypot(q[0], q[2]);
      // Flakes lie in rings, more of them the farther out.
      let near = 1;
      for (const [ring, count] of [
        [0.02, 1],
        [0.25, 4],
        [0.42, 7],
        [0.56, 9],
      ] as const) {
        const sector = (2 * Math.PI) / count;
        const which = Math.round(way / sector + 0.3 * ring);
        const off = (way - (which - 0.3 * ring) * sector) * ring;
        near = Math.min(
          near,
          Math.hypot(off, r - ring - 0.03 * hashed(which, count, 4)) / (0.036 + 0.012 * hashed(which, count, 5)),
        );
      }
      return mixed(
        [0.68, 0.63, 0.55],
        mixed([0.5, 0.025, 0.015], [0.55, 0.12, 0.02], smooth(0.45, 0.6, r) * 0.6),
        smooth(0.85, 1, near),
      );
    };
    return [...toadstool([0, -1, 0], 1.5, -0.05, red), ...toadstool([-0.75, -1, 0.35], 0.8, 0.2, red)];
  })(),
};
