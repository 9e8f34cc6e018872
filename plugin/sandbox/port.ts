/** figma.ui as a Port: only our own site is heard and spoken to. */
import type { Port } from "../protocol/rpc";

/** "https://host:port" of a URL. The sandbox has no URL class. */
export function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/?#]+/.exec(url)?.[0] ?? "null";
}

/** The line to the window whose site has this origin. Takes over figma.ui.onmessage. */
export function uiPort(origin: string): Port {
  const handlers = new Set<(message: unknown) => void>();
  figma.ui.onmessage = (message: unknown, props) => {
    if (props.origin !== origin) return;
    for (const handler of [...handlers]) handler(message);
  };
  return {
    post: (message) => figma.ui.postMessage(message, { origin }),
    listen(handler) {
      handlers.add(handler);
      return () => void handlers.delete(handler);
    },
  };
}
