/** What things are made of: albedo in linear light, free of shading. */
import type { Part, Rgb } from "./march";
import { mixed } from "./pieces";
import { type Axis, type Stuff, stuff } from "./solids";
import { clamp, rough, scale, smooth, type Vec } from "./space";

/** Whole number to 0..1, the same for ever. */
const chance = (n: number): number => 0.5 + 0.5 * rough([Math.floor(n) + 0.5, 0.5, 0.5]);

/** Fine lines of growth along an axis. */
export const grained =
  (light: Rgb, dark: Rgb, axis: Axis): Part["colour"] =>
  ([x, y, z]) => {
    const q: Vec =
      axis === "x" ? [x * 1.1, y * 9, z * 9] : axis === "y" ? [x * 9, y * 1.1, z * 9] : [x * 9, y * 9, z * 1.1];
    const lines = 0.45 + 0.45 * rough(q) + 0.25 * rough(scale(q, 3.1));
    return mixed(light, dark, clamp(lines, 0, 1));
  };
export const oak = (axis: Axis): Stuff => stuff(grained([0.5, 0.29, 0.12], [0.36, 0.18, 0.065], axis), 0.25);
export const pine = (axis: Axis): Stuff => stuff(grained([0.62, 0.42, 0.2], [0.5, 0.29, 0.11], axis), 0.15);
export const walnut = (axis: Axis): Stuff => stuff(grained([0.2, 0.09, 0.035], [0.1, 0.04, 0.016], axis), 0.4);
/** Wood that has stood outside. */
export const weathered = (axis: Axis): Stuff => stuff(grained([0.33, 0.27, 0.2], [0.18, 0.14, 0.1], axis), 0.05);
export const mahogany = (axis: Axis): Stuff => stuff(grained([0.3, 0.075, 0.025], [0.17, 0.035, 0.013], axis), 0.6);

/** A colour that changes a little from place to place. */
export const mottled =
  (a: Rgb, b: Rgb, fine: number): Part["colour"] =>
  (p) =>
    mixed(a, b, clamp(0.5 + 0.45 * rough(scale(p, fine)) + 0.3 * rough(scale(p, 2.7 * fine)), 0, 1));

/** Threads over and under each other, and a little wear; works on faces along the axes. */
export const woven =
  (a: Rgb, b: Rgb, fine = 40): Part["colour"] =>
  ([x, y, z]) => {
    const over = Math.sin(fine * (x + 0.31 * z)) * Math.sin(fine * (y + 0.83 * z));
    return mixed(
      a,
      b,
      clamp(0.4 + 0.2 * over + 0.3 * rough([x * 31, y * 31, z * 31]) + 0.2 * rough([x * 5, y * 5, z * 5]), 0, 1),
    );
  };
export const cloth = (a: Rgb, fine = 45): Stuff => stuff(woven(a, scale(a, 0.72), fine), 0.03);
export const leather = (a: Rgb): Stuff => stuff(mottled(a, scale(a, 0.6), 14), 0.4);

/** Lines left by a brush along an axis. */
const brushed =
  (a: Rgb, axis: Axis): Part["colour"] =>
  ([x, y, z]) => {
    const k = 60;
    const q: Vec = axis === "x" ? [x, y * k, z * k] : axis === "y" ? [x * k, y, z * k] : [x * k, y * k, z];
    return scale(a, 1 + 0.12 * rough(q));
  };
export const steel = (axis: Axis = "x"): Stuff => stuff(brushed([0.42, 0.43, 0.45], axis), 0.8);
export const chrome = stuff([0.55, 0.57, 0.6], 1);
export const brass = stuff(mottled([0.56, 0.37, 0.12], [0.42, 0.25, 0.07], 6), 0.9);
export const gold = stuff(mottled([0.85, 0.55, 0.14], [0.7, 0.4, 0.07], 5), 0.9);
export const copper = stuff(mottled([0.62, 0.26, 0.12], [0.48, 0.18, 0.08], 5), 0.8);
export const blackIron = stuff(mottled([0.045, 0.046, 0.05], [0.028, 0.028, 0.032], 12), 0.4);
export const rubber = stuff(mottled([0.03, 0.03, 0.032], [0.02, 0.02, 0.021], 20), 0.15);
export const blackPlastic = stuff([0.022, 0.023, 0.026], 0.5);
export const greyPlastic = stuff([0.2, 0.205, 0.21], 0.4);
export const whitePlastic = stuff([0.7, 0.7, 0.68], 0.5);
export const darkGlass = stuff([0.03, 0.04, 0.05], 1);
/** Glass with sky in it. */
export const paneGlass = stuff(
  ([x, y]) => mixed([0.16, 0.22, 0.28], [0.42, 0.5, 0.56], smooth(-0.3, 0.4, Math.sin(2.2 * x + 3.1 * y))),
  1,
);
/** Clear glass: pale streaks of what it mirrors over a grey that is nearly what lies behind. */
export const clearGlass = stuff(
  (p) => {
    const way = Math.atan2(p[2], p[0]);
    const streak = smooth(0.55, 0.9, Math.sin(3 * way + 0.5) * Math.sin(5 * way + 1.7) + 0.35);
    return mixed([0.34, 0.4, 0.42], [0.72, 0.78, 0.79], streak);
  },
  1,
  { transparent: 0.8 },
);
export const porcelain = stuff([0.68, 0.67, 0.64], 0.9);
export const plaster = stuff(mottled([0.74, 0.71, 0.65], [0.66, 0.62, 0.55], 5), 0.03);
export const granite = stuff(mottled([0.42, 0.41, 0.39], [0.28, 0.27, 0.26], 16), 0.1);
export const marble = stuff((p) => {
  const vein = Math.abs(rough(scale(p, 3)) + 0.5 * rough(scale(p, 7)));
  return mixed([0.55, 0.54, 0.53], [0.78, 0.77, 0.74], smooth(0, 0.22, vein));
}, 0.35);
export const rope = stuff(
  (p) => mixed([0.5, 0.38, 0.2], [0.36, 0.26, 0.12], 0.5 + 0.5 * Math.sin(60 * (p[0] + p[1] + p[2]))),
  0.05,
);

