/** Vitest global set-up: builds into build/e2e for two free ports and serves playground and UI there. */
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { build } from "../../build.mjs";
import { serve } from "../../serve.mjs";
import { freePort } from "../support/free-port";

declare module "vitest" {
  interface ProvidedContext {
    playgroundUrl: string;
    uiUrl: string;
    /** Folder the built files lie in. */
    outFolder: string;
    /** Folder for screenshots. */
    screenshotFolder: string;
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [playground, ui] = [await freePort(), await freePort()];
  const out = join(root, "build/e2e");
  const screenshots = join(root, "build/screenshots");
  mkdirSync(screenshots, { recursive: true });
  await build({ out, uiUrl: `http://localhost:${ui}/`, quiet: true });
  // A pack of a few kilobytes, for tests that are about the engine and not about what it paints.
  cpSync(join(root, "test/golden/tiny-pack"), join(out, "ui/packs/tiny"), { recursive: true });
  const site = await serve({ out, playground, ui });
  project.provide("playgroundUrl", site.url);
  project.provide("uiUrl", site.uiUrl);
  project.provide("outFolder", out);
  project.provide("screenshotFolder", screenshots);
  return site.close;
}
