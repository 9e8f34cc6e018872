/** The extended picture's frame over the preview, with handles on its sides and corners. */
import { useRef } from "preact/hooks";
import type { Point, Size } from "../../../models/image/geometry";
import { draggedSides, extendedFrame, type Handle, handles, type Sides } from "../../painter/extension";
import { percentOf } from "../../painter/viewport";

export interface ExtendFrameProps {
  readonly sides: Sides;
  readonly source: Size;
  /** CSS pixels a source pixel. */
  readonly scale: number;
  readonly onChange: (sides: Sides) => void;
  /** The view must not move under a hand that drags. */
  readonly onDragging: (dragging: boolean) => void;
}

export function ExtendFrame({ sides, source, scale, onChange, onDragging }: ExtendFrameProps) {
  const begun = useRef<{
    readonly handle: Handle;
    readonly at: Point;
    readonly from: Sides;
    readonly scale: number;
  } | null>(null);
  const down = (handle: Handle) => (event: PointerEvent & { currentTarget: Element }) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = { handle, at: { x: event.clientX, y: event.clientY }, from: sides, scale };
    onDragging(true);
  };
  const move = (event: PointerEvent): void => {
    if (!begun.current) return;
    const { handle, at, from, scale: own } = begun.current;
    const by = { x: (event.clientX - at.x) / own, y: (event.clientY - at.y) / own };
    onChange(draggedSides(from, handle, by, source, event.shiftKey));
  };
  const up = (): void => {
    if (begun.current) onDragging(false);
    begun.current = null;
  };
  const place = percentOf(extendedFrame(sides, source), source);
  return (
    // The number fields below do the same by keyboard, with names.
    <>
      <div class="extension" style={place} aria-hidden="true" />
      <div class="extension-handles" style={place} data-testid="extension" aria-hidden="true">
        {handles.map((handle) => (
          <div
            key={`${handle.across} ${handle.down}`}
            class={`extend-handle ${handle.across === 0 ? "extend-down" : handle.down === 0 ? "extend-across" : "extend-corner"}`}
            data-testid={`extend-${nameOf(handle)}`}
            style={{
              left: `${(handle.across + 1) * 50}%`,
              top: `${(handle.down + 1) * 50}%`,
              cursor: cursorOf(handle),
            }}
            onPointerDown={down(handle)}
            onPointerMove={move}
            onPointerUp={up}
            onPointerCancel={up}
          />
        ))}
      </div>
    </>
  );
}

function nameOf({ across, down }: Handle): string {
  return [down < 0 ? "top" : down > 0 ? "bottom" : "", across < 0 ? "left" : across > 0 ? "right" : ""]
    .filter(Boolean)
    .join("-");
}

function cursorOf({ across, down }: Handle): string {
  if (across === 0) return "ns-resize";
  if (down === 0) return "ew-resize";
  return across === down ? "nwse-resize" : "nesw-resize";
}
