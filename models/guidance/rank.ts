/** Scores of finished candidates: how near words and picture are in the CLIP-like networks' eyes. Un-augmented, as the paper ranks. */
import type { Score } from "../contract/result";
import type { Rect, Size } from "../image/geometry";
import { modelPicture } from "../image/picture";
import type { Planes, Raster } from "../image/raster";
import type { Rank, RankedCandidate } from "../pipelines/hooks";
import type { GuidingClip } from "./guide";
import { squareAround, surroundings } from "./view";

/** Cosine similarities of the words and the region alone, and of the words and the picture with it. */
export function makeRank(clip: Pick<GuidingClip, "size" | "measure" | "text">): Rank {
  return async (candidate) => {
    const words = await clip.text(candidate.prompt);
    const similarity = async (seen: Planes): Promise<number> =>
      1 - (await clip.measure(seen, words, "cosine")).distance;
    const { by } = candidate;
    const region = by === "picture" ? null : await similarity(regionSeen(candidate, clip.size));
    const picture = by === "region" ? null : await similarity(pictureSeen(candidate, clip.size));
    const values = [region, picture].filter((each) => each !== null);
    return {
      value: values.reduce((sum, each) => sum + each, 0) / values.length,
      ...(region !== null && { region }),
      ...(picture !== null && { picture }),
    } satisfies Score;
  };
}

/** The changed pixels on mid-grey, in a square around them. */
function regionSeen({ picture, patch, at }: RankedCandidate, side: number): Planes {
  const data = new Uint8ClampedArray(patch.data.length);
  for (let y = 0; y < patch.height; y++) {
    for (let x = 0; x < patch.width; x++) {
      const to = 4 * (y * patch.width + x);
      const from = 4 * ((y + at.y) * picture.width + x + at.x);
      data.set(picture.data.subarray(from, from + 3), to);
      // Laid over mid-grey by its own alpha when the picture is resampled.
      data[to + 3] = patch.data[to + 3];
    }
  }
  return seenIn({ ...patch, data }, squareAround({ x: 0, y: 0, width: patch.width, height: patch.height }), side);
}

function pictureSeen({ picture, at }: RankedCandidate, side: number): Planes {
  return seenIn(picture, surroundings(at, picture), side);
}

/** A square of a picture at the network's size; mid-grey where the square reaches outside. */
function seenIn(picture: Raster, square: Rect, side: number): Planes {
  const size: Size = { width: side, height: side };
  const planes = modelPicture(picture, square, size);
  const pixels = side * side;
  const step = square.width / side;
  for (let i = 0; i < pixels; i++) {
    const x = square.x + ((i % side) + 0.5) * step;
    const y = square.y + (Math.floor(i / side) + 0.5) * step;
    if (x >= 0 && y >= 0 && x < picture.width && y < picture.height) continue;
    for (let channel = 0; channel < 3; channel++) planes.data[channel * pixels + i] = 0;
  }
  return planes;
}
