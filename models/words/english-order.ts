/** Puts what a prompt in another language says in English order. */
import type { Dictionary } from "./dictionary";
import { isNoun, lastIndex, type Segment } from "./segment";

/** Colours before things, and where it is after what it is. */
export function inEnglishOrder(segments: readonly Segment[], dictionary: Dictionary): readonly Segment[] {
  const clauses: Segment[][] = [[]];
  for (const segment of segments) {
    if (segment.is === "break") clauses.push([segment], []);
    else (clauses.at(-1) as Segment[]).push(segment);
  }
  const { colourFollows } = dictionary.language;
  return clauses.flatMap(headFirst).reduce<Segment[]>((sorted, segment) => {
    const name = segment.is === "colour" && colourFollows ? colouredBy(sorted) : -1;
    sorted.splice(name < 0 ? sorted.length : name, 0, segment);
    return sorted;
  }, []);
}

/** "A above B" is said "B A"-wise where a language marks the place behind: what is left at the end is the thing. */
function headFirst(clause: readonly Segment[]): readonly Segment[] {
  const places: Segment[][] = [];
  let current: Segment[] = [];
  for (const segment of clause) {
    if (segment.is !== "placing" || !segment.behind) current.push(segment);
    else {
      // What the sentence is about stands before: 고양이가 소파 위에.
      const from = lastIndex(current, isSubject) + 1;
      const place = current.slice(from);
      if (!place.some(isNoun)) continue;
      places.push([{ ...segment, behind: false }, ...place]);
      current = current.slice(0, from);
    }
  }
  if (!current.some((each) => isNoun(each) || each.is === "colour") && places.length > 0) {
    const [, ...head] = places.pop() as Segment[];
    current = [...head, ...current];
  }
  return [...countFirst(current), ...places.reverse().flat()];
}

/** A particle that joins nothing, but says what the sentence is about. */
function isSubject(segment: Segment): boolean {
  return segment.is === "join" && segment.english === "";
}

/** "Flower three" is said "three flowers". */
function countFirst(words: readonly Segment[]): readonly Segment[] {
  const last = lastIndex(words, isNoun);
  const behind = last < 0 ? [] : words.slice(last + 1).filter((each) => each.is === "light" && each.english !== "");
  return behind.length === 0 ? words : [...behind, ...words.filter((each) => !behind.includes(each))];
}

/** Where the name stands that a colour behind it belongs to: -1 where none does. */
function colouredBy(before: readonly Segment[]): number {
  for (let at = before.length - 1; at >= 0; at--) {
    const segment = before[at] as Segment;
    if (segment.is === "name" || segment.is === "unknown") return at;
    if (segment.is !== "light" && segment.is !== "colour") return -1;
  }
  return -1;
}
