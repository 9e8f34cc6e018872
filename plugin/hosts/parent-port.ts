/** The line to Figma: `{pluginMessage, pluginId}` up to the parent page, `{pluginMessage}` back. */
import type { Port } from "../protocol/rpc";
import type { Launch } from "./origins";

/** The parts of a window that the port needs, so that tests can bring their own. */
export interface FrameWindow {
  readonly parent: { postMessage(message: unknown, targetOrigin: string): void };
  addEventListener(type: "message", listener: (event: FrameMessage) => void): void;
  removeEventListener(type: "message", listener: (event: FrameMessage) => void): void;
}

export interface FrameMessage {
  readonly data: unknown;
  readonly origin: string;
  readonly source: unknown;
}

/** A port to the plugin's sandbox. Messages from any other window or origin are ignored. */
export function parentPort(frame: FrameWindow, launch: Pick<Launch, "parentOrigin" | "pluginId">): Port {
  return {
    post(message) {
      frame.parent.postMessage({ pluginMessage: message, pluginId: launch.pluginId }, launch.parentOrigin);
    },
    listen(handler) {
      const receive = (event: FrameMessage): void => {
        if (event.source !== frame.parent) return;
        if (launch.parentOrigin !== "*" && event.origin !== launch.parentOrigin) return;
        if (typeof event.data !== "object" || event.data === null || !("pluginMessage" in event.data)) return;
        handler(event.data.pluginMessage);
      };
      frame.addEventListener("message", receive);
      return () => frame.removeEventListener("message", receive);
    },
  };
}
