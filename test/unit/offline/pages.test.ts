/** The static pages of the site: they load nothing from elsewhere, and every link between them leads somewhere. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const folder = fileURLToPath(new URL("../../../ui/pages/", import.meta.url));
const pages = readdirSync(folder).filter((file) => file.endsWith(".html"));

it.each(pages)("%s stands alone", (page) => {
  const text = readFileSync(folder + page, "utf8");
  const links = [...text.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1] ?? "");
  for (const link of links) expect(link === "data:," || existsSync(folder + link), link).toBe(true);
  expect(text).not.toMatch(/<script|https?:/);
});

it("has the pages the window links to", () => {
  const line = readFileSync(
    fileURLToPath(new URL("../../../ui/features/machine/environment-line.tsx", import.meta.url)),
    "utf8",
  );
  const links = [...line.matchAll(/href="([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(links.length).toBeGreaterThan(0);
  for (const link of links) expect(pages).toContain(link);
});
