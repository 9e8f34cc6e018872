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

/** Edits between two words (Levenshtein 1966), over the longer one's length: 0 for equal words, 1 for nothing in common. */
export function unlikeness(a: string, b: string): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return (row[b.length] as number) / longest;
}
