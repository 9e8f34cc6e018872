/** Texts are encoded once: a user runs the same prompt again and again, and the empty one every time. */

/** Texts kept. */
const most = 64;

/** The function, with the last answers kept. */
export function rememberingTexts<T>(embed: (prompt: string) => Promise<T>): (prompt: string) => Promise<T> {
  const known = new Map<string, T>();
  return async (prompt) => {
    const found = known.get(prompt) ?? (await embed(prompt));
    known.delete(prompt);
    known.set(prompt, found);
    for (const oldest of known.keys()) {
      if (known.size <= most) break;
      known.delete(oldest);
    }
    return found;
  };
}
