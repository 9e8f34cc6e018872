/**
 * How much of each pixel at a subject's rim is the subject: a soft matte from a hard, perhaps wrong, mark. Pixels farther
 * from the mark's edge than the band are believed; between, each pixel is explained as a mixture of a subject's and an
 * old background's colour nearby (sampling as Wang & Cohen 2007, "Optimized color sampling for robust matting"), pure
 * colours first. Unsure pixels follow sure ones of their colour around them. What hangs on nothing is undone.
 */
import { type Clusters, clusterSize, colourModels } from "./colour-models";
import { squaredDistances } from "./distance";
import type { SourceRect } from "./geometry";
import type { Mask, Raster } from "./raster";

/** Squared distance of two colours (of 3 · 255²) below which a mixture of them cannot be told, nor seen as a halo. */
const alike = 3 * 20 * 20;
/** The camera's noise, squared (of 3 · 255²). */
const noise = 40;
/** What being a mixture costs at its most, and being on the mark's wrong side at the band's end. */
const [mixing, crossing] = [1.5, 0.6];
/** What no explanation at all costs: then the mark alone decides. */
const unexplained = 12;
/** The trust of a pixel whose colour nothing explains: it follows nobody, and nobody follows it. */
const byMark = -1;
/** Half of the window that unsure pixels look around in, how alike those must look (of 3 · 255²), and what the mark weighs. */
const [nearby, near, markWeight] = [3, 300, 0.02];
/** Rounds of that. */
const rounds = 2;
/** Share from which on a pixel holds what hangs on it, and how far from such a pixel fainter ones are kept. */
const [walks, faint] = [0.3, 4];

export interface Matte {
  /** Pixels of the band: places in the box. */
  readonly pixels: Int32Array;
  /** The subject's share of each, 0 to 1. */
  readonly share: Float32Array;
  /** Six for each: the subject's and the old background's colour there, bytes. */
  readonly pair: Float32Array;
  /** 1 where both could be told apart. */
  readonly isTold: Uint8Array;
}

/**
 * @param subject what is marked, the box's size; 128 or more is subject
 * @param box of the source
 * @param band how far the mark may be wrong, source pixels, at least 1
 */
export function matteOf(source: Raster, subject: Mask, box: SourceRect, band: number): Matte {
  const count = box.width * box.height;
  const isSubject = subject.data.map((value) => (value >= 128 ? 1 : 0));
  const toOpen = squaredDistances(
    isSubject.map((value) => 1 - value),
    box,
    band + 1,
  );
  const toSubject = squaredDistances(isSubject, box, band + 1);
  const [surelyIn, surelyOut] = [new Uint8Array(count), new Uint8Array(count)];
  const limit = band * band;
  const inBand: number[] = [];
  for (let i = 0; i < count; i++) {
    const isInside = isSubject[i] === 1;
    const away = (isInside ? toOpen[i] : toSubject[i]) as number;
    (isInside ? surelyIn : surelyOut)[i] = away > limit ? 3 : 4 * away > limit ? 2 : 1;
    if (away <= limit) inBand.push(i);
  }
  const pixels = Int32Array.from(inBand);
  const side = Math.max(4, Math.ceil(1.5 * band));
  const inner = colourModels(source, box, surelyIn, side);
  const outer = colourModels(source, box, surelyOut, side);
  const share = Float32Array.from(isSubject);
  const trust = new Float32Array(count).fill(1);
  const pair = new Float32Array(6 * pixels.length);
  const isTold = new Uint8Array(pixels.length);
  const found = new Float64Array(8);
  pixels.forEach((i, n) => {
    const [x, y] = [i % box.width, Math.floor(i / box.width)];
    const from = 4 * ((y + box.y) * source.width + x + box.x);
    const isInside = isSubject[i] === 1;
    const depth = Math.sqrt((isInside ? toOpen[i] : toSubject[i]) as number) / band;
    explain(source.data, from, inner(x, y), outer(x, y), isInside, depth, found);
    share[i] = found[0];
    trust[i] = found[1];
    pair.set(found.subarray(2), 6 * n);
    isTold[n] = trust[i] > 0 ? 1 : 0;
  });
  const smooth = followed(source, box, pixels, share, trust, isSubject);
  const rooted = connected(smooth, pixels, isSubject, box);
  return { pixels, share: Float32Array.from(pixels, (i) => rooted[i]), pair, isTold };
}

