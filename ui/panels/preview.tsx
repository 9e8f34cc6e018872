/** The picture with what is marked, what the model sees, what forms, and what was made. */
import { useMemo, useState } from "preact/hooks";
import type { EditPreview } from "../../models/contract/engine-api";
import type { PlacedImage } from "../../models/contract/picture";
import type { Rect } from "../../models/image/geometry";
import type { Raster } from "../../models/image/raster";
import { text } from "../messages/current";
import { RasterCanvas } from "../painter/raster-canvas";
import { coverageOf, stripesFor, tinted } from "../painter/tint";
import { percentOf } from "../painter/viewport";
import { markedSize, maskOf, seenAbove } from "../session/request";
import type { Session } from "../session/session";
import { PictureSize, ReadAgain } from "./caption";
import type { Kit } from "./kit";
import { ExtendFrame, SketchSurface } from "./later-parts";
import { ContextFrame, PartFrames } from "./tools/context-frame";
import { MaskSurface } from "./tools/mask-surface";
import { Sharp } from "./tools/sharp";
import { Stage } from "./tools/stage";
import type { Viewing } from "./tools/use-camera";
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

export function Preview({ session, actions }: Kit) {
  const view = viewOf(session);
  const [held, setHeld] = useState<Rect | null>(null);
  if (view.shows === "nothing") return null;
  const { source, world } = view;
  const comparing = session.comparing.value;
  const { sides, job } = session.draft.value;
  const selection = session.selection.value;
  const id = selection?.state === "ready" ? selection.source.nodeId : "";
  return (
    <Stage
      source={source}
      world={held ?? world}
      of={`${id} ${job === "extend"} ${source.width} ${source.height}`}
      label={`${text.preview.label}: ${describe(view, comparing)}`}
      busy={view.busy}
      class={view.tool === "extend" ? "picture-extending" : ""}
      foot={<PictureSize session={session} />}
      buttons={<ReadAgain session={session} actions={actions} />}
      badge={
        comparing ? (
          <span class="badge">{text.preview.original}</span>
        ) : (
          view.tool === "extend" && <ExtendedSize view={view} session={session} />
        )
      }
    >
      {(viewing) => (
        <>
          <Layers view={view} session={session} viewing={viewing} />
          <Hands view={view} session={session} actions={actions} />
          {view.tool === "extend" && (
            <ExtendFrame
              sides={sides}
              source={source}
              scale={viewing.camera.scale}
              onChange={actions.extend}
              onDragging={(dragging) => setHeld(dragging ? world : null)}
            />
          )}
          {view.marked && <Context view={view} session={session} actions={actions} viewing={viewing} />}
        </>
      )}
    </Stage>
  );
}

interface Parts {
  readonly view: Picture;
  readonly session: Session;
}

/** The pictures: as small as the preview, and sharp where one has come near. */
function Layers({ view, session, viewing }: Parts & { readonly viewing: Viewing }) {
  const { base, source, over, marked, tool, where } = view;
  // What one paints oneself is shown by the surface; the whole picture needs no stripes.
  const striped = tool !== "mask" && where !== "everything" && where !== "strokes";
  const reading = session.reading.value;
  const near = viewing.camera.scale * devicePixelRatio > (1.2 * base.picture.width) / source.width;
  const subject = reading.state === "read" && reading.base === base && near ? reading.subject : null;
  const above = subject ? seenAbove(session.draft.value, subject) : [];
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

/** What one can do on the picture with the pen. */
function Hands({ view, session, actions }: Parts & Kit) {
  const { base, tool } = view;
  const tools = session.tools.value;
  const { painted, job } = session.draft.value;
  if (tool === "mask") {
    return (
      <MaskSurface
        picture={base.picture}
        runs={painted}
        tools={tools}
        tint={job === "background" ? "keep" : "change"}
        label={job === "background" ? text.mask.subjectSurface : text.mask.surface}
        onPaint={actions.paint}
        onSelect={(area, mode) => void actions.select(area, mode)}
      />
    );
  }
  if (tool === "sketch") {
    return (
      <SketchSurface
        picture={base.picture}
        drawing={session.sketch.value.picture}
        tools={tools}
        label={text.sketch.surface}
        onSketch={actions.sketch}
        onPick={(colour) => actions.tool({ colour })}
      />
    );
  }
  return null;
}

function Context({ view, session, actions, viewing }: Parts & Kit & { readonly viewing: Viewing }) {
  const reading = session.reading.value;
  const { marked, source, busy } = view;
  if (!marked) return null;
  if (marked.frames.length > 1) return <PartFrames frames={marked.frames} source={source} />;
  const subject = reading.state === "read" && !busy ? reading.subject : null;
  const mask = subject && maskOf(session.draft.value, subject);
  const size = subject && mask && session.draft.value.job !== "background" ? markedSize(mask, subject) : null;
  return (
    <ContextFrame
      crop={marked.crop}
      source={source}
      patch={marked.patch}
      marked={size && view.where !== "everything" ? Math.max(size.width, size.height) : null}
      aside={session.draft.value.aside}
      scale={viewing.camera.scale}
      onResize={(context) => actions.override({ context })}
      onMove={(aside) => actions.change({ aside })}
      onReset={actions.resetFrame}
    />
  );
}

function ExtendedSize({ view, session }: Parts) {
  const { sides } = session.draft.value;
  const { width, height } = view.source;
  return (
    <span class="badge badge-size" data-testid="extended-size">
      {text.extend.size(width + sides.left + sides.right, height + sides.top + sides.bottom, sides)}
    </span>
  );
}
