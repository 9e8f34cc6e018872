/** Asks the engine what the prompt's words mean while they are typed, so that the window says it before the run. */
import { effect } from "@preact/signals";
import type { WordsQuestion } from "../../../models/contract/words";
import { kindOf } from "../../../models/kinds/kinds";
import { strengthOf } from "../../../models/kinds/strength";
import { language } from "../../messages/current";
import type { Ports } from "../../ports";
import { promptsOf } from "../../stored/kept";
import { textsOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import type { KeepingState } from "../history/state";
import { type ModelsState, packOf } from "../models/state";
import { plainOwn, titleOf } from "../starts/own-kept";
import type { StartsState } from "../starts/state";

export interface WordsStates {
  readonly editing: EditingState;
  readonly keeping: Pick<KeepingState, "history">;
  readonly models: Pick<ModelsState, "packs">;
  readonly starts: Pick<StartsState, "own">;
}

/** After the last letter, milliseconds. */
const REST = 120;
/** Names asked for, and earlier prompts whose names come first. */
const [COMPLETIONS, EARLIER] = [8, 20];

/** Keeps `editing.words` up to date from now on. The result stops that. */
export function followWords(
  { editing, keeping, models, starts }: WordsStates,
  { engine, timers, log }: Pick<Ports, "engine" | "timers" | "log">,
): () => void {
  let turn = 0;
  let last = "";
  let forget: () => void = () => {};

  /** Null where there are no words: the lists of words are not read before somebody types. */
  const wanted = (): WordsQuestion | null => {
    const draft = editing.draft.value;
    const pack = packOf(models, draft);
    const texts = textsOf(draft);
    const { takes, marks } = kindOf(draft.job);
    const negative = draft.negative.trim();
    if (pack === null || [...texts, negative].every((words) => words === "")) return null;
    const { picture } = draft;
    const own = starts.own.value;
    const chosen = picture?.always ? own.filter(({ id }) => id === picture.id) : [];
    return {
      packId: pack.id,
      kind: draft.job,
      texts,
      negative,
      reference: marks === "subject" ? "auto" : draft.start,
      own:
        (takes.own && {
          pictures: (chosen.length > 0 ? chosen : own).map(plainOwn).map(({ name, use }) => ({ name, use })),
          always: chosen.length > 0,
        }) ||
        undefined,
      strength: draft.overrides.strength ?? strengthOf(draft.job, pack),
      completing: {
        language: language.value,
        recent: promptsOf(keeping.history.value).slice(0, EARLIER),
        fitting: own.map(titleOf),
        most: COMPLETIONS,
      },
    };
  };

  const ask = async (question: WordsQuestion, mine: number): Promise<void> => {
    const answer = await engine.understand(question).catch((error: unknown) => {
      log(error); // Telling it early is a help; the run itself refuses what cannot be painted.
      return null;
    });
    if (mine === turn) editing.words.value = answer && { texts: question.texts, answer };
  };

  const stop = effect(() => {
    const question = wanted();
    const key = JSON.stringify(question);
    if (key === last) return;
    last = key;
    const mine = ++turn;
    forget();
    if (question) forget = timers.after(REST, () => void ask(question, mine));
    else editing.words.value = null;
  });
  return () => {
    stop();
    forget();
    turn += 1;
  };
}
