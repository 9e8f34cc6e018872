/** Texts from outside (packs, documents, file names, servers) before anybody is shown them. */

/**
 * Controls (escape sequences begin with one), marks that turn the direction of what follows (Unicode Bidirectional
 * Algorithm, UAX 9, section 2), separators of lines, invisible fillers, and halves of pairs.
 */
const unseen =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e0fff}\p{Cs}]+/gu;
/** More marks on one letter than any language writes grow out of their line. */
const towers = /(\p{M}{4})\p{M}+/gu;

/**
 * One line that shows what it says: what cannot be seen becomes a space, and what is longer ends in "…".
 * @param most characters (UTF-16), 1 or more
 */
export function plainText(text: string, most: number): string {
  // Looking at twice as much is enough, and a text of megabytes costs nothing.
  const line = text
    .slice(0, 2 * most + 100)
    .replace(unseen, " ")
    .replace(towers, "$1")
    .trim();
  if (line.length <= most && text.length <= 2 * most + 100) return line;
  return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
