/** Whether this page is Photopea's plugin window, and who is around it. Pure. */
import { localOrigin, toOrigin } from "../origins";

export interface PhotopeaLaunch {
  /** Origin of the page around us: the only one we post to and listen to. */
  readonly parentOrigin: string;
  /** Theme written into the plugin's URL; null = the system's. */
  readonly theme: "light" | "dark" | null;
}

const photopeaOrigins = ["https://www.photopea.com", "https://photopea.com"];

/**
 * Reads the fragment of the URL in the plugin's configuration (`#photopea&theme=dark`). `seen` are what the browser
 * says about the parent (ancestorOrigins, referrer); it outranks the fragment. Null when this is another editor.
 */
export function readPhotopeaLaunch(fragment: string, seen: readonly string[]): PhotopeaLaunch | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!fields.has("photopea")) return null;
  const known = seen.map(toOrigin).filter((origin) => origin !== null);
  const allowed = (origin: string): boolean => photopeaOrigins.includes(origin) || localOrigin.test(origin);
  const parentOrigin = known.length === 0 ? photopeaOrigins[0] : known.find(allowed);
  if (parentOrigin === undefined) return null;
  const theme = fields.get("theme");
  return { parentOrigin, theme: theme === "light" || theme === "dark" ? theme : null };
}
