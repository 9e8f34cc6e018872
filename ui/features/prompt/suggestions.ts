/** Which names to offer while a prompt is typed, before the engine has said which are likely. Pure. */
import type { Draft } from "../draft/draft";

/** The word being typed at the end of the prompt, lower-case. */
function lastWord(prompt: string): string {
  return /[^\s,.;:!?]*$/.exec(prompt)?.[0].toLowerCase() ?? "";
}

/**
 * Names that go on from the last word; for an empty prompt the first ones, those that earlier prompts asked for before
 * all others.
 * @param names the likeliest first
 */
export function suggest(
  prompt: string,
  names: readonly string[],
  most: number,
  recent: readonly string[] = [],
): readonly string[] {
  const word = lastWord(prompt);
  if (prompt.trim() === "") {
    const asked = recent.flatMap((earlier) =>
      names.filter((name) => ` ${earlier.toLowerCase()} `.includes(` ${name} `)),
    );
    return [...new Set([...asked, ...names])].slice(0, most);
  }
  if (word.length < 2) return [];
  const starts = names.filter((name) => name.toLowerCase().startsWith(word) && name.toLowerCase() !== word);
  const within = names.filter((name) => !starts.includes(name) && name.toLowerCase().includes(` ${word}`));
  return [...starts, ...within].slice(0, most);
}

/** The prompt with its last words completed to a name: "a hot air" to "a hot air balloon". */
export function completed(prompt: string, name: string): string {
  const words = prompt.split(/(?<=\s)/);
  for (let first = Math.max(0, words.length - 4); first < words.length; first++) {
    const tail = words.slice(first).join("");
    if (name.toLowerCase().startsWith(tail.toLowerCase())) return prompt.slice(0, prompt.length - tail.length) + name;
  }
  return `${prompt.slice(0, prompt.length - lastWord(prompt).length)}${name}`;
}

/** The texts in which a word stands, with a name in its place. */
export function replaced(
  { prompt, sidePrompts, negative }: Pick<Draft, "prompt" | "sidePrompts" | "negative">,
  word: string,
  name: string,
): Pick<Draft, "prompt" | "sidePrompts" | "negative"> {
  const letters = "[\\p{L}\\p{N}]";
  const wanted = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  // In Korean a particle follows at once, so only what stands before a word ends it.
  const pattern = new RegExp(
    `(?<!${letters})${wanted}${/^[\p{Script=Latin}\p{N}]+$/u.test(word) ? `(?!${letters})` : ""}`,
    "giu",
  );
  const swapped = (text: string): string => text.replace(pattern, () => name);
  const sides = Object.entries(sidePrompts).map(([side, text]) => [side, swapped(text)]);
  return { prompt: swapped(prompt), negative: swapped(negative), sidePrompts: Object.fromEntries(sides) };
}
