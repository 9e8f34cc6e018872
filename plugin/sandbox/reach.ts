/** Which window: the site's, unless it cannot be reached. */
import type { Timers } from "../protocol/timers";
import { originOf, type UiPort } from "./port";
import type { SentenceCode } from "./sentences";
import { openBuiltIn, openSite, unreachable } from "./window";

export interface Reach {
  readonly window: "site" | "inline";
  readonly url: string;
  readonly pluginId: string;
  readonly timers: Timers;
  readonly say: (code: SentenceCode) => void;
}

/** How long a page of the site may take to say hello, milliseconds: unheard of, and after it did not answer its first page. */
const patience = 20_000;
const shortPatience = 4_000;

/**
 * Opens the window. When no page of the site says hello in time, the built-in page takes its place, with a sentence.
 * A site that is out of reach may still come from a service worker, so it is given a moment.
 */
export function openWindow(port: UiPort, { window, url, pluginId, timers, say }: Reach): void {
  if (window === "inline") {
    port.turnTo(null);
    openBuiltIn();
    return;
  }
  port.turnTo(originOf(url));
  openSite(url, pluginId);
  let isOver = false;
  const end = (): void => {
    isOver = true;
    stopHello();
    figma.ui.off("message", hearFirstPage);
  };
  const giveUp = (): void => {
    if (isOver) return;
    end();
    if (__html__ === "") {
      say("site-gone");
      return;
    }
    port.turnTo(null);
    openBuiltIn();
    say("built-in-instead");
  };
  const stopHello = port.listen(() => isOver || end());
  const hearFirstPage = (message: unknown): void => {
    if (message === unreachable) timers.after(shortPatience, giveUp);
  };
  figma.ui.on("message", hearFirstPage);
  timers.after(patience, giveUp);
}
