/** Every state of the window, light and dark, as narrow and as wide as it gets, by axe (WCAG 2.2 AA) and a ruler. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faults } from "../support/axe";
import { openBrowser } from "../support/browser";

let browser: Browser;
let body = "";
beforeAll(async () => {
  browser = await openBrowser();
  const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
  const { outputFiles } = await build({
    entryPoints: [here("../support/window-page.ts"), here("../../ui/styles/main.css")],
    outdir: "/",
    bundle: true,
    format: "iife",
    jsx: "automatic",
    jsxImportSource: "preact",
    write: false,
    logLevel: "silent",
  });
  const [script, style] = [".js", ".css"].map((end) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? "");
  body = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Blendfill</title><style>${style}</style><div id="app"></div><script>${script}</script></html>`;
});
afterAll(() => browser.close());

async function open(colorScheme: "light" | "dark", width: number): Promise<Page> {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 720 }, reducedMotion: "reduce" });
  await page.route("http://window.test/", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("http://window.test/");
  return page;
}

/** What is too small to hit (WCAG 2.5.8: 24 by 24 CSS pixels, links inside a sentence excepted), what runs out of the window, and what moves. */
const measured = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) found.push(`${wide} px too wide`);
    // The page is opened with the wish for less motion.
    for (const { effect } of document.getAnimations()) {
      if (Number(effect?.getComputedTiming().activeDuration) > 1) found.push("something moves");
    }
    const targets = document.querySelectorAll<HTMLElement>(
      "button, a[href], select, textarea, input, [role=option], [role=tab]",
    );
    for (const target of targets) {
      // A box inside a label is pressed anywhere on the label.
      const pressed = target instanceof HTMLInputElement ? (target.closest("label") ?? target) : target;
      const { width, height } = pressed.getBoundingClientRect();
      if (width === 0 || target.closest("[hidden], .unseen")) continue;
      if (getComputedStyle(target).display === "inline" && target.matches("a")) continue;
      if (width < 23.5 || height < 23.5) {
        found.push(`${Math.round(width)} × ${Math.round(height)}: ${target.outerHTML.slice(0, 120)}`);
      }
    }
    return found;
  });

describe.each(["light", "dark"] as const)("the window, %s", (scheme) => {
  it.each([280, 600])(
    "has no fault by axe in any state, and nothing too small or too wide, at %d px",
    async (width) => {
      const page = await open(scheme, width);
      const errors: string[] = [];
      page.on("pageerror", ({ message }) => errors.push(message));
      const names = await page.evaluate(() => window.windowPage?.names ?? []);
      expect(names.length).toBeGreaterThan(30);
      /** The states a fault was found in. */
      const found = new Map<string, string[]>();
      for (const name of names) {
        // Languages take turns, so that both are measured at both widths.
        const language = (names.indexOf(name) % 2 === 0) === (width === 280) ? "en" : "ko";
        await page.evaluate(([state, code]) => window.windowPage?.show(state, code), [name, language] as const);
        for (const fault of [...(await faults(page.mainFrame())), ...(await measured(page))]) {
          // An open menu covers what it closes over.
          if (name === "marking" && fault.includes("partially obscured")) continue;
          found.set(fault, [...(found.get(fault) ?? []), name]);
        }
      }
      expect(Object.fromEntries(found)).toEqual({});
      expect(errors).toEqual([]);
      await page.close();
    },
  );
});
