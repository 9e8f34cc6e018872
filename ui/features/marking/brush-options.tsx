/** What a brush can be told, whether it marks or draws: its size and the softness of its edge. */
import { text } from "../../messages/current";
import { MiniSlider } from "../../widgets/mini-slider";
import { RADIUS, type Tools } from "./tools";

export interface BrushOptionsProps {
  readonly tools: Tools;
  readonly onChange: (part: Partial<Tools>) => void;
}

export function BrushOptions({ tools, onChange }: BrushOptionsProps) {
  return (
    <div class="tool-options">
      <SizeSlider tools={tools} onChange={onChange} />
      <MiniSlider
        label={text.tools.softness}
        value={tools.softness}
        min={0}
        max={1}
        step={0.05}
        shown={text.tools.percent(tools.softness)}
        onChange={(softness) => onChange({ softness })}
        testId="softness"
      />
    </div>
  );
}

/** Even steps of the slider are even ratios of the size: small brushes need finer steps than large ones. */
function SizeSlider({ tools, onChange }: BrushOptionsProps) {
  const span = Math.log(RADIUS.max / RADIUS.min);
  const position = Math.log(tools.radius / RADIUS.min) / span;
  return (
    <MiniSlider
      label={text.mask.size}
      value={position}
      min={0}
      max={1}
      step={0.02}
      shown={text.tools.percent(tools.radius * 2)}
      onChange={(value) => onChange({ radius: RADIUS.min * Math.exp(value * span) })}
      testId="brush-size"
    />
  );
}
