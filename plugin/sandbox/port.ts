/** figma.ui as a Port: only the page that was opened is heard and spoken to. */
import type { Port } from "../protocol/rpc";

/** "https://host:port" of a URL. The sandbox has no URL class. */
export function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]+/.exec(url)?.[0] ?? "null";
}

export interface UiPort extends Port {
  /**
   * From now on the window shows a page of this origin; null = the page inside the plugin, which has none of its own
   * and whose frame cannot hold anything else.
   */
  turnTo(origin: string | null): void;
}

/** The line to the window. Takes over figma.ui.onmessage. Nothing is heard before `turnTo`. */
export function uiPort(): UiPort {
  const handlers = new Set<(message: unknown) => void>();
  let heard: string | null = "";
  figma.ui.onmessage = (message: unknown, props) => {
    if (heard !== null && props.origin !== heard) return;
    for (const handler of [...handlers]) handler(message);
  };
  return {
    turnTo(origin) {
      heard = origin;
    },
    post: (message) => figma.ui.postMessage(message, { origin: heard ?? "*" }),
    listen(handler) {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
  };
}
