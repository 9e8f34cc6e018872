/**
 * Bundles everything with esbuild, holds it to budgets.mjs, and serves the playground when asked.
 *
 *   node build.mjs [--only cli] [--serve] [--watch] [--quiet] [--ui-url URL]
 *
 * A full build begins with empty folders, so that nothing of an earlier one is served or kept offline.
 *
 * build/plugin/             Figma's main thread (IIFE, es2017), and the window as one file for when its site is away
 * build/plugin-offline/     the same plugin without any site: a manifest that asks for no network
 * build/ui/                 the plugin's window, a static site: page, workers, ORT's wasm, packs
 * build/playground/         our own little editor
 * build/photopea/           a stand-in for Photopea's page, and plugin.json for the real one
 * build/library/            reference pictures from npm packages (models/workshop/make-library.mjs)
 * build/cli.mjs, bench.mjs, completion-bench.mjs, evaluate.mjs, golden.mjs, paper.mjs, seams.mjs, starts.mjs, things.mjs  Node programs
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import { checkBudgets, entryOf, staticFiles } from "./budgets.mjs";
import { makeLibrary } from "./models/workshop/make-library.mjs";
import { makeInline } from "./plugin/inline/make-inline.mjs";
import { offlineManifest } from "./plugin/inline/offline-manifest.mjs";
import { openPage, PORTS, serve } from "./serve.mjs";
import { writeServiceWorker } from "./ui/offline/make-worker.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const fromRoot = (...parts) => join(root, ...parts);

/** Folders that a full build begins afresh. */
const FOLDERS = ["plugin", "plugin-offline", "ui", "playground", "photopea"];
/** Reference pictures, made from npm packages; the command line reads them here, the site has a copy. */
const library = fromRoot("build/library");
const version = JSON.parse(readFileSync(fromRoot("package.json"), "utf8")).version;

/** Constants that sources take from the build. */
function defines(uiUrl, pluginId) {
  return {
    __UI_URL__: JSON.stringify(uiUrl),
    __PLUGIN_ID__: JSON.stringify(pluginId),
    __VERSION__: JSON.stringify(version),
  };
}

/** esbuild options of each bundle. */
function bundles({ out, uiUrl }) {
  const manifest = JSON.parse(readFileSync(fromRoot("manifest.json"), "utf8"));
  const define = defines(uiUrl, manifest.id);
  const common = { bundle: true, define, legalComments: "none", logLevel: "silent", metafile: true, charset: "utf8" };
  const web = { ...common, format: "esm", target: "es2022", minify: true, sourcemap: "linked" };
  // Named by what is in them: a window that is open while its site is replaced never mixes two versions.
  const split = { ...web, splitting: true, chunkNames: "chunks/[name]-[hash]", outdir: join(out, "ui") };
  const node = {
    ...common,
    platform: "node",
    format: "esm",
    target: "node20",
    external: ["onnxruntime-web", "onnxruntime-web/*", "sharp", "playwright-core", "esbuild", "sirv"],
    // CommonJS dependencies (commander) ask for require in an ES module.
    banner: {
      js: 'import { createRequire as nodeRequire } from "node:module"; const require = nodeRequire(import.meta.url);',
    },
  };
  const sandbox = (window, folder) => ({
    ...common,
    define: { ...define, __WINDOW__: JSON.stringify(window) },
    entryPoints: [fromRoot("plugin/sandbox/main.ts")],
    outfile: join(out, folder, "sandbox.js"),
    format: "iife",
    target: "es2017",
    minify: true,
  });
  return {
    sandbox: sandbox("site", "plugin"),
    offline: sandbox("inline", "plugin-offline"),
    ui: {
      ...split,
      entryPoints: { main: fromRoot("ui/main.tsx") },
      jsx: "automatic",
      jsxImportSource: "preact",
    },
    worker: { ...split, entryPoints: { worker: fromRoot("models/engine/worker.ts") } },
    playground: {
      ...web,
      entryPoints: { main: fromRoot("plugin/playground/main.ts") },
      outdir: join(out, "playground"),
      loader: { ".wasm": "file" },
      external: ["module", "fs", "path", "url"],
    },
    photopea: {
      ...web,
      entryPoints: { main: fromRoot("plugin/photopea-emulator/main.ts") },
      outdir: join(out, "photopea"),
    },
    cli: { ...node, entryPoints: [fromRoot("models/cli/main.ts")], outfile: join(out, "cli.mjs") },
    paper: { ...node, entryPoints: [fromRoot("models/study/main.ts")], outfile: join(out, "paper.mjs") },
    evaluate: { ...node, entryPoints: [fromRoot("models/evaluation/main.ts")], outfile: join(out, "evaluate.mjs") },
    starts: { ...node, entryPoints: [fromRoot("models/evaluation/starts.ts")], outfile: join(out, "starts.mjs") },
    things: { ...node, entryPoints: [fromRoot("models/workshop/draw-things.ts")], outfile: join(out, "things.mjs") },
    bench: { ...node, entryPoints: [fromRoot("test/bench/main.ts")], outfile: join(out, "bench.mjs") },
    golden: { ...node, entryPoints: [fromRoot("test/golden/requests/main.ts")], outfile: join(out, "golden.mjs") },
    completion: {
      ...node,
      entryPoints: [fromRoot("test/bench/completion.ts")],
      outfile: join(out, "completion-bench.mjs"),
    },
    seams: { ...node, entryPoints: [fromRoot("test/bench/seams.ts")], outfile: join(out, "seams.mjs") },
  };
}

