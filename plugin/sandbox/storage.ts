/** Small settings, kept by Figma for this plugin on this computer (5 MB in all). */
import { full, keepLocal } from "./local";

/** An empty text forgets. */
export async function remember(key: string, value: string): Promise<void> {
  if (value !== "") await keepLocal(key, value, null);
  else await figma.clientStorage.deleteAsync(key).catch(() => Promise.reject(full()));
}

/** What was remembered under this key, or null. */
export async function recall(key: string): Promise<string | null> {
  const value: unknown = await figma.clientStorage.getAsync(key);
  return typeof value === "string" ? value : null;
}
