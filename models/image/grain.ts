/**
 * Film and sensor grain: painted pixels are smoother than a photograph's, which shows as a clean patch. The noise level
 * of the ring around the patch is measured and what the paint lacks is added.
 *
 * Level: the Laplacian difference mask of Immerkær 1996 ("Fast noise variance estimation"), which answers 0 on planes, by
 * blocks; of all blocks the quarter with the least, because grass or hair also has high frequencies and is no noise.
 * Two sizes of grain, pixels and pairs of pixels: photographs are mostly sharpened, shrunk and compressed ones.
 */
import { frameOf, intersect, outset, type Size, type SourceRect } from "./geometry";
import { reachOf } from "./joint";
import type { Patch } from "./paste-back";
import type { Raster } from "./raster";

/** Standard deviations in levels of 255: of grain a pixel wide, and of grain two pixels wide. */
export type Grain = readonly [fine: number, coarse: number];

const blockSide = 8;
/** Of the blocks, from the quietest. */
const quiet = 0.25;
/** More is texture, whatever the blocks say. */
const most = 8;
/** Fewer blocks say nothing. */
const fewest = 6;
const mostBlocks = 800;

/** @param isUsed whether pixel (x, y) may be read; blocks with other pixels are left out */
export function grainOf(
  size: Size,
  luma: (x: number, y: number) => number,
  isUsed: (x: number, y: number) => boolean,
): Grain | null {
  const fine = levelOf(size, luma, isUsed);
  if (fine === null) return null;
  const half = { width: size.width >> 1, height: size.height >> 1 };
  const coarse = levelOf(
    half,
    (x, y) => (luma(2 * x, 2 * y) + luma(2 * x + 1, 2 * y) + luma(2 * x, 2 * y + 1) + luma(2 * x + 1, 2 * y + 1)) / 4,
    (x, y) =>
      isUsed(2 * x, 2 * y) && isUsed(2 * x + 1, 2 * y) && isUsed(2 * x, 2 * y + 1) && isUsed(2 * x + 1, 2 * y + 1),
  );
  return [fine, coarse ?? fine / 2];
}

function levelOf(
  { width, height }: Size,
  luma: (x: number, y: number) => number,
  isUsed: (x: number, y: number) => boolean,
): number | null {
  const levels: number[] = [];
  // Some hundreds of blocks say as much as all of them.
  const stride = blockSide * Math.max(1, Math.ceil(Math.sqrt((width * height) / (blockSide * blockSide * mostBlocks))));
  for (let top = 1; top + blockSide < height; top += stride) {
    for (let left = 1; left + blockSide < width; left += stride) {
      const level = blockLevel(left, top, luma, isUsed);
      if (level !== null) levels.push(level);
    }
  }
  if (levels.length < fewest) return null;
  levels.sort((a, b) => a - b);
  return Math.min(most, levels[Math.floor(quiet * levels.length)]);
}

function blockLevel(
  left: number,
  top: number,
  luma: (x: number, y: number) => number,
  isUsed: (x: number, y: number) => boolean,
): number | null {
  // The corners with one pixel around them stand for the block: regions are large against it.
  const [right, bottom] = [left + blockSide, top + blockSide];
  if (!isUsed(left - 1, top - 1) || !isUsed(right, top - 1) || !isUsed(left - 1, bottom) || !isUsed(right, bottom))
    return null;
  let sum = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const cross = luma(x - 1, y) + luma(x + 1, y) + luma(x, y - 1) + luma(x, y + 1);
      const corners = luma(x - 1, y - 1) + luma(x + 1, y - 1) + luma(x - 1, y + 1) + luma(x + 1, y + 1);
      sum += Math.abs(corners - 2 * cross + 4 * luma(x, y));
    }
  }
  // Immerkær's eq. 6: the mask's answer to noise of deviation 1 is 6 √(2/π) in the mean.
  return (sum * 1.2533141373155001) / (6 * blockSide * blockSide);
}

/** ITU-R BT.709 weights on sRGB bytes. */
function lumaAt({ data }: Raster, at: number): number {
  return 0.2126 * data[4 * at] + 0.7152 * data[4 * at + 1] + 0.0722 * data[4 * at + 2];
}

const tileSide = 128;
/** Draws that `grained` asks for: two tiles. */
export const grainDraws = 2 * tileSide * tileSide;

/**
 * The patch with the grain it lacks against the ring around it; itself where nothing can be measured or nothing lacks.
 *
 * @param normal draws from the normal distribution, `grainDraws` of them, seeded by the caller
 */
export function grained(picture: Raster, patch: Patch, normal: () => Float32Array): Patch {
  const wanted = grainAround(picture, patch);
  const has = grainInside(patch);
  if (wanted === null || has === null) return patch;
  const lacks = (want: number, own: number): number => Math.sqrt(Math.max(0, want * want - own * own));
  const fine = lacks(wanted[0], has[0]);
  // Grain of one pixel, averaged over four, counts half as much among pairs.
  const coarse = lacks(wanted[1], Math.sqrt(has[1] * has[1] + (fine * fine) / 4));
  return fine + coarse < 0.25 ? patch : withNoise(patch, fine, coarse, normal());
}

function grainAround(picture: Raster, patch: Patch): Grain | null {
  const { image, patch: box } = patch;
  const reach = Math.max(4 * blockSide, 3 * reachOf(patch));
  const frame = intersect(outset(box, reach), frameOf<SourceRect>(picture));
  return grainOf(
    frame,
    (x, y) => lumaAt(picture, (y + frame.y) * picture.width + x + frame.x),
    (x, y) => {
      if (x < 0 || y < 0 || x >= frame.width || y >= frame.height) return false;
      const [column, row] = [x + frame.x - box.x, y + frame.y - box.y];
      const isOver = column >= 0 && row >= 0 && column < box.width && row < box.height;
      if (isOver && image.data[4 * (row * box.width + column) + 3] !== 0) return false;
      return picture.data[4 * ((y + frame.y) * picture.width + x + frame.x) + 3] === 255;
    },
  );
}

function grainInside({ image }: Patch): Grain | null {
  const { width, height } = image;
  return grainOf(
    image,
    (x, y) => lumaAt(image, y * width + x),
    (x, y) => x >= 0 && y >= 0 && x < width && y < height && image.data[4 * (y * width + x) + 3] > 200,
  );
}

function withNoise({ image, patch }: Patch, fine: number, coarse: number, normal: Float32Array): Patch {
  const data = image.data.slice();
  const { width } = image;
  const count = tileSide * tileSide;
  for (let i = 0, at = 0; at < data.length; i++, at += 4) {
    if (data[at + 3] === 0) continue;
    // From the picture's own origin, so that two patches side by side do not show where they meet.
    const [x, y] = [(i % width) + patch.x, Math.floor(i / width) + patch.y];
    const own = normal[wrapped(y) * tileSide + wrapped(x)];
    const pair = normal[count + wrapped(y >> 1) * tileSide + wrapped(x >> 1)];
    const noise = fine * own + coarse * pair;
    for (let channel = 0; channel < 3; channel++) data[at + channel] = data[at + channel] + noise;
  }
  return { image: { ...image, data }, patch };
}

const wrapped = (value: number): number => ((value % tileSide) + tileSide) % tileSide;
