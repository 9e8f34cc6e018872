/** An airliner and a helicopter. They face +x. */
import type { Part, Rgb, Thing } from "./march";
import { blackIron } from "./materials";
import { mixed } from "./pieces";
import { ball, bar, bent, block, disk, grouped, leaned, moved, type Stuff, solid, stuff, tube } from "./solids";
import { box, clamp, ellipsoid, joined, rod, smooth, sub, type Vec } from "./space";

const skin: Rgb = [0.66, 0.67, 0.68];

const navy: Rgb = [0.03, 0.09, 0.26];

const hull = (p: Vec): number => {
  const t = clamp((p[0] + 1.5) / 2.95, 0, 1);
  const r =
    0.205 * smooth(-0.1, 0.34, t) ** 0.75 * Math.sqrt(clamp((1 - t) / 0.16, 0, 1) * (2 - clamp((1 - t) / 0.16, 0, 1)));
  const lift = 0.11 * smooth(0.4, -0.1, t) - 0.05 * smooth(0.93, 1, t);
  return Math.max(Math.hypot(p[1] - lift, p[2]) - r, p[0] - 1.45, -1.5 - p[0]) * 0.75 - 0.006;
};

const hullColour = (p: Vec): Rgb => {
  const z = Math.abs(p[2]);
  if (p[0] > 1.16 && p[0] < 1.31 && p[1] > 0.045 && p[1] < 0.105 && (p[0] > 1.2 || z > 0.1)) return [0.03, 0.04, 0.05];
  if (p[1] > 0.03 && p[1] < 0.072 && p[0] > -1.0 && p[0] < 1.02 && z > 0.1) {
    const at = p[0] / 0.062;
    if (Math.abs(at - Math.floor(at) - 0.5) < 0.22) return [0.04, 0.05, 0.065];
  }
  if (
    z > 0.1 &&
    [-0.98, 0.12, 1.08].some((x) => Math.abs(Math.abs(p[0] - x) - 0.035) < 0.005) &&
    p[1] > -0.07 &&
    p[1] < 0.12
  )
    return [0.4, 0.41, 0.42];
  if (p[1] < -0.045 && p[1] > -0.075) return navy;
  return p[1] < -0.075 ? [0.42, 0.43, 0.45] : skin;
};

/** A wing: thin at its tip and its rear edge. @param plan root front, root back, tip front, tip back (x), and its span */
function wing(
  plan: readonly [number, number, number, number],
  span: number,
  thick: number,
  rise: number,
  of: Stuff,
): Part {
  const [a, b, c, d] = plan;
  return solid(
    ([x, y, z]) => {
      const t = clamp(z / span, 0, 1);
      const [front, back] = [a + (c - a) * t, b + (d - b) * t];
      const u = clamp((front - x) / (front - back), 0, 1);
      const half = thick * (1 - 0.7 * t) * Math.sqrt(u + 0.03) * (1.03 - u) * 1.6;
      return Math.max(Math.abs(y - rise * t) - half, (x - front) * 0.8, (back - x) * 0.8, -z, z - span) * 0.7 - 0.006;
    },
    [(a + d) / 2, rise / 2, span / 2],
    Math.hypot((a - Math.min(b, d)) / 2 + 0.1, rise / 2, span / 2) + 0.05,
    of,
  );
}

const sideways = (parts: readonly Part[]): readonly Part[] => [
  ...parts,
  ...parts.map(({ distance, bound, colour, ...rest }) => ({
    distance: ([x, y, z]: Vec) => distance([x, y, -z]),
    bound: { at: [bound.at[0], bound.at[1], -bound.at[2]] as Vec, radius: bound.radius },
    colour: ([x, y, z]: Vec, [a, b, c]: Vec) => colour([x, y, -z], [a, b, -c]),
    ...rest,
  })),
];

const wingStuff = stuff(
  (p) => mixed([0.5, 0.51, 0.53], [0.38, 0.39, 0.41], Math.abs(((p[2] * 5) % 1) - 0.5) > 0.47 ? 0.6 : 0),
  0.7,
);

const engine = (at: Vec): readonly Part[] => [
  solid(
    (p) => {
      const q = sub(p, at);
      const r = Math.hypot(q[1], q[2]);
      const out = 0.105 - 0.035 * smooth(0.05, -0.24, q[0]);
      return Math.max(Math.abs(r - out + 0.015) - 0.015, Math.abs(q[0]) - 0.22) * 0.85 - 0.005;
    },
    at,
    0.27,
    stuff((p) => (p[0] - at[0] > 0.16 ? [0.62, 0.63, 0.65] : navy), 0.9),
  ),
  disk(
    [at[0] + 0.1, at[1], at[2]],
    0.09,
    0.01,
    "x",
    stuff((p) => {
      const w = (Math.atan2(p[1] - at[1], p[2] - at[2]) / (2 * Math.PI)) * 18;
      return Math.abs(w - Math.floor(w) - 0.5) > 0.3 ? [0.2, 0.2, 0.21] : [0.03, 0.03, 0.033];
    }, 0.6),
  ),
  ball([at[0] + 0.12, at[1], at[2]], 0.026, stuff([0.4, 0.4, 0.4], 0.6)),
  solid(
    (p) => rod(p, [at[0] - 0.1, at[1], at[2]], [at[0] - 0.33, at[1], at[2]], 0.06, 0.025),
    [at[0] - 0.2, at[1], at[2]],
    0.2,
    stuff([0.16, 0.16, 0.17], 0.7),
  ),
  block([at[0] - 0.05, at[1] + 0.13, at[2]], [0.16, 0.05, 0.014], stuff(skin, 0.7)),
];

