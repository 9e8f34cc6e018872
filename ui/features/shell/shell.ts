/** Turning to another page, stage or size. */
import type { Size } from "../../../models/image/geometry";
import type { Ports } from "../../ports";
import type { Page, ShellState } from "./state";

export interface ShellVerbs {
  goTo(page: Page): void;
  /** Shows the picture without the result, while held. */
  compare(on: boolean): void;
  showMask(): void;
  showResult(): void;
  /** The preview follows the run, or shows what is prepared meanwhile. */
  follow(on: boolean): void;
  /** Asks the editor for another window size, within what the layout can bear; returns what was asked for. */
  resize(size: Size): Size;
  /** The first-run sentence has been read. */
  welcome(): void;
}

export type Shell = ShellState & ShellVerbs;

export interface ShellNeighbours {
  /** Whether there are results to show. */
  readonly hasResults: () => boolean;
  /** A page was turned to. */
  readonly onPage: (page: Page) => void;
  /** Keeps preferences. */
  readonly keep: () => void;
}

const SMALLEST_WINDOW: Size = { width: 280, height: 420 };
const LARGEST_WINDOW: Size = { width: 600, height: 1200 };

export function createShell(
  shell: ShellState,
  { host, log }: Pick<Ports, "host" | "log">,
  { hasResults, onPage, keep }: ShellNeighbours,
): ShellVerbs {
  return {
    goTo(page) {
      shell.page.value = page;
      onPage(page);
    },
    compare(on) {
      shell.comparing.value = on && hasResults();
    },
    showMask() {
      shell.stage.value = "mask";
    },
    showResult() {
      if (hasResults()) shell.stage.value = "result";
    },
    follow(on) {
      shell.following.value = on;
      shell.stage.value = on ? "result" : "mask";
    },
    resize({ width, height }) {
      const clamp = (value: number, low: number, high: number) => Math.round(Math.min(high, Math.max(low, value)));
      const size = {
        width: clamp(width, SMALLEST_WINDOW.width, LARGEST_WINDOW.width),
        height: clamp(height, SMALLEST_WINDOW.height, LARGEST_WINDOW.height),
      };
      host.resize(size).catch(log); // The window stays as it is.
      return size;
    },
    welcome() {
      shell.welcomed.value = true;
      keep();
    },
  };
}
