/** The canvas one scribbles on in colours. */
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { type Rect, union } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { type Dab, pressed } from "../../painter/brush";
import { blankRaster, type Colour, draw, stretched } from "../../painter/sketch";
import { Ring } from "../marking/mask-surface";
import type { Tools } from "../marking/tools";
import { type Grip, usePen } from "../marking/use-pen";

export interface SketchSurfaceProps {
  /** The picture below, at the drawing's size; the eyedropper looks at it. */
  readonly picture: Raster;
  readonly drawing: Raster | null;
  readonly tools: Tools;
  readonly label: string;
  readonly onSketch: (drawing: Raster, box: Rect) => void;
  readonly onPick: (colour: Colour) => void;
}

export function SketchSurface({ picture, drawing, tools, label, onSketch, onPick }: SketchSurfaceProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const raster = useRef<Raster>(blankRaster(picture));
  const last = useRef<Dab | null>(null);
  const touched = useRef<Rect | null>(null);
  const radius = tools.radius * Math.max(picture.width, picture.height);
  const erase = tools.tool === "eraser";

  const show = (part: Rect | null): void => {
    const { data, width, height } = raster.current;
    const context = canvas.current?.getContext("2d");
    if (part) context?.putImageData(new ImageData(data, width, height), 0, 0, part.x, part.y, part.width, part.height);
    else context?.putImageData(new ImageData(data, width, height), 0, 0);
  };

  const restart = (): void => {
    const fitted = drawing && stretched(drawing, picture);
    raster.current = fitted ? { ...fitted, data: fitted.data.slice() } : blankRaster(picture);
    touched.current = null;
    last.current = null;
    show(null);
  };

  useLayoutEffect(() => {
    if (!canvas.current) return;
    canvas.current.width = picture.width;
    canvas.current.height = picture.height;
    restart();
  }, [drawing, picture]);

  const pick = ({ at }: Grip): void => {
    const x = Math.min(picture.width - 1, Math.max(0, Math.floor(at.x)));
    const y = Math.min(picture.height - 1, Math.max(0, Math.floor(at.y)));
    const start = (y * picture.width + x) * 4;
    const over = raster.current.data.subarray(start, start + 4);
    const [red, green, blue] = (over[3] as number) > 127 ? over : picture.data.subarray(start, start + 3);
    onPick([red as number, green as number, blue as number]);
  };

  const paint = (grip: Grip): void => {
    if (grip.startAlt) {
      pick(grip);
      return;
    }
    const dab = { ...grip.at, radius: radius * pressed(grip.pressure, grip.isPen) };
    const box = draw(raster.current, last.current ?? dab, dab, tools.softness, erase ? null : tools.colour);
    last.current = dab;
    if (!box) return;
    touched.current = touched.current ? union(touched.current, box) : box;
    show(box);
  };

  const end = (): void => {
    last.current = null;
    const box = touched.current;
    touched.current = null;
    if (box) onSketch({ ...raster.current, data: raster.current.data.slice() }, box);
  };

  const pen = usePen(canvas, picture, { begin: paint, move: paint, end, cancel: restart });
  const finish = useRef(end);
  finish.current = end;
  useEffect(() => () => finish.current(), []);

  return (
    <div class="surface">
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: arrows and Enter draw here */}
      <canvas
        ref={canvas}
        class="surface-canvas"
        data-testid="sketch-surface"
        role="application"
        aria-label={label}
        tabIndex={0}
        {...pen.handlers}
        onKeyDown={pen.key}
      />
      {pen.at && <Ring at={pen.at} radius={radius} picture={picture} shown />}
    </div>
  );
}
