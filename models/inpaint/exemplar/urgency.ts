/** Which place of a hole's rim is filled next (Criminisi, Pérez & Toyama 2004, section III): confidence times data. */
import type { Level } from "./level";

export interface Urgency {
  /** 1 where nothing has been filled in yet. */
  readonly open: Uint8Array;
  /** 1 for what is known; what is filled in is trusted less the deeper it lies. */
  readonly confidence: Float32Array;
  /** The open pixel on the rim to be filled next; some pixel is open. */
  most(): number;
  /** Mean confidence of the patch around a pixel. */
  trust(x: number, y: number): number;
}

/** What a place without any line running in is worth. */
const flat = 0.1;

export function urgencyOf(level: Level, radius: number): Urgency {
  const { width, height, hole } = level;
  const open = hole.slice();
  const confidence = Float32Array.from(hole, (value) => 1 - value);
  const trust = (x: number, y: number): number => {
    let sum = 0;
    for (let row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
      for (let column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
        sum += confidence[row * width + column];
      }
    }
    return sum / (2 * radius + 1) ** 2;
  };
  return {
    open,
    confidence,
    trust,
    most() {
      let best = open.indexOf(1);
      let most = -1;
      for (let i = 0; i < open.length; i++) {
        if (open[i] === 0) continue;
        const x = i % width;
        const y = (i - x) / width;
        const isRim =
          (x > 0 && open[i - 1] === 0) ||
          (x < width - 1 && open[i + 1] === 0) ||
          (y > 0 && open[i - width] === 0) ||
          (y < height - 1 && open[i + width] === 0);
        if (!isRim) continue;
        const urgent = trust(x, y) * (flat + lineInto(level, open, x, y));
        if (urgent > most) [most, best] = [urgent, i];
      }
      return best;
    },
  };
}

/** Strength of the strongest line (across which brightness changes) near a rim pixel, as far as it runs inwards. */
function lineInto({ width, height, channels, pixels }: Level, open: Uint8Array, x: number, y: number): number {
  const isOpen = (column: number, row: number): boolean => open[row * width + column] === 1;
  const bright = (column: number, row: number): number => {
    const at = (row * width + column) * channels;
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += pixels[at + channel];
    return sum / channels;
  };
  let [inX, inY, strongest, lineX, lineY] = [0, 0, 0, 0, 0];
  for (let row = Math.max(1, y - 2); row <= Math.min(height - 2, y + 2); row++) {
    for (let column = Math.max(1, x - 2); column <= Math.min(width - 2, x + 2); column++) {
      if (isOpen(column, row)) {
        inX += column - x;
        inY += row - y;
        continue;
      }
      const touches =
        isOpen(column - 1, row) || isOpen(column + 1, row) || isOpen(column, row - 1) || isOpen(column, row + 1);
      if (touches) continue;
      const acrossX = bright(column + 1, row) - bright(column - 1, row);
      const acrossY = bright(column, row + 1) - bright(column, row - 1);
      const strength = acrossX * acrossX + acrossY * acrossY;
      if (strength > strongest) [strongest, lineX, lineY] = [strength, -acrossY, acrossX];
    }
  }
  return Math.abs(lineX * inX + lineY * inY) / (Math.sqrt(inX * inX + inY * inY) || 1);
}
