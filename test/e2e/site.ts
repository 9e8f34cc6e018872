/**
 * Vitest global set-up: builds into build/e2e for two free ports and serves playground and UI there; and a second time
 * with a tiny embedded pack, for all tests to which the picture that is painted does not matter.
 */
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import sharp from "sharp";
import type { TestProject } from "vitest/node";
import { build } from "../../build.mjs";
import { examples } from "../../plugin/playground/examples/examples";
import { serve } from "../../serve.mjs";
import { freePort } from "../support/free-port";
import { makeSmallSite } from "../support/small-site";

declare module "vitest" {
  interface ProvidedContext {
    playgroundUrl: string;
    uiUrl: string;
    /** The same with the tiny pack as the embedded one. */
    smallUrl: string;
    smallUiUrl: string;
    smallFolder: string;
    /** Folder the built files lie in. */
    outFolder: string;
    /** Folder for screenshots. */
    screenshotFolder: string;
  }
}

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [playground, ui] = [await freePort(), await freePort()];
  const [smallPlayground, smallUi] = [await freePort(), await freePort()];
  const [out, small] = [join(root, "build/e2e"), join(root, "build/e2e-small")];
  const screenshots = join(root, "build/screenshots");
  mkdirSync(screenshots, { recursive: true });
  await build({ out, uiUrl: `http://localhost:${ui}/`, quiet: true });
  cpSync(await drawnExamples(), join(out, "playground/examples"), { recursive: true });
  await makeSmallSite(out, small, `http://localhost:${ui}/`, `http://localhost:${smallUi}/`);
  // A pack of a few kilobytes, for tests that are about the engine and not about what it paints.
  cpSync(join(root, "test/golden/tiny-pack"), join(out, "ui/packs/tiny"), { recursive: true });
  const site = await serve({ out, playground, ui });
  const smallSite = await serve({ out: small, playground: smallPlayground, ui: smallUi });
  project.provide("playgroundUrl", site.url);
  project.provide("uiUrl", site.uiUrl);
  project.provide("smallUrl", smallSite.url);
  project.provide("smallUiUrl", smallSite.uiUrl);
  project.provide("smallFolder", small);
  project.provide("outFolder", out);
  project.provide("screenshotFolder", screenshots);
  return async () => {
    await site.close();
    await smallSite.close();
  };
}

/** A folder with the example pictures as PNG: drawing one takes a page seconds, so they are drawn when they changed. */
async function drawnExamples(): Promise<string> {
  const sources = join(root, "plugin/playground/examples");
  const hash = createHash("sha256");
  for (const file of readdirSync(sources).sort()) hash.update(readFileSync(join(sources, file)));
  const folder = join(root, "build/examples", hash.digest("hex").slice(0, 16));
  mkdirSync(folder, { recursive: true });
  for (const { id, width, height, render } of examples) {
    const file = join(folder, `${id}.png`);
    if (existsSync(file)) continue;
    await sharp(render(width, height).data, { raw: { width, height, channels: 4 } })
      .png()
      .toFile(file);
  }
  return folder;
}
