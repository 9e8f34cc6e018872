/** Which window opens: the site's, or the one inside the plugin. The built source runs over a pretended figma.ui. */
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { fakeTimers } from "../../support/host-timers";

const site = "https://site.example";
const builtIn = "<p>built in</p>";
type Handler = (message: unknown, props: { readonly origin: string }) => void;

let code = "";
beforeAll(async () => {
  const contents = 'export { openWindow } from "./reach"; export { uiPort } from "./port";';
  const resolveDir = fileURLToPath(new URL("../../../plugin/sandbox", import.meta.url));
  const { outputFiles } = await esbuild.build({
    stdin: { contents, resolveDir },
    bundle: true,
    format: "iife",
    globalName: "parts",
    write: false,
  });
  code = outputFiles[0]?.text ?? "";
});

function open(window: "site" | "inline", html = builtIn) {
  const opened: string[] = [];
  const notices: string[] = [];
  const heard: unknown[] = [];
  const posted: string[] = [];
  const handlers = new Set<Handler>();
  const ui = {
    onmessage: undefined as Handler | undefined,
    on: (_: "message", handler: Handler) => void handlers.add(handler),
    off: (_: "message", handler: Handler) => void handlers.delete(handler),
    postMessage: (_: unknown, { origin }: { readonly origin: string }) => void posted.push(origin),
  };
  const figma = {
    ui,
    showUI: (page: string) => opened.push(page),
  };
  const parts = new Function("figma", "__html__", `${code}; return parts;`)(figma, html);
  const timers = fakeTimers();
  const port = parts.uiPort();
  port.listen((message: unknown) => heard.push(message));
  parts.openWindow(port, { window, url: `${site}/`, pluginId: "1", timers, say: (code: string) => notices.push(code) });
  return {
    opened,
    notices,
    heard,
    timers,
    postedTo() {
      port.post("hello");
      return posted.at(-1);
    },
    say(message: unknown, origin: string) {
      ui.onmessage?.(message, { origin });
      for (const handler of [...handlers]) handler(message, { origin });
    },
  };
}

describe("the window", () => {
  it("is the site's once a page of it says something, however late the timers", () => {
    const plugin = open("site");
    expect(plugin.opened).toHaveLength(1);
    expect(plugin.opened[0]).toContain(`${site}/#plugin=1`);
    plugin.say("hello", site);
    plugin.timers.pass(120_000);
    expect(plugin.opened).toHaveLength(1);
    expect(plugin.notices).toEqual([]);
    expect(plugin.postedTo()).toBe(site);
  });

  it("is the built-in one, with a sentence, soon after nobody answered at the site", () => {
    const plugin = open("site");
    plugin.say("blendfill-unreachable", "null");
    plugin.timers.pass(5_000);
    expect(plugin.opened[1]).toBe(builtIn);
    expect(plugin.notices).toEqual(["built-in-instead"]);
    expect(plugin.postedTo()).toBe("*");
    plugin.say("hello", "null");
    expect(plugin.heard).toEqual(["hello"]);
    plugin.timers.pass(120_000);
    expect(plugin.opened).toHaveLength(2);
  });

  it("stays the site's when a service worker answers where the network does not", () => {
    const plugin = open("site");
    plugin.say("blendfill-unreachable", "null");
    plugin.timers.pass(2_000);
    plugin.say("hello", site);
    plugin.timers.pass(120_000);
    expect(plugin.opened).toHaveLength(1);
  });

  it("is the built-in one when the site says nothing at all for long", () => {
    const plugin = open("site");
    plugin.timers.pass(19_000);
    expect(plugin.opened).toHaveLength(1);
    plugin.timers.pass(2_000);
    expect(plugin.opened).toHaveLength(2);
  });

  it("says what to do when there is no built-in one either", () => {
    const plugin = open("site", "");
    plugin.timers.pass(30_000);
    expect(plugin.opened).toHaveLength(1);
    expect(plugin.notices).toEqual(["site-gone"]);
  });

  it("hears nobody but the site's pages before that", () => {
    const plugin = open("site");
    plugin.say("hello", "https://stranger.example");
    plugin.say("hello", "null");
    expect(plugin.heard).toEqual([]);
  });

  it("is the built-in one from the start in the plugin without a site", () => {
    const plugin = open("inline");
    expect(plugin.opened).toEqual([builtIn]);
    plugin.timers.pass(120_000);
    expect(plugin.notices).toEqual([]);
  });
});
