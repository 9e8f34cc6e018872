/** Colours and brush of a scribble, and how closely it is followed. */
import { useMemo } from "preact/hooks";
import { strengthOf } from "../../../models/kinds/strength";
import { text } from "../../messages/current";
import { type Colour, fromHex, paletteOf, toHex } from "../../painter/sketch";
import { packOf } from "../../session/session";
import { Button, IconButton } from "../../widgets/button";
import { Check } from "../../widgets/check";
import { Note } from "../../widgets/note";
import { SliderField } from "../../widgets/slider-field";
import type { Kit } from "../kit";
import { BrushOptions } from "./brush-options";
import { UndoRedo } from "./undo-redo";

/** Colours offered from the picture, beside white and black. */
const OFFERED = 6;
const ends: readonly Colour[] = [
  [255, 255, 255],
  [20, 20, 20],
];

export function SketchBar({ session, actions }: Kit) {
  const reading = session.reading.value;
  const tools = session.tools.value;
  const { past, future, picture: drawing } = session.sketch.value;
  const picture = reading.state === "read" ? reading.base.picture : null;
  const palette = useMemo(() => [...(picture ? paletteOf(picture, OFFERED, ends) : []), ...ends], [picture]);
  const hex = toHex(tools.colour);
  const erases = tools.tool === "eraser";
  const take = (colour: Colour): void => actions.tool({ colour, tool: "brush" });
  return (
    <div class="tool-bar">
      <div class="tool-row">
        <div class="tools" role="toolbar" aria-label={text.tools.label} data-testid="tools">
          <IconButton
            icon="brush"
            label={text.tools.named(text.tools.names.brush, text.tools.keys.brush)}
            pressed={!erases}
            onPress={() => actions.tool({ tool: "brush" })}
            testId="tool-brush"
          />
          <IconButton
            icon="eraser"
            label={text.tools.named(text.tools.names.eraser, text.tools.keys.eraser)}
            pressed={erases}
            onPress={() => actions.tool({ tool: "eraser" })}
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
          <UndoRedo session={session} actions={actions} past={past} future={future} />
          <IconButton
            icon="clear"
            label={text.mask.clear}
            disabled={!drawing}
            onPress={actions.clearStrokes}
            testId="clear"
          />
        </div>
      </div>
      <BrushOptions tools={tools} onChange={actions.tool} />
      <FromLayer session={session} actions={actions} />
      <Faithfulness session={session} actions={actions} />
    </div>
  );
}

/** Strokes drawn on a layer in the editor, in place of or before those drawn here. */
function FromLayer({ session, actions }: Kit) {
  const { busy, failure } = session.layerState.value;
  const { drawnOn, hideShapes } = session.draft.value;
  const words = session.editor.value === "photopea" ? text.photopea.layer : text.sketch.layer;
  return (
    <>
      <div class="tool-row">
        <Button title={words.takeHint} disabled={busy} onPress={() => void actions.takeLayer()} testId="take-layer">
          {busy ? text.sketch.layer.taking : words.take}
        </Button>
      </div>
      {failure && (
        <Note
          look="warning"
          dismiss={{ label: text.dismiss, onPress: actions.dismissLayerFailure }}
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
          onChange={(on) => actions.change({ hideShapes: on })}
          testId="hide-drawing"
        />
      )}
    </>
  );
}

/** The paper's step-skipping: the share of the noise schedule that is left out. */
function Faithfulness({ session, actions }: Kit) {
  const { strength } = session.draft.value.overrides;
  const pack = packOf(session);
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
      onChange={(percent) => actions.override({ strength: Math.round(100 - percent) / 100 })}
      onReset={() => actions.override({ strength: null })}
      testId="faithfulness"
    />
  );
}
