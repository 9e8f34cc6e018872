/** Which engine this page has: beside it on its site, or inside it. */
import { type EngineParts, openWorker } from "./client";
import { inlineEngine, openInline } from "./inline";

const packs = ["packs/embedded"];
const libraries = ["packs/library"];
const things = "packs/things";

/** @param folder the site's folder; null in a page that is one file */
export function engineHere(page: Document, folder: URL | null): Pick<EngineParts, "open" | "start"> {
  const inline = inlineEngine(page);
  if (inline !== null) {
    return { open: () => openInline(inline, page), start: { assets: "", packs, libraries, things, backend: "wasm" } };
  }
  const assets = folder?.href ?? "";
  return { open: () => openWorker(new URL("worker.js", assets).href), start: { assets, packs, libraries, things } };
}

/** Where the page's site lies; null in a document without an address of its own (data:, srcdoc). */
export function siteFolder(page: Document): URL | null {
  return page.getElementById("blendfill-engine") === null ? new URL("./", page.baseURI) : null;
}
