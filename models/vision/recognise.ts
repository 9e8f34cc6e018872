/**
 * What is in a picture, by both networks: the detector finds things, the feature network looks at each. Where they
 * disagree, the more certain one names it.
 */
import { frameOf, intersect, outset, type Rect } from "../image/geometry";
import type { Raster } from "../image/raster";
import { type ImageClass, topClasses, topKinds } from "./classes";
import { type Detect, overlapOf } from "./detector";
import { type See, sizeToSee } from "./features";
import { type Kind, kinds } from "./kinds";
import { detectedNames } from "./things";

export interface Recognised {
  /** Pixels of the picture. */
  readonly box: Rect;
  /** A plain English word: "dog", "otter". */
  readonly name: string;
  /** The feature network's closer word ("Border Terrier") where it belongs to `name`. */
  readonly closer?: string;
  readonly korean: readonly string[];
  /** All English words that mean it. */
  readonly words: readonly string[];
  /** 0 to 1; the certainty of whichever network named it. */
  readonly certainty: number;
}

export interface RecogniseOptions {
  /** Least certainty; 0.35 unless given. */
  readonly least?: number;
  /** How many boxes the feature network looks at, the surest first; 6 unless given. */
  readonly looks?: number;
}

/** How much wider than its box a thing is looked at: ImageNet's pictures have some surroundings. */
const margin = 0.1;
/** Two boxes of different names that overlap more are one thing, named twice. */
const same = 0.7;
/** A class is named as the closer word from this probability on. */
const clear = 0.4;

/** Things in the whole picture, the surest first; each place once. */
export async function recognise(
  picture: Raster,
  networks: { readonly detect: Detect; readonly see: See; readonly classes: readonly ImageClass[] },
  { least = 0.35, looks = 6 }: RecogniseOptions = {},
): Promise<readonly Recognised[]> {
  const frame = frameOf(picture);
  // The detector's doubtful boxes are shown too: an otter is to it a doubtful bird and a doubtful bear.
  const found = await networks.detect(picture, frame, { least: Math.min(least, 0.25) });
  const things: Recognised[] = [];
  const seenBoxes: Rect[] = [];
  for (const { box, index, score } of found) {
    if (seenBoxes.some((other) => overlapOf(other, box) > same)) continue;
    seenBoxes.push(box);
    const thing = detectedNames[index];
    if (thing === undefined) continue;
    // Half a bird and half a bear in one place are surely something.
    const doubts = found.filter((other) => overlapOf(other.box, box) > same);
    const anything = 1 - doubts.reduce((product, other) => product * (1 - other.score), 1);
    if (anything < least) continue;
    const detected: Recognised = {
      box,
      name: thing.name,
      korean: thing.korean,
      words: [thing.name, ...thing.also],
      certainty: score,
    };
    const looked = seenBoxes.length <= looks ? await lookAt(picture, box, networks) : null;
    const one = looked === null ? detected : named(detected, looked, anything);
    if (one.certainty >= least) things.push(one);
  }
  return things.sort((a, b) => b.certainty - a.certainty);
}

interface Looked {
  readonly kind: Kind | undefined;
  readonly certainty: number;
  readonly closer: string;
  readonly closeness: number;
}

async function lookAt(
  picture: Raster,
  box: Rect,
  { see, classes }: { readonly see: See; readonly classes: readonly ImageClass[] },
): Promise<Looked> {
  const wider = outset(box, margin * Math.max(box.width, box.height));
  const region = intersect(wider, frameOf(picture));
  const { logits } = await see(picture, region, sizeToSee(region));
  const [kind] = topKinds(logits, 1);
  const [best] = topClasses(logits, classes, 1);
  return {
    kind: kinds[kind?.index ?? -1],
    certainty: kind?.probability ?? 0,
    closer: best?.name ?? "",
    closeness: best?.probability ?? 0,
  };
}

/** @param anything how sure it is that there is something at all: the feature network names, it does not find */
function named(detected: Recognised, { kind, certainty, closer, closeness }: Looked, anything: number): Recognised {
  const closerWord = closeness >= clear ? { closer } : {};
  if (kind === undefined) return detected;
  if (kind.detected === detected.name || kind.name === detected.name) {
    // Two witnesses who agree are surer than either.
    const both = 1 - (1 - detected.certainty) * (1 - certainty);
    return { ...detected, ...closerWord, words: [...new Set([...detected.words, kind.name])], certainty: both };
  }
  if (certainty <= detected.certainty) return detected;
  const words = [kind.name, ...kind.also];
  const both = Math.min(certainty, anything);
  return { box: detected.box, name: kind.name, ...closerWord, korean: kind.korean, words, certainty: both };
}

/**
 * Whether a typed word (English or Korean, any case, singular or plural, an article or particle before or after) means
 * this thing.
 */
export function isMeant(thing: Recognised, typed: string): boolean {
  const plain = typed
    .trim()
    .toLowerCase()
    .replace(/^(the|a|an|my|this|that)\s+/, "");
  if (plain === "") return false;
  const korean = plain.replace(/\s+/g, "");
  const isKorean = thing.korean.some((word) => {
    const name = word.replace(/\s+/g, "");
    return korean === name || (korean.startsWith(name) && particles.has(korean.slice(name.length)));
  });
  const words = [...thing.words, ...(thing.closer === undefined ? [] : [thing.closer])];
  return isKorean || words.some((word) => forms(word.toLowerCase()).includes(plain));
}

/** What may follow a noun in Korean: subject, object, topic, plural, "and". */
const particles = new Set(["이", "가", "을", "를", "은", "는", "들", "들을", "들이", "와", "과", "도"]);

function forms(word: string): readonly string[] {
  if (word === "person") return ["person", "people", "persons"];
  if (/(man|woman)$/.test(word)) return [word, word.replace(/man$/, "men")];
  if (/[^aeiou]y$/.test(word)) return [word, `${word.slice(0, -1)}ies`];
  if (/(s|x|ch|sh)$/.test(word)) return [word, `${word}es`];
  if (/fe?$/.test(word)) return [word, `${word}s`, word.replace(/fe?$/, "ves")];
  return [word, `${word}s`];
}
