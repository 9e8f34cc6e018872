/** Writes the service worker of a built site, with the list of the site's files and their hashes in it. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const name = "service-worker.js";
/** Only machines with WebGPU use this one; and of the drawn things each is kept when it is first asked for. */
const isForSome = (path) => path.endsWith(".asyncify.wasm") || /^packs\/things\/.*\.bin$/.test(path);
const isListed = (path) => path !== name && !path.endsWith(".map");

/**
 * @param {string} site folder of the built site
 * @param {string} version of the plugin
 * @param {"site" | "nothing"} [keeps] "nothing": a worker that lets go of what an earlier one kept and answers nothing
 */
export async function writeServiceWorker(site, version, keeps = "site") {
  const files = keeps === "site" ? listed(site) : [];
  await esbuild.build({
    entryPoints: [join(here, "service-worker.ts")],
    outfile: join(site, name),
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    logLevel: "silent",
    define: { __SITE__: JSON.stringify({ version, files }) },
  });
}

/** The site's files with their hashes. */
function listed(site) {
  const paths = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(site.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter(isListed)
    .sort();
  return paths.map((path) => ({
    path,
    sha256: createHash("sha256")
      .update(readFileSync(join(site, path)))
      .digest("hex"),
    later: isForSome(path),
  }));
}
