/** The picture with what is marked, what the model sees, what forms, and what was made. */
import { useMemo } from "preact/hooks";
import type { EditPreview } from "../../models/contract";
import type { Raster } from "../../models/image/raster";
import { text } from "../messages/current";
import { RasterCanvas } from "../painter/raster-canvas";
import { Surface } from "../painter/surface";
import { coverageOf, stripesFor, tinted } from "../painter/tint";
import { percentOf } from "../painter/viewport";
import { Frame } from "./frame";
import type { Kit } from "./kit";
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
  if (view.shows === "nothing") return null;
  const { base, source, over, marked, tool } = view;
  const { radius, erase } = session.brush.value;
  const comparing = session.comparing.value;
  const ratio = base.picture.width / base.picture.height;
  return (
    <div class="stage" data-testid="preview">
      {/* biome-ignore lint/a11y/useSemanticElements: several canvases make one picture */}
      <div
        class={`picture${view.busy ? " picture-busy" : ""}`}
        role="group"
        aria-label={`${text.preview.label}: ${describe(view, comparing)}`}
        style={{ aspectRatio: `${ratio}`, width: `min(100%, calc(var(--stage-height) * ${ratio.toFixed(5)}))` }}
      >
        <RasterCanvas raster={base.picture} class="layer" testId="base-picture" />
        {marked && tool !== "brush" && view.where !== "everything" && <Stripes marked={marked} />}
        {over && (
          <RasterCanvas raster={over.image} class="patch" style={percentOf(over.patch, source)} testId="patch" />
        )}
        {tool === "brush" && (
          <Surface
            size={base.picture}
            runs={session.draft.value.painted}
            radius={radius}
            erase={erase}
            label={text.mask.surface}
            onStroke={actions.paint}
          />
        )}
        {marked && <Frame crop={marked.crop} source={source} />}
        {comparing && <span class="badge">{text.preview.original}</span>}
      </div>
    </div>
  );
}
