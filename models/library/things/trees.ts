/** Trees and bushes. Units: about two tall. Albedo as leaves and bark have it: darker than one thinks. */
import { budded, type Clump, type Crown, clumped, clumps, foliage } from "./foliage";
import type { Part, Rgb, Thing } from "./march";
import { around, mixed } from "./pieces";
import { add, chain, clamp, hashed, length, noise, rod, scale, smooth, sub, type Vec } from "./space";

/** Bark: grooves along the trunk, grey-brown. */
const bark =
  (light: Rgb, dark: Rgb) =>
  (p: Vec): Rgb => {
    const groove = noise(p[0] * 26, p[1] * 5, p[2] * 26) + 0.5 * noise(p[0] * 50, p[1] * 14, p[2] * 50);
    return mixed(dark, light, clamp(0.5 + 0.7 * groove, 0, 1));
  };
const oakBark = bark([0.19, 0.15, 0.11], [0.06, 0.045, 0.033]);

/** A limb along points, its radius from `from` to `to`, grooved. */
function limb(points: readonly Vec[], from: number, to: number, colour: Part["colour"], rough = 0.012): Part {
  const middle = scale(
    points.reduce((sum, p) => add(sum, p), [0, 0, 0] as Vec),
    1 / points.length,
  );
  const far = Math.max(...points.map((p) => length(sub(p, middle)))) + from + 0.03;
  return {
    distance: (p) =>
      (chain(p, points, (share) => from + (to - from) * share) + rough * noise(p[0] * 30, p[1] * 6, p[2] * 30)) * 0.8,
    bound: around(middle, far),
    colour,
    gloss: 0.03,
  };
}

/** A trunk that widens into its roots. */
function trunk(top: Vec, from: number, to: number, low: number, colour: Part["colour"]): Part {
  const foot: Vec = [0, low, 0];
  return {
    distance: (p) => {
      const above = p[1] - low;
      const flare = 0.9 * from * Math.max(0, 1 - above / (3.2 * from)) ** 2;
      const ridges = 1 + 0.25 * noise(p[0] * 9, 1, p[2] * 9);
      const body = rod(p, foot, top, from, to) - flare * ridges + 0.016 * noise(p[0] * 24, p[1] * 5, p[2] * 24);
      return Math.max(body, -above) * 0.7;
    },
    bound: around(scale(add(foot, top), 0.5), length(sub(top, foot)) / 2 + 2 * from),
    colour,
    gloss: 0.03,
  };
}

const greens =
  (light: Rgb, middle: Rgb, dark: Rgb): Crown["colour"] =>
  (chance, deep, at) => {
    const patch = 0.5 * noise(at[0] * 2.5, at[1] * 2.5, at[2] * 2.5);
    const lit = clamp(0.5 + 0.45 * chance + patch, 0, 1);
    return mixed(mixed(middle, light, lit), dark, smooth(0.15, 1, deep) * 0.85);
  };

const leafGreen = greens([0.16, 0.21, 0.045], [0.07, 0.115, 0.025], [0.018, 0.03, 0.01]);

interface Broad {
  readonly radii: Vec;
  readonly centre: Vec;
  readonly count: number;
  readonly size: number;
  readonly key: number;
  readonly leaf?: number;
  readonly dense?: number;
  readonly colour: Crown["colour"];
  readonly wood: Part["colour"];
  readonly stem: number;
  readonly soft?: number;
}

/** A tree with a round crown: clumps around its limbs. */
function broad({
  radii,
  centre,
  count,
  size,
  key,
  leaf = 0.024,
  dense = 0.75,
  colour,
  wood,
  stem,
  soft = 0.5,
}: Broad): readonly Part[] {
  const low = -1.05;
  const outer = clumps(count, centre, radii, size, key);
  const all: readonly Clump[] = [
    ...budded(outer, 7, key),
    ...clumps(8, centre, scale(radii, 0.45), size * 1.1, key + 9),
  ];
  const fork: Vec = [0.02, centre[1] - 0.72 * radii[1], 0];
  return [
    foliage({
      crown: clumped(all, 0.05),
      bound: around(centre, Math.max(...radii) * 1.05 + size * 1.1),
      leaf,
      dense,
      deep: 0.16,
      narrow: 0.35,
      colour,
      soft,
    }),
    trunk(fork, stem, stem * 0.72, low, wood),
    ...outer
      .filter(({ at }) => at[1] < centre[1] + 0.45 * radii[1])
      .slice(0, 14)
      .map(({ at }, k) =>
        limb(
          [
            add(fork, [0, -0.1 + 0.03 * (k % 4), 0]),
            add(scale(add(fork, at), 0.5), [0, 0.08, 0]),
            add(scale(at, 0.85), scale(centre, 0.15)),
          ],
          stem * 0.5,
          stem * 0.12,
          wood,
        ),
      ),
  ];
}

