/** The tools that mark, and below them what the one in hand can be told. */

import { text } from "../../messages/current";
import { IconButton } from "../../widgets/button";
import type { IconName } from "../../widgets/icon";
import { MiniSlider } from "../../widgets/mini-slider";
import { Segmented } from "../../widgets/segmented";
import type { MachineState } from "../machine/state";
import { BrushOptions, type BrushOptionsProps } from "./brush-options";
import type { Marking } from "./marking";
import { MaskMenu } from "./mask-menu";
import { type MaskTool, maskTools } from "./tools";
import { UndoRedo } from "./undo-redo";

const icons: Readonly<Record<MaskTool, IconName>> = {
  brush: "brush",
  eraser: "eraser",
  lasso: "lasso",
  rectangle: "rectangle",
  ellipse: "ellipse",
  wand: "wand",
};

export interface ToolBarProps {
  readonly machine: MachineState;
  readonly marking: Marking;
}

export function ToolBar({ machine, marking }: ToolBarProps) {
  const tools = marking.tools.value;
  const { past, future, now } = marking.strokes.value;
  return (
    <div class="tool-bar">
      <div class="tool-row">
        <div class="tools" role="toolbar" aria-label={text.tools.label} data-testid="tools">
          {maskTools.map((tool) => (
            <IconButton
              key={tool}
              icon={icons[tool]}
              label={text.tools.named(text.tools.names[tool], text.tools.keys[tool])}
              pressed={tools.tool === tool}
              onPress={() => marking.tool({ tool })}
              testId={`tool-${tool}`}
            />
          ))}
        </div>
        <div class="tools tools-end">
          <UndoRedo machine={machine} marking={marking} past={past} future={future} />
          <MaskMenu marking={marking} isEmpty={!now} />
        </div>
      </div>
      <Options tools={tools} onChange={marking.tool} />
    </div>
  );
}

function Options({ tools, onChange }: BrushOptionsProps) {
  switch (tools.tool) {
    case "brush":
    case "eraser":
      return <BrushOptions tools={tools} onChange={onChange} />;
    case "lasso":
    case "rectangle":
    case "ellipse":
      return (
        <div class="tool-options">
          <Modes tools={tools} onChange={onChange} />
          {tools.tool === "lasso" && <p class="hint">{text.tools.lassoHint}</p>}
        </div>
      );
    case "wand":
      return (
        <div class="tool-options">
          <Segmented
            label={text.tools.wandBy}
            options={[
              { value: "colour", text: text.tools.byColour, title: text.tools.byColourHint },
              { value: "edges", text: text.tools.byEdges, title: text.tools.byEdgesHint },
            ]}
            value={tools.by}
            onChange={(by) => onChange({ by })}
            testId="wand-by"
          />
          <MiniSlider
            label={text.tools.tolerance}
            value={tools.tolerance}
            min={0}
            max={100}
            step={1}
            shown={String(Math.round(tools.tolerance))}
            onChange={(tolerance) => onChange({ tolerance })}
            testId="tolerance"
          />
          <IconButton
            icon="contiguous"
            label={text.tools.contiguous}
            pressed={tools.by === "edges" || tools.contiguous}
            disabled={tools.by === "edges"}
            onPress={() => onChange({ contiguous: !tools.contiguous })}
            testId="contiguous"
          />
        </div>
      );
  }
}

function Modes({ tools, onChange }: BrushOptionsProps) {
  return (
    <div class="tools" role="toolbar" aria-label={text.tools.modeLabel}>
      {(["replace", "add", "subtract"] as const).map((mode) => (
        <IconButton
          key={mode}
          icon={({ replace: "replace", add: "union", subtract: "subtract" } as const)[mode]}
          label={text.tools.modes[mode]}
          pressed={tools.mode === mode}
          onPress={() => onChange({ mode })}
          testId={`mode-${mode}`}
        />
      ))}
    </div>
  );
}