/** The window's page asks for all of the first screen's scripts at once, not for each when another mentions it. */
function writePage(out, outputs) {
  const page = readFileSync(fromRoot("ui/index.html"), "utf8");
  const chunks = staticFiles(outputs, [entryOf(outputs)]).slice(1);
  const links = chunks.map((path) => `    <link rel="modulepreload" href="chunks/${basename(path)}" />\n`);
  writeFileSync(join(out, "ui/index.html"), page.replace("  </head>", `${links.join("")}  </head>`));
}

/** Files that are not bundled: pages, ORT's wasm, the packs. */
function copyAssets(out, uiUrl) {
  const copy = (from, to) => {
    mkdirSync(dirname(to), { recursive: true });
    cpSync(from, to, { recursive: true });
  };
  copy(fromRoot("ui/index.html"), join(out, "ui/index.html"));
  copy(fromRoot("ui/pages"), join(out, "ui"));
  copy(fromRoot("plugin/playground/page.html"), join(out, "playground/index.html"));
  copy(fromRoot("plugin/photopea-emulator/page.html"), join(out, "photopea/index.html"));
  copy(fromRoot("plugin/hosts/photopea/icon.svg"), join(out, "ui/icon.svg"));
  writeFileSync(join(out, "photopea/plugin.json"), `${JSON.stringify(photopeaPlugin(uiUrl), null, 2)}\n`);
  const ort = fromRoot("node_modules/onnxruntime-web/dist");
  for (const file of ["ort-wasm-simd-threaded.asyncify.wasm", "ort-wasm-simd-threaded.wasm"]) {
    copy(join(ort, file), join(out, "ui/ort", file));
  }
  copy(fromRoot("models/packs/embedded"), join(out, "ui/packs/embedded"));
  copy(fromRoot("models/packs/things"), join(out, "ui/packs/things"));
  copy(fromRoot("NOTICE"), join(out, "ui/packs/library/NOTICE"));
  for (const file of ["library.json", "library.bin"]) copy(join(library, file), join(out, "ui/packs/library", file));
  const quickjs = fromRoot("node_modules/@jitl/quickjs-wasmfile-release-sync/dist/emscripten-module.wasm");
  copy(quickjs, join(out, "playground/emscripten-module.wasm"));
}

