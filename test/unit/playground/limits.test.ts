/** Figma's limits, as the playground enforces them: from inside QuickJS where the plugin lives. */
import { newQuickJSWASMModule } from "quickjs-emscripten";
import { describe, expect, it } from "vitest";
import { EditorDocument } from "../../../plugin/playground/document/document";
import { decodePng } from "../../../plugin/playground/document/png";
import { createFigma } from "../../../plugin/playground/figma/api";
import { checkMessage, copyMessage } from "../../../plugin/playground/figma/values";
import { runSandbox, type Sandbox } from "../../../plugin/playground/vm/run-sandbox";
import { noisePicture, pictureLayer } from "../../support/figma-stage";

const picture = noisePicture(8, 6);

/** Runs a plugin given as source; resolves to what it notified. */
async function plugin(code: string): Promise<readonly string[]> {
  const { said, sandbox } = await running(code);
  await sandbox.dispose();
  return said;
}

async function running(code: string): Promise<{ readonly said: readonly string[]; readonly sandbox: Sandbox }> {
  const said: string[] = [];
  let sandbox: Sandbox | null = null;
  const document = new EditorDocument([pictureLayer("1:1", picture, 0, 0)], [picture]);
  document.select(["1:1"]);
  const figma = createFigma({
    document,
    window: {
      open: () => undefined,
      post: () => undefined,
      resize: () => undefined,
      show: () => undefined,
      close: () => undefined,
    },
    storage: { load: () => ({}), save: () => undefined },
    relaunchCommands: ["edit-again"],
    decode: decodePng,
    notify: (sentence) => said.push(sentence),
    closed: () => void sandbox?.dispose(),
  });
  const wrapped = `const say = (x) => figma.notify(String(x));
    const fails = async (act) => { try { await act(); say("no failure"); } catch (error) { say(error.message); } };
    figma.on("run", async () => { ${code} });`;
  sandbox = runSandbox({
    quickjs: await newQuickJSWASMModule(),
    code: wrapped,
    figma: figma.api,
    html: () => "",
    log: (_, sentence) => said.push(`log: ${sentence}`),
  });
  figma.run("open", undefined);
  await new Promise((done) => setTimeout(done, 40));
  return { said, sandbox };
}

describe("a plugin in the playground", () => {
  it.each([
    ["a Map", "new Map()", /Map/],
    ["a Float32Array", "new Float32Array(2)", /Float32Array/],
    ["an ArrayBuffer", "new ArrayBuffer(2)", /ArrayBuffer/],
  ])("cannot post %s", async (_, value, message) => {
    expect(await plugin(`await fails(() => figma.ui.postMessage({ value: ${value} }))`)).toEqual([
      expect.stringMatching(message),
    ]);
  });

  it("cannot call getNodeById", async () => {
    expect(await plugin('await fails(() => figma.getNodeById("1:1"))')).toEqual([
      expect.stringContaining("getNodeByIdAsync"),
    ]);
  });

  it("is told what the playground does not offer", async () => {
    expect(await plugin("await fails(() => figma.createStar())")).toEqual([expect.stringContaining('"createStar"')]);
  });

  it("has no browser around it", async () => {
    const names = ["document", "window", "fetch", "TextEncoder", "URL", "Worker"];
    expect(
      await plugin(`say(${JSON.stringify(names)}.filter((name) => typeof globalThis[name] !== "undefined"))`),
    ).toEqual([""]);
  });

  it.each([
    ["WebP", "[0x52, 0x49, 0x46, 0x46, 0, 0, 0, 0, 0x57, 0x45, 0x42, 0x50]", "Image type is unsupported"],
    ["JPEG, which Figma would take", "[0xff, 0xd8, 0xff, 0xe0]", "takes PNG only"],
    ["GIF, which Figma would take", "[0x47, 0x49, 0x46, 0x38, 0x39, 0x61]", "takes PNG only"],
    ["no picture", "[1, 2, 3]", "Image type is unsupported"],
  ])("cannot make a picture of %s, and is told so", async (_, bytes, sentence) => {
    const code = `await fails(() => figma.createImage(new Uint8Array(${bytes})))`;
    expect(await plugin(code)).toEqual([expect.stringContaining(sentence)]);
  });

  it("cannot keep 100 kB with a layer", async () => {
    const code = 'await fails(() => figma.currentPage.selection[0].setPluginData("request", "x".repeat(100000)))';
    expect(await plugin(code)).toEqual([expect.stringContaining("100 kB")]);
  });

  it("cannot name a relaunch command the manifest lacks", async () => {
    const code = 'await fails(() => figma.currentPage.selection[0].setRelaunchData({ other: "" }))';
    expect(await plugin(code)).toEqual([expect.stringContaining("relaunchButtons")]);
  });

  it("sees the same object for the same layer, and a gone layer as removed", async () => {
    const code = `const [node] = figma.currentPage.selection;
      say(node === (await figma.getNodeByIdAsync("1:1")));
      node.remove();
      say(node.removed + " " + (await figma.getNodeByIdAsync("1:1")));
      await fails(() => node.name);`;
    expect(await plugin(code)).toEqual(["true", "true null", expect.stringContaining("does not exist")]);
  });

  it("gets bytes of four megabytes unchanged", async () => {
    const code = `const bytes = new Uint8Array(4194304).map((_, i) => i * 31);
      await figma.clientStorage.setAsync("bytes", bytes);
      const back = await figma.clientStorage.getAsync("bytes");
      say(back.length === bytes.length && back.every((byte, i) => byte === bytes[i]));`;
    expect(await plugin(code)).toEqual(["true"]);
  });

  it("hears about selections later and once", async () => {
    const code = `let heard = 0;
      figma.on("selectionchange", () => { heard += 1; });
      const page = figma.currentPage, nodes = page.selection;
      page.selection = []; page.selection = nodes; page.selection = [];
      say(heard);
      setTimeout(() => say(heard), 10);`;
    expect(await plugin(code)).toEqual(["0", "1"]);
  });

  it("is freed although its memory grew while its promises ran", async () => {
    const code = `const runs = [];
      for (let i = 0; i < 40; i++) runs.push("x".repeat(90000) + i);
      await figma.clientStorage.keysAsync();
      figma.ui.postMessage({ runs });
      say("sent");`;
    const { said, sandbox } = await running(code);
    await sandbox.dispose();
    expect(said).toEqual(["sent"]);
  });

  it("can do nothing after closePlugin", async () => {
    const code = 'setTimeout(() => figma.notify("still here"), 5); figma.closePlugin();';
    expect(await plugin(code)).toEqual([]);
  });
});

describe("copyMessage", () => {
  it("copies deeply and loses prototypes", () => {
    const bytes = new Uint8Array([1, 2]);
    const message = { list: [1, null, undefined], bytes, when: new Date(5) };
    const copy = copyMessage(message) as typeof message;
    expect(copy).toEqual(message);
    expect(copy.bytes).not.toBe(bytes);
  });

  it("names where the wrong value lies", () => {
    expect(() => checkMessage({ a: [{ b: new Set() }] })).toThrow("message.a[0].b");
    expect(() => checkMessage(() => 1)).toThrow("function");
    expect(() => checkMessage(10n)).toThrow("bigint");
  });
});
