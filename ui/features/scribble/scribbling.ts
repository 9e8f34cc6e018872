/** Drawing a scribble: undo and redo, and what is drawn as a PNG for the engine and the layer. */

import { batch } from "@preact/signals";
import type { EncodedImage } from "../../../models/contract/picture";
import type { Rect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { mostDrawings } from "../../../plugin/protocol/host";
import { text } from "../../messages/current";
import { fromRuns, resized } from "../../painter/runs";
import { shrunk } from "../../painter/shrink";
import { drawnRuns, keptInside, noSketch, resketched, type Sketch, sketched, unsketched } from "../../painter/sketch";
import type { Ports } from "../../ports";
import { STROKES_BYTES } from "../../stored/size";
import { failureOf } from "../../wording/failures";
import type { EditingState } from "../draft/state";
import { type ModelsState, packOf } from "../models/state";
import type { Readings } from "../selection/reading";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import type { NoDrawing } from "./layer-drawing";
import type { ScribblingState } from "./state";

/** Longest side a drawing is recalled at; as large as the preview. */
const LONGEST = 720;

export interface ScribblingVerbs {
  /** A stroke ended: the picture after it, and the box it changed. */
  drawStroke(picture: Raster, box: Rect): void;
  undoSketch(): void;
  redoSketch(): void;
  clearSketch(): void;
  /** The region changed: strokes are kept inside it. */
  refreshSketch(): void;
  /** Takes the strokes of an earlier request. Without them, or when they cannot be read, nothing is drawn. */
  recallSketch(strokes: EncodedImage | null): Promise<void>;
  /** Takes what was drawn on the editor's layers in the drawing's place. Never rejects: what goes wrong is told. */
  takeLayer(): Promise<void>;
  dismissLayerFailure(): void;
}

export type Scribbling = ScribblingState & ScribblingVerbs;

export type SketchReadings = Pick<Readings, "markChanged" | "drawingChanged" | "current">;

export interface ScribblingStates {
  readonly scribbling: ScribblingState;
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "packs">;
  readonly selecting: Pick<SelectingState, "reading">;
  readonly shell: Pick<ShellState, "stage" | "announcement" | "editor">;
}

export function createScribbling(
  { scribbling, editing, models, selecting, shell }: ScribblingStates,
  ports: Pick<Ports, "breathe" | "engine" | "host" | "log">,
  readings: SketchReadings,
): ScribblingVerbs {
  const { sketch, layerState } = scribbling;
  const { draft } = editing;
  let turn = 0;

  const encoded = async (picture: Raster): Promise<EncodedImage> => {
    let [image, small] = [await ports.engine.encode(picture), picture];
    // Grainy strokes would not fit beside the layer; the model sees them much smaller anyway.
    while (image.bytes.length > STROKES_BYTES && Math.max(small.width, small.height) > 64) {
      small = await shrunk(small, Math.max(small.width, small.height) / 2, ports.breathe);
      image = await ports.engine.encode(small);
    }
    return image;
  };

  const set = async (next: Sketch): Promise<void> => {
    if (next === sketch.value) return; // Nothing left to undo or redo.
    const hasOthers = next.layers.join("\n") !== draft.value.drawnOn.join("\n");
    batch(() => {
      sketch.value = next;
      draft.value = { ...draft.value, drawnOn: next.layers };
      shell.stage.value = "mask";
    });
    if (hasOthers) readings.drawingChanged();
    await prepare();
  };

  /** Makes the engine's picture of what is drawn now. */
  const prepare = async (): Promise<void> => {
    const mine = ++turn;
    const { picture } = sketch.value;
    const { where, painted } = draft.value;
    try {
      const region = picture && where === "painted" && painted ? resized(fromRuns(painted), picture) : null;
      const strokes = picture && region ? keptInside(picture, region) : picture;
      const coverage = drawnRuns(strokes);
      const drawn = strokes && coverage ? { image: await encoded(strokes), coverage } : null;
      if (mine !== turn) return;
      draft.value = { ...draft.value, drawn, strayed: !drawn && drawnRuns(picture) !== null };
      readings.markChanged();
    } catch (error) {
      ports.log(error); // The engine is gone, and the window says so; the drawing stays.
    }
  };

  const tell = (error: unknown): void => {
    ports.log(error);
    const failure = failureOf(error);
    layerState.value = { busy: false, failure };
    shell.announcement.value = `${failure.sentence} ${failure.next}`;
  };

  const refuse = (why: NoDrawing): void => {
    const words = text.sketch.layer;
    const isPhotopea = shell.editor.value === "photopea";
    const advice =
      why === "many" ? words.many(mostDrawings) : why === "none" && isPhotopea ? text.photopea.layer.none : words[why];
    layerState.value = { busy: false, failure: { code: why, ...advice } };
    shell.announcement.value = `${advice.sentence} ${advice.next}`;
  };

  return {
    drawStroke: (picture, box) => void set(sketched(sketch.value, picture, box)),
    undoSketch: () => void set(unsketched(sketch.value)),
    redoSketch: () => void set(resketched(sketch.value)),
    refreshSketch: () => void prepare(),
    clearSketch: () => void set(sketched(sketch.value, null, null)),
    async recallSketch(strokes) {
      const reading = selecting.reading.value;
      const pack = models.packs.value[0];
      if (!strokes || reading.state !== "read" || !pack) return void (await set({ ...noSketch }));
      const { source } = reading.subject;
      const request = {
        source: { image: strokes, bounds: source.bounds },
        mask: { from: "everything" },
        packId: pack.id,
        settings: { feather: 0, grow: 0, context: null },
      } as const;
      try {
        const { picture } = await ports.engine.preview(request, LONGEST);
        await set({ ...noSketch, picture });
      } catch (error) {
        ports.log(error);
        await set({ ...noSketch });
      }
    },
    async takeLayer() {
      const pack = packOf(models, editing.draft.value);
      if (layerState.value.busy || selecting.reading.value.state !== "read" || !pack) return;
      layerState.value = { busy: true, failure: null };
      try {
        const { layerDrawing } = await import("./layer-drawing"); // Few ask for it.
        const subject = await readings.current(); // The picture may have been moved since it was read.
        const reading = selecting.reading.value;
        if (!subject || reading.state !== "read") {
          refuse("none");
          return;
        }
        const drawing = await layerDrawing(ports, subject, reading.base.picture, pack.id);
        const now = selecting.reading.value;
        const isSame = now.state === "read" && now.subject.selection.source.nodeId === subject.selection.source.nodeId;
        if (typeof drawing === "string") refuse(drawing);
        else {
          layerState.value = { busy: false, failure: null };
          if (!isSame) return; // Another picture was selected meanwhile; it is drawn on anew.
          const { picture, layers, names } = drawing;
          shell.announcement.value = text.sketch.layer.took(names);
          await set(sketched(sketch.value, picture, null, layers));
        }
      } catch (error) {
        tell(error);
      }
    },
    dismissLayerFailure() {
      layerState.value = { ...layerState.value, failure: null };
    },
  };
}
