/** Zoom and pan of the preview: wheel, pinch, Space or the middle button and drag, keys. */
import type { RefObject } from "preact";
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Point, Rect, Size } from "../../../models/image/geometry";
import { type Camera, fitted, held, panned, zoomedAt } from "../../painter/camera";
import { isTyping } from "../../widgets/typing";

/** A notch of a mouse wheel moves at least so far; a trackpad's small steps pan instead. */
const NOTCH = 50;
const STEP = 1.25;

export interface Viewing {
  readonly camera: Camera;
  readonly viewport: Size;
  readonly isFitted: boolean;
  /** Space is held or the picture is being moved: tools stay quiet. */
  readonly panning: boolean;
  /** All of it in view again. */
  refit(): void;
  /** Zooms about the middle of the view. */
  zoom(factor: number): void;
  /** So many CSS pixels a source pixel. */
  zoomTo(scale: number): void;
}

/** @param key another key starts with the picture fitted again */
export function useCamera(frame: RefObject<HTMLElement | null>, world: Rect, key: string): Viewing {
  const [viewport, setViewport] = useState<Size>({ width: 0, height: 0 });
  const [own, setOwn] = useState<{ readonly key: string; readonly camera: Camera } | null>(null);
  const [space, setSpace] = useState(false);
  const [dragging, setDragging] = useState(false);
  const camera = own?.key === key ? held(own.camera, world, viewport) : fitted(world, viewport);
  const now = useRef({ camera, world, viewport });
  now.current = { camera, world, viewport };

  const move = useCallback((next: Camera) => setOwn({ key, camera: next }), [key]);
  const zoomAt = useCallback(
    (at: Point, factor: number) => {
      const { camera, world, viewport } = now.current;
      move(zoomedAt(camera, at, factor, world, viewport));
    },
    [move],
  );

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = (): void => setViewport({ width: element.clientWidth, height: element.clientHeight });
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, [frame]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const fingers = new Map<number, Point>();
    const place = (event: MouseEvent): Point => {
      const box = element.getBoundingClientRect();
      return { x: event.clientX - box.x, y: event.clientY - box.y };
    };
    const pan = (by: Point): void => {
      const { camera, world, viewport } = now.current;
      move(panned(camera, by, world, viewport));
    };
    const wheel = (event: WheelEvent): void => {
      const isNotch = event.deltaMode !== 0 || (event.deltaX === 0 && Math.abs(event.deltaY) >= NOTCH);
      event.preventDefault();
      if (event.ctrlKey || event.metaKey || isNotch) {
        const strength = event.deltaMode === 0 && !isNotch ? 0.01 : 0.0022;
        const pixels = event.deltaMode === 0 ? event.deltaY : event.deltaY * 33;
        zoomAt(place(event), Math.exp(-Math.max(-120, Math.min(120, pixels)) * strength));
      } else pan({ x: -event.deltaX, y: -event.deltaY });
    };
    let last: Point | null = null;
    const down = (event: PointerEvent): void => {
      if (event.pointerType === "touch") fingers.set(event.pointerId, place(event));
      const moves = event.button === 1 || (event.button === 0 && element.dataset.space === "true");
      if (!moves && fingers.size < 2) return;
      event.preventDefault();
      event.stopPropagation();
      if (moves) element.setPointerCapture(event.pointerId);
      // The first of two fingers began a stroke that was not meant.
      else element.querySelector("canvas[tabindex]")?.dispatchEvent(new PointerEvent("pointercancel"));
      last = place(event);
      setDragging(true);
    };
    const moved = (event: PointerEvent): void => {
      const at = place(event);
      const before = fingers.get(event.pointerId);
      if (before && fingers.size === 2) {
        const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1] ?? at;
        const ratio =
          Math.hypot(at.x - other.x, at.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y));
        fingers.set(event.pointerId, at);
        zoomAt(other, ratio);
        event.stopPropagation();
      } else if (before) fingers.set(event.pointerId, at);
      else if (last) {
        pan({ x: at.x - last.x, y: at.y - last.y });
        last = at;
        event.stopPropagation();
      }
    };
    const up = (event: PointerEvent): void => {
      fingers.delete(event.pointerId);
      last = null;
      setDragging(false);
    };
    const key = (event: KeyboardEvent): void => {
      const isDown = event.type === "keydown";
      if (event.code !== "Space" || isTyping(event.target)) return;
      // Space presses buttons; over the picture it moves the picture.
      if (isDown && !element.matches(":hover")) return;
      if (isDown) event.preventDefault();
      setSpace(isDown);
    };
    const away = (): void => setSpace(false);
    element.addEventListener("wheel", wheel, { passive: false });
    element.addEventListener("pointerdown", down, true);
    element.addEventListener("pointermove", moved, true);
    element.addEventListener("pointerup", up, true);
    element.addEventListener("pointercancel", up, true);
    addEventListener("keydown", key);
    addEventListener("keyup", key);
    addEventListener("blur", away);
    return () => {
      element.removeEventListener("wheel", wheel);
      element.removeEventListener("pointerdown", down, true);
      element.removeEventListener("pointermove", moved, true);
      element.removeEventListener("pointerup", up, true);
      element.removeEventListener("pointercancel", up, true);
      removeEventListener("keydown", key);
      removeEventListener("keyup", key);
      removeEventListener("blur", away);
    };
  }, [frame, move, zoomAt]);

  const middle = (): Point => ({ x: viewport.width / 2, y: viewport.height / 2 });
  return {
    camera,
    viewport,
    isFitted: own?.key !== key,
    panning: space || dragging,
    refit: () => setOwn(null),
    zoom: (factor) => zoomAt(middle(), factor),
    zoomTo: (scale) => zoomAt(middle(), scale / camera.scale),
  };
}

export const zoomStep = STEP;
