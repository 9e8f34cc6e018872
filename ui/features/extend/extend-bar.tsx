/** Formats, numbers and each side's own words for an extension. */

import { useState } from "preact/hooks";
import { text } from "../../messages/current";
import { type Anchor, sidesFor } from "../../painter/extension";
import { IconButton } from "../../widgets/button";
import { NumberField } from "../../widgets/number-field";
import { Segmented } from "../../widgets/segmented";
import type { Editing } from "../draft/editing";
import { noSides, sides } from "../draft/jobs";
import type { SelectingState } from "../selection/state";
import type { Extending } from "./extending";

const formats = [
  ["16:9", 16 / 9],
  ["3:2", 3 / 2],
  ["1:1", 1],
  ["4:5", 4 / 5],
  ["9:16", 9 / 16],
] as const;

export interface ExtendBarProps {
  readonly editing: Editing;
  readonly extending: Extending;
  readonly selecting: SelectingState;
}

export function ExtendBar({ editing, extending, selecting }: ExtendBarProps) {
  const reading = selecting.reading.value;
  const [anchor, setAnchor] = useState<Anchor>("middle");
  const { sides: by, sidePrompts } = editing.draft.value;
  if (reading.state !== "read") return null;
  const { source } = reading.base;
  const total = { width: source.width + by.left + by.right, height: source.height + by.top + by.bottom };
  const isSame = sides.every((side) => by[side] === 0);
  return (
    <div class="extend-bar" data-testid="extend-bar">
      <div class="tool-row">
        {/* biome-ignore lint/a11y/useSemanticElements: buttons that belong together, no form */}
        <div class="formats" role="group" aria-label={text.extend.formats}>
          {formats.map(([name, aspect]) => (
            <button
              key={name}
              type="button"
              class="chip"
              aria-pressed={!isSame && Math.abs(total.width / total.height / aspect - 1) < 0.004}
              onClick={() => extending.extend(sidesFor(aspect, anchor, source))}
            >
              {name}
            </button>
          ))}
        </div>
        <div class="tools tools-end">
          <IconButton
            icon="reset"
            label={text.extend.reset}
            disabled={isSame}
            onPress={() => extending.extend(noSides)}
          />
        </div>
      </div>
      <div class="extend-anchor">
        <span class="label">{text.extend.anchor}</span>
        <Segmented
          label={text.extend.anchor}
          options={(["start", "middle", "end"] as const).map((value) => ({
            value,
            text: text.extend.anchors[value],
            title: text.extend.anchorHints[value],
          }))}
          value={anchor}
          onChange={setAnchor}
          testId="anchor"
        />
      </div>
      <div class="extend-sides">
        {sides.map((side) => (
          <div key={side} class="extend-side">
            <span class="label">{text.extend.sides[side]}</span>
            <NumberField
              label={text.extend.sideLabel(text.extend.sides[side])}
              value={by[side]}
              min={0}
              max={4096}
              step={1}
              onChange={(value) => extending.extend({ ...by, [side]: value })}
              testId={`side-${side}`}
            />
          </div>
        ))}
      </div>
      {sides.map(
        (side) =>
          by[side] > 0 && (
            <div key={side} class="extend-words">
              <span class="label">{text.extend.sides[side]}</span>
              <input
                class="field"
                type="text"
                aria-label={text.extend.wordsLabel(text.extend.sides[side])}
                placeholder={text.extend.words}
                value={sidePrompts[side] ?? ""}
                data-testid={`words-${side}`}
                onInput={(event) =>
                  editing.change({ sidePrompts: { ...sidePrompts, [side]: event.currentTarget.value } })
                }
              />
            </div>
          ),
      )}
    </div>
  );
}
