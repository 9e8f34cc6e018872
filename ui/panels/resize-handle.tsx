/** Editors give plugin windows no handle, so the corner has ours. */
import { useRef } from "preact/hooks";
import { text } from "../messages/current";
import type { Kit } from "./kit";

const STEP = 20;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [STEP, 0],
  ArrowLeft: [-STEP, 0],
  ArrowDown: [0, STEP],
  ArrowUp: [0, -STEP],
};

export function ResizeHandle({ actions }: Pick<Kit, "actions">) {
  /** From the pointer to the window's corner when the drag began. */
  const grip = useRef<readonly [number, number] | null>(null);
  return (
    <button
      type="button"
      class="resize-handle"
      aria-label={text.resize}
      title={text.resize}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = [innerWidth - event.clientX, innerHeight - event.clientY];
      }}
      onPointerMove={(event) => {
        if (!grip.current) return;
        actions.resize({ width: event.clientX + grip.current[0], height: event.clientY + grip.current[1] });
      }}
      onPointerUp={() => {
        grip.current = null;
      }}
      onPointerCancel={() => {
        grip.current = null;
      }}
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (!move) return;
        event.preventDefault();
        actions.resize({ width: innerWidth + move[0], height: innerHeight + move[1] });
      }}
    />
  );
}
