/** Keys of the whole window. */

import type { EditingState } from "../features/draft/state";
import type { MachineState } from "../features/machine/state";
import type { Marking } from "../features/marking/marking";
import type { MaskTool } from "../features/marking/tools";
import type { ModelsState } from "../features/models/state";
import type { Queueing } from "../features/queue/queueing";
import type { Outcomes } from "../features/results/accepting";
import type { OutcomesState } from "../features/results/state";
import { readinessOf } from "../features/run/readiness";
import type { RunState } from "../features/run/state";
import type { SelectingState } from "../features/selection/state";
import type { Shell } from "../features/shell/shell";
import type { ShellState } from "../features/shell/state";
import { isTyping } from "../widgets/typing";

/** A letter takes a tool in hand, as in other editors. */
const tools: Readonly<Record<string, MaskTool>> = {
  b: "brush",
  e: "eraser",
  l: "lasso",
  r: "rectangle",
  o: "ellipse",
  w: "wand",
};

/** Where arrow keys have a meaning of their own. */
function takesArrows(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof Element &&
      target.closest("[role=tablist], [role=listbox], [role=menu], canvas, .frame") !== null)
  );
}

const through: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };

interface CandidateOfStates {
  readonly outcomes: OutcomesState;
  readonly shell: ShellState;
}

/** The candidate that a key means while results are in front: by number, or the one beside; null for other keys. */
function candidateOf(event: KeyboardEvent, { outcomes, shell }: CandidateOfStates): number | null {
  const shown = outcomes.results.value?.shown.length ?? 0;
  if (shown === 0 || shell.stage.value !== "result" || event.shiftKey) return null;
  if (/^[1-9]$/.test(event.key)) return Number(event.key) <= shown ? Number(event.key) - 1 : null;
  const by = through[event.key];
  if (by === undefined || takesArrows(event.target)) return null;
  return Math.min(shown - 1, Math.max(0, outcomes.chosen.value + by));
}

interface ListenToKeysProps {
  readonly editing: EditingState;
  readonly machine: MachineState;
  readonly marking: Marking;
  readonly models: ModelsState;
  readonly outcomes: Outcomes;
  readonly progress: RunState;
  readonly queueing: Queueing;
  readonly selecting: SelectingState;
  readonly shell: Shell;
}

/**
 * Ctrl or Cmd+Enter runs or queues, as Shift+Enter does in the prompt; with both it accepts; Esc stops; \ compares while held; numbers and arrows choose
 * candidates; [ and ] size the brush; Ctrl or Cmd+Z undoes a stroke; letters choose tools; ? shows the keys.
 */
export function listenToKeys(
  target: Window,
  { editing, machine, marking, models, outcomes, progress, queueing, selecting, shell }: ListenToKeysProps,
): () => void {
  const down = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    // Shift+Enter in the prompt is what users of Krita's plugin have in their fingers.
    const wantsRun = command || (event.shiftKey && event.target instanceof HTMLTextAreaElement);
    if (wantsRun && event.key === "Enter") {
      event.preventDefault();
      if (command && event.shiftKey) void outcomes.accept();
      else if (readinessOf({ editing, machine, models, selecting }) === null) void queueing.run();
      return;
    }
    if (event.key === "Escape") {
      // Nothing else: a second Esc must not close the window over results nobody has taken.
      if (progress.job.value.state === "running") event.preventDefault();
      queueing.cancel();
      return;
    }
    if (isTyping(event.target)) return;
    const { radius } = marking.tools.value;
    const candidate = command || event.altKey ? null : candidateOf(event, { outcomes, shell });
    if (candidate !== null) {
      event.preventDefault();
      outcomes.choose(candidate);
    } else if (event.key === "?") shell.goTo("settings");
    else if (command && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) marking.redoStroke();
      else marking.undoStroke();
    } else if (event.key === "\\") shell.compare(true);
    else if (!command && !event.altKey && tools[event.key]) marking.tool({ tool: tools[event.key] as MaskTool });
    else if (event.key === "[") marking.tool({ radius: radius / 1.2 });
    else if (event.key === "]") marking.tool({ radius: radius * 1.2 });
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key === "\\") shell.compare(false);
  };
  const away = (): void => shell.compare(false);
  target.addEventListener("keydown", down);
  target.addEventListener("keyup", up);
  target.addEventListener("blur", away);
  return () => {
    target.removeEventListener("keydown", down);
    target.removeEventListener("keyup", up);
    target.removeEventListener("blur", away);
  };
}
