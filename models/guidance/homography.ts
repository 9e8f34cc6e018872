/** Projective maps of the plane as 3 × 3 matrices, rows one after another; points are columns (x, y, 1). */

export type Homography = readonly [number, number, number, number, number, number, number, number, number];

export const identity: Homography = [1, 0, 0, 0, 1, 0, 0, 0, 1];

/** First `second`, then `first`. */
export function product(first: Homography, second: Homography): Homography {
  const at = (row: number, column: number): number =>
    first[3 * row] * second[column] + first[3 * row + 1] * second[3 + column] + first[3 * row + 2] * second[6 + column];
  return [at(0, 0), at(0, 1), at(0, 2), at(1, 0), at(1, 1), at(1, 2), at(2, 0), at(2, 1), at(2, 2)];
}

/** Up to scale, which means nothing to a homography; the adjugate needs no division. */
export function inverse([a, b, c, d, e, f, g, h, i]: Homography): Homography {
  return [
    ...([e * i - f * h, c * h - b * i, b * f - c * e] as const),
    ...([f * g - d * i, a * i - c * g, c * d - a * f] as const),
    ...([d * h - e * g, b * g - a * h, a * e - b * d] as const),
  ];
}

export function moved(x: number, y: number): Homography {
  return [1, 0, x, 0, 1, y, 0, 0, 1];
}

export function scaled(x: number, y: number): Homography {
  return [x, 0, 0, 0, y, 0, 0, 0, 1];
}

/**
 * The rotation by the angle whose half has the tangent `halfTangent`. Sine and cosine are rational in it, so every
 * machine gets the same bits, which Math.sin and Math.cos do not promise.
 */
export function turned(halfTangent: number): Homography {
  const square = halfTangent * halfTangent;
  const cosine = (1 - square) / (1 + square);
  const sine = (2 * halfTangent) / (1 + square);
  return [cosine, -sine, 0, sine, cosine, 0, 0, 0, 1];
}

export type Corners = readonly [topLeft: Corner, topRight: Corner, bottomRight: Corner, bottomLeft: Corner];
export type Corner = readonly [x: number, y: number];

/** The map of the unit square onto a quadrilateral (Heckbert 1989, "Fundamentals of Texture Mapping", section 2.2.3). */
export function ontoCorners([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Corners): Homography {
  const sumX = x0 - x1 + x2 - x3;
  const sumY = y0 - y1 + y2 - y3;
  const [right, below] = [x1 - x2, x3 - x2];
  const [rightY, belowY] = [y1 - y2, y3 - y2];
  const area = right * belowY - below * rightY;
  const g = (sumX * belowY - below * sumY) / area;
  const h = (right * sumY - sumX * rightY) / area;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}