export const oak: Thing = {
  pitch: 0.08,
  words: [
    "oak tree",
    "tree",
    "deciduous tree",
    "leafy tree",
    "green tree",
    "elm",
    "beech",
    "lime tree",
    "linden",
    "ash tree",
    "chestnut tree",
  ],
  height: 14,
  steady: true,
  round: true,
  parts: broad({
    radii: [0.82, 0.58, 0.8],
    centre: [0, 0.3, 0],
    count: 34,
    size: 0.25,
    key: 1,
    colour: leafGreen,
    wood: oakBark,
    stem: 0.12,
  }),
};

export const maple: Thing = {
  pitch: 0.08,
  words: ["maple tree", "autumn tree", "fall tree", "tree in autumn"],
  height: 12,
  steady: true,
  round: true,
  parts: broad({
    radii: [0.68, 0.66, 0.68],
    centre: [0, 0.3, 0],
    count: 32,
    size: 0.24,
    key: 4,
    colour: greens([0.52, 0.2, 0.03], [0.36, 0.08, 0.02], [0.08, 0.018, 0.008]),
    wood: oakBark,
    stem: 0.085,
  }),
};

export const cherryTree: Thing = {
  pitch: 0.08,
  words: ["cherry blossom tree", "sakura", "blossoming tree", "blooming tree", "flowering tree", "cherry blossoms"],
  height: 7,
  steady: true,
  round: true,
  parts: broad({
    radii: [0.86, 0.5, 0.84],
    centre: [0, 0.28, 0],
    count: 36,
    size: 0.21,
    key: 7,
    dense: 0.72,
    colour: greens([0.82, 0.62, 0.66], [0.7, 0.38, 0.46], [0.28, 0.12, 0.15]),
    wood: bark([0.12, 0.085, 0.07], [0.04, 0.028, 0.025]),
    stem: 0.085,
    soft: 0.65,
  }),
};

export const appleTree: Thing = {
  pitch: 0.1,
  words: ["fruit tree", "orchard tree"],
  height: 5,
  steady: true,
  round: true,
  parts: [
    ...broad({
      radii: [0.72, 0.56, 0.72],
      centre: [0, 0.3, 0],
      count: 28,
      size: 0.25,
      key: 12,
      leaf: 0.028,
      colour: leafGreen,
      wood: oakBark,
      stem: 0.085,
    }),
    ...clumps(34, [0, 0.24, 0], [0.9, 0.7, 0.9], 0.045, 13).map(
      ({ at }): Part => ({
        distance: (p) => length(sub(p, at)) - 0.042,
        bound: around(at, 0.05),
        colour: (p) => mixed([0.5, 0.04, 0.03], [0.55, 0.3, 0.06], smooth(0, 0.04, p[1] - at[1])),
        gloss: 0.4,
      }),
    ),
  ],
};

export const birch: Thing = (() => {
  const white = (p: Vec): Rgb => {
    const band = noise(p[0] * 5, p[1] * 22, p[2] * 5) + 0.4 * noise(p[0] * 14, p[1] * 60, p[2] * 14);
    const old = smooth(-0.5, -1.05, p[1]);
    return mixed(
      mixed([0.62, 0.6, 0.56], [0.5, 0.47, 0.43], old),
      [0.06, 0.055, 0.05],
      smooth(0.32, 0.5, band + 0.35 * old),
    );
  };
  const all = [
    ...budded(clumps(26, [0, 0.38, 0], [0.42, 0.72, 0.42], 0.17, 21), 6, 21),
    ...clumps(9, [0, 0.35, 0], [0.16, 0.62, 0.16], 0.13, 22),
  ];
  return {
    pitch: 0.08,
    words: ["birch tree", "silver birch", "aspen", "poplar"],
    height: 15,
    steady: true,
    round: true,
    parts: [
      foliage({
        crown: clumped(all, 0.06),
        bound: around([0, 0.36, 0], 1.02),
        leaf: 0.02,
        dense: 0.5,
        deep: 0.3,
        narrow: 0.35,
        colour: greens([0.24, 0.27, 0.06], [0.12, 0.17, 0.035], [0.035, 0.055, 0.014]),
        soft: 0.65,
      }),
      trunk([0.03, 0.95, 0], 0.045, 0.012, -1.12, white),
      ...clumps(26, [0, 0.38, 0], [0.42, 0.72, 0.42], 0.17, 21)
        .slice(4, 22)
        .map(({ at }) =>
          limb(
            [
              [0.015, at[1] - 0.28, 0],
              [at[0] * 0.5, at[1] - 0.06, at[2] * 0.5],
              [at[0] * 0.9, at[1] - 0.02, at[2] * 0.9],
            ],
            0.014,
            0.005,
            (p) => mixed(white(p), [0.09, 0.07, 0.06], 0.6),
            0.002,
          ),
        ),
    ],
  };
})();

