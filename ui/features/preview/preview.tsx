/** The picture with what is marked, what the model sees, what forms, and what was made. */

import { useMemo, useState } from "preact/hooks";
import type { EditPreview } from "../../../models/contract/engine-api";
import type { PlacedImage } from "../../../models/contract/picture";
import type { Rect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { text } from "../../messages/current";
import { RasterCanvas } from "../../painter/raster-canvas";
import { coverageOf, stripesFor, tinted } from "../../painter/tint";
import { percentOf } from "../../painter/viewport";
import type { Editing } from "../draft/editing";
import { markedSize, maskOf, seenAbove } from "../draft/request";
import type { EditingState } from "../draft/state";
import type { Extending } from "../extend/extending";
import { ExtendFrame } from "../extend/later";
import type { Marking } from "../marking/marking";
import { MaskSurface } from "../marking/mask-surface";
import type { OutcomesState } from "../results/state";
import type { RunState } from "../run/state";
import { SketchSurface } from "../scribble/later";
import type { Scribbling } from "../scribble/scribbling";
import type { Selecting } from "../selection/reading";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import { PictureSize, ReadAgain } from "./caption";
import { ContextFrame, PartFrames } from "./later";
import { Sharp } from "./sharp";
import { Stage } from "./stage";
import type { Viewing } from "./use-camera";
import { type View, viewOf } from "./view";

function stripes({ coverage }: EditPreview): Raster {
  const mask = coverageOf(coverage);
  return tinted(mask, { x: 0, y: 0, width: mask.width, height: mask.height }, stripesFor(mask.width));
}

function Stripes({ marked }: { readonly marked: EditPreview }) {
  const raster = useMemo(() => stripes(marked), [marked]);
  return <RasterCanvas raster={raster} class="layer" testId="coverage" />;
}

type Picture = Extract<View, { shows: "picture" }>;

/** Says in words what the canvases show. */
function describe(view: Picture, comparing: boolean): string {
  const what = text.preview.describe(view.name, view.source.width, view.source.height);
  return comparing ? `${text.preview.original}: ${what}` : what;
}

export interface PreviewProps {
  readonly editing: Editing;
  readonly extending: Extending;
  readonly marking: Marking;
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly scribbling: Scribbling;
  readonly selecting: Selecting;
  readonly shell: ShellState;
}

export function Preview({
  editing,
  extending,
  marking,
  outcomes,
  progress,
  scribbling,
  selecting,
  shell,
}: PreviewProps) {
  const view = viewOf({ editing, outcomes, progress, selecting, shell });
  const [held, setHeld] = useState<Rect | null>(null);
  if (view.shows === "nothing") return null;
  const { source, world } = view;
  const comparing = shell.comparing.value;
  const { sides, job } = editing.draft.value;
  const selection = selecting.selection.value;
  const id = selection?.state === "ready" ? selection.source.nodeId : "";
  return (
    <Stage
      source={source}
      world={held ?? world}
      of={`${id} ${job === "extend"} ${source.width} ${source.height}`}
      label={`${text.preview.label}: ${describe(view, comparing)}`}
      busy={view.busy}
      class={view.tool === "extend" ? "picture-extending" : ""}
      foot={<PictureSize source={source} />}
      buttons={<ReadAgain busy={view.busy} selecting={selecting} />}
      badge={
        comparing ? (
          <span class="badge">{text.preview.original}</span>
        ) : (
          view.tool === "extend" && <ExtendedSize view={view} editing={editing} />
        )
      }
    >
      {(viewing) => (
        <>
          <Layers view={view} editing={editing} selecting={selecting} viewing={viewing} />
          <Hands view={view} editing={editing} marking={marking} scribbling={scribbling} />
          {view.tool === "extend" && (
            <ExtendFrame
              sides={sides}
              source={source}
              scale={viewing.camera.scale}
              onChange={extending.extend}
              onDragging={(dragging) => setHeld(dragging ? world : null)}
            />
          )}
          {view.marked && <Context view={view} editing={editing} selecting={selecting} viewing={viewing} />}
        </>
      )}
    </Stage>
  );
}

interface LayersProps {
  readonly view: Picture;
  readonly viewing: Viewing;
  readonly editing: EditingState;
  readonly selecting: SelectingState;
}

/** The pictures: as small as the preview, and sharp where one has come near. */
function Layers({ view, viewing, editing, selecting }: LayersProps) {
  const { base, source, over, marked, tool, where } = view;
  // What one paints oneself is shown by the surface; the whole picture needs no stripes.
  const striped = tool !== "mask" && where !== "everything" && where !== "strokes";
  const reading = selecting.reading.value;
  const near = viewing.camera.scale * devicePixelRatio > (1.2 * base.picture.width) / source.width;
  const subject = reading.state === "read" && reading.base === base && near ? reading.subject : null;
  const above = subject ? seenAbove(editing.draft.value, subject) : [];
  const layers: readonly PlacedImage[] = subject ? [subject.source, ...above] : [];
  return (
    <>
      <RasterCanvas raster={base.picture} class="layer" testId="base-picture" />
      {subject && <Sharp layers={layers} bounds={subject.source.bounds} />}
      {marked && striped && <Stripes marked={marked} />}
      {over && <RasterCanvas raster={over.image} class="patch" style={percentOf(over.patch, source)} testId="patch" />}
    </>
  );
}

interface HandsProps {
  readonly view: Picture;
  readonly editing: EditingState;
  readonly marking: Marking;
  readonly scribbling: Scribbling;
}

/** What one can do on the picture with the pen. */
function Hands({ view, editing, marking, scribbling }: HandsProps) {
  const { base, tool } = view;
  const tools = marking.tools.value;
  const { painted, job } = editing.draft.value;
  if (tool === "mask") {
    return (
      <MaskSurface
        picture={base.picture}
        runs={painted}
        tools={tools}
        tint={job === "background" ? "keep" : "change"}
        label={job === "background" ? text.mask.subjectSurface : text.mask.surface}
        onPaint={marking.paint}
        onSelect={(area, mode) => void marking.select(area, mode)}
      />
    );
  }
  if (tool === "sketch") {
    return (
      <SketchSurface
        picture={base.picture}
        drawing={scribbling.sketch.value.picture}
        tools={tools}
        label={text.sketch.surface}
        onSketch={scribbling.drawStroke}
        onPick={(colour) => marking.tool({ colour })}
      />
    );
  }
  return null;
}

interface ContextProps {
  readonly view: Picture;
  readonly viewing: Viewing;
  readonly editing: Editing;
  readonly selecting: SelectingState;
}

function Context({ view, viewing, editing, selecting }: ContextProps) {
  const reading = selecting.reading.value;
  const { marked, source, busy } = view;
  if (!marked) return null;
  if (marked.frames.length > 1) return <PartFrames frames={marked.frames} source={source} />;
  const subject = reading.state === "read" && !busy ? reading.subject : null;
  const mask = subject && maskOf(editing.draft.value, subject);
  const size = subject && mask && editing.draft.value.job !== "background" ? markedSize(mask, subject) : null;
  return (
    <ContextFrame
      crop={marked.crop}
      source={source}
      patch={marked.patch}
      marked={size && view.where !== "everything" ? Math.max(size.width, size.height) : null}
      aside={editing.draft.value.aside}
      scale={viewing.camera.scale}
      onResize={(context) => editing.override({ context })}
      onMove={(aside) => editing.change({ aside })}
      onReset={editing.resetFrame}
    />
  );
}

interface ExtendedSizeProps {
  readonly view: Picture;
  readonly editing: EditingState;
}

function ExtendedSize({ view, editing }: ExtendedSizeProps) {
  const { sides } = editing.draft.value;
  const { width, height } = view.source;
  return (
    <span class="badge badge-size" data-testid="extended-size">
      {text.extend.size(width + sides.left + sides.right, height + sides.top + sides.bottom, sides)}
    </span>
  );
}
