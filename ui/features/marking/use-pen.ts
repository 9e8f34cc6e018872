/** Pointer and keyboard as one pen on a canvas: it begins, moves and ends, in the canvas's own pixels. */
import type { RefObject } from "preact";
import { useRef, useState } from "preact/hooks";
import type { Point, Size } from "../../../models/image/geometry";
import { toPicture } from "../../painter/viewport";

export interface Grip {
  readonly at: Point;
  readonly start: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Keys as they were when the pen came down. */
  readonly startShift: boolean;
  readonly startAlt: boolean;
  readonly pressure: number;
  readonly isPen: boolean;
  /** Farther than a trembling hand. */
  readonly moved: boolean;
  /** Canvas pixels a screen pixel. */
  readonly reach: number;
}

export interface PenUse {
  begin(grip: Grip): void;
  move(grip: Grip): void;
  end(grip: Grip): void;
  cancel(): void;
}

/** Screen pixels a click may slip. */
const TREMBLE = 4;
/** Share of the picture's longest side an arrow key moves, and with Shift. */
const [SMALL, LARGE] = [1 / 100, 1 / 20];
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

export function usePen(canvas: RefObject<HTMLCanvasElement | null>, size: Size, use: PenUse) {
  const [at, setAt] = useState<Point | null>(null);
  const [byKeys, setByKeys] = useState(false);
  const down = useRef<Grip | null>(null);
  const place = useRef<Point>({ x: size.width / 2, y: size.height / 2 });

  const boxOf = (): DOMRect => canvas.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
  const gripOf = (point: Point, event: MouseEvent | KeyboardEvent, begun: Grip | null): Grip => {
    const reach = size.width / Math.max(1, boxOf().width);
    const start = begun?.start ?? point;
    const far = Math.hypot(point.x - start.x, point.y - start.y) > TREMBLE * reach;
    const pointer = event instanceof PointerEvent ? event : null;
    return {
      at: point,
      start,
      shift: event.shiftKey,
      alt: event.altKey,
      startShift: begun?.startShift ?? event.shiftKey,
      startAlt: begun?.startAlt ?? event.altKey,
      pressure: pointer?.pressure ?? 0,
      isPen: pointer?.pointerType === "pen",
      moved: begun?.moved === true || far,
      reach,
    };
  };
  const show = (point: Point, keys: boolean): void => {
    place.current = point;
    setAt(point);
    setByKeys(keys);
  };
  const begin = (grip: Grip): void => {
    down.current = grip;
    use.begin(grip);
  };
  const lift = (grip: Grip): void => {
    down.current = null;
    use.end(grip);
  };

  const handlers = {
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return;
      canvas.current?.setPointerCapture(event.pointerId);
      const point = toPicture({ x: event.clientX, y: event.clientY }, boxOf(), size);
      show(point, false);
      begin(gripOf(point, event, null));
    },
    onPointerMove(event: PointerEvent) {
      const box = boxOf();
      // Between two frames a fast hand draws a curve; its points come together.
      const events = down.current ? (event.getCoalescedEvents?.() ?? []) : [];
      for (const each of events.length > 0 ? events : [event]) {
        const point = toPicture({ x: each.clientX, y: each.clientY }, box, size);
        if (down.current) {
          down.current = gripOf(point, each, down.current);
          use.move(down.current);
        }
        place.current = point;
      }
      show(place.current, false);
    },
    onPointerUp(event: PointerEvent) {
      if (down.current) lift(gripOf(place.current, event, down.current));
    },
    onPointerCancel() {
      down.current = null;
      use.cancel();
    },
    onPointerLeave() {
      if (!down.current) setAt(null);
    },
    onFocus() {
      if (canvas.current?.matches(":focus-visible")) show(place.current, true);
    },
    onBlur() {
      if (byKeys) setAt(null);
    },
  };

  /** Arrows move the pen, Enter puts it down and lifts it. */
  const key = (event: KeyboardEvent): void => {
    const arrow = arrows[event.key];
    if (arrow) {
      event.preventDefault();
      const step = Math.max(size.width, size.height) * (event.shiftKey ? LARGE : SMALL);
      const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
      const point = {
        x: clamp(place.current.x + arrow[0] * step, size.width),
        y: clamp(place.current.y + arrow[1] * step, size.height),
      };
      show(point, true);
      if (!down.current) return;
      down.current = gripOf(point, event, down.current);
      use.move({ ...down.current, shift: false });
    } else if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      show(place.current, true);
      if (down.current) lift(gripOf(place.current, event, down.current));
      else begin(gripOf(place.current, event, null));
    } else if (event.key === "Escape" && down.current) {
      event.preventDefault();
      event.stopPropagation();
      down.current = null;
      use.cancel();
    }
  };

  const grip = (): Grip => gripOf(place.current, new MouseEvent("click"), down.current);
  return { at, byKeys, handlers, key, grip };
}
