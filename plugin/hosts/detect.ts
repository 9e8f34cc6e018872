/** Chooses the adapter for the editor this page was opened in. The only file here that touches the window. */
import { type FigmaHost, figmaHost } from "./figma";
import { readLaunch } from "./origins";
import { type FrameWindow, parentPort } from "./parent-port";
import { themeSource } from "./theme";

/** The host around this page, or null when the page was opened by itself (show how to install, then). */
export function detectHost(): FigmaHost | null {
  if (window.parent === window) return null;
  const launch = readLaunch(location.hash, [...(location.ancestorOrigins ?? []), document.referrer]);
  if (launch === null) return null;
  return figmaHost({
    port: parentPort(window as FrameWindow, launch),
    launch,
    timers: {
      after(milliseconds, callback) {
        const handle = setTimeout(callback, milliseconds);
        return () => clearTimeout(handle);
      },
    },
    theme: themeSource(launch.theme, matchMedia("(prefers-color-scheme: dark)")),
  });
}
