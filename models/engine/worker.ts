/** The worker's entry on a site: files are fetched from beside the page, and the page talks through Comlink. */
import { expose } from "comlink";
import { sitePack } from "../packs/site";
import { installWire } from "./wire";
import { workerApi } from "./worker-api";

installWire();

expose(
  workerApi(({ assets }) => {
    const base = assets.endsWith("/") ? assets : `${assets}/`;
    return {
      wasm: { folderUrl: new URL("ort/", base).href },
      folder: (path) => sitePack(new URL(path, base).href, (url) => fetch(url)),
      gpu: navigator.gpu,
    };
  }),
);
