/** Below the preview: how large the picture is, what the model sees of it, and how fine the result will be. */
import { text } from "../messages/current";
import { whereOf } from "../session/draft";
import { closerContext, finenessOf, isByWordsAlone, isSharp, type Starts } from "../session/enlarging";
import { markedSize, maskOf } from "../session/request";
import { packOf, type Session } from "../session/session";
import { IconButton } from "../widgets/button";
import type { Kit } from "./kit";
import { ExtendCaption } from "./later-parts";
import { isPreparing, viewOf } from "./view";

export function PictureSize({ session }: Pick<Kit, "session">) {
  const view = viewOf(session);
  if (view.shows === "nothing") return null;
  return <p data-testid="picture-size">{text.preview.size(view.source.width, view.source.height)}</p>;
}

export function ReadAgain({ session, actions }: Kit) {
  const view = viewOf(session);
  return (
    <IconButton
      icon="refresh"
      label={text.preview.again}
      disabled={view.shows === "picture" && view.busy}
      onPress={() => void actions.readAgain()}
      testId="read-again"
    />
  );
}

/** The longer side of what is marked, source pixels; null where no frame is drawn around it. */
function markedSide(session: Session): number | null {
  const reading = session.reading.value;
  const draft = session.draft.value;
  if (reading.state !== "read" || draft.job === "background") return null;
  if (whereOf(draft, reading.subject.shapes.length) === "everything") return null;
  const mask = maskOf(draft, reading.subject);
  if (!mask) return null;
  const { width, height } = markedSize(mask, reading.subject);
  return Math.max(width, height);
}

function startsOf(session: Session): Starts {
  const libraries = session.libraries.value;
  const names = packOf(session)?.names ?? [];
  return {
    pictured: libraries.flatMap(({ words }) => words),
    drawn: libraries.flatMap(({ drawings }) => drawings),
    own: session.own.value.map(({ name, use }) => ({ name, covers: use === "covers" })),
    painters: names.filter(({ start }) => start === "painter").map(({ name }) => name),
  };
}

/** What a second pass adds to a candidate, seconds; null before anything was painted here. */
function secondPassSeconds(session: Session, steps: number): number | null {
  const each = session.evaluations.value[packOf(session)?.id ?? ""];
  return each === undefined ? null : each * steps;
}

/** The working resolution, said honestly, with what to do where it is coarse. */
export function Caption(kit: Kit) {
  const { session } = kit;
  const view = viewOf(session);
  if (view.shows === "nothing") return null;
  if (session.draft.value.job === "extend" && isPreparing(session)) return <ExtendCaption session={session} />;
  if (!view.marked) return null;
  const fineness = finenessOf(view.marked);
  return (
    <p class="caption" data-testid="size-hint" title={text.preview.legend(fineness.side * fineness.times)}>
      {text.preview.enlarged(fineness.side, fineness.times)}
      {!view.busy && !isSharp(fineness) && <Remedies {...kit} />}
      {!view.busy && <Reset {...kit} />}
    </p>
  );
}

/** What makes a coarse result finer, each one press away. */
function Remedies({ session, actions }: Kit) {
  const view = viewOf(session);
  const side = markedSide(session);
  if (view.shows === "nothing" || !view.marked) return null;
  const { marked } = view;
  const { sharper } = session.draft.value;
  const closer = side === null || marked.frames.length > 1 ? null : closerContext(marked, side);
  const again = marked.secondSteps > 0 && isByWordsAlone(session.draft.value, startsOf(session));
  const seconds = secondPassSeconds(session, marked.secondSteps);
  return (
    <>
      {closer !== null && (
        <button
          type="button"
          class="link"
          title={text.preview.closerHint}
          data-testid="closer-frame"
          onClick={() => actions.override({ context: closer })}
        >
          {text.preview.closer}
        </button>
      )}
      {again && !sharper && (
        <button
          type="button"
          class="link"
          title={text.finish.sharperHint}
          data-testid="second-pass"
          onClick={() => actions.change({ sharper: true })}
        >
          {text.preview.secondPass(seconds)}
        </button>
      )}
      {again && sharper && <span data-testid="second-pass-on">{text.preview.secondPassOn(seconds)}</span>}
    </>
  );
}

/** Offered where the frame was moved or resized by hand. */
function Reset({ session, actions }: Kit) {
  const { aside, overrides } = session.draft.value;
  if (aside.x === 0 && aside.y === 0 && overrides.context === null) return null;
  return (
    <button type="button" class="link" data-testid="reset-frame" onClick={actions.resetFrame}>
      {text.preview.frameReset}
    </button>
  );
}