/** Writes share, trust and the pair of colours into `found`. */
function explain(
  data: Uint8ClampedArray,
  from: number,
  inner: Clusters,
  outer: Clusters,
  isInside: boolean,
  depth: number,
  found: Float64Array,
): void {
  found.fill(0);
  found[0] = isInside ? 1 : 0;
  const [red, green, blue] = [data[from], data[from + 1], data[from + 2]];
  const asSubject = isInside ? 0 : crossing * depth;
  const asOpen = isInside ? crossing * depth : 0;
  // The best explanation as mostly subject and as mostly background: how far they are apart says what the best is worth.
  let [bestIn, bestOut, best, missed] = [unexplained, unexplained, unexplained, 0];
  for (let a = 0; a < inner.length; a += clusterSize) {
    const [fr, fg, fb] = [inner[a], inner[a + 1], inner[a + 2]];
    const [varies, toRed, toGreen, toBlue] = [inner[a + 3], red - fr, green - fg, blue - fb];
    const pure = (toRed * toRed + toGreen * toGreen + toBlue * toBlue) / (varies + noise) + asSubject;
    if (pure < bestIn) bestIn = pure;
    for (let b = 0; b < outer.length; b += clusterSize) {
      const [br, bg, bb] = [outer[b], outer[b + 1], outer[b + 2]];
      const [or, og, ob] = [red - br, green - bg, blue - bb];
      const open = (or * or + og * og + ob * ob) / (outer[b + 3] + noise) + asOpen;
      if (open < bestOut) bestOut = open;
      const [dr, dg, db] = [fr - br, fg - bg, fb - bb];
      const length = dr * dr + dg * dg + db * db;
      if (length < alike) continue;
      const mixed = Math.min(1, Math.max(0, (or * dr + og * dg + ob * db) / length));
      const [er, eg, eb] = [or - mixed * dr, og - mixed * dg, ob - mixed * db];
      const spread = mixed * mixed * varies + (1 - mixed) * (1 - mixed) * outer[b + 3] + noise;
      const between =
        (er * er + eg * eg + eb * eb) / spread +
        mixing * 4 * mixed * (1 - mixed) +
        mixed * asSubject +
        (1 - mixed) * asOpen;
      let [cost, share, off] = [between, mixed, (er * er + eg * eg + eb * eb) / spread];
      if (pure < cost) [cost, share, off] = [pure, 1, pure];
      if (open < cost) [cost, share, off] = [open, 0, open];
      if (share >= 0.5 && cost < bestIn) bestIn = cost;
      if (share < 0.5 && cost < bestOut) bestOut = cost;
      if (cost >= best) continue;
      best = cost;
      missed = off;
      found[0] = share;
      found.set([fr, fg, fb, br, bg, bb], 2);
    }
  }
  if (best >= unexplained) {
    found[1] = byMark;
    return;
  }
  // Mixtures near one half lie on both sides: they are sure if they are good.
  const apart = Math.abs(bestIn - bestOut);
  const isMixture = found[0] > 0.05 && found[0] < 0.95;
  found[1] = (isMixture ? 0.95 : apart / (apart + 1)) / (1 + missed / 4);
}

/** Unsure pixels take the share of what looks like them around. */
function followed(
  source: Raster,
  box: SourceRect,
  pixels: Int32Array,
  own: Float32Array,
  trust: Float32Array,
  isSubject: Uint8Array,
): Float32Array {
  let share = own;
  const colour = (i: number): number =>
    4 * ((Math.floor(i / box.width) + box.y) * source.width + (i % box.width) + box.x);
  for (let round = 0; round < rounds; round++) {
    const next = share.slice();
    for (const i of pixels) {
      if (trust[i] === byMark) continue;
      const [x, y, at] = [i % box.width, Math.floor(i / box.width), colour(i)];
      let total = markWeight;
      let sum = markWeight * isSubject[i];
      for (let v = Math.max(0, y - nearby); v <= Math.min(box.height - 1, y + nearby); v++) {
        for (let u = Math.max(0, x - nearby); u <= Math.min(box.width - 1, x + nearby); u++) {
          const j = v * box.width + u;
          const to = at + 4 * ((v - y) * source.width + u - x);
          let apart = 0;
          for (let channel = 0; channel < 3; channel++) {
            const each = source.data[at + channel] - source.data[to + channel];
            apart += each * each;
          }
          const likeness = 1 / (1 + apart / near);
          const weight = likeness * likeness * Math.max(0, trust[j]);
          total += weight;
          sum += weight * share[j];
        }
      }
      const kept = trust[i];
      next[i] = kept * own[i] + (1 - kept) * (sum / total);
    }
    share = next;
  }
  return share;
}

/**
 * Subject outside the mark that hangs on no sure subject is none, and background inside that no background outside
 * leads to is none either. Faint ends of what is held are kept.
 */
function connected(share: Float32Array, pixels: Int32Array, isSubject: Uint8Array, box: SourceRect): Float32Array {
  const inBand = new Uint8Array(share.length);
  for (const i of pixels) inBand[i] = 1;
  const isHeld = walked(
    pixels,
    inBand,
    (i) => isSubject[i] === 1,
    (i) => share[i] >= walks,
    box,
  );
  const isFree = walked(
    pixels,
    inBand,
    (i) => isSubject[i] === 0,
    (i) => share[i] <= 1 - walks,
    box,
  );
  const result = share.slice();
  const hasSure = pixels.length < share.length;
  for (const i of pixels) {
    if (hasSure && isHeld[i] === 0 && isSubject[i] === 0) result[i] = 0;
    if (hasSure && isFree[i] === 0 && isSubject[i] === 1) result[i] = 1;
  }
  return result;
}

/** 1 for pixels of the band that can be walked to from sure pixels, eight ways, and for those a few steps from them. */
function walked(
  pixels: Int32Array,
  inBand: Uint8Array,
  isRoot: (i: number) => boolean,
  mayGo: (i: number) => boolean,
  { width, height }: SourceRect,
): Uint8Array {
  const reached = new Uint8Array(width * height);
  const beside = (i: number, visit: (j: number) => void): void => {
    const [x, y] = [i % width, Math.floor(i / width)];
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) visit(v * width + u);
    }
  };
  const queue: number[] = [];
  for (const i of pixels) {
    if (!mayGo(i)) continue;
    beside(i, (j) => {
      if (reached[i] === 1 || inBand[j] === 1 || !isRoot(j)) return;
      reached[i] = 1;
      queue.push(i);
    });
  }
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    beside(i, (j) => {
      if (reached[j] === 1 || inBand[j] === 0 || !mayGo(j)) return;
      reached[j] = 1;
      queue.push(j);
    });
  }
  const near = squaredDistances(reached, { width, height }, faint);
  return reached.map((_, i) => (near[i] <= faint * faint ? 1 : 0));
}
