/** The plugin's window as Figma shows it: a title bar, and a frame that starts as an opaque document. */
import type { Size } from "../../../models/image/geometry";
import type { PluginWindow } from "../figma/ui";
import { byId, element, iconButton } from "./element";
import { mark } from "./icons";

const titleHeight = 40;

/** The other kind of opaque document there is; `?frame=sandboxed` asks for it. */
const isSandboxed = new URLSearchParams(location.search).get("frame") === "sandboxed";

/** Browsers open data: addresses of at most 2 MiB in a frame; percent signs make a page up to three times as long. */
const longestAddress = 600_000;

const dataPage = (page: string): string => `data:text/html;charset=utf-8,${encodeURIComponent(page)}`;

/** A long page, in a data: document all the same: a short one receives it and writes it over itself. */
function writeInto(frame: HTMLIFrameElement, page: string): void {
  frame.src = dataPage(
    "<script>onmessage = ({ data }) => { document.open(); document.write(data); document.close(); }</script>",
  );
  frame.addEventListener("load", () => frame.contentWindow?.postMessage(page, "*"), { once: true });
}

export interface PluginWindowOptions {
  readonly pluginId: string;
  /** A message of the plugin's own site or of its first, opaque page. */
  receive(message: unknown, origin: string): void;
  /** The user pressed the close button. */
  closedByUser(): void;
}

export function createPluginWindow({ pluginId, receive, closedByUser }: PluginWindowOptions): PluginWindow {
  let box: HTMLElement | null = null;
  let frame: HTMLIFrameElement | null = null;

  const hear = (event: MessageEvent): void => {
    if (frame === null || event.source !== frame.contentWindow) return;
    const data: unknown = event.data;
    if (typeof data !== "object" || data === null || !("pluginMessage" in data)) return;
    // As in Figma: a page with an origin of its own must say whom it talks to.
    const addressed = "pluginId" in data && (data.pluginId === pluginId || data.pluginId === "*");
    if (event.origin !== "null" && !addressed) return;
    receive(data.pluginMessage, event.origin);
  };

  const setSize = ({ width, height }: Size): void => {
    if (box === null) return;
    box.style.width = `${width}px`;
    box.style.height = `${height + titleHeight}px`;
    keepInside(box);
  };

  function close(): void {
    window.removeEventListener("message", hear);
    box?.remove();
    box = frame = null;
  }

  return {
    open(html, options) {
      close();
      const title = options.title ?? "Plugin";
      frame = element("iframe", { title, allow: "clipboard-read; clipboard-write" });
      const page = options.themeColors ? withTheme(html) : html;
      // An opaque origin that goes on to the site by itself, as Figma's is. Without ancestorOrigins the site finds
      // its parent by referrer, which only a srcdoc page hands on.
      if (isSandboxed) frame.setAttribute("sandbox", "allow-scripts");
      if (isSandboxed || !("ancestorOrigins" in location)) frame.srcdoc = page;
      else if (page.length < longestAddress) frame.src = dataPage(page);
      else writeInto(frame, page);
      const bar = element(
        "header",
        {},
        mark(),
        element("span", {}, title),
        iconButton("close", `Close ${title}`, closedByUser),
      );
      box = element("section", { class: "window", "aria-label": title, role: "dialog" }, bar, frame);
      box.hidden = options.visible === false;
      makeDraggable(box, bar);
      window.addEventListener("message", hear);
      byId("windows").append(box);
      box.style.right = "16px";
      box.style.top = "64px";
      setSize({ width: options.width ?? 300, height: options.height ?? 200 });
    },
    post(message, targetOrigin) {
      frame?.contentWindow?.postMessage({ pluginMessage: message, pluginId }, targetOrigin);
    },
    resize: setSize,
    show(visible) {
      if (box !== null) box.hidden = !visible;
    },
    close,
  };
}

/** Figma marks the page with its theme when asked to. */
function withTheme(html: string): string {
  const theme = matchMedia("(prefers-color-scheme: dark)").matches ? "figma-dark" : "figma-light";
  return html.replace(/<html(?=[\s>])/, `<html class="${theme}"`);
}

function makeDraggable(box: HTMLElement, bar: HTMLElement): void {
  let from: { x: number; y: number } | null = null;
  bar.addEventListener("pointerdown", (event) => {
    if (event.target instanceof Element && event.target.closest("button")) return;
    const { left, top } = box.getBoundingClientRect();
    from = { x: event.clientX - left, y: event.clientY - top };
    bar.setPointerCapture(event.pointerId);
    // A frame under the pointer would swallow the moves.
    document.body.classList.add("dragging");
  });
  bar.addEventListener("pointermove", (event) => {
    if (from === null) return;
    box.style.right = "auto";
    box.style.left = `${event.clientX - from.x}px`;
    box.style.top = `${event.clientY - from.y}px`;
    keepInside(box);
  });
  const drop = (): void => {
    from = null;
    document.body.classList.remove("dragging");
  };
  bar.addEventListener("pointerup", drop);
  bar.addEventListener("pointercancel", drop);
}

function keepInside(box: HTMLElement): void {
  const { left, top, width } = box.getBoundingClientRect();
  if (box.style.left !== "") box.style.left = `${Math.min(Math.max(left, 60 - width), innerWidth - 60)}px`;
  box.style.top = `${Math.min(Math.max(top, 48), innerHeight - 60)}px`;
}
