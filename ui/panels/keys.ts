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

/** Ctrl or Cmd+Enter runs or queues, Esc stops, \ compares while held, [ and ] size the brush, Ctrl or Cmd+Z undoes a stroke, letters choose tools. */
export function listenToKeys(target: Window, { session, actions }: Kit): () => void {
  const down = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "Enter") {
      event.preventDefault();
      if (readinessOf(session) === null) void actions.run();
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
    if (command && event.key.toLowerCase() === "z") {
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
