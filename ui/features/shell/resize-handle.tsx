/** Editors give plugin windows no handle, so the corner has ours. */

import { useEffect, useRef } from "preact/hooks";
import type { Size } from "../../../models/image/geometry";
import { text } from "../../messages/current";
import type { Shell } from "./shell";

const STEP = 20;
const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [STEP, 0],
  ArrowLeft: [-STEP, 0],
  ArrowDown: [0, STEP],
  ArrowUp: [0, -STEP],
};

export interface ResizeHandleProps {
  readonly shell: Shell;
}

export function ResizeHandle({ shell }: ResizeHandleProps) {
  /** From the pointer to the window's corner when the drag began. */
  const grip = useRef<readonly [number, number] | null>(null);
  /** What keys asked for and the editor has not done yet: the next key goes on from there, however fast it comes. */
  const asked = useRef<Size | null>(null);
  const settle = (): void => {
    asked.current = null;
  };
  useEffect(() => {
    const resized = (): void => {
      const { current } = asked;
      if (current && innerWidth === current.width && innerHeight === current.height) settle();
    };
    addEventListener("resize", resized);
    return () => removeEventListener("resize", resized);
  }, []);
  return (
    <button
      type="button"
      class="resize-handle"
      aria-label={text.resize}
      title={text.resize}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        settle();
        grip.current = [innerWidth - event.clientX, innerHeight - event.clientY];
      }}
      onPointerMove={(event) => {
        if (!grip.current) return;
        shell.resize({ width: event.clientX + grip.current[0], height: event.clientY + grip.current[1] });
      }}
      onPointerUp={() => {
        grip.current = null;
      }}
      onBlur={settle}
      onPointerCancel={() => {
        grip.current = null;
      }}
      onKeyDown={(event) => {
        const move = moves[event.key];
        if (!move) return;
        event.preventDefault();
        const { width, height } = asked.current ?? { width: innerWidth, height: innerHeight };
        asked.current = shell.resize({ width: width + move[0], height: height + move[1] });
      }}
    />
  );
}
