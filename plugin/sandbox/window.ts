/** The plugin's window. */
import type { Size } from "../../models/image/geometry";

const firstSize: Size = { width: 360, height: 640 };
const smallest: Size = { width: 280, height: 200 };
const largest: Size = { width: 1400, height: 1000 };

/**
 * Opens a page of one line that goes on to our site. Only a navigated frame is a secure context, with WebGPU and
 * storage; an inline one has neither. The page passes on what only it can see: Figma puts the theme's class on it
 * (themeColors), which an external site does not get.
 */
export function openWindow(url: string, pluginId: string): void {
  figma.showUI(redirectPage(url, pluginId), { ...firstSize, title: "Blendfill", themeColors: true });
}

function redirectPage(url: string, pluginId: string): string {
  const fixed = JSON.stringify(`${url}#plugin=${encodeURIComponent(pluginId)}`).replace(/</g, "\\u003c");
  return `<!doctype html><html><head><meta charset="utf-8"><style>html{background:#fff}@media (prefers-color-scheme:dark){html{background:#2c2c2c}}</style></head><body><script>
var names = document.documentElement.className, parents = window.location.ancestorOrigins;
window.location.href = ${fixed} +
  (/figma-dark/.test(names) ? "&theme=dark" : /figma-light/.test(names) ? "&theme=light" : "") +
  (parents && parents.length > 0 ? "&parent=" + encodeURIComponent(parents[0]) : "");
</script></body></html>`;
}

/** Resizes the window, within what fits a screen and stays usable. */
export function resizeWindow({ width, height }: Size): void {
  const within = (value: number, low: number, high: number): number => Math.round(Math.min(Math.max(value, low), high));
  figma.ui.resize(within(width, smallest.width, largest.width), within(height, smallest.height, largest.height));
}
