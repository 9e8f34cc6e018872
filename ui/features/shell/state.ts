/** What the window shows: its page, what is in front of the preview, and what is said aloud. */
import { type Signal, signal } from "@preact/signals";
import type { HostBridge } from "../../../plugin/protocol/host";

/** The window's pages. */
export type Page = "edit" | "history" | "models" | "settings";

export interface ShellState {
  readonly page: Signal<Page>;
  /** What the preview shows when nothing runs: the area to paint, or the chosen result. */
  readonly stage: Signal<"mask" | "result">;
  /** While a run goes: the preview follows it, rather than what the user prepares or looks at meanwhile. */
  readonly following: Signal<boolean>;
  /** The picture is shown without the result. */
  readonly comparing: Signal<boolean>;
  /** The last thing worth saying aloud, for the live region. */
  readonly announcement: Signal<string>;
  /** Counts up whenever the prompt should get the focus. */
  readonly focusPrompt: Signal<number>;
  /** False until the first-run sentence has been read; null before that is known. */
  readonly welcomed: Signal<boolean | null>;
  /** Editors have their own words for things. */
  readonly editor: Signal<HostBridge["name"]>;
  /** A new version of this window lies ready; calling it loads that. */
  readonly update: Signal<(() => void) | null>;
}

export function newShell(): ShellState {
  return {
    page: signal<Page>("edit"),
    stage: signal<"mask" | "result">("mask"),
    following: signal(true),
    comparing: signal(false),
    announcement: signal(""),
    focusPrompt: signal(0),
    welcomed: signal<boolean | null>(null),
    editor: signal<HostBridge["name"]>("figma"),
    update: signal<(() => void) | null>(null),
  };
}
