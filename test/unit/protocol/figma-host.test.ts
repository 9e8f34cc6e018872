import { describe, expect, it, vi } from "vitest";
import { inlineLaunch, readLaunch } from "../../../plugin/hosts/origins";
import { type FrameMessage, type FrameWindow, parentPort } from "../../../plugin/hosts/parent-port";

describe("inlineLaunch", () => {
  const root = (plugin: string | undefined, className = "") => ({ dataset: { plugin }, className });

  it("is for pages that carry the plugin's id", () => {
    expect(inlineLaunch(root(undefined), [])).toBeNull();
    expect(inlineLaunch(root("12"), ["null", ""])).toEqual({
      name: "figma",
      parentOrigin: "*",
      pluginId: "12",
      theme: null,
    });
  });

  it("reads the theme from the class the editor put on the page, and the playground from who is around", () => {
    expect(inlineLaunch(root("12", "figma-dark"), ["http://localhost:4310"])).toMatchObject({
      name: "playground",
      theme: "dark",
    });
  });
});

describe("readLaunch", () => {
  it("finds Figma and the playground by the parent's origin", () => {
    expect(readLaunch("#plugin=12&theme=dark", ["https://www.figma.com"])).toEqual({
      name: "figma",
      parentOrigin: "https://www.figma.com",
      pluginId: "12",
      theme: "dark",
    });
    expect(readLaunch("#plugin=12&parent=http%3A%2F%2Flocalhost%3A4310", [""])).toMatchObject({
      name: "playground",
      parentOrigin: "http://localhost:4310",
      theme: null,
    });
  });

  it("takes Figma for granted when nothing is known about the parent", () => {
    expect(readLaunch("#plugin=12", ["", "null"])).toMatchObject({ parentOrigin: "https://www.figma.com" });
  });

  it.each([
    "https://evil.example",
    "https://www.figma.com.evil.example",
    "http://localhost.evil.example:4310",
    "http://www.figma.com",
  ])("is null when %s embeds it, whatever the fragment says", (parent) => {
    expect(readLaunch("#plugin=12", [parent])).toBeNull();
  });

  it("is null without a plugin id", () => {
    expect(readLaunch("", [])).toBeNull();
    expect(readLaunch("#plugin=*", ["https://www.figma.com"])).toBeNull();
  });
});

describe("parentPort", () => {
  function frame() {
    const listeners = new Set<(event: FrameMessage) => void>();
    const parent = { postMessage: vi.fn() };
    const fake: FrameWindow = {
      parent,
      addEventListener: (_, listener) => listeners.add(listener),
      removeEventListener: (_, listener) => listeners.delete(listener),
    };
    const say = (event: Partial<FrameMessage>): void => {
      const data = { pluginMessage: "hi" };
      for (const listener of listeners) listener({ data, origin: "https://www.figma.com", source: parent, ...event });
    };
    return { fake, parent, say, listeners };
  }
  const launch = { parentOrigin: "https://www.figma.com", pluginId: "12" };

  it("addresses the parent's origin and names the plugin", () => {
    const { fake, parent } = frame();
    parentPort(fake, launch).post({ a: 1 });
    expect(parent.postMessage).toHaveBeenCalledWith(
      { pluginMessage: { a: 1 }, pluginId: "12" },
      "https://www.figma.com",
    );
  });

  it("hears its parent only", () => {
    const { fake, say, listeners } = frame();
    const heard = vi.fn();
    const stop = parentPort(fake, launch).listen(heard);
    say({ origin: "https://evil.example" });
    say({ source: {} });
    say({ data: null });
    say({ data: { other: 1 } });
    expect(heard).not.toHaveBeenCalled();
    say({});
    expect(heard).toHaveBeenCalledExactlyOnceWith("hi");
    stop();
    expect(listeners.size).toBe(0);
  });
});
