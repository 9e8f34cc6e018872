/** Chooses the adapter for the editor this page was opened in, and loads that one only. The only file here that touches the window. */
import type { HostBridge } from "../protocol/host";
import type { Timers } from "../protocol/timers";
import { inlineLaunch, readLaunch } from "./origins";
import { type FrameWindow, parentPort } from "./parent-port";
import { readPhotopeaLaunch } from "./photopea/launch";
import { type PhotopeaFrame, photopeaLine } from "./photopea/line";
import { themeSource } from "./theme";

const timers: Timers = {
  after(milliseconds, callback) {
    const handle = setTimeout(callback, milliseconds);
    return () => clearTimeout(handle);
  },
};

/**
 * The host around this page, or null when the page was opened by itself (show how to install, then).
 * @throws what the import throws when the adapter cannot be loaded; calling again tries again
 */
export async function detectHost(): Promise<HostBridge | null> {
  if (window.parent === window) return null;
  const seen = [...(location.ancestorOrigins ?? []), document.referrer];
  const system = matchMedia("(prefers-color-scheme: dark)");
  const photopea = readPhotopeaLaunch(location.hash, seen);
  if (photopea !== null) {
    const { photopeaHost } = await import("./photopea/host");
    return photopeaHost({
      line: photopeaLine(window as PhotopeaFrame, photopea),
      timers,
      theme: themeSource(photopea.theme, system),
      storage: storageOrNull(),
      visible: () => document.visibilityState === "visible" && innerWidth > 0 && innerHeight > 0,
      now: () => performance.now(),
      prefix: `blendfill-${crypto.getRandomValues(new Uint32Array(2)).join("")}`,
    });
  }
  const launch = inlineLaunch(document.documentElement, seen) ?? readLaunch(location.hash, seen);
  if (launch === null) return null;
  const { figmaHost } = await import("./figma");
  return figmaHost({
    port: parentPort(window as FrameWindow, launch),
    launch,
    timers,
    theme: themeSource(launch.theme, system),
  });
}

/** Browsers that block storage in frames throw on the mere mention. */
function storageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
