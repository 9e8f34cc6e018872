/** What outlives the window: one small JSON under one key of the host's storage. */
import * as v from "valibot";
import { isLanguage, language } from "../messages/current";
import type { Ports } from "./ports";
import type { Session } from "./session";
import { speak } from "./speaking";

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

export function createPreferences(session: Session, ports: Ports): Preferences {
  return {
    async recall() {
      const kept = v.safeParse(schema, parsed(await ports.host.recall(KEY).catch(() => null)));
      const { count, language: tongue, welcomed, paces, choice, evaluations } = kept.success ? kept.output : {};
      if (count) session.draft.value = { ...session.draft.value, count };
      if (paces) session.paces.value = { ...paces, ...session.paces.value };
      if (evaluations) session.evaluations.value = { ...evaluations, ...session.evaluations.value };
      if (choice) session.choice.value = choice;
      session.welcomed.value = welcomed === true;
      if (tongue && isLanguage(tongue)) await speak(session, tongue, ports.log);
    },
    keep() {
      const { count } = session.draft.value;
      const { welcomed, paces, evaluations, missingLanguage } = session;
      const kept = {
        count,
        // What could not be loaded this time is still what the user wants.
        language: missingLanguage.value ?? language.value,
        welcomed: welcomed.value,
        paces: paces.value,
        choice: session.choice.value,
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
