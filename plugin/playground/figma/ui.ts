/** figma.ui: the plugin's window, seen from its sandbox. */
import type { Size } from "../../../models/image/geometry";
import { copyMessage } from "./values";

/** The window itself; the page draws it, tests pretend. */
export interface PluginWindow {
  open(html: string, options: ShowUIOptions): void;
  /** Posts to the frame if it shows a page of this origin. */
  post(message: unknown, targetOrigin: string): void;
  resize(size: Size): void;
  show(visible: boolean): void;
  close(): void;
}

type MessageHandler = (message: unknown, props: { readonly origin: string }) => void;

export interface EmulatedUi {
  /** What the plugin sees. */
  readonly api: Pick<UIAPI, "postMessage" | "resize" | "show" | "hide" | "close" | "on" | "off"> & {
    onmessage: MessageHandler | undefined;
  };
  /** A message came from the frame. */
  receive(message: unknown, origin: string): void;
}

export function createUi(pluginWindow: PluginWindow): EmulatedUi {
  const handlers = new Set<MessageHandler>();
  const api: EmulatedUi["api"] = {
    onmessage: undefined,
    postMessage(message: unknown, options) {
      pluginWindow.post(copyMessage(message), options?.origin ?? "*");
    },
    resize(width, height) {
      pluginWindow.resize({ width: Math.max(70, width), height: Math.max(0, height) });
    },
    show: () => pluginWindow.show(true),
    hide: () => pluginWindow.show(false),
    close: () => pluginWindow.close(),
    on: (type, handler) => {
      if (type === "message") handlers.add(handler as MessageHandler);
    },
    off: (type, handler) => {
      if (type === "message") handlers.delete(handler as MessageHandler);
    },
  };
  return {
    api,
    receive(message, origin) {
      const copy = copyMessage(message);
      api.onmessage?.(copy, { origin });
      for (const handler of [...handlers]) handler(copy, { origin });
    },
  };
}
