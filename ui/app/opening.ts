/** What a window does when it is opened, and what the editor's commands make it do. */

import type { Command } from "../../plugin/protocol/host";
import type { Lasting } from "../features/history/lasting";
import type { Readings } from "../features/selection/reading";
import type { ShellState } from "../features/shell/state";
import type { Ports } from "../ports";

export interface Opening {
  /** Reads what was kept of the last time, the language among it. Never rejects; asks once, however often it is called. */
  recall(): Promise<void>;
  /** Connects to host and engine, reads the first selection, obeys the command. Resolves when the window is usable. */
  open(): Promise<void>;
}

export interface OpeningNeighbours {
  readonly recall: () => Promise<void>;
  readonly recallOwn: () => void;
  readonly startEngine: () => Promise<void>;
  readonly readings: Pick<Readings, "readAgain" | "selectionChanged">;
  readonly change: (part: { readonly prompt: string }) => void;
  readonly editAgain: () => void;
  readonly readHistory: () => Promise<void>;
  readonly recallPack: () => void;
  /** Loads the pack in use. */
  readonly loadPack: () => void;
  readonly lasting: Pick<Lasting, "look" | "comeBack">;
  /** Goes on with the finish of the document's last run. */
  readonly followDocument: () => void;
}

export function createOpening(
  shell: Pick<ShellState, "editor" | "focusPrompt">,
  { host }: Pick<Ports, "host">,
  neighbours: OpeningNeighbours,
): Opening {
  const { readings, change, editAgain, readHistory, recallPack, loadPack, lasting, followDocument } = neighbours;
  let recalled: Promise<void> | null = null;
  const recall = (): Promise<void> => {
    recalled ??= neighbours.recall();
    return recalled;
  };

  const obey = (command: Command): void => {
    if (command.prompt) change({ prompt: command.prompt });
    if (command.verb === "edit-again") editAgain();
    shell.focusPrompt.value += 1;
  };

  return {
    recall,
    async open() {
      shell.editor.value = host.name;
      host.on("selection", readings.selectionChanged);
      host.on("command", (command) => void readings.readAgain().then(() => obey(command)));
      neighbours.recallOwn(); // Long before the engine is there.
      await Promise.all([neighbours.startEngine(), recall()]);
      const historyRead = readHistory();
      await readings.readAgain();
      const command = await host.command().catch(() => null); // Opened without one.
      if (command) obey(command);
      await historyRead;
      recallPack();
      loadPack(); // The model loads while the user types, so the first run starts at once.
      await lasting.look();
      followDocument();
      if (command?.verb !== "edit-again") await lasting.comeBack();
    },
  };
}
