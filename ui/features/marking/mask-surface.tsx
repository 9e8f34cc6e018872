/** The canvas one marks on with the tool in hand. Pointers and keys become strokes and areas; masks leave when done. */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Point, Rect } from "../../../models/image/geometry";
import { frameOf } from "../../../models/image/geometry";
import type { Mask, Raster } from "../../../models/image/raster";
import { type Dab, pressed, sweep } from "../../painter/brush";
import { emptyLike, type Mode } from "../../painter/combine";
import { draggedBox, ellipse, filledOutline, rectangle } from "../../painter/polygon";
import { fromRuns, type Runs, resized, toRuns } from "../../painter/runs";
import type { Sliced } from "../../painter/sliced";
import { stripesFor, type Tint, tinted } from "../../painter/tint";
import type { Tools } from "./tools";
import { type Grip, usePen } from "./use-pen";

export interface MaskSurfaceProps {
  /** At the mask's size; the wand looks at it. */
  readonly picture: Raster;
  readonly runs: Runs | null;
  readonly tools: Tools;
  readonly tint: Tint;
  readonly label: string;
  /** A stroke ended; never called in the middle of one. */
  readonly onPaint: (runs: Runs) => void;
  readonly onSelect: (area: Sliced<Mask> | Promise<Sliced<Mask>>, mode: Mode) => void;
}

/** An outline being drawn; closed when the area is. */
interface Outline {
  readonly points: readonly Point[];
  /** Corners set by clicks, waiting for more. */
  readonly byClicks: boolean;
}

/** Shift adds, Alt takes away, else what the tool says. */
function modeOf(grip: Grip, mode: Mode): Mode {
  return grip.alt ? "subtract" : grip.shift ? "add" : mode;
}

/** A file of its own: the first screen does without. */
export const wand = () => import("../../painter/wand");

