/** The tools that mark, and below them what the one in hand can be told. */
import { text } from "../../messages/current";
import { type MaskTool, maskTools } from "../../session/tools";
import { IconButton } from "../../widgets/button";
import type { IconName } from "../../widgets/icon";
import { Segmented } from "../../widgets/segmented";
import type { Kit } from "../kit";
import { BrushOptions, type BrushOptionsProps } from "./brush-options";
import { MaskMenu } from "./mask-menu";
import { MiniSlider } from "./mini-slider";
import { UndoRedo } from "./undo-redo";

const icons: Readonly<Record<MaskTool, IconName>> = {
  brush: "brush",
  eraser: "eraser",
  lasso: "lasso",
  rectangle: "rectangle",
  ellipse: "ellipse",
  wand: "wand",
};

export function ToolBar({ session, actions }: Kit) {
  const tools = session.tools.value;
  const { past, future, now } = session.strokes.value;
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
              onPress={() => actions.tool({ tool })}
              testId={`tool-${tool}`}
            />
          ))}
        </div>
        <div class="tools tools-end">
          <UndoRedo session={session} actions={actions} past={past} future={future} />
          <MaskMenu session={session} actions={actions} isEmpty={!now} />
        </div>
      </div>
      <Options tools={tools} onChange={actions.tool} />
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
