/** A stand-in for Photopea's page: hosts the built plugin in a plain frame, as Photopea does. */
import "./page.css";
import { byId, element } from "../playground/editor/element";
import { decodePicture } from "../playground/editor/picture-files";
import { toPng } from "../playground/render/export-layer";
import { receive } from "./core/messages";
import { Pea } from "./core/pea";
import { usualQuirks } from "./core/quirks";
import { exposeHooks } from "./hooks";
import { createMenu } from "./page/menu";
import { showPanels } from "./page/panels";
import { createView } from "./page/view";

/** Written by build.mjs: where the plugin's window is served. */
declare const __UI_URL__: string;

const ui = new URL(__UI_URL__);
const frame = element("iframe", {
  title: "Blendfill",
  src: new URL("#photopea&theme=dark", ui).href,
  allow: "clipboard-read; clipboard-write",
});
const pea = new Pea({
  quirks: { ...usualQuirks },
  timers: {
    after(milliseconds, callback) {
      const handle = setTimeout(callback, milliseconds);
      return () => clearTimeout(handle);
    },
  },
  post: (message) => frame.contentWindow?.postMessage(message, ui.origin),
  decode: (bytes) => decodePicture({ type: "image/png", bytes }),
  encode: toPng,
});
window.addEventListener("message", (event: MessageEvent<unknown>) => {
  if (event.source === frame.contentWindow && event.origin === ui.origin) receive(pea, event.data);
});

const menu = createMenu(pea);
const view = createView(pea, byId("canvas") as HTMLCanvasElement, menu.feather);
const update = (): void => {
  menu.update();
  showPanels(pea);
  view.draw();
  byId("alerts").textContent = pea.alerts.at(-1) ?? "";
};
pea.listen(update);
update();
exposeHooks(pea, view);
byId("plugin").append(frame);
