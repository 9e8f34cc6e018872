/**
 * No halo: the edge of a subject is a mixture of it and the old background, and its mark may be some pixels wrong. Where
 * the mixture can be told, the old background's share is taken out and the new one's put in, so that hair and
 * antialiased rims keep their own light.
 */
import { frameOf, intersect, outset, relativeTo, type SourceRect } from "./geometry";
import { cutMask } from "./mask";
import { matteOf } from "./matte";
import type { Patch } from "./paste-back";
import type { Mask, Raster } from "./raster";

/** Shares of either side smaller than this are the camera's noise. */
const leastShare = 0.04;
/** How far around the patch colours are looked for, in bands. */
const around = 3;

/**
 * @param patch the new background, painted also under the subject's edge
 * @param source the picture it will lie over
 * @param subject coverage of what stays, the source's size
 * @param band how far from the subject's edge it is mixed, source pixels; nothing farther inside is touched, and marks
 *   may be wrong by as much
 */
export function decontaminated(patch: Patch, source: Raster, subject: Mask, band: number): Patch {
  if (band < 1) return patch;
  const box = intersect<SourceRect>(outset(patch.patch, Math.ceil(around * band)), frameOf(source));
  const cut = cutMask(subject, box);
  const { pixels, share, pair, isTold } = matteOf(source, cut, box, band);
  const image: Raster = { ...patch.image, data: patch.image.data.slice() };
  const offset = relativeTo<SourceRect>(patch.patch, box);
  pixels.forEach((i, n) => {
    const [x, y] = [(i % box.width) - offset.x, Math.floor(i / box.width) - offset.y];
    if (x < 0 || y < 0 || x >= image.width || y >= image.height) return;
    const to = 4 * (y * image.width + x);
    if (image.data[to + 3] === 0) return;
    const kept = share[n];
    if (kept > 1 - leastShare) {
      // Wholly the subject's: its own pixels show.
      image.data.fill(0, to, to + 4);
      return;
    }
    image.data[to + 3] = 255;
    if (kept < leastShare) return;
    const from = 4 * ((y + patch.patch.y) * source.width + x + patch.patch.x);
    for (let channel = 0; channel < 3; channel++) {
      // What is no mixture of the two is the subject's and the old background's own texture: only the former stays.
      const [inner, outer] = [pair[6 * n + channel], pair[6 * n + 3 + channel]];
      const apart = isTold[n] === 1 ? inner - outer : 0;
      const own = Math.min(255, Math.max(0, source.data[from + channel] + (1 - kept) * apart));
      image.data[to + channel] = Math.round(kept * own + (1 - kept) * image.data[to + channel]);
    }
  });
  return { image, patch: patch.patch };
}
