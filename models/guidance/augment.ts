/**
 * Extending augmentations: the distance is averaged over projective copies of the picture, so that a gradient which
 * changes single pixels to please the image network, and nobody else, averages out (Avrahami, Lischinski & Fried 2022,
 * section 4.2). Ranges and chances are the released code's: turned by up to 15° and moved by up to a tenth with chance
 * 0.7, corners pulled in by up to 0.7 of half the side with chance 0.7. The first copy is untouched.
 */
import type { Random } from "../diffusion/random";
import type { Rect, Size } from "../image/geometry";
import { type Homography, identity, inverse, moved, ontoCorners, product, scaled, turned } from "./homography";
import { makeWarp, type Warp } from "./warp";

const chance = 0.7;
/** tan(15° / 2) */
const mostTurned = 0.131652497587396;
const mostMoved = 0.1;
const distortion = 0.7;

/**
 * @param input size of the picture
 * @param view what of it is seen, its pixels; may reach outside, where there is mid-grey
 * @param side of the copies, pixels
 * @param count of copies, ≥ 1
 */
export function copies(input: Size, view: Rect, side: number, count: number, draw: Random): readonly Warp[] {
  const output = { width: side, height: side };
  const intoView = product(moved(view.x, view.y), scaled(view.width / side, view.height / side));
  return Array.from({ length: count }, (_, i) => {
    const change = i === 0 ? identity : changed(draw);
    const inPixels = product(product(scaled(side, side), change), scaled(1 / side, 1 / side));
    return makeWarp(input, output, product(intoView, inPixels));
  });
}

/** From a copy to what it is a copy of, both unit squares. Draws the same number of times whatever chance says. */
function changed(draw: Random): Homography {
  const even = (most: number): number => (2 * draw.uniform() - 1) * most;
  const isMoved = draw.uniform() < chance;
  const [tangent, x, y] = [even(mostTurned), even(mostMoved), even(mostMoved)];
  const isBent = draw.uniform() < chance;
  const pull = (): number => (draw.uniform() * distortion) / 2;
  const corners = ontoCorners([
    [pull(), pull()],
    [1 - pull(), pull()],
    [1 - pull(), 1 - pull()],
    [pull(), 1 - pull()],
  ]);
  const affine = isMoved ? product(moved(0.5 + x, 0.5 + y), product(turned(tangent), moved(-0.5, -0.5))) : identity;
  // The picture is drawn onto the corners; a copy reads it backwards.
  return inverse(product(isBent ? corners : identity, affine));
}
