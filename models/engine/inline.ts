/**
 * The engine's entry where there is no site to load it from: its own text is in the page, and so are its files. The
 * page starts it as a classic worker (module workers fail in documents without an origin), or, where the frame allows
 * no worker at all, runs the same text in itself.
 */
import { expose } from "comlink";
import { type InlineScope, type InlineStart, inlinePack, readInline } from "./inline-files";
import { installWire } from "./wire";
import { workerApi } from "./worker-api";

function serve(port: MessagePort, { files }: InlineStart): void {
  expose(
    workerApi(() => ({
      wasm: { read: async (file) => (await readInline(files, `ort/${file}`)).buffer },
      folder: (path) => inlinePack(files, path),
      // Such a document is not a secure context, so it has no graphics card to offer; a second wasm would be for nothing.
      gpu: null,
    })),
    port,
  );
}

installWire();
if ("document" in globalThis) {
  (globalThis as InlineScope).blendfillEngine = serve;
} else {
  self.onmessage = ({ data, ports: [port] }: MessageEvent<InlineStart>) => {
    if (port !== undefined) serve(port, data);
  };
  // A worker whose script was refused fires an error, some time; one that says this is alive.
  self.postMessage("ready");
}
