/** How near two spellings are. */

/** Whether one insertion, deletion, replacement or swap of neighbours makes one word the other. Equal words are not one edit apart. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  let start = 0;
  while (start < short.length && long.charCodeAt(start) === short.charCodeAt(start)) start++;
  const most = short.length - start;
  let end = 0;
  while (end < most && long.charCodeAt(long.length - 1 - end) === short.charCodeAt(short.length - 1 - end)) end++;
  const [left, other] = [long.length - start - end, short.length - start - end];
  if (left === 1) return other <= 1;
  return left === 2 && other === 2 && long[start] === short[start + 1] && long[start + 1] === short[start];
}

/**
 * Edits between two words (Levenshtein 1966), over the longer one's length: 0 for equal words, 1 for nothing in common.
 * @param most beyond this the answer is 1: most words have nothing in common, and that shows early
 */
export function unlikeness(a: string, b: string, most = 1): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  const limit = most * longest;
  if (Math.abs(a.length - b.length) > limit) return 1;
  const row = new Uint16Array(b.length + 1);
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    let corner = row[0] as number;
    row[0] = i;
    let least = i;
    const letter = a.charCodeAt(i - 1);
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      const replaced = corner + (letter === b.charCodeAt(j - 1) ? 0 : 1);
      const edits = Math.min(replaced, above + 1, (row[j - 1] as number) + 1);
      corner = above;
      row[j] = edits;
      if (edits < least) least = edits;
    }
    if (least > limit) return 1;
  }
  return (row[b.length] as number) / longest;
}
