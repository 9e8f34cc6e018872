/**
 * A hole filled by the biharmonic equation (Damelin & Hoang 2018, "On surface completion and image inpainting by
 * biharmonic functions"): the twice applied Laplacian of the result is 0 everywhere in the hole. Beyond the picture the
 * edge pixels repeat, and values keep to the range of what is known, as in scikit-image.
 */
import type { Mask, Raster } from "../../image/raster";

/**
 * @param hole coverage above 127 is filled; at least one pixel is not
 * @returns the picture with three channels filled, alpha as it is
 */
export function biharmonicFill(picture: Raster, hole: Mask): Raster {
  const { width, height } = picture;
  const places: number[] = [];
  const rank = new Int32Array(width * height).fill(-1);
  for (let i = 0; i < rank.length; i++) {
    if (hole.data[i] <= 127) continue;
    rank[i] = places.length;
    places.push(i);
  }
  const rows = places.map((place) => stencil(place, width, height));
  const factor = factored(rows, rank);
  const data = picture.data.slice();
  for (let channel = 0; channel < 3; channel++) {
    const value = (place: number): number => picture.data[4 * place + channel];
    const sides = Float64Array.from(rows, (row) => {
      let sum = 0;
      for (const [at, weight] of row) if (rank[at] === -1) sum -= weight * value(at);
      return sum;
    });
    const [least, most] = rangeOf(rank, value);
    solved(factor, sides).forEach((found, i) => {
      data[4 * places[i] + channel] = Math.min(most, Math.max(least, found));
    });
  }
  return { ...picture, data };
}

/** Row of the squared Laplacian: pixel → weight. The Laplacian's own rows hold as many −1 as there are neighbours. */
function stencil(place: number, width: number, height: number): Map<number, number> {
  const laplacian = (i: number): (readonly [at: number, weight: number])[] => {
    const x = i % width;
    const around = [
      ...(x > 0 ? [i - 1] : []),
      ...(x + 1 < width ? [i + 1] : []),
      ...(i >= width ? [i - width] : []),
      ...(i + width < width * height ? [i + width] : []),
    ];
    return [[i, around.length], ...around.map((at) => [at, -1] as const)];
  };
  const row = new Map<number, number>();
  for (const [middle, first] of laplacian(place)) {
    for (const [at, second] of laplacian(middle)) row.set(at, (row.get(at) ?? 0) + first * second);
  }
  return row;
}

/** Rows of a triangular matrix from their first entry to the diagonal. */
type Envelope = readonly { readonly from: number; readonly values: Float64Array }[];

/** Cholesky's factor within the envelope (George & Liu 1981): the matrix is symmetric, and definite inside a hole. */
function factored(rows: readonly Map<number, number>[], rank: Int32Array): Envelope {
  const out: { from: number; values: Float64Array }[] = [];
  for (const [i, row] of rows.entries()) {
    const entries = [...row].flatMap(([at, weight]) => {
      const column = rank[at];
      return column >= 0 && column <= i ? [[column, weight] as const] : [];
    });
    const from = Math.min(...entries.map(([column]) => column));
    const values = new Float64Array(i - from + 1);
    for (const [column, weight] of entries) values[column - from] = weight;
    out.push({ from, values });
    for (let j = from; j <= i; j++) {
      const other = out[j] as Envelope[number];
      const start = Math.max(from, other.from);
      let sum = values[j - from];
      for (let k = start; k < j; k++) sum -= values[k - from] * other.values[k - other.from];
      values[j - from] = j === i ? Math.sqrt(sum) : sum / other.values[j - other.from];
    }
  }
  return out;
}

function solved(factor: Envelope, sides: Float64Array): Float64Array {
  const x = sides.slice();
  for (const [i, { from, values }] of factor.entries()) {
    let sum = x[i];
    for (let k = from; k < i; k++) sum -= values[k - from] * x[k];
    x[i] = sum / values[i - from];
  }
  for (let i = factor.length - 1; i >= 0; i--) {
    const { from, values } = factor[i] as Envelope[number];
    const own = x[i] / values[i - from];
    x[i] = own;
    for (let k = from; k < i; k++) x[k] = x[k] - values[k - from] * own;
  }
  return x;
}

function rangeOf(rank: Int32Array, value: (place: number) => number): readonly [least: number, most: number] {
  let [least, most] = [255, 0];
  for (let i = 0; i < rank.length; i++) {
    if (rank[i] !== -1) continue;
    least = Math.min(least, value(i));
    most = Math.max(most, value(i));
  }
  return [least, most];
}
