/** What is measured on which scenes, decided before the run. */
import { random } from "../diffusion/random";
import { colourThings } from "./colour-things";
import { type ColourWord, colourWords } from "./colour-words";

export interface Protocol {
  readonly scenes: number;
  readonly seed: number;
}

/** Rows that cost guidance at 20 steps, or several runs a scene, are measured on a share of the scenes. */
export const shares = {
  withoutLibrary: 0.15,
  shuffled: 0.2,
  removal: 0.4,
  // Of the scenes of the row before.
  removalAlone: 0.5,
  diversity: 0.04,
  colour: 0.3,
  colourWithoutLibrary: 0.15,
} as const;

export const stepCounts = { fine: 20, fast: 4 } as const;

/** Of the time of one candidate; measured on the first scenes, after everything else. */
export const timedStepCounts = [12, 4] as const;
export const timedScenes = 8;

/** A list that is too short for a row's share measures it all the same, on as many scenes as this. */
const fewest = 3;

/** Whether a scene takes part in a row: those whose draw, by seed and index, is below the row's share, or the lowest. */
export function takesPart(row: keyof typeof shares, index: number, { scenes, seed }: Protocol): boolean {
  const draw = (of: number): number => random(seed).fork(`${row} ${of}`).uniform();
  const own = draw(index);
  if (own < shares[row]) return true;
  let lower = 0;
  for (let other = 0; other < scenes && lower < fewest; other++) if (draw(other) < own) lower++;
  return lower < fewest;
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

export interface ColourTask {
  readonly thing: string;
  readonly word: ColourWord;
  /** For the control: the picture is asked for this one too. */
  readonly otherWord: ColourWord;
}

/** The coloured thing that is painted at a scene's place: all pairs once, in an order fixed by the seed, then again. */
export function colourTask(index: number, { seed }: Protocol): ColourTask {
  const pairs = colourThings.flatMap((thing) => colourWords.map((word) => ({ thing, word })));
  const draws = random(seed).fork("colours");
  const order = pairs
    .map((pair) => ({ pair, at: draws.uniform() }))
    .sort((a, b) => a.at - b.at)
    .map(({ pair }) => pair);
  const pair = order[index % order.length] as (typeof order)[number];
  const further = 1 + Math.floor(random(seed).fork(`other colour ${index}`).uniform() * (colourWords.length - 1));
  const otherWord = colourWords[(colourWords.indexOf(pair.word) + further) % colourWords.length] as ColourWord;
  return { ...pair, otherWord };
}
