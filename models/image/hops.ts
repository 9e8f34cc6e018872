/**
 * How a picture is continued beyond its borders: in hops outwards, each at most half a frame, so that every frame shows
 * the model at least as much picture as it asks for (after Avrahami, Lischinski & Fried 2022, section 5, extrapolation).
 */
import { clampInside, frameOf, type Size, type SourceRect } from "./geometry";

export type HopSide = "left" | "right" | "top" | "bottom";
export type Extension = Readonly<Record<HopSide, number>>;

/** All rectangles in pixels of the extended canvas. */
export interface Hop {
  readonly side: HopSide;
  /** Square the model sees; may reach outside the canvas. */
  readonly frame: SourceRect;
  /** What is new in it. */
  readonly area: SourceRect;
}

export interface Extended {
  readonly size: Size;
  /** Where the picture lies. */
  readonly inside: SourceRect;
  /** Left and right first, then top and bottom over the whole new width: corners are theirs. */
  readonly hops: readonly Hop[];
}

/** How large the frames of a model are. */
export interface HopOptions {
  /** Side of the model's square, pixels. */
  readonly side: number;
  /** A frame this many times the model's side is enlarged so far that more frames look better than larger ones. */
  readonly mostEnlarged: number;
  /** A thin strip is painted in a frame of a few times its width, not in one of the picture's height. */
  readonly stripShare: number;
  /** Frames side by side do not know of each other's ends: a strip up to so many frames long is rather seen whole. */
  readonly seenWhole: number;
  /** But not in a frame of more than this many times the model's side. */
  readonly longestWhole: number;
}

/** @param by pixels on each side, whole, ≥ 0 */
export function extendedBy(picture: Size, by: Extension, model: HopOptions): Extended {
  const size = { width: picture.width + by.left + by.right, height: picture.height + by.top + by.bottom };
  const inside: SourceRect = { x: by.left, y: by.top, width: picture.width, height: picture.height };
  const wide: SourceRect = { ...inside, x: 0, width: size.width };
  const hops = [
    ...hopsOf("left", inside, by.left, size, model),
    ...hopsOf("right", { ...inside, x: 0, width: inside.x + inside.width }, by.right, size, model),
    ...hopsOf("top", wide, by.top, size, model),
    ...hopsOf("bottom", { ...wide, y: 0, height: inside.y + inside.height }, by.bottom, size, model),
  ];
  return { size, inside, hops };
}

function hopsOf(side: HopSide, known: SourceRect, amount: number, canvas: Size, model: HopOptions): readonly Hop[] {
  if (amount === 0) return [];
  const isAcross = side === "left" || side === "right";
  const depth = isAcross ? known.width : known.height;
  const length = isAcross ? known.height : known.width;
  const side0 = frameSide(amount, depth, length, model);
  const count = Math.ceil(amount / Math.max(1, Math.floor(side0 / 2)));
  const tiles = tilesOf(length, side0);
  const hops: Hop[] = [];
  for (let hop = 0; hop < count; hop++) {
    const [near, far] = [Math.round((hop * amount) / count), Math.round(((hop + 1) * amount) / count)];
    for (const tile of tiles) hops.push(hopAt(side, known, near, far, tile, side0, canvas));
  }
  return hops;
}

function frameSide(amount: number, depth: number, length: number, model: HopOptions): number {
  const { side: modelSide, mostEnlarged, stripShare, seenWhole, longestWhole } = model;
  const wanted = Math.min(Math.max(stripShare * amount, modelSide), mostEnlarged * modelSide);
  // At least half a frame is known already at the first hop, unless the picture is too thin to learn from.
  const side = Math.max(2, Math.ceil(modelSide / 2), Math.min(wanted, 2 * depth));
  return length <= Math.min(seenWhole * side, longestWhole * modelSide) ? Math.max(2, length) : side;
}

interface Tile {
  /** Along the strip: what is new, and where the frame begins. */
  readonly from: number;
  readonly to: number;
  readonly frame: number;
}

/** Frames along a strip, each overlapping the one before by at least half. */
function tilesOf(length: number, side: number): readonly Tile[] {
  if (length <= side) return [{ from: 0, to: length, frame: Math.floor((length - side) / 2) }];
  const count = 1 + Math.ceil((length - side) / Math.max(1, Math.floor(side / 2)));
  const starts = Array.from({ length: count }, (_, i) => Math.round((i * (length - side)) / (count - 1)));
  return starts.map((start, i) => ({
    from: i === 0 ? 0 : starts[i - 1] + side,
    to: start + side,
    frame: start,
  }));
}

function hopAt(
  side: HopSide,
  known: SourceRect,
  near: number,
  far: number,
  tile: Tile,
  frameLength: number,
  canvas: Size,
): Hop {
  const right = known.x + known.width;
  const bottom = known.y + known.height;
  const thick = far - near;
  const long = tile.to - tile.from;
  const at = (x: number, y: number): SourceRect => ({ x, y, width: frameLength, height: frameLength });
  const hop = (): { area: SourceRect; frame: SourceRect } => {
    switch (side) {
      case "left":
        return {
          area: { x: known.x - far, y: known.y + tile.from, width: thick, height: long },
          frame: at(known.x - far, known.y + tile.frame),
        };
      case "right":
        return {
          area: { x: right + near, y: known.y + tile.from, width: thick, height: long },
          frame: at(right + far - frameLength, known.y + tile.frame),
        };
      case "top":
        return {
          area: { x: known.x + tile.from, y: known.y - far, width: long, height: thick },
          frame: at(known.x + tile.frame, known.y - far),
        };
      case "bottom":
        return {
          area: { x: known.x + tile.from, y: bottom + near, width: long, height: thick },
          frame: at(known.x + tile.frame, bottom + far - frameLength),
        };
    }
  };
  const { area, frame } = hop();
  return { side, area, frame: clampInside(frame, frameOf(canvas)) };
}
