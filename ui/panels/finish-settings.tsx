/** The settings of the finish: colour, grain, detail. */
import { text } from "../messages/current";
import { finishesAtOnce, finishOf } from "../session/finishing";
import { Check } from "../widgets/check";
import { Choice } from "../widgets/choice";
import type { Kit } from "./kit";

/** A colour of each of the two settings behind it. */
const colours = {
  asPainted: { match: false },
  even: { match: true, blend: "soft" },
  seamless: { match: true, blend: "poisson" },
} as const;

type Colour = keyof typeof colours;

export function FinishSettings({ session, actions }: Kit) {
  const { match, grain, blend } = finishOf(session);
  const { sharper, job } = session.draft.value;
  // All of a new background's edge is the subject's, whose colours are not its own: there is nothing to match.
  const kind = finishesAtOnce(session) ? session.results.value?.request.kind : job;
  const words = text.finish;
  const colour: Colour = !match ? "asPainted" : blend === "soft" ? "even" : "seamless";
  const option = (value: Colour) => ({ value, text: words[value], title: words[`${value}Hint`] });
  return (
    <>
      {kind !== "background" && (
        <Choice
          label={words.colour}
          options={[option("seamless"), option("even"), option("asPainted")]}
          value={colour}
          onChange={(value) => void actions.finish(colours[value])}
          testId="finish-colour"
        />
      )}
      <Check
        label={words.grain}
        hint={words.grainHint}
        on={grain}
        onChange={(on) => void actions.finish({ grain: on })}
        testId="finish-grain"
      />
      <Check
        label={words.sharper}
        hint={words.sharperHint}
        on={sharper}
        onChange={(on) => actions.change({ sharper: on })}
        testId="finish-sharper"
      />
      <p class="hint" data-testid="finish-when">
        {finishesAtOnce(session) ? words.atOnce : words.nextRun}
      </p>
    </>
  );
}