export function MaskSurface({ picture, runs, tools, tint, label, onPaint, onSelect }: MaskSurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const mask = useRef<Mask>(emptyLike(picture));
  const last = useRef<Dab | null>(null);
  /** What the canvas shows. */
  const shown = useRef<Pick<MaskSurfaceProps, "runs" | "picture" | "tint"> | null>(null);
  const [outline, setOutline] = useState<Outline | null>(null);
  const longest = Math.max(picture.width, picture.height);
  const brushes = tools.tool === "brush" || tools.tool === "eraser";

  const show = (part: Rect): void => {
    const raster = tinted(mask.current, part, stripesFor(picture.width), tint);
    const image = new ImageData(raster.data, raster.width, raster.height);
    canvas.current?.getContext("2d")?.putImageData(image, part.x, part.y);
  };

  useLayoutEffect(() => {
    const element = canvas.current;
    const isShown = shown.current?.picture === picture && shown.current.tint === tint && shown.current.runs === runs;
    // What was just painted here is on the canvas already.
    if (!element || isShown) return;
    shown.current = { runs, picture, tint };
    mask.current = runs ? resized(fromRuns(runs), picture) : emptyLike(picture);
    element.width = picture.width;
    element.height = picture.height;
    show(frameOf(picture));
  }, [runs, picture, tint]);

  useEffect(() => setOutline(null), [tools.tool]);

  const paintTo = (grip: Grip): void => {
    const dab = { ...grip.at, radius: tools.radius * longest * pressed(grip.pressure, grip.isPen) };
    const erase = (tools.tool === "eraser") !== (grip.startAlt && tools.tool === "brush");
    const touched = sweep(mask.current, last.current ?? dab, dab, tools.softness, erase);
    last.current = dab;
    if (touched) show(touched);
  };

  const close = (points: readonly Point[], grip: Grip): void => {
    setOutline(null);
    if (points.length > 2)
      onSelect(
        filledOutline(points, picture),
        modeOf({ ...grip, shift: grip.startShift, alt: grip.startAlt }, tools.mode),
      );
  };

  const boxOutline = (grip: Grip): readonly Point[] => {
    // Shift pressed before the drag adds; during it, it keeps the sides equal.
    const box = draggedBox(grip.start, grip.at, grip.shift && !grip.startShift);
    return tools.tool === "ellipse" ? ellipse(box) : rectangle(box);
  };

  const begin = (grip: Grip): void => {
    if (brushes) paintTo(grip);
    else if (tools.tool === "wand") {
      const area = wand().then(({ wanded }) => wanded(picture, grip.at.x, grip.at.y, tools));
      onSelect(area, modeOf(grip, tools.mode));
    } else if (tools.tool === "lasso" && !outline?.byClicks) setOutline({ points: [grip.at], byClicks: false });
  };

  const move = (grip: Grip): void => {
    if (brushes) paintTo(grip);
    else if (tools.tool === "lasso") {
      setOutline((now) => (now && !now.byClicks ? { ...now, points: [...now.points, grip.at] } : now));
    } else if (tools.tool !== "wand") setOutline({ points: boxOutline(grip), byClicks: false });
  };

  const end = (grip: Grip): void => {
    if (brushes) {
      last.current = null;
      const after = toRuns(mask.current);
      shown.current = { runs: after, picture, tint };
      onPaint(after);
    } else if (tools.tool === "lasso") endLasso(grip);
    else if (tools.tool !== "wand") close(grip.moved ? boxOutline(grip) : [], grip);
  };

  /** A drag closes at once; clicks set corners until the first one is clicked again. */
  const endLasso = (grip: Grip): void => {
    if (!outline) return;
    const first = outline.points[0] ?? grip.at;
    if (!outline.byClicks && grip.moved) {
      close(outline.points, grip);
      return;
    }
    const near = grip.reach * 8;
    const isClosing = outline.points.length > 2 && Math.hypot(grip.at.x - first.x, grip.at.y - first.y) < near;
    if (isClosing) close(outline.points, grip);
    else setOutline({ points: outline.byClicks ? [...outline.points, grip.at] : [first], byClicks: true });
  };

  const cancel = (): void => {
    last.current = null;
    if (!brushes) setOutline(null);
    else if (canvas.current) {
      mask.current = runs ? resized(fromRuns(runs), picture) : emptyLike(picture);
      show(frameOf(picture));
    }
  };

  const pen = usePen(canvas, picture, { begin, move, end, cancel });

  const key = (event: KeyboardEvent): void => {
    if (outline?.byClicks && (event.key === "Enter" || event.key === "Backspace")) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === "Enter")
        close(outline.points, { ...pen.grip(), startAlt: event.altKey, startShift: event.shiftKey });
      else if (outline.points.length < 2) setOutline(null);
      else setOutline({ ...outline, points: outline.points.slice(0, -1) });
    } else if (outline && event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      setOutline(null);
    } else pen.key(event);
  };

  // A stroke that is cut off by the surface going away is kept, as far as it got.
  const finish = useRef(() => {});
  finish.current = () => {
    if (last.current && brushes) onPaint(toRuns(mask.current));
  };
  useEffect(() => () => finish.current(), []);

  return (
    <div class={`surface surface-${tools.tool}`}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: arrows and Enter draw here */}
      <canvas
        ref={canvas}
        class="surface-canvas"
        data-testid="brush-surface"
        role="application"
        aria-label={label}
        tabIndex={0}
        {...pen.handlers}
        onKeyDown={key}
      />
      {outline && <Outlined outline={outline} pointer={outline.byClicks ? pen.at : null} picture={picture} />}
      {pen.at && (
        <Ring
          at={pen.at}
          radius={brushes ? tools.radius * longest : 0}
          picture={picture}
          shown={brushes || pen.byKeys}
        />
      )}
    </div>
  );
}

interface OutlinedProps {
  readonly outline: Outline;
  readonly pointer: Point | null;
  readonly picture: Raster;
}

function Outlined({ outline, pointer, picture }: OutlinedProps) {
  const points = [...outline.points, ...(pointer ? [pointer] : [])].map(({ x, y }) => `${x},${y}`).join(" ");
  return (
    <svg
      class="outline"
      viewBox={`0 0 ${picture.width} ${picture.height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <polygon class="outline-under" points={points} />
      <polygon class="outline-over" points={points} />
    </svg>
  );
}

export interface RingProps {
  readonly at: Point;
  /** Mask pixels; 0 shows a small cross instead. */
  readonly radius: number;
  readonly picture: Raster;
  readonly shown: boolean;
}

export function Ring({ at, radius, picture, shown }: RingProps) {
  if (!shown) return null;
  const place = { left: `${(at.x / picture.width) * 100}%`, top: `${(at.y / picture.height) * 100}%` };
  if (radius === 0) return <div class="surface-cross" style={place} aria-hidden="true" />;
  return (
    <div
      class="surface-ring"
      data-testid="brush-ring"
      style={{ ...place, width: `${((2 * radius) / picture.width) * 100}%` }}
      aria-hidden="true"
    />
  );
}
