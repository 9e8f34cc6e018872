/** The canvas one paints a mask on. Forwards pointers to the brush; what is painted leaves as runs. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import type { Point, Rect, Size } from "../../models/image/geometry";
import type { Mask } from "../../models/image/raster";
import { sweep } from "./brush";
import { fromRuns, type Runs, resized, toRuns } from "./runs";
import { stripesFor, tinted } from "./tint";
import { toPicture } from "./viewport";

export interface SurfaceProps {
  readonly size: Size;
  readonly runs: Runs | null;
  /** Brush radius as a share of the picture's longest side. */
  readonly radius: number;
  readonly erase: boolean;
  readonly label: string;
  /** Called when a stroke ends, never in the middle of one. */
  readonly onStroke: (runs: Runs) => void;
}

function blank({ width, height }: Size): Mask {
  return { width, height, data: new Uint8Array(width * height) };
}

function show(canvas: HTMLCanvasElement, mask: Mask, part: Rect): void {
  const raster = tinted(mask, part, stripesFor(mask.width));
  canvas.getContext("2d")?.putImageData(new ImageData(raster.data, raster.width, raster.height), part.x, part.y);
}

/** A mask canvas over a picture of the same proportions, with a ring that shows the brush. */
export function Surface({ size, runs, radius, erase, label, onStroke }: SurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const ring = useRef<HTMLDivElement>(null);
  const mask = useRef<Mask>(blank(size));
  const last = useRef<Point | null>(null);
  const pixels = radius * Math.max(size.width, size.height);

  useLayoutEffect(() => {
    const element = canvas.current;
    if (!element) return;
    mask.current = runs ? resized(fromRuns(runs), size) : blank(size);
    element.width = size.width;
    element.height = size.height;
    show(element, mask.current, { x: 0, y: 0, ...size });
  }, [runs, size.width, size.height]);

  const point = (event: PointerEvent): Point | null =>
    canvas.current && toPicture({ x: event.clientX, y: event.clientY }, canvas.current.getBoundingClientRect(), size);

  const paint = (from: Point, to: Point): void => {
    const touched = sweep(mask.current, { ...from, radius: pixels }, { ...to, radius: pixels }, 0, erase);
    if (touched && canvas.current) show(canvas.current, mask.current, touched);
  };

  const moveRing = (event: PointerEvent): void => {
    const at = point(event);
    if (!at || !ring.current) return;
    ring.current.style.left = `${(at.x / size.width) * 100}%`;
    ring.current.style.top = `${(at.y / size.height) * 100}%`;
  };

  const down = (event: PointerEvent): void => {
    const at = point(event);
    if (event.button !== 0 || !at) return;
    canvas.current?.setPointerCapture(event.pointerId);
    last.current = at;
    paint(at, at);
  };

  const move = (event: PointerEvent): void => {
    moveRing(event);
    const at = point(event);
    if (!last.current || !at) return;
    paint(last.current, at);
    last.current = at;
  };

  const up = (): void => {
    if (!last.current) return;
    last.current = null;
    onStroke(toRuns(mask.current));
  };

  useEffect(() => () => up(), []);

  return (
    <div class="surface">
      <canvas
        ref={canvas}
        class="surface-canvas"
        data-testid="brush-surface"
        role="img"
        aria-label={label}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={up}
      />
      <div
        ref={ring}
        class="surface-ring"
        style={{ width: `${((2 * pixels) / size.width) * 100}%`, aspectRatio: "1" }}
        aria-hidden="true"
      />
    </div>
  );
}