export const cypress: Thing = {
  pitch: 0.06,
  words: ["cypress tree", "thuja", "column tree"],
  height: 14,
  steady: true,
  round: true,
  parts: [
    foliage({
      crown: (p) => {
        const t = clamp((p[1] + 0.95) / 2.05, 0, 1);
        const wide = 0.27 * Math.sqrt(Math.max(0, Math.sin(Math.PI * t ** 0.62))) + 0.015;
        const r = Math.sqrt(p[0] * p[0] + p[2] * p[2]);
        return (
          Math.max(r - wide, Math.abs(p[1] - 0.08) - 1.06) * 0.8 +
          0.05 * noise(p[0] * 7, p[1] * 3, p[2] * 7) +
          0.03 * noise(p[0] * 16, p[1] * 7, p[2] * 16)
        );
      },
      bound: around([0, 0.08, 0], 1.12),
      leaf: 0.03,
      dense: 0.9,
      deep: 0.07,
      narrow: 0.35,
      isNeedle: true,
      hang: -1,
      colour: greens([0.075, 0.115, 0.04], [0.035, 0.06, 0.022], [0.01, 0.017, 0.008]),
      soft: 0.3,
    }),
    trunk([0, -0.7, 0], 0.05, 0.045, -1.12, oakBark),
  ],
};

/** Whorls of branches that rise from the trunk and hang at their tips, shorter towards the top. */
function conifer(key: number, wide: number, layers: number, colour: Crown["colour"]): readonly Part[] {
  const [low, top] = [-0.78, 1.1];
  const branches: (readonly [Vec, Vec, Vec, number])[] = [];
  for (let k = 0; k < layers; k++) {
    const t = k / (layers - 1);
    const y = low + (top - low) * t ** 0.9;
    const reach = wide * (1 - t) ** 0.85 * (1 + 0.1 * hashed(k, key, 0)) + 0.04;
    const count = Math.max(4, Math.round(11 * (1 - 0.55 * t)));
    for (let n = 0; n < count; n++) {
      const way = (2 * Math.PI * (n + 0.35 * hashed(k, n, key))) / count + 1.7 * k;
      const far = reach * (1 + 0.2 * hashed(n, k, key + 1));
      const [x, z] = [Math.cos(way), Math.sin(way)];
      const drop = 0.16 * far + 0.03 * hashed(n, k, key + 2);
      branches.push([
        [0, y + 0.04, 0],
        [0.55 * far * x, y + 0.01 - 0.3 * drop, 0.55 * far * z],
        [far * x, y - drop, far * z],
        0.035 + 0.055 * far,
      ]);
    }
  }
  const crown = (p: Vec): number => {
    let best = Number.POSITIVE_INFINITY;
    for (const [a, b, c, thick] of branches) {
      if (Math.abs(p[1] - b[1]) > 0.45) {
        best = Math.min(best, Math.abs(p[1] - b[1]) - 0.3);
        continue;
      }
      best = Math.min(best, rod(p, a, b, thick * 0.8, thick), rod(p, b, c, thick, thick * 0.35));
    }
    return best + 0.022 * noise(p[0] * 14, p[1] * 14, p[2] * 14);
  };
  return [
    foliage({
      crown,
      bound: around([0, 0.15, 0], 1.06),
      leaf: 0.032,
      dense: 0.85,
      deep: 0.09,
      narrow: 0.2,
      isNeedle: true,
      hang: 0.5,
      colour,
      soft: 0.35,
    }),
    trunk([0, 1.0, 0], 0.055, 0.012, -1.12, bark([0.17, 0.11, 0.08], [0.055, 0.035, 0.027])),
  ];
}

