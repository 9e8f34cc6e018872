/** Keys of the whole window. */
import type { Kit } from "./kit";

/** Where typing a letter means that letter. */
function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type === "text";
}

/** Ctrl or Cmd+Enter runs, Esc stops, \ compares while held, [ and ] size the brush, Ctrl or Cmd+Z undoes a stroke. */
export function listenToKeys(target: Window, { session, actions }: Kit): () => void {
  const down = (event: KeyboardEvent): void => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key === "Enter") {
      event.preventDefault();
      if (session.job.value.state !== "running") void actions.run();
      return;
    }
    if (event.key === "Escape") {
      // Nothing else: a second Esc must not close the window over results nobody has taken.
      if (session.job.value.state === "running") event.preventDefault();
      actions.cancel();
      return;
    }
    if (isTyping(event.target)) return;
    const { radius } = session.brush.value;
    if (command && event.key.toLowerCase() === "z") {
      event.preventDefault();
      if (event.shiftKey) actions.redoStroke();
      else actions.undoStroke();
    } else if (event.key === "\\") actions.compare(true);
    else if (event.key === "[") actions.brush({ radius: radius / 1.2 });
    else if (event.key === "]") actions.brush({ radius: radius * 1.2 });
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
