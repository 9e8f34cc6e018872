/**
 * A latent space without training, to measure what any lossy one does to a background: each block of 8 × 8 pixels is its
 * four lowest cosine components per channel (a sixteenth of the numbers), decoded linearly.
 */
import type { Mask, Raster } from "../image/raster";

const block = 8;
const area = block * block;
const kept = 4;

/** Orthonormal: 2 × 2 lowest frequencies of the cosine transform, each over a block. */
const basis: readonly Float64Array[] = Array.from({ length: kept }, (_, k) => {
  const wave = (frequency: number, at: number): number =>
    Math.cos(((2 * at + 1) * frequency * Math.PI) / (2 * block)) * Math.sqrt((frequency === 0 ? 1 : 2) / block);
  return Float64Array.from({ length: area }, (__, i) => wave(k % 2, i % block) * wave(k >> 1, Math.floor(i / block)));
});

/** Blocks of one channel after another: values of 64 pixels each. */
interface Blocks {
  readonly columns: number;
  readonly lines: number;
  /** [channel][block] */
  readonly values: readonly (readonly Float64Array[])[];
}

function blocksOf({ width, height, data }: Raster): Blocks {
  const [columns, lines] = [width / block, height / block];
  const values = [0, 1, 2].map((c) =>
    Array.from({ length: columns * lines }, (_, b) =>
      Float64Array.from({ length: area }, (__, i) => {
        const x = (b % columns) * block + (i % block);
        const y = Math.floor(b / columns) * block + Math.floor(i / block);
        return data[4 * (y * width + x) + c];
      }),
    ),
  );
  return { columns, lines, values };
}

function rasterOf({ columns, lines, values }: Blocks): Raster {
  const [width, height] = [columns * block, lines * block];
  const data = new Uint8ClampedArray(4 * width * height).fill(255);
  for (const [c, blocks] of values.entries()) {
    for (const [b, pixels] of blocks.entries()) {
      for (let i = 0; i < area; i++) {
        const x = (b % columns) * block + (i % block);
        const y = Math.floor(b / columns) * block + Math.floor(i / block);
        data[4 * (y * width + x) + c] = pixels[i];
      }
    }
  }
  return { width, height, data };
}

const encoded = (pixels: Float64Array): Float64Array =>
  Float64Array.from(basis, (wave) => wave.reduce((sum, value, i) => sum + value * pixels[i], 0));

const decoded = (latents: ArrayLike<number>): Float64Array =>
  Float64Array.from({ length: area }, (_, i) => basis.reduce((sum, wave, k) => sum + wave[i] * latents[k], 0));

function each(blocks: Blocks, change: (pixels: Float64Array, index: number) => Float64Array): Raster {
  return rasterOf({ ...blocks, values: blocks.values.map((channel) => channel.map(change)) });
}

/** Through the latent space and back. */
export function roundTrip(picture: Raster): Raster {
  return each(blocksOf(picture), (pixels) => decoded(encoded(pixels)));
}

/** Weight of the background in the reconstruction, as the paper's: 100 against 1. */
const weightsOf = (mask: Mask): Blocks => {
  const data = new Uint8ClampedArray(4 * mask.data.length);
  for (let i = 0; i < mask.data.length; i++) data.fill(mask.data[i] === 0 ? 100 : 1, 4 * i, 4 * i + 4);
  return blocksOf({ ...mask, data });
};

/** Background reconstruction by other latents: the best ones for this picture and decoder, in closed form. */
export function optimisedLatents(picture: Raster, mask: Mask): Raster {
  const weights = weightsOf(mask).values[0] ?? [];
  return each(blocksOf(picture), (pixels, b) => decoded(leastSquares(basis, [pixels], weights[b] as Float64Array)));
}

/** Background reconstruction by another decoder: the best linear one for this picture and its latents, in closed form. */
export function tunedDecoder(picture: Raster, mask: Mask): Raster {
  const blocks = blocksOf(picture);
  const weights = weightsOf(mask).values[0] ?? [];
  const latents = blocks.values.map((channel) => channel.map(encoded));
  const count = blocks.columns * blocks.lines;
  // One column for each latent of each channel, and a constant.
  const columns = [
    ...latents.flatMap((channel) => Array.from({ length: kept }, (_, k) => Float64Array.from(channel, (of) => of[k]))),
    new Float64Array(count).fill(100),
  ];
  const values = blocks.values.map((channel) => {
    const out = channel.map(() => new Float64Array(area));
    for (let i = 0; i < area; i++) {
      const wanted = Float64Array.from(channel, (pixels) => pixels[i]);
      const weight = Float64Array.from(weights, (of) => of[i]);
      const by = leastSquares(columns, [wanted], weight);
      for (const [b, pixels] of out.entries()) {
        pixels[i] = columns.reduce((sum, of, k) => sum + of[b] * by[k], 0);
      }
    }
    return out;
  });
  return rasterOf({ ...blocks, values });
}

/** Coefficients of columns that come nearest to the wanted values, weighted; a little ridge keeps it solvable. */
function leastSquares(
  columns: readonly Float64Array[],
  [wanted]: readonly [Float64Array],
  weights: Float64Array,
): Float64Array {
  const n = columns.length;
  const dot = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + value * b[i] * weights[i], 0);
  const rows = columns.map((a) => Float64Array.from([...columns.map((b) => dot(a, b)), dot(a, wanted)]));
  const at = (i: number, j: number): number => rows[i]?.[j];
  const ridge = 1e-9 * rows.reduce((sum, _, i) => sum + at(i, i), 0);
  for (const [i, row] of rows.entries()) row[i] = row[i] + ridge;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (j === i) continue;
      const share = at(j, i) / at(i, i);
      const row = rows[j] as Float64Array;
      for (let k = i; k <= n; k++) row[k] = row[k] - share * at(i, k);
    }
  }
  return Float64Array.from({ length: n }, (_, i) => at(i, n) / at(i, i));
}
