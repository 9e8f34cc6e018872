/** How fine a result will be, and what would make it finer. Pure. */
import type { EditPreview } from "../../../models/contract/engine-api";
import { contextFor } from "../../painter/context";
import type { Draft } from "./draft";

/** Results enlarged by less look as sharp as the picture. */
const SHARP = 1.05;
/** More of the frame than this and too little is known around the mark: what the painter was taught. */
const CLOSEST_SHARE = 0.72;
/** A remedy that helps less is none. */
const WORTH = 0.9;

export interface Fineness {
  /** Model pixels. */
  readonly side: number;
  /** Source pixels a model pixel; at most a trifle above 1 where nothing is enlarged. */
  readonly times: number;
}

export function isSharp({ times }: Fineness): boolean {
  return times <= SHARP;
}

/** Of what is marked. */
export function finenessOf({ working, enlargement }: EditPreview): Fineness {
  return { side: working.width, times: enlargement };
}

/** Words that painting starts from something for. */
export interface Starts {
  /** Things that libraries show. */
  readonly pictured: readonly string[];
  /** Materials and places, which are drawn. */
  readonly drawn: readonly string[];
  /** Of the user's own pictures: of things, and of what covers a region. */
  readonly own: readonly { readonly name: string; readonly covers: boolean }[];
  /** What the pack paints best by itself, unless a picture is asked for. */
  readonly painters: readonly string[];
}

/**
 * Whether the painter has nothing but words to go by, which is all a second pass is for: pictures, drawings and
 * continued surroundings have detail of their own.
 */
export function isByWordsAlone(
  { job, prompt, reference, picture }: Pick<Draft, "job" | "prompt" | "reference" | "picture">,
  { pictured, drawn, own, painters }: Starts,
): boolean {
  if (job === "remove" || job === "extend" || prompt.trim() === "") return false;
  if (job === "scribble" || reference === "none") return true;
  if (picture?.always) return false;
  const words = plain(prompt);
  const isAsked = (name: string): boolean => words.includes(plain(name));
  // A thing is no background.
  const mine = own.filter(({ covers }) => covers || job === "fill").flatMap(({ name }) => name.split(","));
  if (mine.some((name) => name.trim() !== "" && isAsked(name))) return false;
  const asked = [...(job === "fill" ? pictured : []), ...drawn].filter(isAsked);
  return reference === "auto" ? asked.every((name) => painters.includes(name)) : asked.length === 0;
}

/** Words in lower case with a blank around each. */
const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;

/**
 * The context of a frame drawn closer around what is marked, so that it is enlarged less; null where that gains little.
 *
 * @param marked the longer side of what is marked, source pixels
 */
export function closerContext(
  { crop, patch, source, working, enlargement }: EditPreview,
  marked: number,
): number | null {
  if (enlargement <= SHARP) return null;
  const need = Math.max(patch.width, patch.height);
  const side = Math.max(need / CLOSEST_SHARE, working.width);
  return side < WORTH * crop.width ? contextFor(side, marked, source) : null;
}