export const pine: Thing = {
  pitch: 0.08,
  words: [
    "pine tree",
    "fir",
    "fir tree",
    "spruce",
    "spruce tree",
    "conifer",
    "evergreen",
    "evergreen tree",
    "larch",
    "cedar",
  ],
  height: 16,
  steady: true,
  round: true,
  parts: conifer(3, 0.62, 15, greens([0.075, 0.125, 0.055], [0.03, 0.062, 0.03], [0.008, 0.017, 0.01])),
};

export const palm: Thing = (() => {
  const top: Vec = [0.2, 0.55, 0.05];
  const stem: readonly Vec[] = [[-0.12, -1.12, 0], [-0.1, -0.6, 0], [0, -0.05, 0.02], [0.12, 0.35, 0.04], top];
  const ringed = (p: Vec): Rgb => {
    const ring = Math.abs(((((p[1] * 17 + 40) % 1) + 1) % 1) - 0.5) * 2;
    return mixed(
      [0.2, 0.16, 0.12],
      [0.09, 0.07, 0.05],
      smooth(0.35, 0.85, ring + 0.3 * noise(p[0] * 20, p[1] * 9, p[2] * 20)),
    );
  };
  const fronds = Array.from({ length: 17 }, (_, k): Part => {
    const way = 2.39996 * k + 0.4 * hashed(k, 5, 1);
    const rise = 0.75 - (1.15 * k) / 16 + 0.12 * hashed(k, 5, 2);
    const long = 0.95 + 0.12 * hashed(k, 5, 3);
    const [cx, cz] = [Math.cos(way), Math.sin(way)];
    // Along the frond, above its spine, and to its side.
    const own = (p: Vec): Vec => {
      const [x, y, z] = [p[0] - top[0], p[1] - top[1], p[2] - top[2]];
      const out = x * cx + z * cz;
      const t = out / (long * (1 - 0.25 * Math.abs(rise)));
      return [t, y - long * (rise * t - (0.45 + 0.55 * rise) * t * Math.abs(t)), z * cx - x * cz];
    };
    return {
      distance: (p) => {
        const [t, h, w] = own(p);
        const share = clamp(t, 0, 1);
        const wide = 0.23 * Math.sqrt(Math.max(0, share * (1 - share))) * 2 * (1 - 0.4 * share) + 0.006;
        const side = Math.abs(w);
        // Leaflets slant forwards and hang from the spine.
        const tip = clamp(side / wide, 0, 1);
        const comb = (Math.abs(((((share * 17 - side * 16) % 1) + 1) % 1) - 0.5) - 0.44 + 0.36 * tip) * 0.05 * long;
        const sheet = Math.abs(h + 2.2 * side * side + 0.2 * side) * 0.6 - 0.005;
        const ends = Math.max(-t, t - 1) * long;
        const leaf = Math.max(sheet, (side - wide) * 0.6, ends, comb * 0.8);
        const spine = Math.max(Math.sqrt(h * h + w * w) * 0.6 - 0.012 * (1.2 - share), ends);
        return Math.min(leaf, spine) * 0.75;
      },
      bound: around(add(top, [cx * long * 0.42, 0.1 * rise - 0.08, cz * long * 0.42]), 0.66 * long + 0.05),
      colour: (p) => {
        const [t, , w] = own(p);
        const dry = smooth(13, 17, k);
        const green = mixed(
          [0.09, 0.15, 0.03],
          [0.17, 0.22, 0.05],
          clamp(0.5 + 0.5 * hashed(Math.floor(t * 30), k, 3), 0, 1),
        );
        return mixed(mixed(green, [0.24, 0.22, 0.08], smooth(0.012, 0.004, Math.abs(w))), [0.26, 0.19, 0.09], dry);
      },
      gloss: 0.25,
      soft: 0.45,
    };
  });
  return {
    pitch: 0.08,
    words: ["palm tree", "coconut tree", "coconut palm", "date palm"],
    height: 10,
    steady: true,
    parts: [
      limb(stem, 0.06, 0.036, ringed, 0.006),
      ...fronds,
      ...[0, 1, 2, 3].map((k): Part => {
        const at: Vec = [top[0] + 0.08 * Math.cos(1.6 * k), top[1] - 0.07, top[2] + 0.08 * Math.sin(1.6 * k)];
        return {
          distance: (p) => length(sub(p, at)) - 0.055,
          bound: around(at, 0.06),
          colour: () => [0.16, 0.13, 0.05],
          gloss: 0.2,
        };
      }),
    ],
  };
})();

