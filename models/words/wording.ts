/** The English words that the painter gets. */
import { withArticles } from "./grammar";
import { pluralOf } from "./number";
import type { Segment } from "./segment";

/** A name in the number it was typed in. */
export function painted({ name, many }: { readonly name: string; readonly many: boolean }): string {
  return many ? pluralOf(name) : name;
}

/** The English words of a segment as the painter gets them. */
function wordsOf(segment: Segment): string {
  return segment.is === "name" && segment.found.why !== null ? painted(segment.found) : segment.english;
}

/** The prompt with only those words changed that are painted as others; as typed where there are none. */
export function edited(prompt: string, segments: readonly Segment[], omitted: ReadonlySet<Segment>): string {
  let text = "";
  let at = 0;
  for (const segment of segments) {
    const isRead = (segment.is === "name" || segment.is === "colour") && segment.spelt !== null;
    const isOther = segment.is === "name" && segment.found.why !== null;
    if (!isRead && !isOther && !omitted.has(segment)) continue;
    const before = prompt.slice(at, segment.start);
    const words = omitted.has(segment) ? "" : wordsOf(segment);
    // "A waterfall" is painted as water, not as "a water".
    const isMass = segment.is === "name" && segment.found.kind === "material" && words !== "";
    text += (isMass ? before.replace(/\ban? $/i, "") : before) + words;
    at = segment.end;
  }
  return at === 0 ? prompt : withArticles(tidied(text + prompt.slice(at)));
}

const many = new Set(["two", "three", "four", "five", "several"]);

/** What another language's words say, in English. */
export function translated(segments: readonly Segment[], omitted: ReadonlySet<Segment>): string {
  let isMany = false;
  const words = segments.flatMap((segment) => {
    if (omitted.has(segment)) return [];
    if (segment.is === "light") isMany ||= many.has(segment.english);
    if (segment.is !== "name") return [segment.english];
    const one = wordsOf(segment);
    const said = isMany ? pluralOf(one) : one;
    isMany = false;
    return [said];
  });
  return withArticles(tidied(words.join(" ")));
}

/** Without gaps, and without commas that nothing stands between. */
function tidied(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/ (?=[,.;:!?])/g, "")
    .replace(/([,;:])(?:[,;:])+/g, "$1")
    .replace(/^[\s,.;:!?]+|[\s,;:]+$/g, "");
}
