/**
 * Bundles everything with esbuild, holds the size budgets, and serves the playground.
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
 * build/library/            reference pictures from npm packages (models/library/make-library.mjs)
 * build/cli.mjs, bench.mjs, evaluate.mjs, paper.mjs, seams.mjs, starts.mjs  Node programs
 */
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild";
import sirv from "sirv";
import { libraryBytes, makeLibrary } from "./models/library/make-library.mjs";
import { makeInline } from "./plugin/inline/make-inline.mjs";
import { offlineManifest } from "./plugin/inline/offline-manifest.mjs";
import { writeServiceWorker } from "./ui/offline/make-worker.mjs";

const root = dirname(fileURLToPath(import.meta.url));
const fromRoot = (...parts) => join(root, ...parts);

/** Ports of `npm start`; manifest.json allows the second for Figma's development mode. */
export const PORTS = { playground: 4310, ui: 4311 };
/** Largest allowed files, bytes. */
const BUDGETS = {
  "plugin/sandbox.js": 60_000,
  // Everything in one page, as text: a third more than the gzipped files.
  "plugin/ui-inline.html": 36_000_000,
};
/**
 * Largest allowed bundles of scripts, bytes. `start` is what the first screen or the first picture waits for (design
 * numbers): the entry, all it imports statically, and `with`, the largest of what one of several must come first.
 * `all` adds what is loaded when it is needed.
 */
const SPLIT_BUDGETS = {
  ui: { with: /^plugin\/hosts\/photopea\/host\.ts$/, start: 250_000, all: 400_000 },
  worker: { with: /onnxruntime-web\/dist\/ort\.webgpu/, start: 400_000, all: 600_000 },
};
/** Folders that a full build begins afresh. */
const FOLDERS = ["plugin", "plugin-offline", "ui", "playground", "photopea"];
/** Reference pictures, made from npm packages; the command line reads them here, the site has a copy. */
const library = fromRoot("build/library");
/** The embedded pack with its texts and the library of reference pictures, bytes. */
const PACK_BUDGET = 24 * 1024 * 1024;

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
    paper: { ...node, entryPoints: [fromRoot("models/cli/paper/main.ts")], outfile: join(out, "paper.mjs") },
    evaluate: { ...node, entryPoints: [fromRoot("models/cli/evaluate/main.ts")], outfile: join(out, "evaluate.mjs") },
    starts: { ...node, entryPoints: [fromRoot("models/cli/evaluate/starts.ts")], outfile: join(out, "starts.mjs") },
    bench: { ...node, entryPoints: [fromRoot("test/bench/main.ts")], outfile: join(out, "bench.mjs") },
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

/** The entry's file among a split bundle's outputs: the only script that is no chunk. */
function entryOf(outputs) {
  return Object.keys(outputs).find((path) => path.endsWith(".js") && !path.includes("/chunks/"));
}

/** Files of a bundle with those they import statically, however far. */
function staticFiles(outputs, from) {
  const found = [...from];
  for (const path of found) {
    for (const { path: next, kind } of outputs[path].imports) {
      if (kind === "import-statement" && !found.includes(next)) found.push(next);
    }
  }
  return found;
}

