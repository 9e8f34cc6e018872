/**
 * A copy of a built site whose embedded pack is the tiny one, under the embedded one's name: the same plugin, editors
 * and windows, for tests that are not about what is painted. It loads and paints in a tenth of the time.
 */
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { writeServiceWorker } from "../../ui/offline/make-worker.mjs";
import { embeddedPack, tinyManifest, tinyPack } from "./node-packs";

/**
 * @param from folder of the built files
 * @param to folder that is made anew
 * @param fromUrl address of the window's site in the built files, toUrl in the copy
 */
export async function makeSmallSite(from: string, to: string, fromUrl: string, toUrl: string): Promise<void> {
  rmSync(to, { recursive: true, force: true });
  cpSync(from, to, { recursive: true });
  for (const folder of ["plugin", "playground", "photopea"]) {
    for (const file of readdirSync(join(to, folder)).filter((name) => /\.(js|json)$/.test(name))) {
      const path = join(to, folder, file);
      writeFileSync(path, readFileSync(path, "utf8").replaceAll(originOf(fromUrl), originOf(toUrl)));
    }
  }
  const files = smallFiles();
  const embedded = join(to, "ui/packs/embedded");
  rmSync(embedded, { recursive: true });
  cpSync(tinyPack, embedded, { recursive: true });
  for (const [file, bytes] of files) writeFileSync(join(embedded, file), bytes);
  const inline = join(to, "plugin/ui-inline.html");
  const page = withPack(readFileSync(inline, "utf8"), files);
  for (const folder of ["plugin", "plugin-offline"]) writeFileSync(join(to, folder, "ui-inline.html"), page);
  await writeServiceWorker(join(to, "ui"), "0.0.1");
}

const originOf = (url: string): string => url.replace(/\/$/, "");

/** The tiny pack's files; its pack.json says it is the embedded one. */
function smallFiles(): ReadonlyMap<string, Uint8Array> {
  const { id, title, version } = JSON.parse(readFileSync(join(embeddedPack, "pack.json"), "utf8"));
  const names = readdirSync(tinyPack).filter((name) => /\.(json|onnx)$/.test(name));
  const files = new Map<string, Uint8Array>(names.map((name) => [name, readFileSync(join(tinyPack, name))]));
  return files.set("pack.json", Buffer.from(JSON.stringify({ ...tinyManifest(), id, title, version })));
}

/** The window's one file with other files of the embedded pack in it. */
function withPack(page: string, files: ReadonlyMap<string, Uint8Array>): string {
  const script = (file: string, bytes: Uint8Array): string =>
    `<script type="text/plain" data-file="packs/embedded/${file}">${gzipSync(bytes).toString("base64")}</script>`;
  const [before = "", ...rest] = page.split('<script type="text/plain" data-file="packs/embedded/');
  if (rest.length === 0) throw new Error("The window's one file holds no embedded pack.");
  const end = "</script>";
  const last = rest.at(-1) ?? "";
  const scripts = [...files].map(([file, bytes]) => script(file, bytes));
  return `${before}${scripts.join("\n")}${last.slice(last.indexOf(end) + end.length)}`;
}
