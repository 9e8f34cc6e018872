/** What several things are made of. */
import type { Part, Rgb } from "./march";
import { box, clamp, dot, length, scale, smooth, sub, turned, unit, type Vec } from "./space";

export const mixed = (a: Rgb, b: Rgb, k: number): Rgb => [
  a[0] + (b[0] - a[0]) * k,
  a[1] + (b[1] - a[1]) * k,
  a[2] + (b[2] - a[2]) * k,
];
export const around = (at: Vec, radius: number): Part["bound"] => ({ at, radius });

/** A leaf between two points, `wide` at its widest, its upper side towards above. */
export function leaf(
  from: Vec,
  to: Vec,
  wide: number,
  green: Rgb,
  vein: Rgb = [green[0] * 2 + 0.1, green[1] * 1.6 + 0.1, green[2] * 2],
): Part {
  const along = sub(to, from);
  const long = length(along);
  const [front, up] = [unit(along), unit(sub([0.1, 1, 0.35], scale(unit(along), dot(unit(along), [0.1, 1, 0.35]))))];
  const side: Vec = [
    front[1] * up[2] - front[2] * up[1],
    front[2] * up[0] - front[0] * up[2],
    front[0] * up[1] - front[1] * up[0],
  ];
  const own = (p: Vec): Vec => [dot(sub(p, from), front) / long, dot(sub(p, from), up), dot(sub(p, from), side)];
  const edge = (t: number): number => wide * Math.sqrt(clamp(Math.sin(Math.PI * clamp(t, 0, 1) ** 0.8), 0, 1));
  return {
    distance: (p) => {
      const [t, h, w] = own(p);
      const bend =
        h -
        0.18 * long * Math.sin(Math.PI * clamp(t, 0, 1)) -
        0.35 * Math.abs(w) +
        0.02 * Math.cos(40 * t) * Math.abs(w);
      const beyond = Math.max(-t, t - 1) * long;
      return Math.max(Math.abs(bend) * 0.7 - 0.018, (Math.abs(w) - edge(t)) * 0.6, beyond) - 0.008;
    },
    bound: around(scale([from[0] + to[0], from[1] + to[1], from[2] + to[2]], 0.5), long * 0.75),
    colour: (p) => {
      const [t, , w] = own(p);
      const off = Math.min(Math.abs(w) * 26, Math.abs(((t * 6 - (Math.abs(w) / wide) * 1.4 + 9) % 1) - 0.5) * 5);
      return mixed(vein, green, smooth(0, 1, off));
    },
    gloss: 0.3,
  };
}

export const painted =
  (colour: Rgb): Part["colour"] =>
  () =>
    colour;

/** A board or block: its centre and half sides. */
export function board(at: Vec, half: Vec, colour: Part["colour"], round: number, gloss = 0.15): Part {
  return { distance: (p) => box(sub(p, at), half, round), bound: around(at, length(half)), colour, gloss };
}

/**
 * A body turned about the y axis.
 * @param outline its half section: radius and height from end to end, the ends on the axis
 */
export function lathe(
  outline: readonly (readonly [radius: number, height: number])[],
  colour: Part["colour"],
  gloss: number,
): Part {
  const heights = outline.map(([, y]) => y);
  const middle = (Math.max(...heights) + Math.min(...heights)) / 2;
  const far = Math.max(...outline.map(([r, y]) => Math.hypot(r, y - middle)));
  const round = 0.012;
  return {
    distance: (p) => polygon([Math.hypot(p[0], p[2]), p[1]], outline) - round,
    bound: around([0, middle, 0], far + round),
    colour,
    gloss,
  };
}

/** Signed distance to a closed outline in the plane (Quilez 2019). */
function polygon([x, y]: readonly [number, number], points: readonly (readonly [number, number])[]): number {
  let [near, sign] = [Number.POSITIVE_INFINITY, 1];
  for (let i = 0; i < points.length; i++) {
    const [ax, ay] = points[i] as readonly [number, number];
    const [bx, by] = points[(i + points.length - 1) % points.length] as readonly [number, number];
    const [ex, ey, wx, wy] = [bx - ax, by - ay, x - ax, y - ay];
    const t = clamp((wx * ex + wy * ey) / (ex * ex + ey * ey), 0, 1);
    near = Math.min(near, (wx - ex * t) ** 2 + (wy - ey * t) ** 2);
    const [above, below, left] = [y >= ay, y < by, ex * wy > ey * wx];
    if ((above && below && left) || (!above && !below && !left)) sign = -sign;
  }
  return sign * Math.sqrt(near);
}

/** Parts turned together about the y axis. */
export function placed(angle: number, parts: readonly Part[]): readonly Part[] {
  return parts.map(({ distance, bound, colour, gloss }) => ({
    distance: (p) => distance(turned(p, "y", angle)),
    bound: { at: turned(bound.at, "y", -angle), radius: bound.radius },
    colour: (p, normal) => colour(turned(p, "y", angle), normal),
    gloss,
  }));
}
