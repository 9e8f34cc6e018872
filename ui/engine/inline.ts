/** The engine in a window that is one file: its text and its files lie in the page as inert script elements. */
import type { InlineFiles, InlineScope } from "../../models/engine/inline-files";
import type { Thread } from "./client";

/** What the page holds; see plugin/inline/make-inline.mjs. */
export interface InlineEngine {
  /** The engine's script. */
  readonly text: string;
  /** Path to base64 of the gzipped file. */
  readonly files: InlineFiles;
}

/** The engine inside this page, or null where the page was loaded from a site. Read once: the texts are large. */
export function inlineEngine(page: Document): InlineEngine | null {
  const engine = page.getElementById("blendfill-engine");
  if (engine === null) return null;
  const parts = [...page.querySelectorAll<HTMLElement>("script[data-file]")];
  const files = Object.fromEntries(parts.map((part) => [part.dataset.file ?? "", part.textContent]));
  for (const part of parts) part.remove();
  return { text: engine.textContent, files };
}

/**
 * A thread for that engine: a worker from a blob, else from a data URL (frames refuse either), else the page itself,
 * which then stands still while it paints, but paints.
 */
export function openInline({ text, files }: InlineEngine, page: Document): Thread {
  const { port1, port2 } = new MessageChannel();
  const listeners = new Set<(cause: string) => void>();
  let stop = (): void => {};
  let ended = false;

  const start = (url: string, otherwise: () => void): void => {
    if (ended) return;
    let isUp = false;
    let worker: Worker;
    try {
      worker = new Worker(url, { name: "blendfill-engine" });
    } catch {
      otherwise();
      return;
    }
    stop = () => worker.terminate();
    worker.addEventListener("message", () => {
      isUp = true;
      worker.postMessage({ files }, [port2]);
    });
    worker.addEventListener("error", (event) => {
      if (isUp) for (const listener of listeners) listener(event.message || "it stopped");
      else if (!ended) otherwise();
    });
  };
  const inPage = (): void => {
    if (ended) return;
    const scope = globalThis as InlineScope;
    if (scope.blendfillEngine === undefined) {
      const script = page.createElement("script");
      script.textContent = text;
      page.head.append(script);
      script.remove();
    }
    if (scope.blendfillEngine) scope.blendfillEngine(port2, { files });
    else for (const listener of listeners) listener("this frame runs no scripts of the plugin");
  };

  const blob = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  start(blob, () => start(`data:text/javascript;charset=utf-8,${encodeURIComponent(text)}`, inPage));
  return {
    endpoint: port1,
    onFailure: (listener) => void listeners.add(listener),
    end() {
      ended = true;
      stop();
      URL.revokeObjectURL(blob);
      port1.close();
    },
  };
}
