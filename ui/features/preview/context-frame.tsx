/** The dashed frame of what the model sees: a grip moves it, its corners give it more or less to see; by keys too. */
import { useEffect, useRef, useState } from "preact/hooks";
import { frameOf, intersect, type Point, type Size, type SourceRect } from "../../../models/image/geometry";
import { text } from "../../messages/current";
import { contextFor, movable, withContext } from "../../painter/context";
import { percentOf } from "../../painter/viewport";

export interface ContextFrameProps {
  readonly crop: SourceRect;
  /** The box of what may change. */
  readonly patch: SourceRect;
  readonly source: Size;
  /** The longer side of what is marked, source pixels; null where the frame cannot be changed. */
  readonly marked: number | null;
  /** How far it has been moved already, source pixels. */
  readonly aside: Point;
  /** CSS pixels a source pixel. */
  readonly scale: number;
  /** Context on each side of what is marked, source pixels. */
  readonly onResize: (context: number) => void;
  readonly onMove: (aside: Point) => void;
  readonly onReset: () => void;
}

const corners = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

const arrows: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** One press of an arrow key, as a share of the frame's side. */
const keyStep = 0.04;

interface Begun {
  readonly at: Point;
  readonly crop: SourceRect;
  readonly aside: Point;
  readonly scale: number;
}

export interface PartFramesProps {
  readonly frames: readonly SourceRect[];
  readonly source: Size;
}

/** Frames of regions painted one after another, which are as they are planned. */
export function PartFrames({ frames, source }: PartFramesProps) {
  return (
    <>
      {frames.map((frame) => (
        <div
          key={`${frame.x} ${frame.y} ${frame.width}`}
          class="frame"
          data-testid="part-frame"
          style={percentOf(intersect(frame, frameOf<SourceRect>(source)), source)}
        />
      ))}
    </>
  );
}

/** The frame may reach outside the picture; only the part inside is drawn. */
export function ContextFrame(props: ContextFrameProps) {
  const { crop, patch, source, marked, aside, scale, onResize, onMove, onReset } = props;
  /** Until the engine has planned the frame anew. */
  const [live, setLive] = useState<SourceRect | null>(null);
  useEffect(() => setLive(null), [crop]);
  const begun = useRef<Begun | null>(null);
  const now = live ?? crop;

  const down = (event: PointerEvent & { currentTarget: Element }): void => {
    if (event.button !== 0) return;
    event.stopPropagation();
    event.currentTarget.setPointerCapture(event.pointerId);
    begun.current = { at: { x: event.clientX, y: event.clientY }, crop: now, aside, scale };
  };
  const up = (): void => {
    begun.current = null;
  };
  const resize = (side: number): void => {
    if (marked === null) return;
    const context = contextFor(side, marked, source);
    setLive(withContext(now, marked, context));
    onResize(context);
  };
  const shift = (from: SourceRect, own: Point, by: Point): void => {
    const moved = movable({ crop: from, patch, source }, by);
    setLive({ ...from, x: from.x + moved.x, y: from.y + moved.y });
    onMove({ x: own.x + moved.x, y: own.y + moved.y });
  };
  const dragCorner = (across: number, along: number) => (event: PointerEvent) => {
    if (!begun.current) return;
    const { at, crop: from, scale: own } = begun.current;
    const out = [((event.clientX - at.x) / own) * across, ((event.clientY - at.y) / own) * along];
    const [least, most] = [Math.min(...out), Math.max(...out)];
    resize(from.width + 2 * (Math.abs(least) > Math.abs(most) ? least : most));
  };
  const dragGrip = (event: PointerEvent): void => {
    if (!begun.current) return;
    const { at, crop: from, aside: own, scale: zoom } = begun.current;
    shift(from, own, { x: (event.clientX - at.x) / zoom, y: (event.clientY - at.y) / zoom });
  };
  const key = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    const isReset = event.key === "Backspace" || event.key === "Delete";
    if ((!arrow && !isReset) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    if (isReset) {
      onReset();
      return;
    }
    const step = Math.max(1, keyStep * now.width);
    if (!arrow) return;
    if (event.shiftKey) resize(now.width + 2 * step * (arrow.x - arrow.y));
    else shift(now, aside, { x: arrow.x * step, y: arrow.y * step });
  };
  return (
    <div
      class="frame"
      data-testid="context-frame"
      style={percentOf(intersect(now, frameOf<SourceRect>(source)), source)}
    >
      {marked !== null &&
        corners.map(([across, along]) => (
          <div
            key={`${across} ${along}`}
            class="frame-corner"
            aria-hidden="true"
            title={text.preview.contextHint}
            style={{
              left: `${(across + 1) * 50}%`,
              top: `${(along + 1) * 50}%`,
              cursor: across === along ? "nwse-resize" : "nesw-resize",
            }}
            onPointerDown={down}
            onPointerMove={dragCorner(across, along)}
            onPointerUp={up}
            onPointerCancel={up}
          />
        ))}
      {marked !== null && (
        <button
          type="button"
          class="frame-grip"
          aria-label={text.preview.frameGrip}
          title={text.preview.frameGripHint}
          data-testid="context-grip"
          onPointerDown={down}
          onPointerMove={dragGrip}
          onPointerUp={up}
          onPointerCancel={up}
          onKeyDown={key}
        />
      )}
    </div>
  );
}
