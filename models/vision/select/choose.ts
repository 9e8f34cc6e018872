/** Selections without a click: by a word ("the dog", "개"), and the subject. */
import { frameOf, outset, type Point, type Rect, type Size } from "../../image/geometry";
import { unionMasks } from "../../image/mask";
import type { Mask } from "../../image/raster";
import { activationMap } from "../activation";
import { topKinds } from "../classes";
import type { Seen } from "../features";
import { kinds } from "../kinds";
import { isMeant, type Recognised } from "../recognise";
import { standingOut } from "../saliency";
import { type Click, type Marked, type Selectable, select } from "./select";

/** What is known of a picture: things with boxes, and what the feature network saw of the whole. */
export interface Known {
  readonly things: readonly Recognised[];
  readonly seen: Seen;
}

/** Least probability of a kind without a box that a word may select. */
const least = 0.15;

/**
 * What selects the things a word means: one mark for each. Empty if the picture shows none; then say so, and name
 * what was recognised.
 * @param word English or Korean; articles, plurals and particles are understood
 */
export function marksOfWord({ things, seen }: Known, word: string): readonly Marked[] {
  const meant = things.filter((thing) => isMeant(thing, word));
  if (meant.length > 0) return meant.map(({ box }) => ({ clicks: [], box: loose(box) }));
  // The detector knows 80 names; the feature network sees others, but not their box.
  const box: Rect = { x: 0, y: 0, width: 0, height: 0 };
  return topKinds(seen.logits, 3).flatMap(({ index, probability }): Marked[] => {
    const kind = kinds[index];
    if (kind === undefined || probability < least) return [];
    const named = {
      box,
      name: kind.name,
      korean: kind.korean,
      words: [kind.name, ...kind.also],
      certainty: probability,
    };
    if (!isMeant(named, word)) return [];
    const classes = kind.ranges.flatMap(([first, last]) =>
      Array.from({ length: last - first + 1 }, (_, k) => first + k),
    );
    return [{ clicks: [{ ...peak(activationMap(seen, classes), seen.region), add: true }] }];
  });
}

/**
 * Clicks with the box of what was recognised under the first of them, if anything was: the smallest such box. Somebody
 * who clicks a bird means the bird.
 */
export function marksOfClicks({ things }: Pick<Known, "things">, clicks: readonly Click[]): Marked {
  if (!clicks.some(({ add }) => add)) return { clicks };
  const holds = ({ box }: Recognised): boolean =>
    clicks.every(
      ({ x, y, add }) => !add || (x >= box.x && y >= box.y && x < box.x + box.width && y < box.y + box.height),
    );
  const [smallest] = things.filter(holds).sort((a, b) => a.box.width * a.box.height - b.box.width * b.box.height);
  return { clicks, box: smallest && loose(smallest.box) };
}

/** Detected boxes are a little tight. */
function loose(box: Rect): Rect {
  return outset(box, 0.06 * Math.max(box.width, box.height));
}

/**
 * What selects the subject: the recognised thing that is sure, large and in the middle; without one, the place that
 * stands out most.
 */
export function markOfSubject(picture: Size, { things, seen }: Known): Marked {
  const frame = frameOf(picture);
  let best: Recognised | undefined;
  let most = 0;
  for (const thing of things) {
    const value = weight(thing, frame);
    if (value > most) [best, most] = [thing, value];
  }
  if (best !== undefined) return { clicks: [], box: loose(best.box) };
  return { clicks: [{ ...peak(standingOut(seen), seen.region), add: true }] };
}

/** The masks of several marks as one; null if there is none. */
export function selectAll(from: Selectable, marks: readonly Marked[]): Mask | null {
  return marks.length === 0 ? null : unionMasks(marks.map((marked) => select(from, marked)));
}

function weight({ box, certainty }: Recognised, frame: Rect): number {
  const area = (box.width * box.height) / (frame.width * frame.height);
  const dx = (box.x + box.width / 2) / frame.width - 0.5;
  const dy = (box.y + box.height / 2) / frame.height - 0.5;
  return certainty * Math.sqrt(area) * (1 - (dx * dx + dy * dy));
}

/** The middle of the strongest place of a plane, in pixels of the picture. */
function peak({ width, height, data }: Size & { readonly data: Float32Array }, region: Rect): Point {
  let best = 0;
  // The picture's rim is cut off, so that the middle wins where all is alike.
  data.forEach((value, at) => {
    const off = Math.abs((at % width) - (width - 1) / 2) + Math.abs(Math.floor(at / width) - (height - 1) / 2);
    const old = Math.abs((best % width) - (width - 1) / 2) + Math.abs(Math.floor(best / width) - (height - 1) / 2);
    if (value > data[best] || (value === data[best] && off < old)) best = at;
  });
  return {
    x: region.x + (((best % width) + 0.5) * region.width) / width,
    y: region.y + ((Math.floor(best / width) + 0.5) * region.height) / height,
  };
}
