/** Where to paint: the shapes, the brush, or everything; and the brush's tools. */
import { text } from "../messages/current";
import { whereOf } from "../session/draft";
import { waysOf } from "../session/jobs";
import { IconButton } from "../widgets/button";
import { Segmented } from "../widgets/segmented";
import type { Kit } from "./kit";

export function MaskBar({ session, actions }: Kit) {
  const reading = session.reading.value;
  if (reading.state !== "read" || session.job.value.state === "running") return null;
  if (session.results.value && session.stage.value === "result") return null;
  const { job, painted } = session.draft.value;
  const shapes = reading.subject.shapes.length;
  const where = whereOf(session.draft.value, shapes);
  const choices = waysOf(job, { shapes: shapes > 0, painted: painted !== null });
  if (choices.length === 0) return null;
  return (
    <section class="mask-bar" aria-label={text.mask.label}>
      <Segmented
        label={text.mask.label}
        options={choices.map((value) => ({ value, text: text.mask[value] }))}
        value={where}
        onChange={(value) => actions.change({ where: value })}
        testId="where"
      />
      {where === "painted" ? (
        <BrushBar session={session} actions={actions} />
      ) : (
        <p class="hint">{where === "shapes" ? text.mask.shapesHint(shapes) : text.mask.everythingHint}</p>
      )}
    </section>
  );
}

function BrushBar({ session, actions }: Kit) {
  const { radius, erase } = session.brush.value;
  const { past, now, future } = session.strokes.value;
  return (
    <div class="brush-bar">
      <Segmented
        label={text.mask.tool}
        options={[
          { value: "paint", text: text.mask.paint },
          { value: "erase", text: text.mask.erase },
        ]}
        value={erase ? "erase" : "paint"}
        onChange={(tool) => actions.brush({ erase: tool === "erase" })}
        testId="brush-tool"
      />
      <input
        class="slider"
        type="range"
        min={0.005}
        max={0.2}
        step={0.005}
        value={radius}
        aria-label={text.mask.size}
        title={text.mask.size}
        style={{ "--filled": `${((Math.min(0.2, radius) - 0.005) / 0.195) * 100}%` }}
        onInput={(event) => actions.brush({ radius: Number(event.currentTarget.value) })}
      />
      <div class="tools">
        <IconButton icon="undo" label={text.mask.undo} disabled={past.length === 0} onPress={actions.undoStroke} />
        <IconButton icon="redo" label={text.mask.redo} disabled={future.length === 0} onPress={actions.redoStroke} />
        <IconButton icon="clear" label={text.mask.clear} disabled={!now} onPress={actions.clearStrokes} />
      </div>
    </div>
  );
}
