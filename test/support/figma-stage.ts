/** A whole plugin without a browser: our document and figma object, the bundled sandbox in QuickJS, a window in memory. */
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { newQuickJSWASMModule, type QuickJSWASMModule } from "quickjs-emscripten";
import { type FigmaHost, figmaHost } from "../../plugin/hosts/figma";
import { type FrameMessage, type FrameWindow, parentPort } from "../../plugin/hosts/parent-port";
import { EditorDocument } from "../../plugin/playground/document/document";
import { type Layer, makeLayer } from "../../plugin/playground/document/layer";
import { translation } from "../../plugin/playground/document/matrix";
import { hashOf, type Picture } from "../../plugin/playground/document/pictures";
import { decodePng } from "../../plugin/playground/document/png";
import { createFigma, type EmulatedFigma } from "../../plugin/playground/figma/api";
import { toPng } from "../../plugin/playground/render/export-layer";
import { runSandbox, type Sandbox } from "../../plugin/playground/vm/run-sandbox";
import type { Timers } from "../../plugin/protocol/timers";

export const uiOrigin = "http://localhost:4311";
const pageOrigin = "http://localhost:4310";
const pluginId = "1000000000000000001";
/** Stands for the page inside the plugin. */
const builtInPage = "<!doctype html><p>built in</p>";

export const realTimers: Timers = {
  after(milliseconds, callback) {
    const handle = setTimeout(callback, milliseconds);
    return () => clearTimeout(handle);
  },
};

/** A picture of reproducible noise; `alpha` also varies its opacity. */
export function noisePicture(width: number, height: number, alpha = false): Picture {
  const data = new Uint8ClampedArray(width * height * 4);
  let state = width * 7919 + height;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    data[i] = i % 4 === 3 && !alpha ? 255 : state >>> 24;
  }
  const pixels = { width, height, data };
  const bytes = toPng(pixels);
  return { hash: hashOf(bytes), image: { type: "image/png", bytes }, pixels };
}

/** A layer that shows a picture one to one. */
export function pictureLayer(id: string, picture: Picture, x: number, y: number, more: Partial<Layer> = {}): Layer {
  return makeLayer({
    id,
    type: "RECTANGLE",
    name: `Picture ${id}`,
    width: picture.pixels.width,
    height: picture.pixels.height,
    transform: translation(x, y),
    fills: [{ type: "IMAGE", imageHash: picture.hash, scaleMode: "FILL", opacity: 1, visible: true }],
    ...more,
  });
}

let bundled: Promise<string> | null = null;

/** sandbox.js as the build makes it, without needing a build. */
function bundleSandbox(): Promise<string> {
  bundled ??= esbuild
    .build({
      entryPoints: [fileURLToPath(new URL("../../plugin/sandbox/main.ts", import.meta.url))],
      bundle: true,
      write: false,
      format: "iife",
      target: "es2017",
      minify: true,
      define: {
        __UI_URL__: JSON.stringify(`${uiOrigin}/`),
        __PLUGIN_ID__: JSON.stringify(pluginId),
        __WINDOW__: JSON.stringify("site"),
      },
    })
    .then((result) => result.outputFiles[0]?.text ?? "");
  return bundled;
}

let module: Promise<QuickJSWASMModule> | null = null;
const quickjs = (): Promise<QuickJSWASMModule> => {
  module ??= newQuickJSWASMModule();
  return module;
};

export interface Stage {
  readonly document: EditorDocument;
  readonly figma: EmulatedFigma;
  readonly host: FigmaHost;
  readonly notices: readonly string[];
  readonly log: readonly string[];
  /** HTML given to showUI. */
  readonly opened: readonly string[];
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
  /** Sends the sandbox a message as a page of this origin would. */
  inject(message: unknown, origin: string): void;
  readonly storage: { [key: string]: unknown };
  closed(): boolean;
  dispose(): void;
}

export interface StageOptions {
  readonly layers?: readonly Layer[];
  readonly pictures?: readonly Picture[];
  readonly command?: string;
  readonly prompt?: string;
  readonly storage?: { [key: string]: unknown };
  /** Plugin data of the file itself. */
  readonly data?: { readonly [key: string]: string };
}

function replaceAll(storage: { [key: string]: unknown }, values: { readonly [key: string]: unknown }): void {
  for (const key of Object.keys(storage)) delete storage[key];
  Object.assign(storage, values);
}

/** Starts the plugin on a document and connects a window to it. */
export async function stage(options: StageOptions = {}): Promise<Stage> {
  const { layers = [], pictures = [], command = "open", prompt, storage = {}, data = {} } = options;
  const document = new EditorDocument(layers, pictures, data);
  const [notices, log, opened]: [string[], string[], string[]] = [[], [], []];
  const sizes: { width: number; height: number }[] = [];
  const frames = new Set<(event: FrameMessage) => void>();
  let gone = false;
  let sandbox: Sandbox | null = null;
  const figma = createFigma({
    document,
    window: {
      open: (html) => opened.push(html),
      post(message, origin) {
        if (origin !== uiOrigin && origin !== "*") return;
        const event = { data: { pluginMessage: message }, origin: pageOrigin, source: frame.parent };
        queueMicrotask(() => {
          for (const listener of [...frames]) listener(event);
        });
      },
      resize: (size) => sizes.push(size),
      show: () => undefined,
      close: () => undefined,
    },
    storage: { load: () => storage, save: (values) => replaceAll(storage, values) },
    relaunchCommands: ["edit-again"],
    decode: decodePng,
    notify: (sentence) => notices.push(sentence),
    closed() {
      gone = true;
      void sandbox?.dispose();
    },
  });
  const frame: FrameWindow = {
    parent: {
      postMessage(message, targetOrigin) {
        const { pluginMessage } = message as { pluginMessage: unknown };
        if (targetOrigin === pageOrigin) queueMicrotask(() => gone || figma.ui.receive(pluginMessage, uiOrigin));
      },
    },
    addEventListener: (_, listener) => frames.add(listener),
    removeEventListener: (_, listener) => frames.delete(listener),
  };
  sandbox = runSandbox({
    quickjs: await quickjs(),
    code: await bundleSandbox(),
    figma: figma.api,
    html: () => builtInPage,
    log: (level, sentence) => log.push(`${level}: ${sentence}`),
  });
  figma.run(command, prompt === undefined ? undefined : { prompt });
  const host = figmaHost({
    port: parentPort(frame, { parentOrigin: pageOrigin, pluginId }),
    launch: { name: "playground" },
    timers: realTimers,
    theme: { watch: () => () => undefined },
  });
  return {
    document,
    figma,
    host,
    notices,
    log,
    opened,
    sizes,
    storage,
    inject: (message, origin) => figma.ui.receive(message, origin),
    closed: () => gone,
    dispose() {
      host.dispose();
      figma.close();
    },
  };
}