/** The window as one file, and the plugin that uses nothing else. */
async function writeInline(out, uiUrl) {
  const manifest = JSON.parse(readFileSync(fromRoot("manifest.json"), "utf8"));
  const options = {
    define: defines(uiUrl, manifest.id),
    legalComments: "none",
    logLevel: "silent",
    charset: "utf8",
  };
  const page = await makeInline({ root, library, pluginId: manifest.id, options });
  for (const folder of ["plugin", "plugin-offline"]) writeFileSync(join(out, folder, "ui-inline.html"), page);
  const offline = JSON.stringify(offlineManifest(manifest), null, 2);
  writeFileSync(join(out, "plugin-offline/manifest.json"), `${offline}\n`);
}

/** Blendfill's entry in Photopea's configuration (plugin/hosts/README.md says where it goes). */
function photopeaPlugin(uiUrl) {
  return {
    name: "Blendfill",
    url: new URL("#photopea", uiUrl).href,
    icon: new URL("icon.svg", uiUrl).href,
    width: 360,
    height: 640,
  };
}

/**
 * Builds into `out`.
 * @param {{ out?: string, uiUrl?: string, only?: string[], quiet?: boolean, watch?: boolean }} [options]
 */
export async function build(options = {}) {
  const {
    out = fromRoot("build"),
    uiUrl = `http://localhost:${PORTS.ui}/`,
    only,
    quiet = false,
    watch = false,
  } = options;
  const all = bundles({ out, uiUrl });
  const unknown = only?.find((name) => !Object.hasOwn(all, name));
  if (unknown !== undefined) throw new Error(`No bundle "${unknown}"; there are ${Object.keys(all).join(", ")}.`);
  const chosen = Object.entries(all).filter(([name]) => !only || only.includes(name));
  if (!only) for (const folder of FOLDERS) rmSync(join(out, folder), { recursive: true, force: true });
  const metafiles = {};
  if (watch) {
    for (const [, config] of chosen) {
      const context = await esbuild.context({ ...config, logLevel: "info" });
      await context.rebuild(); // What follows needs the files; watch() would not wait for them.
      await context.watch();
    }
  } else {
    await Promise.all(
      chosen.map(async ([name, config]) => {
        metafiles[name] = (await esbuild.build(config)).metafile;
      }),
    );
  }
  // The program that draws the library's own pictures must build before they are there.
  if (!only?.includes("things")) makeLibrary(library);
  if (only) return;
  copyAssets(out, uiUrl);
  if (!watch) writePage(out, metafiles.ui.outputs);
  // While one watches, every change is to be seen: nothing is kept for offline use.
  const keeps = watch ? "nothing" : "site";
  await Promise.all([writeInline(out, uiUrl), writeServiceWorker(join(out, "ui"), version, keeps)]);
  if (watch) return;
  const packs = [fromRoot("models/packs/embedded"), library, fromRoot("models/packs/things")];
  checkBudgets({ out, bundles: metafiles, packs, quiet });
}

async function main(argv) {
  const flag = (name) => argv.includes(`--${name}`);
  const value = (name) => (flag(name) ? argv[argv.indexOf(`--${name}`) + 1] : undefined);
  const base = Number(process.env.BLENDFILL_PORT ?? PORTS.playground);
  const uiUrl = value("ui-url") ?? `http://localhost:${base + 1}/`;
  const only = value("only")?.split(",");
  await build({ uiUrl, quiet: flag("quiet"), watch: flag("watch"), ...(only ? { only } : {}) });
  if (!flag("serve")) return;
  const { url } = await serve({ playground: base, ui: base + 1 });
  console.log(
    `\nPlayground: ${url}\nPhotopea stand-in: ${url}photopea/\nFor Figma: Plugins > Development > Import plugin from manifest… > ${relative(process.cwd(), fromRoot("manifest.json"))}\nStop with Ctrl+C.`,
  );
  if (!process.env.CI && !flag("no-open")) openPage(url);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv.slice(2)).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });
}
