/** Small settings, kept by Figma for this plugin on this computer (5 MB in all). */
import { HostError } from "../protocol/host";

/** An empty text forgets. */
export async function remember(key: string, value: string): Promise<void> {
  try {
    await (value === "" ? figma.clientStorage.deleteAsync(key) : figma.clientStorage.setAsync(key, value));
  } catch {
    throw new HostError(
      "storage-full",
      "Figma's storage for Blendfill is full (5 MB). Clear the history to make room.",
    );
  }
}

/** What was remembered under this key, or null. */
export async function recall(key: string): Promise<string | null> {
  const value: unknown = await figma.clientStorage.getAsync(key);
  return typeof value === "string" ? value : null;
}
