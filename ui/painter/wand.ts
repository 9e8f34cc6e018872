/** The magic wand: from one clicked pixel to a region, by colour or up to the edges around it. Pure. */
import type { Mask, Raster } from "../../models/image/raster";
import { type Barriers, edgesOf, trappedBall } from "./edges";
import { connected } from "./flood";
import { BAND, type Sliced } from "./sliced";

export interface WandOptions {
  /** Colour: everything like the clicked pixel. Edges: everything up to the next edge, whatever its colour. */
  readonly by: "colour" | "edges";
  /** 0 to 100: how different a colour, or how weak an edge, is passed over. */
  readonly tolerance: number;
  /** By colour: whether only what hangs together with the clicked pixel counts. Regions between edges always do. */
  readonly contiguous: boolean;
}

/** Coverage 255 in the region, which always has the clicked pixel in it; a higher tolerance never gives less. */
export function* wanded(picture: Raster, x: number, y: number, options: WandOptions): Sliced<Mask> {
  const column = Math.min(picture.width - 1, Math.max(0, Math.floor(x)));
  const row = Math.min(picture.height - 1, Math.max(0, Math.floor(y)));
  const seed = row * picture.width + column;
  if (options.by === "edges") {
    const barriers: Barriers = yield* edgesOf(picture, 2 + (options.tolerance / 100) * 120);
    return yield* trappedBall(barriers, seed);
  }
  const alike = yield* alikeTo(picture, seed, (options.tolerance / 100) * 255);
  return options.contiguous ? yield* connected(alike, seed) : alike;
}

/** Pixels whose every channel is at most `limit` from the seed's; alpha is a channel, and hides colour where it is 0. */
function* alikeTo({ width, height, data }: Raster, seed: number, limit: number): Sliced<Mask> {
  const alike = new Uint8Array(width * height);
  const at = seed * 4;
  const [red, green, blue, alpha] = [data[at], data[at + 1], data[at + 2], data[at + 3]] as number[];
  for (let i = 0; i < alike.length; i++) {
    const j = i * 4;
    const sameAlpha = Math.abs((data[j + 3] as number) - (alpha as number)) <= limit;
    const unseen = alpha === 0 && data[j + 3] === 0;
    const sameColour =
      Math.abs((data[j] as number) - (red as number)) <= limit &&
      Math.abs((data[j + 1] as number) - (green as number)) <= limit &&
      Math.abs((data[j + 2] as number) - (blue as number)) <= limit;
    alike[i] = sameAlpha && (unseen || sameColour) ? 255 : 0;
    if (i % BAND === BAND - 1) yield;
  }
  return { width, height, data: alike };
}
