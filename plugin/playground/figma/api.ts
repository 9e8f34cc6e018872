/** The `figma` object: the part of Figma's plugin API that Blendfill uses, over our document, limits included. */
import type { Raster } from "../../../models/image/raster";
import type { EditorDocument } from "../document/document";
import { makeLayer, solid } from "../document/layer";
import { hashOf } from "../document/pictures";
import { createClientStorage, type StoragePlace } from "./client-storage";
import type { LayerNode } from "./layer-node";
import type { EmulatedPage } from "./node-table";
import { NodeTable } from "./node-table";
import { checkCreatable, checkSide, pictureType } from "./picture-file";
import { EmulatedRoot } from "./root";
import { createUi, type EmulatedUi, type PluginWindow } from "./ui";

export interface FigmaParts {
  readonly document: EditorDocument;
  readonly window: PluginWindow;
  readonly storage: StoragePlace;
  readonly relaunchCommands: readonly string[];
  /** createImage is synchronous, and so must this be. Throws when the bytes are no picture. */
  decode(bytes: Uint8Array): Raster;
  notify(sentence: string): void;
  /** Called once, by closePlugin or when the user closes the window. */
  closed(): void;
}

type Events = "run" | "selectionchange" | "close";
type Listener = (event?: unknown) => void;

export interface EmulatedFigma {
  /** Goes into the sandbox as `figma`. */
  readonly api: object;
  readonly ui: EmulatedUi;
  readonly page: EmulatedPage;
  run(command: string, parameters: { readonly [key: string]: string } | undefined): void;
  /** The suggestions the plugin offers for what is typed in quick actions. */
  suggest(query: string, key: string): readonly string[];
  close(): void;
}

export function createFigma(parts: FigmaParts): EmulatedFigma {
  const { document } = parts;
  const table = new NodeTable(document, parts.relaunchCommands);
  const ui = createUi(parts.window);
  const listeners = new Map<string, Set<Listener>>();
  const inputs = new Set<(event: unknown) => void>();
  const root = new EmulatedRoot(document);
  let closed = false;
  let command = "";

  const fire = (name: Events, event?: unknown): void => {
    for (const listener of [...(listeners.get(name) ?? [])]) listener(event);
  };
  const alive = (): void => {
    if (closed) throw new Error("The plugin was closed: figma can no longer be used");
  };

  // Figma tells about selections later and once for many changes.
  let telling = false;
  const stop = document.listen((event) => {
    if (event !== "selection" || telling) return;
    telling = true;
    setTimeout(() => {
      telling = false;
      if (!closed) fire("selectionchange");
    }, 0);
  });

  function close(): void {
    if (closed) return;
    fire("close");
    closed = true;
    stop();
    document.commit(); // A run's changes end as a step of their own.
    parts.window.close();
    parts.closed();
  }

  const image = (hash: string): object | null => {
    const picture = document.pictures.get(hash);
    if (picture === undefined) return null;
    const { width, height } = picture.pixels;
    return {
      hash,
      getSizeAsync: async () => ({ width, height }),
      getBytesAsync: async () => picture.image.bytes.slice(),
    };
  };

  const api = {
    apiVersion: "1.0.0",
    editorType: "figma",
    mixed: Symbol.for("figma.mixed"),
    ui: ui.api,
    clientStorage: createClientStorage(parts.storage),
    parameters: {
      on(type: string, handler: (event: unknown) => void) {
        if (type === "input") inputs.add(handler);
      },
    },
    get command() {
      return command;
    },
    root,
    get currentPage() {
      return table.page;
    },
    on(name: string, listener: Listener) {
      alive();
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
    },
    off(name: string, listener: Listener) {
      listeners.get(name)?.delete(listener);
    },
    showUI(html: string, options: ShowUIOptions = {}) {
      alive();
      parts.window.open(html, options);
    },
    closePlugin(message?: string) {
      if (message) parts.notify(message);
      close();
    },
    notify(sentence: string) {
      alive();
      parts.notify(sentence.slice(0, 100));
    },
    commitUndo() {
      alive();
      document.commit();
    },
    triggerUndo() {
      alive();
      document.undo();
    },
    async getNodeByIdAsync(id: string) {
      return table.byId(id);
    },
    getNodeById() {
      throw new Error("Cannot call getNodeById with documentAccess: dynamic-page. Use getNodeByIdAsync instead.");
    },
    createRectangle(): LayerNode {
      alive();
      const grey = solid(0.85, 0.85, 0.85);
      const layer = makeLayer({ id: document.newId(), type: "RECTANGLE", name: "Rectangle", fills: [grey] });
      document.change(() => document.layers.push(layer));
      return table.node(layer);
    },
    createImage(bytes: Uint8Array) {
      alive();
      checkCreatable(bytes);
      // Browsers decode these only asynchronously, and createImage cannot wait.
      if (pictureType(bytes) !== "image/png") {
        throw new Error(
          "The playground's createImage takes PNG only, though Figma's takes JPEG and GIF too. Encode it as PNG",
        );
      }
      const pixels = parts.decode(bytes);
      checkSide(pixels);
      const kept = new Uint8Array(bytes);
      const hash = hashOf(kept);
      document.pictures.set(hash, { hash, image: { type: "image/png", bytes: kept }, pixels });
      return image(hash);
    },
    getImageByHash: (hash: string) => image(hash),
  } satisfies { [K in keyof PluginAPI]?: unknown };

  return {
    api,
    ui,
    page: table.page,
    run(verb, parameters) {
      command = verb;
      fire("run", { command: verb, parameters });
    },
    suggest(query, key) {
      let suggestions: readonly string[] = [];
      const result = {
        setSuggestions: (given: readonly (string | { name: string })[]) => {
          suggestions = given.map((one) => (typeof one === "string" ? one : one.name));
        },
        setError: () => undefined,
        setLoadingMessage: () => undefined,
      };
      for (const input of [...inputs]) input({ query, key, parameters: {}, result });
      return suggestions;
    },
    close,
  };
}
