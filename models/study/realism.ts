/**
 * How far a set of pictures is from a set of true ones: kernel distance (Bińkowski et al. 2018) of the judge's features
 * in the region, and a two-sample test by nearest neighbours (Lopez-Paz & Oquab 2017).
 */
import type { Mask, Raster } from "../image/raster";
import { bootstrap } from "./estimate";
import type { Estimate, Row } from "./experiment";
import type { Tools } from "./tools";

/** The deeper half of the judge's depths, each averaged over its places. */
export async function regionFeatures({ perceptual }: Tools, shown: Raster, mask: Mask) {
  if (perceptual === null) return null;
  const maps = await perceptual.features(shown, mask, "inside");
  return maps.slice(-2).flatMap(({ data, channels }) => {
    const count = data.length / channels;
    return Array.from({ length: channels }, (_, c) => {
      let sum = 0;
      for (let i = 0; i < count; i++) sum += data[c * count + i];
      return Number((sum / count).toFixed(5));
    });
  });
}

type Vectors = readonly (readonly number[])[];

/** Features of conditions, of the rows that have all of them. */
export function featuresOf(rows: readonly Row[], names: readonly string[]): readonly Vectors[] {
  const full = rows.filter((row) => names.every((name) => typeof row[name] === "object" && row[name] !== null));
  return names.map((name) => full.map((row) => row[name] as readonly number[]));
}

/** Squared kernel distance of each set to the true one, times 1000, and of each difference to the first set's. */
export function kernelDistances(truth: Vectors, sets: readonly Vectors[]): readonly Estimate[] {
  const scale = meanSquare(truth);
  const inner = kernelSums(truth, truth, scale);
  const parts = sets.map((set) => ({ own: kernelSums(set, set, scale), cross: kernelSums(set, truth, scale) }));
  const distance = (part: (typeof parts)[number], picks: Int32Array): number =>
    1000 * (averaged(part.own, picks) + averaged(inner, picks) - 2 * averaged(part.cross, picks));
  const [first] = parts;
  if (first === undefined || truth.length < 2) return [];
  return [
    ...parts.map((part) => bootstrap(truth.length, (picks) => distance(part, picks))),
    ...parts.slice(1).map((part) => bootstrap(truth.length, (picks) => distance(part, picks) - distance(first, picks))),
  ];
}

const meanSquare = (set: Vectors): number =>
  set.reduce((sum, vector) => sum + vector.reduce((all, value) => all + value * value, 0), 0) / set.length;

/** Polynomial kernel of degree 3 of every two members. */
function kernelSums(a: Vectors, b: Vectors, scale: number): readonly Float64Array[] {
  return a.map((x) =>
    Float64Array.from(b, (y) => (x.reduce((sum, value, i) => sum + value * y[i], 0) / scale + 1) ** 3),
  );
}

/** Mean over pairs of different pairs of picture and words: without bias, also in a drawn sample that has some twice. */
function averaged(kernel: readonly Float64Array[], picks: Int32Array): number {
  let [sum, count] = [0, 0];
  for (const i of picks) {
    const line = kernel[i] as Float64Array;
    for (const j of picks) {
      if (i === j) continue;
      sum += line[j];
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}

/** Share of both sets whose nearest other picture is of their own set: 0.5 = nobody can tell them apart. */
export function nearestNeighbourTest(truth: Vectors, set: Vectors): number {
  const all = [...truth.map((vector) => ({ vector, is: 0 })), ...set.map((vector) => ({ vector, is: 1 }))];
  const far = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0);
  const right = all.filter((one) => {
    const others = all.filter((other) => other !== one);
    const nearest = others.reduce((best, other) =>
      far(one.vector, other.vector) < far(one.vector, best.vector) ? other : best,
    );
    return nearest.is === one.is;
  });
  return right.length / all.length;
}
