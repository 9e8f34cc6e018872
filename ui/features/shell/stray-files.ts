/** A file let go over the window must not open in the window's place and end the plugin. */

/** Whether files are dragged; text within the window is dragged as ever. */
export const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;

/** Refuses files wherever nobody else takes them. The result stops that. */
export function keepFilesOut(target: Window): () => void {
  const over = (event: DragEvent): void => {
    if (event.defaultPrevented || !carriesFiles(event)) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = "none";
  };
  const drop = (event: DragEvent): void => {
    if (carriesFiles(event)) event.preventDefault();
  };
  target.addEventListener("dragover", over);
  target.addEventListener("drop", drop);
  return () => {
    target.removeEventListener("dragover", over);
    target.removeEventListener("drop", drop);
  };
}
