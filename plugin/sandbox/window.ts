/** The plugin's window: a page of our site, or the page inside the plugin. */
import type { Size } from "../../models/image/geometry";

const firstSize: Size = { width: 360, height: 640 };
const smallest: Size = { width: 280, height: 200 };
const largest: Size = { width: 1400, height: 1000 };

/** What the first page says when its site does not answer it. */
export const unreachable = "blendfill-unreachable";
/** Milliseconds after which the first page goes on without having heard from the site. */
const probeTime = 5_000;

/**
 * Opens a page of a few lines that goes on to our site. Only a navigated frame is a secure context, with WebGPU and
 * storage; an inline one has neither. The page passes on what only it can see: Figma puts the theme's class on it
 * (themeColors), which an external site does not get. It asks the site first and tells the sandbox when nobody
 * answers; then it goes on all the same, because a service worker may hold the site.
 */
export function openSite(url: string, pluginId: string): void {
  show(redirectPage(url, pluginId));
}

/** Opens the page that is part of the plugin. */
export function openBuiltIn(): void {
  show(__html__);
}

function show(page: string): void {
  figma.showUI(page, { ...firstSize, title: "Blendfill", themeColors: true });
}

function redirectPage(url: string, pluginId: string): string {
  const literal = (text: string): string => JSON.stringify(text).replace(/</g, "\\u003c");
  return `<!doctype html><html><head><meta charset="utf-8"><style>html{background:#fff}@media (prefers-color-scheme:dark){html{background:#2c2c2c}}</style></head><body><script>
var names = document.documentElement.className, parents = window.location.ancestorOrigins, gone = false;
function go() {
  if (gone) return;
  gone = true;
  window.location.href = ${literal(`${url}#plugin=${encodeURIComponent(pluginId)}`)} +
    (/figma-dark/.test(names) ? "&theme=dark" : /figma-light/.test(names) ? "&theme=light" : "") +
    (parents && parents.length > 0 ? "&parent=" + encodeURIComponent(parents[0]) : "");
}
fetch(${literal(url)}, { mode: "no-cors" }).then(go, function () {
  parent.postMessage({ pluginMessage: ${literal(unreachable)}, pluginId: "*" }, "*");
  setTimeout(go, 0);
});
setTimeout(go, ${probeTime});
</script></body></html>`;
}

/** Resizes the window, within what fits a screen and stays usable. */
export function resizeWindow({ width, height }: Size): void {
  const within = (value: number, low: number, high: number): number => Math.round(Math.min(Math.max(value, low), high));
  figma.ui.resize(within(width, smallest.width, largest.width), within(height, smallest.height, largest.height));
}