/** Throws with a table when a bundle or the pack outgrew its budget. */
function checkBudgets(out, metafiles, quiet) {
  const packFolder = fromRoot("models/packs/embedded");
  const packBytes = readdirSync(packFolder).reduce((sum, file) => sum + statSync(join(packFolder, file)).size, 0);
  const rows = [
    ...Object.entries(BUDGETS).map(([file, budget]) => ({ file, bytes: statSync(join(out, file)).size, budget })),
    ...Object.entries(SPLIT_BUDGETS).flatMap(([name, budget]) => {
      const { outputs } = metafiles[name];
      const sum = (paths) => paths.reduce((bytes, path) => bytes + outputs[path].bytes, 0);
      const first = Object.keys(outputs).filter((path) => budget.with.test(outputs[path].entryPoint ?? ""));
      if (first.length !== 1) throw new Error(`${name}: ${first.length} files are ${budget.with}; mend SPLIT_BUDGETS.`);
      const start = sum(staticFiles(outputs, [entryOf(outputs), ...first]));
      const all = sum(Object.keys(outputs).filter((path) => path.endsWith(".js")));
      return [
        { file: `${name}, to start`, bytes: start, budget: budget.start },
        { file: `${name}, in all`, bytes: all, budget: budget.all },
      ];
    }),
    { file: "packs/*", bytes: packBytes + libraryBytes(library), budget: PACK_BUDGET },
  ];
  for (const { file, bytes, budget } of rows) {
    if (!quiet)
      console.log(`${file.padEnd(20)} ${(bytes / 1000).toFixed(1).padStart(9)} kB of ${(budget / 1000).toFixed(0)} kB`);
  }
  const over = rows.filter(({ bytes, budget }) => bytes > budget);
  if (over.length > 0) throw new Error(`Over the size budget: ${over.map(({ file }) => file).join(", ")}.`);
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
  const chosen = Object.entries(bundles({ out, uiUrl })).filter(([name]) => !only || only.includes(name));
  if (!only) for (const folder of FOLDERS) rmSync(join(out, folder), { recursive: true, force: true });
  const metafiles = {};
  if (watch) {
    for (const [, config] of chosen) await (await esbuild.context({ ...config, logLevel: "info" })).watch();
  } else {
    await Promise.all(
      chosen.map(async ([name, config]) => {
        metafiles[name] = (await esbuild.build(config)).metafile;
      }),
    );
  }
  makeLibrary(library);
  if (only) return;
  copyAssets(out, uiUrl);
  if (!watch) writePage(out, metafiles.ui.outputs);
  await Promise.all([writeInline(out, uiUrl), writeServiceWorker(join(out, "ui"), version)]);
  if (!watch) checkBudgets(out, metafiles, quiet);
}

/** One static server on localhost; resolves when it listens, rejects with a sentence when the port is taken. */
function listen(handlers, port) {
  const server = createServer((request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Cache-Control", "no-cache");
    const next = (index) => () => {
      const handler = handlers[index];
      if (handler) return handler(request, response, next(index + 1));
      response.statusCode = 404;
      response.end("Not found");
    };
    next(0)();
  });
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(
        error.code === "EADDRINUSE"
          ? new Error(
              `Port ${port} is taken. Is Blendfill already running? Stop it, or set BLENDFILL_PORT to a free port.`,
            )
          : error,
      ),
    );
    server.listen(port, "localhost", () => resolve(server));
  });
}

/**
 * Serves playground and UI on two origins, as Figma's page and the plugin's site are.
 * @param {{ out?: string, playground?: number, ui?: number }} [options]
 * @returns {Promise<{ url: string, uiUrl: string, close: () => Promise<void> }>}
 */
export async function serve(options = {}) {
  const { out = fromRoot("build"), playground = PORTS.playground, ui = PORTS.ui } = options;
  const dev = { dev: true, etag: true };
  const servers = [
    await listen(
      [sirv(join(out, "playground"), dev), filesUnder(out, "plugin"), filesUnder(out, "photopea")],
      playground,
    ),
    await listen([sirv(join(out, "ui"), dev)], ui),
  ];
  return {
    url: `http://localhost:${servers[0].address().port}/`,
    uiUrl: `http://localhost:${servers[1].address().port}/`,
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}

/** /plugin/ and /photopea/ beside the playground's own files. */
function filesUnder(out, folder) {
  const handler = sirv(join(out, folder), { dev: true });
  return (request, response, next) => {
    if (!request.url.startsWith(`/${folder}/`)) return next();
    request.url = request.url.slice(`/${folder}`.length);
    return handler(request, response, next);
  };
}

/** Opens the default browser; silently does nothing where there is none. */
function openPage(url) {
  const [command, ...args] =
    process.platform === "darwin"
      ? ["open", url]
      : process.platform === "win32"
        ? ["cmd", "/c", "start", url]
        : ["xdg-open", url];
  spawn(command, args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
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
