/** Which pages may host the UI, and how the UI learns which of them it is in. Pure. */

export interface Launch {
  readonly name: "figma" | "playground";
  /** Origin of the page around us: the only one we post to and listen to; "*" in a window without an origin of its own. */
  readonly parentOrigin: string;
  readonly pluginId: string;
  /** Theme of the editor, when the first page could tell. */
  readonly theme: "light" | "dark" | null;
}

const figmaOrigins = ["https://www.figma.com", "https://figma.com"];
/** Our own playground and Photopea's emulator, served from this machine. */
export const localOrigin = /^http:\/\/(localhost|127\.0\.0\.1)(:\d{1,5})?$/;

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

/**
 * The launch of a window that is one file inside the editor's page: its build wrote the plugin's id on it, and the
 * editor its theme. Such a document often cannot learn who is around it (frames without an origin lie between), and it
 * holds nothing that its parent did not put there, so it answers its parent whoever that is. Null for other pages.
 */
export function inlineLaunch(
  root: { readonly dataset: { readonly plugin?: string | undefined }; readonly className: string },
  seen: readonly string[],
): Launch | null {
  const { plugin } = root.dataset;
  if (plugin === undefined) return null;
  const theme = /\bfigma-(dark|light)\b/.exec(root.className)?.[1];
  return {
    name: seen.map(toOrigin).some((origin) => origin !== null && localOrigin.test(origin)) ? "playground" : "figma",
    parentOrigin: "*",
    pluginId: plugin,
    theme: theme === "dark" || theme === "light" ? theme : null,
  };
}

function isAllowed(origin: string): boolean {
  return figmaOrigins.includes(origin) || localOrigin.test(origin);
}

/** The origin of a URL; null for one that is empty or opaque, which tells nothing about the parent. */
export function toOrigin(url: string): string | null {
  try {
    const { origin } = new URL(url);
    return origin === "null" ? null : origin;
  } catch {
    return null;
  }
}
