/**
 * Pieces joined so that no seam shows: the picture whose steps from pixel to pixel are those of the pieces, which meets
 * the hole's rim exactly (Pérez, Gangnet & Blake 2003, "Poisson image editing"), and whose broad tones are those the
 * patches voted (Bhat et al. 2008, "Fourier analysis of the 2D screened Poisson equation"): a wrong piece at the rim
 * then changes its neighbourhood only, not the whole hole.
 */
import { depth, fine } from "./level";
import type { Scene } from "./scene";

/** How far tones spread from where they are fixed, pixels. */
const spread = 10;
/** Pieces that differ by less than this where they meet differ in shade; by more than that, in what they show. Byte steps. */
const shade = 22;
const thing = 66;
/** Relaxation beyond the next guess (Young 1954), and rounds. */
const over = 1.7;
const rounds = 40;

/** @param pick as of `piecesOf`. @returns [pixel][red, green, blue], bytes as fractions; 0 outside the hole */
export function* joined({ target, source, isUsable }: Scene, pick: Int32Array): Generator<void, Float32Array> {
  const { width, height, unknown } = target;
  const [voted, from] = [target.pixels, source.pixels];
  const screen = 1 / (spread * spread);
  const holes: number[] = [];
  for (let i = 0; i < unknown.length; i++) if (unknown[i] === 1) holes.push(i);
  const value = new Float32Array(3 * width * height);
  const wanted = new Float32Array(3 * width * height);
  const around = new Uint8Array(width * height);
  for (let i = 0; i < unknown.length; i++) {
    const at = unknown[i] === 1 ? depth * pick[i] : depth * i;
    const pixels = unknown[i] === 1 ? from : voted;
    for (let channel = 0; channel < 3; channel++) value[3 * i + channel] = pixels[at + channel] / fine;
  }
  const steps = [1, -1, width, -width];
  const stepsFrom = [1, -1, source.width, -source.width];
  for (let k = 0; k < holes.length; k++) {
    const i = holes[k];
    const x = i % width;
    const here = pick[i];
    let count = 0;
    for (let side = 0; side < 4; side++) {
      if ((side === 0 && x === width - 1) || (side === 1 && x === 0)) continue;
      const next = i + steps[side];
      if (next < 0 || next >= unknown.length) continue;
      count++;
      const beside = here + stepsFrom[side];
      const canOwn = isUsable[beside] === 1;
      const other = pick[next];
      const back = other < 0 ? -1 : other - stepsFrom[side];
      const canOther = back >= 0 && isUsable[back] === 1;
      const share = canOwn && canOther ? 0.5 : 1;
      const isHole = unknown[next] === 1;
      const [there, place] = isHole ? [from, depth * other] : [voted, depth * next];
      // Where both sides differ as things do, not as shades of one thing, the step is an edge and stays one.
      let apart = 0;
      for (let channel = 0; channel < 3; channel++) {
        const ahead = canOwn ? from[depth * beside + channel] - there[place + channel] : 0;
        const behind = canOther ? from[depth * here + channel] - from[depth * back + channel] : 0;
        apart = Math.max(apart, share * (Math.abs(ahead) + Math.abs(behind)));
      }
      const edge = Math.min(1, Math.max(0, (apart / fine - shade) / (thing - shade)));
      for (let channel = 0; channel < 3; channel++) {
        const own = from[depth * here + channel];
        let step = 0;
        if (canOwn) step += share * (own - from[depth * beside + channel]);
        if (canOther) {
          step += share * (from[depth * back + channel] - from[depth * other + channel]);
        }
        step += edge * (own - there[place + channel] - step);
        wanted[3 * i + channel] = wanted[3 * i + channel] + step / fine;
      }
    }
    around[i] = count;
    for (let channel = 0; channel < 3; channel++) {
      wanted[3 * i + channel] = wanted[3 * i + channel] + (screen * voted[depth * i + channel]) / fine;
    }
  }
  for (let round = 0; round < rounds; round++) {
    const isBack = round % 2 === 1;
    for (let k = 0; k < holes.length; k++) {
      const i = holes[isBack ? holes.length - 1 - k : k];
      const x = i % width;
      const right = x < width - 1 ? 3 * (i + 1) : -1;
      const left = x > 0 ? 3 * (i - 1) : -1;
      const down = i + width < unknown.length ? 3 * (i + width) : -1;
      const up = i >= width ? 3 * (i - width) : -1;
      const all = around[i] + screen;
      for (let channel = 0; channel < 3; channel++) {
        let sum = wanted[3 * i + channel];
        if (right >= 0) sum += value[right + channel];
        if (left >= 0) sum += value[left + channel];
        if (down >= 0) sum += value[down + channel];
        if (up >= 0) sum += value[up + channel];
        const before = value[3 * i + channel];
        value[3 * i + channel] = before + over * (sum / all - before);
      }
    }
    yield;
  }
  return value;
}
