/** A furry subject with known coverage before a textured background, and marks that are wrong by some pixels. */
import { random } from "../../models/diffusion/random";
import { composite } from "../../models/image/composite";
import { squaredDistances } from "../../models/image/distance";
import { invertedMask } from "../../models/image/mask";
import type { Patch } from "../../models/image/paste-back";
import type { Mask, Raster } from "../../models/image/raster";
import { grownCoverage } from "../../models/image/soft-edge";
import { maskOf, picture } from "./images";

export interface Rims {
  readonly source: Raster;
  /** The subject's true coverage, 0 to 1. */
  readonly share: Float32Array;
  /** The subject's own colours, also where it is half covered. */
  readonly own: Raster;
  /** Half covered or more. */
  readonly body: Mask;
}

/** A disk with a rim soft over four pixels and hairs up to 9 pixels long, brown and speckled, before leaves and sky. */
export function furry(width: number, height: number, seed = 3): Rims {
  const size = { width, height };
  const source = random(seed);
  const [cx, cy, radius] = [width / 2, height / 2, Math.min(width, height) / 3.2];
  const hairs = Array.from({ length: 90 }, () => {
    const angle = 2 * Math.PI * source.uniform();
    return { angle, lean: (source.uniform() - 0.5) * 0.8, length: 4 + 5 * source.uniform() };
  });
  const share = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const away = Math.hypot(x - cx, y - cy) - radius;
      share[y * width + x] = Math.min(1, Math.max(0, 0.5 - away / 4));
    }
  }
  for (const { angle, lean, length } of hairs) {
    for (let step = 0; step < 4 * length; step++) {
      const out = step / 4;
      const [x, y] = [
        cx + Math.cos(angle) * (radius + out) - Math.sin(angle) * lean * out,
        cy + Math.sin(angle) * (radius + out) + Math.cos(angle) * lean * out,
      ];
      for (let v = Math.floor(y); v <= Math.floor(y) + 1; v++) {
        for (let u = Math.floor(x); u <= Math.floor(x) + 1; u++) {
          const i = v * width + u;
          const cover = (1 - Math.abs(u - x)) * (1 - Math.abs(v - y)) * (1 - (0.6 * out) / length);
          share[i] = Math.max(share[i] as number, cover);
        }
      }
    }
  }
  const grain = source.normal(2 * width * height);
  const own = picture(width, height, (x, y) => {
    const speck = 14 * (grain[(y >> 1) * width + (x >> 1)] as number);
    return [150 + speck, 95 + speck, 60 + 0.8 * speck, 255];
  });
  const old = picture(width, height, (x, y) => {
    const leaf = 18 * (grain[width * height + (y >> 2) * width + (x >> 2)] as number);
    const isSky = y < height * 0.45 + 8 * Math.sin(x / 17);
    return isSky ? [140 + leaf / 4, 180 + leaf / 4, 230, 255] : [60 + leaf, 120 + leaf, 45 + leaf / 2, 255];
  });
  return {
    source: mixed(own, old, share),
    share,
    own,
    body: maskOf(size, (x, y) => ((share[y * width + x] as number) >= 0.5 ? 255 : 0)),
  };
}

function mixed(own: Raster, behind: Raster, share: Float32Array): Raster {
  return picture(own.width, own.height, (x, y) => {
    const i = y * own.width + x;
    const kept = share[i] as number;
    const at = (channel: number) =>
      Math.round(kept * (own.data[4 * i + channel] as number) + (1 - kept) * (behind.data[4 * i + channel] as number));
    return [at(0), at(1), at(2), 255];
  });
}

/** The mark as a hasty hand draws it: so many pixels too wide, or too narrow where negative. */
export function offBy(mask: Mask, pixels: number): Mask {
  if (pixels === 0) return mask;
  return pixels > 0 ? grownCoverage(mask, pixels) : invertedMask(grownCoverage(invertedMask(mask), -pixels));
}

/** A background of one colour, painted everywhere but deeper than the band inside the mark. */
function plainBehind(mark: Mask, band: number, colour: readonly [number, number, number]): Patch {
  const toOpen = squaredDistances(
    mark.data.map((value) => (value >= 128 ? 0 : 1)),
    mark,
    band,
  );
  const image = picture(mark.width, mark.height, (x, y) =>
    (toOpen[y * mark.width + x] as number) <= band * band ? [...colour, 255] : [0, 0, 0, 0],
  );
  return { image, patch: { x: 0, y: 0, width: mark.width, height: mark.height } };
}

export type Mends = (patch: Patch, source: Raster, subject: Mask, band: number) => Patch;

/**
 * Mean error of the coverage within 24 pixels of the subject's edge, told from two backgrounds, and the halo: root of
 * the mean squared error there, bytes, before a third background.
 */
export function rimErrors(
  mends: Mends,
  rims: Rims,
  mark: Mask,
  band: number,
): { readonly share: number; readonly halo: number } {
  const before = (colour: readonly [number, number, number]): Raster => {
    const { image, patch } = mends(plainBehind(mark, band, colour), rims.source, mark, band);
    return composite(rims.source, image, patch);
  };
  const [black, white, red] = [before([0, 0, 0]), before([255, 255, 255]), before([200, 40, 40])];
  const ideal = mixed(
    rims.own,
    picture(mark.width, mark.height, () => [200, 40, 40, 255]),
    rims.share,
  );
  const near = (value: 0 | 1) =>
    squaredDistances(
      rims.body.data.map((cover) => (cover >= 128 ? value : 1 - value)),
      mark,
      24,
    );
  const [toBody, toOpen] = [near(1), near(0)];
  let [count, off, squares] = [0, 0, 0];
  rims.share.forEach((share, i) => {
    if (Math.max(toBody[i] as number, toOpen[i] as number) > 24 * 24) return;
    count++;
    let told = 0;
    for (let channel = 0; channel < 3; channel++) {
      const at = 4 * i + channel;
      told += 1 - ((white.data[at] as number) - (black.data[at] as number)) / 255;
      squares += ((red.data[at] as number) - (ideal.data[at] as number)) ** 2;
    }
    off += Math.abs(told / 3 - share);
  });
  return { share: off / count, halo: Math.sqrt(squares / (3 * count)) };
}