export const bareTree: Thing = (() => {
  const parts: Part[] = [];
  const wood = bark([0.15, 0.12, 0.1], [0.05, 0.04, 0.034]);
  const grow = (from: Vec, way: Vec, long: number, thick: number, left: number, key: number): void => {
    const bend: Vec = [0.25 * hashed(key, 1, left), 0.12, 0.25 * hashed(key, 2, left)];
    const middle = add(from, scale(way, long * 0.5));
    const to = add(add(from, scale(way, long)), scale(bend, long * 0.4));
    parts.push(
      limb([from, add(middle, scale(bend, -0.1 * long)), to], thick, thick * 0.66, wood, Math.min(0.01, thick * 0.15)),
    );
    if (left === 0) return;
    const count = left > 4 ? 3 : left > 1 ? 2 + (key % 2) : 3;
    for (let k = 0; k < count; k++) {
      const turn = (2 * Math.PI * (k + 0.4 * hashed(key, k, 3))) / count + key;
      const spread = (left === 6 ? 0.55 : 0.6) + 0.15 * hashed(key, k, 4);
      const next = add(scale(way, 1 - 0.3 * spread), [spread * Math.cos(turn), 0.18, spread * Math.sin(turn)]);
      const size = length(next);
      grow(
        to,
        scale(next, 1 / size),
        long * (0.86 + 0.12 * hashed(key, k, 5)),
        thick * 0.63,
        left - 1,
        key * 3 + k + 1,
      );
    }
  };
  grow([0, -0.62, 0], [0, 1, 0], 0.3, 0.062, 6, 1);
  return {
    pitch: 0.06,
    words: ["dead tree", "winter tree", "leafless tree", "tree without leaves"],
    height: 10,
    steady: true,
    parts: [trunk([0, -0.56, 0], 0.078, 0.06, -1.12, wood), ...parts],
  };
})();

const shrub = (key: number, colour: Crown["colour"], soft = 0.5): readonly Part[] => {
  const all = [
    ...budded(clumps(24, [0, -0.1, 0], [0.8, 0.5, 0.66], 0.27, key), 6, key),
    ...clumps(6, [0, -0.15, 0], [0.4, 0.25, 0.35], 0.3, key + 1),
  ];
  const crown = clumped(all, 0.07);
  return [
    foliage({
      crown: (p) => Math.max(crown(p), -0.62 - p[1]),
      bound: around([0, -0.05, 0], 1.2),
      leaf: 0.034,
      dense: 0.82,
      deep: 0.15,
      narrow: 0.32,
      colour,
      soft,
    }),
  ];
};

export const shrubbery: Thing = {
  pitch: 0.15,
  words: ["green bush", "leafy bush", "boxwood", "thicket"],
  height: 1.4,
  round: true,
  parts: shrub(31, leafGreen),
};

export const roseBush: Thing = {
  pitch: 0.2,
  words: ["flowering bush", "flowering shrub", "rhododendron", "hydrangea", "azalea", "bush with flowers"],
  height: 1.3,
  round: true,
  parts: [
    ...shrub(35, leafGreen),
    ...clumps(60, [0, -0.08, 0], [1.0, 0.72, 0.86], 0.06, 36)
      .filter(({ at }) => at[1] > -0.5)
      .map(
        ({ at, radius }): Part => ({
          distance: (p) => {
            const q = sub(p, at);
            const folds = noise(q[0] * 45, q[1] * 45 + radius * 900, q[2] * 45);
            return (length([q[0], q[1] * 1.2, q[2]]) - radius * (0.8 + 0.4 * folds)) * 0.5;
          },
          bound: around(at, radius * 1.3),
          colour: (p) => mixed([0.3, 0.03, 0.08], [0.62, 0.16, 0.26], clamp(length(sub(p, at)) / radius, 0, 1) ** 2),
          gloss: 0.05,
          soft: 0.5,
        }),
      ),
  ],
};
