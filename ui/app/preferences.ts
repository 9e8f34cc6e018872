/** What outlives the window: one small JSON under one key of the host's storage. */

import * as v from "valibot";
import type { EditingState } from "../features/draft/state";
import { speak } from "../features/language/speaking";
import type { SpeechState } from "../features/language/state";
import type { ModelsState } from "../features/models/state";
import type { ShellState } from "../features/shell/state";
import { isLanguage, language } from "../messages/current";
import type { Ports } from "../ports";

const KEY = "preferences";

const schema = v.object({
  count: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))), undefined),
  language: v.fallback(v.optional(v.string()), undefined),
  /** The first-run sentence has been read. */
  welcomed: v.fallback(v.optional(v.boolean()), undefined),
  paces: v.fallback(v.optional(v.record(v.string(), v.number())), undefined),
  choice: v.fallback(
    v.optional(v.nullable(v.object({ packId: v.string(), after: v.nullable(v.string()) }))),
    undefined,
  ),
  evaluations: v.fallback(v.optional(v.record(v.string(), v.number())), undefined),
});

export interface Preferences {
  /** Reads what was kept. Never rejects: defaults do as well. */
  recall(): Promise<void>;
  /** Keeps what is set now. Losing a preference costs nothing, so a full store is not worth a message. */
  keep(): void;
}

export interface PreferencesStates {
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "choice" | "evaluations" | "paces">;
  readonly shell: Pick<ShellState, "welcomed">;
  readonly speech: SpeechState;
}

export function createPreferences(
  { editing, models, shell, speech }: PreferencesStates,
  ports: Pick<Ports, "host" | "log">,
): Preferences {
  return {
    async recall() {
      const kept = v.safeParse(schema, parsed(await ports.host.recall(KEY).catch(() => null)));
      const { count, language: tongue, welcomed, paces, choice, evaluations } = kept.success ? kept.output : {};
      if (count) editing.draft.value = { ...editing.draft.value, count };
      if (paces) models.paces.value = { ...paces, ...models.paces.value };
      if (evaluations) models.evaluations.value = { ...evaluations, ...models.evaluations.value };
      if (choice) models.choice.value = choice;
      shell.welcomed.value = welcomed === true;
      if (tongue && isLanguage(tongue)) await speak(speech, tongue, ports.log);
    },
    keep() {
      const { count } = editing.draft.value;
      const { welcomed } = shell,
        { paces, evaluations } = models,
        { missingLanguage } = speech;
      const kept = {
        count,
        // What could not be loaded this time is still what the user wants.
        language: missingLanguage.value ?? language.value,
        welcomed: welcomed.value,
        paces: paces.value,
        choice: models.choice.value,
        evaluations: evaluations.value,
      };
      ports.host.remember(KEY, JSON.stringify(kept)).catch(ports.log);
    },
  };
}

function parsed(json: string | null): unknown {
  try {
    return JSON.parse(json ?? "{}");
  } catch {
    return {};
  }
}
