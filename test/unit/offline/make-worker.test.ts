import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { writeServiceWorker } from "../../../ui/offline/make-worker.mjs";

let site = "";
beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), "blendfill-site-"));
  mkdirSync(join(site, "chunks"));
  for (const file of ["index.html", "chunks/ko-ABC.js", "chunks/ko-ABC.js.map"]) writeFileSync(join(site, file), file);
});
afterEach(() => rmSync(site, { recursive: true }));

const written = (): string => readFileSync(join(site, "service-worker.js"), "utf8");

it("lists every file of the site, chunks too, but neither itself nor source maps", async () => {
  await writeServiceWorker(site, "1.2.3");
  await writeServiceWorker(site, "1.2.3"); // It lies there by now.
  expect(written()).toContain('"1.2.3"');
  const paths = [...written().matchAll(/path:"([^"]*)"/g)].map(([, path]) => path);
  expect(paths).toEqual(["chunks/ko-ABC.js", "index.html"]);
});

it("lists nothing when nothing is to be kept", async () => {
  await writeServiceWorker(site, "1.2.3", "nothing");
  expect(written()).toMatch(/files:\[\]/);
});
