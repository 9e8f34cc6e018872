/**
 * The colours of a painted patch brought to its surroundings'.
 *
 * "soft" moves the whole patch by the mean difference along its edge (the mean of Reinhard et al. 2001, "Color transfer
 * between images"; the deviation is left alone, because what was painted may be meant to be smoother or rougher than what
 * lies around it). "poisson" moves each place by the differences along the edge continued harmonically inwards: the
 * membrane of Pérez, Gangnet & Blake 2003 ("Poisson image editing", eq. 3 for the correction), which is smooth inside and
 * so is solved on a coarse grid, as Farbman et al. 2009 interpolate it from the edge.
 *
 * A large difference is no fault but a wish (a red ball on grass): it is corrected less the larger it is, and beyond a
 * limit not at all. Where the paint is thin there is no edge to tell a fault from a wish, so only a small one is corrected.
 */
import type { Joint } from "./joint";
import { membrane } from "./membrane";
import type { Patch } from "./paste-back";
import type { Planes } from "./raster";
import { resamplePlanes } from "./resample";

/** A difference of so many levels (of 255) is corrected in full below, and not at all above. */
const [fault, wish] = [40, 110];
/** Along the edge, where Poisson blending starts, a few cells may lie on other things. */
const [cellFault, cellWish] = [32, 96];
/** In thin places: what a painter's drift may be, and not what words asked for. */
const [thinFault, thinWish] = [6, 18];

export type Blend = "soft" | "poisson";

/**
 * The patch with its colours moved; alpha is left as it is.
 * @param wide see `wideShare`; null = all is wide
 */
export function blended(patch: Patch, joint: Joint, blend: Blend, wide: Float32Array | null): Patch {
  const mean = meanOf(joint);
  if (mean === null) return patch;
  if (blend === "soft") return moved(patch, () => mean, wide);
  const field = correctionField(joint);
  const { frame, cell } = joint;
  const { width, height } = patch.patch;
  // The patch in cells of the grid: enlarged once, row-major like the patch.
  const region = {
    x: (patch.patch.x - frame.x) / cell,
    y: (patch.patch.y - frame.y) / cell,
    width: width / cell,
    height: height / cell,
  };
  const fine = resamplePlanes(field, region, { width, height }).data;
  const count = width * height;
  const shift = new Float64Array(3);
  const shiftOf = (i: number) => {
    for (let channel = 0; channel < 3; channel++) shift[channel] = fine[channel * count + i];
    return shift;
  };
  return moved(patch, shiftOf, wide);
}

/** Mean difference along the edge, limited; null when there is nothing to correct. */
function meanOf({ difference, weight }: Joint): Float64Array | null {
  const count = weight.data.length;
  const sum = new Float64Array(3);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const share = weight.data[i];
    total += share;
    for (let channel = 0; channel < 3; channel++) {
      sum[channel] = sum[channel] + share * difference.data[channel * count + i];
    }
  }
  if (total === 0) return null;
  const mean = sum.map((value) => value / total);
  const share = shareOf(mean, fault, wish);
  return share === 0 ? null : mean.map((value) => value * share);
}

function correctionField({ difference, weight }: Joint): Planes {
  const count = weight.data.length;
  const data = difference.data.slice();
  for (let i = 0; i < count; i++) {
    const own = [0, 1, 2].map((channel) => data[channel * count + i]);
    const share = shareOf(own, cellFault, cellWish);
    for (let channel = 0; channel < 3; channel++) data[channel * count + i] = own[channel] * share;
  }
  const unknown = { ...weight, data: weight.data.map((value) => (value > 0 ? 0 : 1)) };
  return membrane({ ...difference, data }, unknown);
}

function shareOf(difference: ArrayLike<number>, low: number, high: number): number {
  let most = 0;
  for (let i = 0; i < difference.length; i++) most = Math.max(most, Math.abs(difference[i]));
  return Math.min(1, Math.max(0, (high - most) / (high - low)));
}

/** @param shiftOf by pixel of the patch, bytes for each channel; the array may be used again */
function moved({ image, patch }: Patch, shiftOf: (i: number) => ArrayLike<number>, wide: Float32Array | null): Patch {
  const data = image.data.slice();
  for (let i = 0, at = 0; at < data.length; i++, at += 4) {
    if (data[at + 3] === 0) continue;
    const shift = shiftOf(i);
    const share = wide === null ? 1 : wide[i] + (1 - wide[i]) * shareOf(shift, thinFault, thinWish);
    for (let channel = 0; channel < 3; channel++) {
      // Storing into clamped bytes rounds and clamps.
      data[at + channel] = data[at + channel] + share * shift[channel];
    }
  }
  return { image: { ...image, data }, patch };
}
