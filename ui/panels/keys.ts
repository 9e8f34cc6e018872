/** Keys of the whole window. */

import { readinessOf } from "../session/readiness";
import type { MaskTool } from "../session/tools";
import type { Kit } from "./kit";

/** Where typing a letter means that letter. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type === "text";
}

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

/** The candidate that a key means while results are in front: by number, or the one beside; null for other keys. */
function candidateOf(event: KeyboardEvent, { results, stage, chosen }: Kit["session"]): number | null {
  const shown = results.value?.shown.length ?? 0;
  if (shown === 0 || stage.value !== "result" || event.shiftKey) return null;
  if (/^[1-9]$/.test(event.key)) return Number(event.key) <= shown ? Number(event.key) - 1 : null;
  const by = through[event.key];
  if (by === undefined || takesArrows(event.target)) return null;
  return Math.min(shown - 1, Math.max(0, chosen.value + by));
}

/**
 * Ctrl or Cmd+Enter runs or queues, as Shift+Enter does in the prompt; with both it accepts; Esc stops; \ compares while held; numbers and arrows choose
 * candidates; [ and ] size the brush; Ctrl or Cmd+Z undoes a stroke; letters choose tools; ? shows the keys.
 */
export function listenToKeys(target: Window, { session, actions }: Kit): () => void {
  const down = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    // Shift+Enter in the prompt is what users of Krita's plugin have in their fingers.
    const wantsRun = command || (event.shiftKey && event.target instanceof HTMLTextAreaElement);
    if (wantsRun && event.key === "Enter") {
      event.preventDefault();
      if (command && event.shiftKey) void actions.accept();
      else if (readinessOf(session) === null) void actions.run();
      return;
    }
    if (event.key === "Escape") {
      // Nothing else: a second Esc must not close the window over results nobody has taken.
      if (session.job.value.state === "running") event.preventDefault();
      actions.cancel();
      return;
    }
    if (isTyping(event.target)) return;
    const { radius } = session.tools.value;
    const candidate = command || event.altKey ? null : candidateOf(event, session);
    if (candidate !== null) {
      event.preventDefault();
      actions.choose(candidate);
    } else if (event.key === "?") actions.goTo("settings");
    else if (command && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) actions.redoStroke();
      else actions.undoStroke();
    } else if (event.key === "\\") actions.compare(true);
    else if (!command && !event.altKey && tools[event.key]) actions.tool({ tool: tools[event.key] as MaskTool });
    else if (event.key === "[") actions.tool({ radius: radius / 1.2 });
    else if (event.key === "]") actions.tool({ radius: radius * 1.2 });
  };
  const up = (event: KeyboardEvent): void => {
    if (event.key === "\\") actions.compare(false);
  };
  const away = (): void => actions.compare(false);
  target.addEventListener("keydown", down);
  target.addEventListener("keyup", up);
  target.addEventListener("blur", away);
  return () => {
    target.removeEventListener("keydown", down);
    target.removeEventListener("keyup", up);
    target.removeEventListener("blur", away);
  };
}