export const airplane: Thing = {
  pitch: 0.3,
  parts: leaned(
    "z",
    0.12,
    leaned("y", -0.55, [
      solid(hull, [0, 0.02, 0], 1.55, stuff(hullColour, 0.9)),
      ...sideways([
        ...moved([0, -0.1, 0.12], [wing([0.42, -0.28, -0.42, -0.6], 1.32, 0.05, 0.16, wingStuff)]),
        block([-0.52, 0.1, 1.435], [0.055, 0.06, 0.008], stuff(skin, 0.8)),
        ...moved([0, 0.1, 0.05], [wing([-1.1, -1.38, -1.36, -1.5], 0.48, 0.03, 0.06, wingStuff)]),
        ...engine([0.24, -0.22, 0.46]),
      ]),
      ...moved(
        [0, 0.14, 0],
        leaned("x", -Math.PI / 2, [
          wing(
            [-0.98, -1.4, -1.36, -1.58],
            0.62,
            0.03,
            0,
            stuff((p) => (p[2] > 0.4 || Math.abs(p[2] - 0.3) < 0.03 ? [0.55, 0.08, 0.03] : navy), 0.8),
          ),
        ]),
      ),
    ]),
  ),
};

const copterRed: Rgb = [0.4, 0.03, 0.025];

export const helicopter: Thing = {
  pitch: 0.12,
  parts: leaned("y", -0.5, [
    solid(
      (p) => {
        const cabin = ellipsoid(sub(p, [0.42, -0.06, 0]), [0.62, 0.38, 0.34]);
        const back = rod([p[0], p[1] * 1.15, p[2]], [0.15, 0.04, 0], [-0.35, 0.1, 0], 0.32, 0.14);
        const boom = rod(p, [-0.2, 0.1, 0], [-1.3, 0.18, 0], 0.13, 0.05);
        return joined(joined(cabin, back, 0.15), boom, 0.1) * 0.9;
      },
      [-0.15, 0.02, 0],
      1.28,
      stuff((p) => {
        const [x, y] = p;
        const z = Math.abs(p[2]);
        const nose = x > 0.58 && y > -0.22 && y < 0.24;
        const door = z > 0.2 && x > 0.06 && x < 0.5 && y > -0.12 && y < 0.19;
        const frame = (Math.abs(x - 0.62) < 0.018 && z > 0.1) || (x > 0.6 && z < 0.014) || Math.abs(x - 0.28) < 0.012;
        if ((nose || door) && !frame) return mixed([0.03, 0.045, 0.055], [0.2, 0.26, 0.3], smooth(-0.2, 0.3, y));
        if (nose || door) return [0.05, 0.05, 0.052];
        if (y < -0.2 + 0.16 * smooth(0.4, -0.6, x) && y > -0.25 + 0.16 * smooth(0.4, -0.6, x))
          return [0.68, 0.67, 0.64];
        return x < -0.95 && x > -1.05 ? [0.68, 0.67, 0.64] : copterRed;
      }, 0.95),
    ),
    solid((p) => box(sub(p, [0.05, 0.36, 0]), [0.34, 0.1, 0.16], 0.09), [0.05, 0.36, 0], 0.4, stuff(copterRed, 0.9)),
    bar([0.08, 0.4, 0], [0.08, 0.62, 0], 0.03, blackIron),
    disk([0.08, 0.6, 0], 0.09, 0.03, "y", blackIron),
    ...[0.5, 0.5 + Math.PI / 2, 0.5 + Math.PI, 0.5 + 1.5 * Math.PI].map((way) =>
      grouped(
        moved(
          [0.08, 0.61, 0],
          leaned("y", way, [
            solid(
              (p) => box([p[0] - 0.72, p[1] + 0.035 * (p[0] - 0.3) ** 2, p[2]], [0.66, 0.009, 0.045], 0.008) * 0.9,
              [0.72, 0, 0],
              0.68,
              stuff((p) => (p[0] > 1.2 ? [0.7, 0.5, 0.05] : [0.05, 0.05, 0.053]), 0.4),
            ),
          ]),
        ),
      ),
    ),
    solid(
      (p) =>
        Math.max(
          Math.abs(p[2]) - 0.014,
          Math.abs(p[0] + 1.3 + 0.35 * (p[1] - 0.2)) - 0.085,
          Math.abs(p[1] - 0.32) - 0.24,
        ) *
          0.9 -
        0.008,
      [-1.33, 0.32, 0],
      0.32,
      stuff(copterRed, 0.9),
    ),
    block([-1.05, 0.16, 0], [0.07, 0.012, 0.26], stuff(copterRed, 0.9), 0.01),
    ...moved(
      [-1.34, 0.34, 0.06],
      [
        disk([0, 0, 0], 0.03, 0.03, "z", blackIron),
        grouped(
          [0.4, 0.4 + Math.PI].map((way) =>
            bar(
              [0, 0, 0.02],
              [0.24 * Math.cos(way), 0.24 * Math.sin(way), 0.02],
              0.016,
              stuff([0.05, 0.05, 0.053], 0.4),
            ),
          ),
        ),
      ],
    ),
    ...sideways([
      tube(
        bent(
          [
            [0.95, -0.52, 0.32],
            [0.82, -0.62, 0.32],
            [0.4, -0.64, 0.32],
            [-0.4, -0.64, 0.32],
          ],
          3,
        ),
        0.024,
        blackIron,
      ),
      bar([0.55, -0.36, 0.18], [0.6, -0.62, 0.32], 0.02, blackIron),
      bar([-0.02, -0.26, 0.18], [-0.08, -0.62, 0.32], 0.02, blackIron),
    ]),
    ball([0.62, -0.42, 0], 0.04, stuff([0.75, 0.77, 0.75], 1)),
  ]),
};
