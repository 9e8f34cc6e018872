/** Which names to offer while a prompt is typed. Pure. */

/** The word being typed at the end of the prompt, lower-case. */
function lastWord(prompt: string): string {
  return /[^\s,.;:!?]*$/.exec(prompt)?.[0].toLowerCase() ?? "";
}

/** Names that go on from the last word; for an empty prompt a spread of what the pack paints best. */
export function suggest(prompt: string, names: readonly string[], most: number): readonly string[] {
  const word = lastWord(prompt);
  if (prompt.trim() === "") {
    const stride = Math.max(1, Math.floor(names.length / most));
    return names.filter((_, index) => index % stride === 0).slice(0, most);
  }
  if (word.length < 2) return [];
  const starts = names.filter((name) => name.toLowerCase().startsWith(word) && name.toLowerCase() !== word);
  const within = names.filter((name) => !starts.includes(name) && name.toLowerCase().includes(` ${word}`));
  return [...starts, ...within].slice(0, most);
}

/** The prompt with the last word completed to a name. */
export function completed(prompt: string, name: string): string {
  const kept = prompt.slice(0, prompt.length - lastWord(prompt).length);
  return `${kept}${name}`;
}
