/** Buildings that the emoji renders lack. */
import type { Part, Rgb, Thing } from "./march";
import { around, board, lathe, mixed, painted, placed } from "./pieces";
import { box, ellipsoid, length, rod, rough, scale, smooth, sub, turned, type Vec } from "./space";
import { iron, limewash, wooden } from "./surfaces";

const red: Rgb = [0.52, 0.045, 0.035];

export const lighthouse: Thing = {
  pitch: 0.15,
  parts: [
    {
      distance: (p) =>
        ellipsoid(sub(p, [0, -1.55, 0]), [0.95, 0.3, 0.8]) + 0.12 * rough(scale(p, 3)) + 0.05 * rough(scale(p, 8)),
      bound: around([0, -1.55, 0], 1.15),
      colour: (p) => mixed([0.24, 0.21, 0.19], [0.12, 0.11, 0.1], 0.5 + 0.5 * rough(scale(p, 6))),
      gloss: 0.1,
    },
    lathe(
      [
        [0, -1.5],
        [0.5, -1.5],
        [0.34, 0.75],
        [0, 0.75],
      ],
      (p) => (Math.floor((p[1] + 1.5) / 0.45) % 2 === 0 ? limewash : red),
      0.2,
    ),
    lathe(
      [
        [0, 0.72],
        [0.36, 0.72],
        [0.5, 0.8],
        [0.5, 0.88],
        [0, 0.88],
      ],
      painted(iron),
      0.4,
    ),
    {
      distance: (p) => {
        const r = Math.hypot(p[0], p[2]);
        const post = ((Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 14 + 14) % 1;
        const across = (Math.abs(post - 0.5) * 2 * Math.PI * 0.47) / 14;
        const rail = Math.hypot(r - 0.47, p[1] - 1.08) - 0.02;
        const posts = Math.max(Math.hypot(r - 0.47, across) - 0.014, p[1] - 1.08, 0.85 - p[1]);
        return Math.min(rail, posts) * 0.7;
      },
      bound: around([0, 0.97, 0], 0.52),
      colour: painted(iron),
      gloss: 0.4,
    },
    lathe(
      [
        [0, 0.88],
        [0.27, 0.88],
        [0.27, 1.25],
        [0, 1.25],
      ],
      (p) =>
        Math.abs((((Math.atan2(p[2], p[0]) / (2 * Math.PI)) * 8 + 8) % 1) - 0.5) > 0.44
          ? iron
          : mixed([0.98, 0.8, 0.3], [0.9, 0.5, 0.12], smooth(0.9, 1.25, p[1])),
      0.9,
    ),
    lathe(
      [
        [0, 1.25],
        [0.36, 1.25],
        [0.3, 1.36],
        [0.1, 1.55],
        [0.03, 1.6],
        [0.03, 1.72],
        [0, 1.74],
      ],
      painted(red),
      0.5,
    ),
    {
      distance: (p) => box(sub(p, [0, -1.2, 0.45]), [0.12, 0.2, 0.06], 0.02),
      bound: around([0, -1.2, 0.45], 0.26),
      colour: painted([0.18, 0.09, 0.04]),
      gloss: 0.2,
    },
    ...[-0.5, 0.15].map(
      (y): Part => ({
        distance: (p) => box(sub(p, [0, y, 0.42 - 0.07 * (y + 0.5)]), [0.06, 0.1, 0.04], 0.02),
        bound: around([0, y, 0.4], 0.16),
        colour: painted([0.05, 0.07, 0.1]),
        gloss: 0.9,
      }),
    ),
  ],
};

export const windmill: Thing = (() => {
  const hub: Vec = [0, 0.62, 0.62];
  const sails: readonly Part[] = [0.4, 0.4 + Math.PI / 2, 0.4 + Math.PI, 0.4 + 1.5 * Math.PI].map((way) => {
    const own = (p: Vec): Vec => turned(sub(p, hub), "z", -way);
    return {
      distance: (p: Vec) => {
        const q = own(p);
        const spar = box(sub(q, [0.62, 0, 0]), [0.6, 0.025, 0.025], 0.01);
        const frame = box(sub(q, [0.72, 0.13, 0]), [0.48, 0.13, 0.014], 0.005);
        const holes =
          Math.max(Math.abs(((q[0] * 7 + 20) % 1) - 0.5) - 0.38, Math.abs(((q[1] * 9 + 20) % 1) - 0.5) - 0.36) * 0.1;
        return Math.min(spar, Math.max(frame, -holes));
      },
      bound: around(turnedBack(way, hub), 0.75),
      colour: painted([0.62, 0.56, 0.45]),
      gloss: 0.1,
    };
  });
  return {
    pitch: 0.15,
    parts: placed(0.3, [
      lathe(
        [
          [0, -1.4],
          [0.62, -1.4],
          [0.4, 0.5],
          [0, 0.5],
        ],
        (p) => mixed(limewash, [0.5, 0.47, 0.42], 0.5 + 0.5 * rough(scale(p, 7))),
        0.05,
      ),
      lathe(
        [
          [0, 0.48],
          [0.5, 0.48],
          [0.46, 0.6],
          [0.3, 0.86],
          [0.1, 1.0],
          [0, 1.02],
        ],
        painted([0.3, 0.1, 0.05]),
        0.2,
      ),
      {
        distance: (p) => rod(p, [0, 0.62, 0.2], hub, 0.06),
        bound: around([0, 0.62, 0.4], 0.32),
        colour: painted([0.14, 0.08, 0.04]),
        gloss: 0.2,
      },
      {
        distance: (p) => length(sub(p, hub)) - 0.1,
        bound: around(hub, 0.11),
        colour: painted([0.14, 0.08, 0.04]),
        gloss: 0.4,
      },
      ...sails,
      {
        distance: (p) => box(sub(p, [0, -1.1, 0.56]), [0.15, 0.3, 0.08], 0.03),
        bound: around([0, -1.1, 0.56], 0.36),
        colour: wooden,
        gloss: 0.1,
      },
      ...[-0.45, 0.1].map(
        (y): Part => ({
          distance: (p) => box(sub(p, [0, y, 0.51 - 0.11 * (y + 0.45)]), [0.09, 0.12, 0.05], 0.02),
          bound: around([0, y, 0.5], 0.2),
          colour: painted([0.06, 0.09, 0.13]),
          gloss: 0.9,
        }),
      ),
    ]),
  };
})();

function turnedBack(way: number, hub: Vec): Vec {
  const out = turned([0.66, 0.08, 0], "z", way);
  return [hub[0] + out[0], hub[1] + out[1], hub[2] + out[2]];
}

export const barn: Thing = {
  pitch: 0.25,
  parts: placed(0.55, [
    {
      distance: (p) => Math.max(box(p, [0.85, 0.6, 1.05], 0.01), 0),
      bound: around([0, 0, 0], 1.5),
      colour: (p) => (Math.abs(((p[0] + p[2]) * 6 + 40) % 1) < 0.1 ? [0.34, 0.03, 0.025] : red),
      gloss: 0.1,
    },
    {
      distance: (p) => Math.max(Math.abs(p[2]) - 1.05, gambrel(p) + 0.06, 0.55 - p[1]) * 0.8,
      bound: around([0, 0.9, 0], 1.4),
      colour: (p) => (Math.abs((p[0] * 6 + 40) % 1) < 0.1 ? [0.34, 0.03, 0.025] : red),
      gloss: 0.1,
    },
    {
      distance: (p) => Math.max(Math.abs(p[2]) - 1.14, Math.abs(gambrel(p)) - 0.04, 0.5 - p[1]) * 0.8,
      bound: around([0, 0.9, 0], 1.5),
      colour: painted([0.2, 0.2, 0.22]),
      gloss: 0.2,
    },
    board([0, -0.12, 1.06], [0.4, 0.46, 0.02], painted(red), 0.01),
    ...[-0.4, 0, 0.4].map((x) => board([x, -0.12, 1.08], [0.035, 0.48, 0.02], painted(limewash), 0.01)),
    ...[0.34, -0.58].map((y) => board([0, y, 1.08], [0.43, 0.035, 0.02], painted(limewash), 0.01)),
    ...[-0.2, 0.2].flatMap((x) =>
      [1, -1].map(
        (way): Part => ({
          distance: (p) => box(turned(sub(p, [x, -0.12, 1.08]), "z", way * 1.17), [0.46, 0.025, 0.018], 0.01),
          bound: around([x, -0.12, 1.08], 0.5),
          colour: painted(limewash),
          gloss: 0.1,
        }),
      ),
    ),
    board([0, 0.82, 1.06], [0.16, 0.18, 0.02], painted(iron), 0.01, 0.5),
    ...[-0.17, 0.17].map((x) => board([x, 0.82, 1.08], [0.025, 0.2, 0.02], painted(limewash), 0.01)),
    ...[0.63, 1.01].map((y) => board([0, y, 1.08], [0.19, 0.025, 0.02], painted(limewash), 0.01)),
  ]),
};

/** Distance to a barn's roof, steep below and flat above. */
function gambrel(p: Vec): number {
  const x = Math.abs(p[0]);
  return Math.max(0.87 * (x - 0.62) + 0.5 * (p[1] - 1.05), 0.42 * (x - 0.62) + 0.9 * (p[1] - 1.05));
}
