/** What is measured on which scenes, decided before the run. */
import { random } from "../../diffusion/random";

export interface Protocol {
  readonly scenes: number;
  readonly seed: number;
}

/** Rows that cost guidance at 20 steps, or several runs a scene, are measured on a share of the scenes. */
export const shares = { withoutLibrary: 0.3, shuffled: 0.3, removal: 0.3, diversity: 0.06 } as const;

export const stepCounts = { fine: 20, fast: 4 } as const;

/** Whether a scene takes part in a row; decided by seed and index alone. */
export function takesPart(row: keyof typeof shares, index: number, { seed }: Protocol): boolean {
  return random(seed).fork(`${row} ${index}`).uniform() < shares[row];
}

/** The scene whose prompt a scene gets in the control: half the list further on, or the next with another label. */
export function otherLabel(labels: readonly number[], index: number): number {
  const own = labels[index];
  for (let step = 0; step < labels.length; step++) {
    const label = labels[(index + (labels.length >> 1) + step) % labels.length];
    if (label !== undefined && label !== own) return label;
  }
  throw new Error("every scene has the same label; use more scenes");
}
