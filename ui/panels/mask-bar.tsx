/** Where to paint, and the tools that say so; what a job needs besides. */
import { text } from "../messages/current";
import { type Where, whereOf } from "../session/draft";
import { waysOf } from "../session/jobs";
import { Check } from "../widgets/check";
import { Segmented } from "../widgets/segmented";
import type { Kit } from "./kit";
import { ExtendBar, SketchBar } from "./later-parts";
import { ToolBar } from "./tools/tool-bar";
import { isPreparing } from "./view";

export function MaskBar({ session, actions }: Kit) {
  const reading = session.reading.value;
  if (reading.state !== "read" || !isPreparing(session)) return null;
  const { job } = session.draft.value;
  return (
    <section class="mask-bar" aria-label={text.mask.label}>
      <Ways session={session} actions={actions} shapes={reading.subject.shapes.length} />
      {job === "scribble" && <SketchBar session={session} actions={actions} />}
      {job === "extend" && <ExtendBar session={session} actions={actions} />}
      {job === "remove" && (
        <Check
          label={text.mask.shadow}
          hint={text.mask.shadowHint}
          on={session.draft.value.shadow}
          onChange={(shadow) => actions.change({ shadow })}
          testId="shadow"
        />
      )}
    </section>
  );
}

/** How the region is marked; left out where there is only one way. */
function Ways({ session, actions, shapes }: Kit & { readonly shapes: number }) {
  const { job, painted } = session.draft.value;
  const choices = waysOf(job, { shapes: shapes > 0, painted: painted !== null });
  const where = whereOf(session.draft.value, shapes);
  const photopea = session.editor.value === "photopea";
  return (
    <>
      {choices.length > 1 && (
        <Segmented
          label={text.mask.label}
          options={choices.map((value) => ({ value, ...wayNamed(value, photopea) }))}
          value={where}
          onChange={(value) => actions.change({ where: value })}
          testId="where"
        />
      )}
      {where === "painted" && job !== "scribble" && choices.length > 0 && (
        <ToolBar session={session} actions={actions} />
      )}
      {where === "shapes" && (
        <>
          <p class="hint">{photopea ? text.photopea.shapesHint : text.mask.shapesHint(shapes)}</p>
          {/* A pixel selection covers nothing. */}
          {!photopea && (
            <Check
              label={text.mask.hideShapes(shapes)}
              hint={text.mask.hideShapesHint}
              on={session.draft.value.hideShapes}
              onChange={(hideShapes) => actions.change({ hideShapes })}
              testId="hide-shapes"
            />
          )}
        </>
      )}
      {where === "everything" && <p class="hint">{text.mask.everythingHint}</p>}
    </>
  );
}

/** Photopea marks with its pixel selection, so there it is called that. */
function wayNamed(way: Where, photopea: boolean): { readonly text: string; readonly title: string } {
  if (way === "shapes" && photopea) return { text: text.photopea.shapes, title: text.photopea.waysHint };
  return { text: text.mask[way], title: text.mask.hints[way] };
}
