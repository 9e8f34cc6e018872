/** The dashed frame of what the model sees; its corners give it more or less to see. */
import { useEffect, useRef, useState } from "preact/hooks";
import { frameOf, intersect, outset, type Point, type Size, type SourceRect } from "../../../models/image/geometry";
import { text } from "../../messages/current";
import { percentOf } from "../../painter/viewport";

export interface ContextFrameProps {
  readonly crop: SourceRect;
  readonly source: Size;
  /** The longer side of what is marked, source pixels; null where the frame cannot be changed. */
  readonly marked: number | null;
  /** CSS pixels a source pixel. */
  readonly scale: number;
  /** Context on each side of what is marked, source pixels. */
  readonly onChange: (context: number) => void;
}

const corners = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/** The frame may reach outside the picture; only the part inside is drawn. */
export function ContextFrame({ crop, source, marked, scale, onChange }: ContextFrameProps) {
  /** Until the engine has planned the frame anew. */
  const [live, setLive] = useState<SourceRect | null>(null);
  useEffect(() => setLive(null), [crop]);
  const begun = useRef<{ readonly at: Point; readonly side: number; readonly scale: number } | null>(null);
  const move = (across: number, down: number) => (event: PointerEvent) => {
    if (!begun.current || marked === null) return;
    const { at, side, scale: own } = begun.current;
    const outwards = Math.max(((event.clientX - at.x) / own) * across, ((event.clientY - at.y) / own) * down);
    const inwards = Math.min(((event.clientX - at.x) / own) * across, ((event.clientY - at.y) / own) * down);
    const by = Math.abs(inwards) > Math.abs(outwards) ? inwards : outwards;
    const context = Math.max(0, Math.round((side + 2 * by - marked) / 2));
    setLive(outset(crop, (marked + 2 * context - crop.width) / 2));
    onChange(context);
  };
  const up = (): void => {
    begun.current = null;
  };
  return (
    <div
      class="frame"
      data-testid="context-frame"
      aria-hidden="true"
      style={percentOf(intersect(live ?? crop, frameOf<SourceRect>(source)), source)}
    >
      {marked !== null &&
        corners.map(([across, down]) => (
          <div
            key={`${across} ${down}`}
            class="frame-corner"
            title={text.preview.contextHint}
            style={{
              left: `${(across + 1) * 50}%`,
              top: `${(down + 1) * 50}%`,
              cursor: across === down ? "nwse-resize" : "nesw-resize",
            }}
            onPointerDown={(event) => {
              if (event.button !== 0) return;
              event.stopPropagation();
              event.currentTarget.setPointerCapture(event.pointerId);
              begun.current = { at: { x: event.clientX, y: event.clientY }, side: (live ?? crop).width, scale };
            }}
            onPointerMove={move(across, down)}
            onPointerUp={up}
            onPointerCancel={up}
          />
        ))}
    </div>
  );
}
