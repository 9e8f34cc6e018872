/** Which pages may host the UI, and how the UI learns which of them it is in. Pure. */

export interface Launch {
  readonly name: "figma" | "playground";
  /** Origin of the page around us: the only one we post to and listen to. */
  readonly parentOrigin: string;
  readonly pluginId: string;
  /** Theme of the editor, when the first page could tell. */
  readonly theme: "light" | "dark" | null;
}

const figmaOrigins = ["https://www.figma.com", "https://figma.com"];
const playgroundOrigin = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

/**
 * Reads the URL fragment written by the sandbox's redirect page (`#plugin=…&theme=…&parent=…`).
 * `seen` are further hints about the parent (ancestorOrigins, referrer); the first allowed origin counts.
 * Null when this page was not opened by the plugin, or a stranger embeds it.
 */
export function readLaunch(fragment: string, seen: readonly string[]): Launch | null {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const pluginId = fields.get("plugin");
  if (pluginId === null || !/^\d+$/.test(pluginId)) return null;
  const theme = fields.get("theme");
  // What the browser says about our parent outranks what the URL says.
  const known = [...seen, fields.get("parent") ?? ""].map(toOrigin).filter((origin) => origin !== null);
  const parentOrigin = known.length === 0 ? "https://www.figma.com" : known.find(isAllowed);
  if (parentOrigin === undefined) return null;
  return {
    name: figmaOrigins.includes(parentOrigin) ? "figma" : "playground",
    parentOrigin,
    pluginId,
    theme: theme === "light" || theme === "dark" ? theme : null,
  };
}

function isAllowed(origin: string): boolean {
  return figmaOrigins.includes(origin) || playgroundOrigin.test(origin);
}

function toOrigin(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return origin === "null" ? null : origin;
  } catch {
    return null; // Empty or opaque: tells nothing about the parent.
  }
}
