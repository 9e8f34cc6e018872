/**
 * The window as one file: page, styles, scripts, the embedded pack, the library, some drawn things and ONNX Runtime's wasm. For frames
 * that cannot reach the plugin's site. Binary files are gzip as base64 in script elements that are never run.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import * as esbuild from "esbuild";
import { inlineThings } from "./inline-things.mjs";

const pack = promisify(gzip);

/**
 * @param {object} parts
 * @param {string} parts.root the repository
 * @param {string} parts.library folder of library.json and library.bin
 * @param {string} parts.pluginId
 * @param {import("esbuild").BuildOptions} parts.options defines and whatever all bundles share
 * @returns {Promise<string>} the page
 */
export async function makeInline({ root, library, pluginId, options }) {
  const [window, engine, files] = await Promise.all([
    bundled({ ...options, entryPoints: [join(root, "ui/main.tsx")], jsx: "automatic", jsxImportSource: "preact" }),
    // One runtime: without a secure context there is no WebGPU, so its larger build would never be used.
    bundled({
      ...options,
      entryPoints: [join(root, "models/engine/inline.ts")],
      alias: { "onnxruntime-web/webgpu": "onnxruntime-web/wasm" },
    }),
    packed(filesOf(root, library)),
  ]);
  return `<!doctype html>
<html lang="en" data-plugin="${pluginId}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Blendfill</title>
<style>${window.css.replaceAll("</style", "<\\/style")}</style>
</head>
<body>
<div id="app"></div>
<script type="text/plain" id="blendfill-engine">${scriptText(engine.js)}</script>
${files.map(([path, text]) => `<script type="text/plain" data-file="${path}">${text}</script>`).join("\n")}
<script>${scriptText(window.js)}</script>
</body>
</html>
`;
}

/** Path in the page to file. */
function filesOf(root, library) {
  const embedded = join(root, "models/packs/embedded");
  const things = join(root, "models/packs/things");
  const carried = inlineThings.map((name) => `${name}.bin`).filter((file) => existsSync(join(things, file)));
  const wasm = "ort-wasm-simd-threaded.wasm";
  return [
    [`ort/${wasm}`, join(root, "node_modules/onnxruntime-web/dist", wasm)],
    // Texts beside the pack are for people; they are on the site and in the repository.
    ...readdirSync(embedded)
      .filter((file) => /\.(json|onnx)$/.test(file))
      .map((file) => [`packs/embedded/${file}`, join(embedded, file)]),
    ...["library.json", "library.bin"].map((file) => [`packs/library/${file}`, join(library, file)]),
    ...["things.json", ...carried].map((file) => [`packs/things/${file}`, join(things, file)]),
  ];
}

function packed(files) {
  return Promise.all(
    files.map(async ([path, file]) => [path, (await pack(readFileSync(file), { level: 9 })).toString("base64")]),
  );
}

/** One classic script and its styles. */
async function bundled(options) {
  const { outputFiles } = await esbuild.build({
    ...options,
    bundle: true,
    format: "iife",
    target: "es2022",
    minify: true,
    sourcemap: false,
    metafile: false,
    write: false,
    outdir: "inline",
    // A classic script has no address; nothing here may need one.
    define: { ...options.define, "import.meta.url": '"about:blank"' },
  });
  const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? "";
  return { js: textOf(".js"), css: textOf(".css") };
}

/** A script may say anything but the end of its own element. */
function scriptText(text) {
  return text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
}
