/** Closed outlines in the plane, given as flat lists of pairs (x0, y0, x1, y1, ...). Pure. */

export type Outline = readonly number[];

/** Signed distance to a closed outline, negative inside (Quilez 2019). */
export function polygon(outline: Outline): (x: number, y: number) => number {
  const points = Float64Array.from(outline);
  const count = points.length;
  return (x, y) => {
    let [near, inside] = [Number.POSITIVE_INFINITY, false];
    let bx = points[count - 2];
    let by = points[count - 1];
    for (let i = 0; i < count; i += 2) {
      const ax = points[i];
      const ay = points[i + 1];
      const ex = bx - ax;
      const ey = by - ay;
      const wx = x - ax;
      const wy = y - ay;
      const long = ex * ex + ey * ey;
      const t = long === 0 ? 0 : Math.min(1, Math.max(0, (wx * ex + wy * ey) / long));
      const dx = wx - ex * t;
      const dy = wy - ey * t;
      const d = dx * dx + dy * dy;
      if (d < near) near = d;
      if (y >= ay ? y < by && ex * wy > ey * wx : y >= by && ex * wy <= ey * wx) inside = !inside;
      bx = ax;
      by = ay;
    }
    return inside ? -Math.sqrt(near) : Math.sqrt(near);
  };
}

/**
 * A smooth curve through the points of an open line (Catmull and Rom 1974, the ends doubled).
 * @param steps pieces between two points
 */
export function curved(line: Outline, steps = 4): Outline {
  const count = line.length / 2;
  const at = (i: number, k: number): number => line[2 * Math.min(count - 1, Math.max(0, i)) + k];
  const out: number[] = [];
  for (let i = 0; i + 1 < count; i++)
    for (let s = 0; s < steps; s++)
      for (const k of [0, 1]) out.push(between(at(i - 1, k), at(i, k), at(i + 1, k), at(i + 2, k), s / steps));
  out.push(at(count - 1, 0), at(count - 1, 1));
  return out;
}

/** The same for a closed outline. */
export function rounded(outline: Outline, steps = 4): Outline {
  const count = outline.length / 2;
  const at = (i: number, k: number): number => outline[2 * ((i + count) % count) + k];
  const out: number[] = [];
  for (let i = 0; i < count; i++)
    for (let s = 0; s < steps; s++)
      for (const k of [0, 1]) out.push(between(at(i - 1, k), at(i, k), at(i + 1, k), at(i + 2, k), s / steps));
  return out;
}

function between(a: number, b: number, c: number, d: number, t: number): number {
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

/** A closed outline around a half section's open line: along it, and back `thick` nearer to the axis. */
export function walled(line: Outline, thick: number): Outline {
  const back: number[] = [];
  for (let i = line.length - 2; i >= 0; i -= 2) back.push(line[i] - thick, line[i + 1]);
  return [...line, ...back];
}
