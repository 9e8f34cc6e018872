/** Starts and stops the built plugin, one run at a time, as Figma does. */
import { newQuickJSWASMModuleFromVariant, newVariant, RELEASE_SYNC } from "quickjs-emscripten";
import manifest from "../../manifest.json";
import type { EditorDocument } from "./document/document";
import { keep, loadKept } from "./document/keep";
import { decodePng } from "./document/png";
import { createPluginWindow } from "./editor/plugin-window";
import { createFigma, type EmulatedFigma } from "./figma/api";
import { runSandbox, type Sandbox } from "./vm/run-sandbox";

const storageKey = `clientStorage ${manifest.id}` as const;

/** What the plugin keeps on this computer; nothing where the browser keeps nothing. */
export async function loadStorage(): Promise<{ [key: string]: unknown }> {
  const values = await loadKept(storageKey).catch(() => null);
  return typeof values === "object" && values !== null ? { ...values } : {};
}

export const saveStorage = (values: { readonly [key: string]: unknown }): Promise<void> => keep(storageKey, values);

export interface PluginRunner {
  /** Runs a command of the manifest's menu; a run that is open ends first. */
  run(command: string, prompt?: string): Promise<void>;
  stop(): void;
  readonly running: boolean;
}

export function createPluginRunner(document: EditorDocument, notify: (sentence: string) => void): PluginRunner {
  let current: EmulatedFigma | null = null;
  const quickjs = once(() =>
    newQuickJSWASMModuleFromVariant(
      newVariant(RELEASE_SYNC, { wasmLocation: new URL("emscripten-module.wasm", import.meta.url).href }),
    ),
  );
  const code = async (): Promise<string> => {
    const answer = await fetch("/plugin/sandbox.js");
    if (!answer.ok) throw new Error("The plugin is not built. Run npm start, then reload this page.");
    return answer.text();
  };

  /** The page inside the plugin; empty where it was not built. */
  const page = once(async (): Promise<string> => {
    const answer = await fetch("/plugin/ui-inline.html");
    return answer.ok ? answer.text() : "";
  });

  async function start(command: string, prompt: string | undefined): Promise<void> {
    const [machine, plugin, html] = await Promise.all([quickjs(), code(), page()]);
    current?.close();
    const stored = await loadStorage();
    current?.close(); // One that was started meanwhile.
    let sandbox: Sandbox | null = null;
    const figma = createFigma({
      document,
      window: createPluginWindow({
        pluginId: manifest.id,
        receive: (message, origin) => figma.ui.receive(message, origin),
        closedByUser: () => figma.close(),
      }),
      storage: { load: () => stored, save: saveStorage },
      relaunchCommands: manifest.relaunchButtons.map((button) => button.command),
      decode: decodePng,
      notify,
      closed() {
        void sandbox?.dispose();
        if (current === figma) current = null;
      },
    });
    current = figma;
    sandbox = runSandbox({
      quickjs: machine,
      code: plugin,
      figma: figma.api,
      html: () => html,
      log: (level, sentence) => (level === "error" ? console.error(sentence) : console.log(sentence)),
    });
    figma.run(command, prompt === undefined ? undefined : { prompt });
  }

  return {
    run: (command, prompt) =>
      start(command, prompt).catch((error: unknown) => notify(error instanceof Error ? error.message : String(error))),
    stop: () => current?.close(),
    get running() {
      return current !== null;
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
