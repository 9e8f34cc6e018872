/** Colours and brush of a scribble, and how closely it is followed. */

import { useMemo } from "preact/hooks";
import { strengthOf } from "../../../models/kinds/strength";
import { text } from "../../messages/current";
import { type Colour, fromHex, paletteOf, toHex } from "../../painter/sketch";
import { Button, IconButton } from "../../widgets/button";
import { Check } from "../../widgets/check";
import { Note } from "../../widgets/note";
import { SliderField } from "../../widgets/slider-field";
import type { Editing } from "../draft/editing";
import type { MachineState } from "../machine/state";
import { BrushOptions } from "../marking/brush-options";
import type { Marking } from "../marking/marking";
import { UndoRedo } from "../marking/undo-redo";
import type { ModelsState } from "../models/state";
import { packOf } from "../models/state";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import type { Scribbling } from "./scribbling";

/** Colours offered from the picture, beside white and black. */
const OFFERED = 6;
const ends: readonly Colour[] = [
  [255, 255, 255],
  [20, 20, 20],
];

export interface SketchBarProps {
  readonly editing: Editing;
  readonly machine: MachineState;
  readonly marking: Marking;
  readonly models: ModelsState;
  readonly scribbling: Scribbling;
  readonly selecting: SelectingState;
  readonly shell: ShellState;
}

export function SketchBar({ editing, machine, marking, models, scribbling, selecting, shell }: SketchBarProps) {
  const reading = selecting.reading.value;
  const tools = marking.tools.value;
  const { past, future, picture: drawing } = scribbling.sketch.value;
  const picture = reading.state === "read" ? reading.base.picture : null;
  const palette = useMemo(() => [...(picture ? paletteOf(picture, OFFERED, ends) : []), ...ends], [picture]);
  const hex = toHex(tools.colour);
  const erases = tools.tool === "eraser";
  const take = (colour: Colour): void => marking.tool({ colour, tool: "brush" });
  return (
    <div class="tool-bar">
      <div class="tool-row">
        <div class="tools" role="toolbar" aria-label={text.tools.label} data-testid="tools">
          <IconButton
            icon="brush"
            label={text.tools.named(text.tools.names.brush, text.tools.keys.brush)}
            pressed={!erases}
            onPress={() => marking.tool({ tool: "brush" })}
            testId="tool-brush"
          />
          <IconButton
            icon="eraser"
            label={text.tools.named(text.tools.names.eraser, text.tools.keys.eraser)}
            pressed={erases}
            onPress={() => marking.tool({ tool: "eraser" })}
            testId="tool-eraser"
          />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together, no form */}
        <div class="palette" role="group" aria-label={text.sketch.palette} data-testid="palette">
          <input
            class="swatch swatch-own"
            type="color"
            aria-label={text.sketch.own}
            title={text.sketch.own}
            value={hex}
            data-testid="colour"
            onInput={(event) => take(fromHex(event.currentTarget.value) ?? tools.colour)}
          />
          {palette.map((colour) => (
            <button
              key={toHex(colour)}
              type="button"
              class="swatch"
              aria-label={text.sketch.colourNamed(toHex(colour))}
              title={text.sketch.pickHint}
              aria-pressed={!erases && toHex(colour) === hex}
              style={{ backgroundColor: toHex(colour) }}
              onClick={() => take(colour)}
            />
          ))}
        </div>
        <div class="tools tools-end">
          <UndoRedo machine={machine} marking={marking} past={past} future={future} />
          <IconButton
            icon="clear"
            label={text.mask.clear}
            disabled={!drawing}
            onPress={marking.clearStrokes}
            testId="clear"
          />
        </div>
      </div>
      <BrushOptions tools={tools} onChange={marking.tool} />
      <FromLayer editing={editing} scribbling={scribbling} shell={shell} />
      <Faithfulness editing={editing} models={models} />
    </div>
  );
}

interface FromLayerProps {
  readonly editing: Editing;
  readonly scribbling: Scribbling;
  readonly shell: ShellState;
}

/** Strokes drawn on a layer in the editor, in place of or before those drawn here. */
function FromLayer({ editing, scribbling, shell }: FromLayerProps) {
  const { busy, failure } = scribbling.layerState.value;
  const { drawnOn, hideShapes } = editing.draft.value;
  const words = shell.editor.value === "photopea" ? text.photopea.layer : text.sketch.layer;
  return (
    <>
      <div class="tool-row">
        <Button title={words.takeHint} disabled={busy} onPress={() => void scribbling.takeLayer()} testId="take-layer">
          {busy ? text.sketch.layer.taking : words.take}
        </Button>
      </div>
      {failure && (
        <Note
          look="warning"
          dismiss={{ label: text.dismiss, onPress: scribbling.dismissLayerFailure }}
          testId="layer-failure"
        >
          <strong>{failure.sentence}</strong> {failure.next}
        </Note>
      )}
      {drawnOn.length > 0 && (
        <Check
          label={text.sketch.layer.hide(drawnOn.length)}
          hint={text.sketch.layer.hideHint}
          on={hideShapes}
          onChange={(on) => editing.change({ hideShapes: on })}
          testId="hide-drawing"
        />
      )}
    </>
  );
}

interface FaithfulnessProps {
  readonly editing: Editing;
  readonly models: ModelsState;
}

/** The paper's step-skipping: the share of the noise schedule that is left out. */
function Faithfulness({ editing, models }: FaithfulnessProps) {
  const { strength } = editing.draft.value.overrides;
  const pack = packOf(models, editing.draft.value);
  const value = 1 - (strength ?? (pack ? strengthOf("scribble", pack) : 1));
  return (
    <SliderField
      label={text.sketch.faithful}
      hint={text.sketch.faithfulHint}
      value={Math.round(value * 100)}
      min={0}
      max={95}
      step={5}
      unit="%"
      changed={strength !== null}
      resetLabel={text.more.reset(text.sketch.faithful)}
      onChange={(percent) => editing.override({ strength: Math.round(100 - percent) / 100 })}
      onReset={() => editing.override({ strength: null })}
      testId="faithfulness"
    />
  );
}
