/**
 * What a painted patch and the picture it goes into have in common: by how much the picture differs from the paint where
 * both are known, in cells along the patch's edge.
 */
import { squaredDistances } from "./distance";
import { frameOf, intersect, outset, type SourceRect } from "./geometry";
import type { Patch } from "./paste-back";
import type { Mask, Planes, Raster } from "./raster";

export interface Joint {
  /** The patch with its surroundings, inside the picture, source pixels. */
  readonly frame: SourceRect;
  /** Cells over the frame; the last of a row or column may reach beyond it. */
  readonly cell: number;
  /** 3 planes: picture minus paint, bytes; 0 where `weight` is 0. */
  readonly difference: Planes;
  /** 1 plane: pixels the difference was taken from. */
  readonly weight: Planes;
}

/** Width of the ring around a patch and of the rim inside it that count as its edge, as a share of its longer side. */
const reachShare = 0.05;
/** Cells along the longer side: differences are smooth, so more would only cost time. */
const mostCells = 96;

export function reachOf({ patch }: Patch): number {
  return Math.max(3, Math.min(64, Math.round(reachShare * Math.max(patch.width, patch.height))));
}

/**
 * Where the caller knows that the picture holds under the patch (the mask was grown over it), both are compared pixel by
 * pixel. Without such pixels the ring outside is compared with the rim inside, cell by cell.
 *
 * @param picture what the patch goes over
 * @param truth the patch's size: above 0 where the picture is right under the patch too; null = nowhere
 */
export function jointOf(picture: Raster, patch: Patch, truth: Mask | null): Joint {
  const reach = reachOf(patch);
  const frame = intersect(outset(patch.patch, reach), frameOf<SourceRect>(picture));
  const cell = Math.max(2, Math.ceil(Math.max(frame.width, frame.height) / mostCells));
  const size = { width: Math.ceil(frame.width / cell), height: Math.ceil(frame.height / cell) };
  const pairs = pairSums(picture, patch, truth, frame, cell, size);
  const sums = pairs.some.some((count) => count > 0) ? pairs : ringSums(picture, patch, reach, frame, cell, size);
  const count = size.width * size.height;
  const difference: Planes = { ...size, channels: 3, data: new Float32Array(3 * count) };
  const weight: Planes = { ...size, channels: 1, data: new Float32Array(count) };
  for (let i = 0; i < count; i++) {
    const [pictured, painted] = [sums.pictured, sums.painted];
    const [many, some] = [sums.many[i], sums.some[i]];
    if (many === 0 || some === 0) continue;
    weight.data[i] = Math.min(many, some);
    for (let at = i; at < 3 * count; at += count) {
      difference.data[at] = pictured[at] / many - painted[at] / some;
    }
  }
  return { frame, cell, difference, weight };
}

interface Sums {
  readonly pictured: Float64Array;
  readonly painted: Float64Array;
  /** Pixels in `pictured` and in `painted`. */
  readonly many: Float64Array;
  readonly some: Float64Array;
}

interface Grid {
  readonly width: number;
  readonly height: number;
}

function emptySums({ width, height }: Grid): Sums {
  const count = width * height;
  return {
    pictured: new Float64Array(3 * count),
    painted: new Float64Array(3 * count),
    many: new Float64Array(count),
    some: new Float64Array(count),
  };
}

function add(sum: Float64Array, cells: number, to: number, { data }: Raster, at: number): void {
  for (let channel = 0; channel < 3; channel++) {
    sum[channel * cells + to] = sum[channel * cells + to] + data[4 * at + channel];
  }
}

