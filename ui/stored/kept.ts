/**
 * A run as it is kept with the document: thumbnails, and everything needed to paint it again. Pure. What is read back
 * may come from another version or another hand; what cannot be read is kept as it is and shown as such.
 */
import * as v from "valibot";
import { plainText } from "../../models/contract/plain-text";
import type { KeptRun } from "../../plugin/protocol/host";
import type { StoredEdit } from "./edit";
import { fromStored, type Recalled, toStored } from "./format";
import { STORED_BYTES } from "./size";

const VERSION = 1;
/** Of the thumbnails together; the rest of an entry's room is the mask's. */
const PICTURE_BYTES = 24_000;
const LONGEST_NAME = 200;
/** No date lies later (ECMAScript). */
const LAST_MOMENT = 8.64e15;

export interface KeptCandidate {
  readonly seed: number;
  /** A JPEG as data URL; empty where there was no room. */
  readonly picture: string;
  readonly score: number | null;
}

export interface KeptEntry {
  readonly id: string;
  readonly starred: boolean;
  /** As it is kept; written back unchanged when only the star changes. */
  readonly value: string;
  /** The edit, or what could be recognised of one made by a newer version. */
  readonly recalled: Recalled;
  /** Milliseconds since 1970; null where unreadable. */
  readonly at: number | null;
  /** The picture's name. */
  readonly name: string;
  readonly candidates: readonly KeptCandidate[];
  /** Candidates asked for; more than there are when the run was stopped, or the plugin closed. */
  readonly asked: number;
}

export interface KeptFacts extends Pick<KeptEntry, "name" | "candidates" | "asked"> {
  readonly at: number;
  readonly edit: StoredEdit;
}

/** JSON of at most 90,000 bytes. */
export function toKept({ at, name, candidates, asked, edit }: KeptFacts): string {
  let room = PICTURE_BYTES;
  const small = candidates.map(({ seed, picture, score }) => {
    const fits = picture.length <= room;
    if (fits) room -= picture.length;
    return { seed, picture: fits ? picture : "", score };
  });
  const facts = { version: VERSION, at, name: plainText(name, LONGEST_NAME), asked, candidates: small };
  const taken = new TextEncoder().encode(JSON.stringify(facts)).length + 20;
  return JSON.stringify({ ...facts, edit: JSON.parse(toStored(edit, STORED_BYTES - taken)) });
}

const pictureSchema = v.pipe(v.string(), v.regex(/^(data:image\/(jpeg|png|webp);base64,[\w+/=]*)?$/));
const factsSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: v.fallback(v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(LAST_MOMENT))), null),
  name: v.pipe(
    v.fallback(v.string(), ""),
    v.transform((name) => plainText(name, LONGEST_NAME)),
  ),
  asked: v.fallback(v.number(), 0),
  candidates: v.fallback(
    v.array(
      v.object({
        seed: v.number(),
        picture: v.fallback(pictureSchema, ""),
        score: v.fallback(v.nullable(v.number()), null),
      }),
    ),
    [],
  ),
  edit: v.optional(v.unknown()),
});

/** Never throws. */
export function fromKept({ id, starred, value }: KeptRun): KeptEntry {
  const facts = v.safeParse(factsSchema, parsed(value));
  const nothing = { at: null, name: "", candidates: [], asked: 0 };
  if (!facts.success) return { id, starred, value, recalled: { state: "unreadable" }, ...nothing };
  const { version, edit, ...rest } = facts.output;
  const recalled = fromStored(JSON.stringify(edit ?? null));
  // An entry of a newer version may hold an edit whose meaning has changed with it.
  const newer: Recalled =
    recalled.state === "whole"
      ? { state: "newer", prompt: recalled.edit.prompt, seed: recalled.edit.settings.seed }
      : recalled.state === "newer"
        ? recalled
        : { state: "newer", prompt: null, seed: null };
  return { id, starred, value, recalled: version > VERSION ? newer : recalled, ...rest };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null; // Not JSON: "unreadable" says so.
  }
}

/** The words of an entry; empty where there are none. */
export function promptOf({ recalled }: Pick<KeptEntry, "recalled">): string {
  if (recalled.state === "unreadable") return "";
  return (recalled.state === "whole" ? recalled.edit.prompt : recalled.prompt) ?? "";
}

/** Entries whose words or picture's name contain every word of the query; starred ones only, where asked for. */
export function searched(entries: readonly KeptEntry[], query: string, starredOnly: boolean): readonly KeptEntry[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const all = `${promptOf(entry)} ${entry.name}`.toLocaleLowerCase();
    return (entry.starred || !starredOnly) && words.every((word) => all.includes(word));
  });
}

/** Prompts used, newest first, each once. */
export function promptsOf(entries: readonly KeptEntry[]): readonly string[] {
  return [...new Set(entries.map((entry) => promptOf(entry).trim()))].filter(Boolean);
}