export interface Courses {
  readonly wide: number;
  readonly tall: number;
  /** Of the joint, as a share of the height. */
  readonly joint: number;
  readonly light: Rgb;
  readonly dark: Rgb;
  readonly mortar: Rgb;
}

/** Stones in rows: `u` along the wall, `v` up, each row moved by half a stone. */
export function courses(u: number, v: number, { wide, tall, joint, light, dark, mortar }: Courses): Rgb {
  const row = Math.floor(v / tall);
  const along = u / wide + 0.5 * (row & 1) + 0.13 * rough([0.5, row + 0.5, 0.5]);
  const column = Math.floor(along);
  const [fu, fv] = [(along - column) * wide, v - row * tall];
  const edge = Math.min(fu, wide - fu, fv, tall - fv);
  const tone = 0.5 + 0.5 * rough([column * 1.37 + 0.3, row * 2.11 + 0.7, 0.5]) + 0.3 * rough([u * 30, v * 30, 1]);
  return mixed(mortar, mixed(light, dark, clamp(tone, 0, 1)), smooth(0.3, 1, edge / (joint * tall)));
}
const brickwork: Courses = {
  wide: 0.17,
  tall: 0.062,
  joint: 0.16,
  light: [0.42, 0.14, 0.075],
  dark: [0.27, 0.075, 0.04],
  mortar: [0.42, 0.38, 0.33],
};
const stonework: Courses = {
  wide: 0.24,
  tall: 0.12,
  joint: 0.09,
  light: [0.5, 0.46, 0.4],
  dark: [0.31, 0.285, 0.25],
  mortar: [0.22, 0.2, 0.175],
};
/** Walls along the axes. @param k how much larger */
export const brickWall = (k = 1): Stuff => stuff((p) => courses((p[0] + p[2]) / k, p[1] / k, brickwork), 0.03);
export const stoneWall = (k = 1): Stuff => stuff((p) => courses((p[0] + p[2]) / k, p[1] / k, stonework), 0.03);
/** A round wall about the y axis through `at`. */
export const roundWall = (radius: number, at: readonly [x: number, z: number], k = 1, of: Courses = stonework): Stuff =>
  stuff((p) => courses((Math.atan2(p[2] - at[1], p[0] - at[0]) * radius) / k, p[1] / k, of), 0.03);

/** Roof tiles: rows go down with y, columns along the axis. */
export const tiled =
  (axis: "x" | "z", light: Rgb, dark: Rgb, k = 1): Part["colour"] =>
  (p) => {
    const v = p[1] / (0.075 * k);
    const row = Math.floor(v);
    const u = p[axis === "x" ? 0 : 2] / (0.1 * k) + 0.5 * (row & 1);
    const tone = 0.5 + 0.5 * rough([Math.floor(u) * 1.7 + 0.4, row * 1.3 + 0.2, 0.5]);
    const shade = 1 - 0.5 * smooth(0.75, 1, 1 - (v - row)) - 0.3 * smooth(0.4, 0.5, Math.abs(u - Math.floor(u) - 0.5));
    return scale(mixed(light, dark, clamp(tone, 0, 1)), shade);
  };

/** Boards side by side, dark lines between. @param u across them */
export const boarded = (u: number, wide: number, colour: Rgb): Rgb => {
  const share = u / wide - Math.floor(u / wide);
  const tone = 0.85 + 0.3 * chance(Math.floor(u / wide) * 3.3);
  return scale(colour, tone * (0.45 + 0.55 * smooth(0, 0.09, Math.min(share, 1 - share))));
};
export const matt = (colour: Rgb): Stuff => stuff(colour, 0.08);
/** A glaze that is thinner, and so paler or browner, over edges. */
export const stoneGlaze = (colour: Rgb): Stuff =>
  stuff((p) => {
    const speck = smooth(0.55, 0.7, rough(scale(p, 26)));
    const flow = 0.85 + 0.3 * rough([p[0] * 3, p[1] * 1.2, p[2] * 3]);
    return mixed(scale(colour, flow), scale(colour, 0.35), 0.5 * speck);
  }, 0.85);