/** Picture and paint at the same pixels. */
function pairSums(
  picture: Raster,
  { image, patch }: Patch,
  truth: Mask | null,
  frame: SourceRect,
  cell: number,
  grid: Grid,
): Sums {
  const sums = emptySums(grid);
  if (truth === null) return sums;
  const cells = grid.width * grid.height;
  const shared = intersect(patch, frame);
  for (let y = shared.y; y < shared.y + shared.height; y++) {
    for (let x = shared.x; x < shared.x + shared.width; x++) {
      const inPatch = (y - patch.y) * patch.width + (x - patch.x);
      const inPicture = y * picture.width + x;
      if (truth.data[inPatch] === 0 || image.data[4 * inPatch + 3] === 0 || picture.data[4 * inPicture + 3] !== 255) {
        continue;
      }
      const to = Math.floor((y - frame.y) / cell) * grid.width + Math.floor((x - frame.x) / cell);
      add(sums.pictured, cells, to, picture, inPicture);
      add(sums.painted, cells, to, image, inPatch);
      sums.many[to] = sums.many[to] + 1;
      sums.some[to] = sums.some[to] + 1;
    }
  }
  return sums;
}

/** The picture's ring around the patch, and the paint's rim, each summed over a cell and its neighbours within reach. */
function ringSums(
  picture: Raster,
  { image, patch }: Patch,
  reach: number,
  frame: SourceRect,
  cell: number,
  grid: Grid,
): Sums {
  const { width, height } = frame;
  const isPainted = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++)
      isPainted[y * width + x] = alphaAt(image, patch, x + frame.x, y + frame.y) > 127 ? 1 : 0;
  }
  const isKept = isPainted.map((value) => 1 - value);
  const [toPaint, toKept] = [squaredDistances(isPainted, frame, reach), squaredDistances(isKept, frame, reach)];
  const fine = emptySums(grid);
  const cells = grid.width * grid.height;
  for (let i = 0; i < isPainted.length; i++) {
    const [x, y] = [i % width, Math.floor(i / width)];
    const to = Math.floor(y / cell) * grid.width + Math.floor(x / cell);
    if (isPainted[i] === 1) {
      if (toKept[i] > reach * reach) continue;
      add(fine.painted, cells, to, image, (y + frame.y - patch.y) * patch.width + (x + frame.x - patch.x));
      fine.some[to] = fine.some[to] + 1;
      continue;
    }
    const at = (y + frame.y) * picture.width + (x + frame.x);
    const isClear = alphaAt(image, patch, x + frame.x, y + frame.y) === 0 && picture.data[4 * at + 3] === 255;
    if (!isClear || toPaint[i] > 4 * reach * reach) continue;
    add(fine.pictured, cells, to, picture, at);
    fine.many[to] = fine.many[to] + 1;
  }
  const around = Math.max(1, Math.ceil((1.5 * reach) / cell));
  return {
    pictured: gathered(fine.pictured, grid, around),
    painted: gathered(fine.painted, grid, around),
    many: gathered(fine.many, grid, around),
    some: fine.some.some((count) => count > 0) ? onlyWhere(gathered(fine.some, grid, around), fine.some) : fine.some,
  };
}

function alphaAt(image: Raster, patch: SourceRect, x: number, y: number): number {
  const [column, row] = [x - patch.x, y - patch.y];
  if (column < 0 || row < 0 || column >= patch.width || row >= patch.height) return 0;
  return image.data[4 * (row * patch.width + column) + 3];
}

/** Differences are told of cells that hold paint. */
function onlyWhere(values: Float64Array, has: Float64Array): Float64Array {
  return values.map((value, i) => (has[i] === 0 ? 0 : value));
}

/** Sums over squares of cells, all planes. */
function gathered(values: Float64Array, { width, height }: Grid, around: number): Float64Array {
  const count = width * height;
  const across = new Float64Array(values.length);
  const result = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const x = i % width;
    for (let u = Math.max(0, x - around); u <= Math.min(width - 1, x + around); u++) {
      across[i] = across[i] + values[i - x + u];
    }
  }
  for (let i = 0; i < values.length; i++) {
    const plane = Math.floor(i / count) * count;
    const [x, y] = [i % width, Math.floor((i - plane) / width)];
    for (let v = Math.max(0, y - around); v <= Math.min(height - 1, y + around); v++) {
      result[i] = result[i] + across[plane + v * width + x];
    }
  }
  return result;
}
