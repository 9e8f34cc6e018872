/** What outlives the window: one small JSON under one key of the host's storage. */
import * as v from "valibot";
import { chooseLanguage, isLanguage, language } from "../messages/current";
import type { Ports } from "./ports";
import type { Session } from "./session";

const KEY = "preferences";

const schema = v.object({
  count: v.fallback(v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4))), undefined),
  language: v.fallback(v.optional(v.string()), undefined),
  /** The first-run sentence has been read. */
  welcomed: v.fallback(v.optional(v.boolean()), undefined),
  paces: v.fallback(v.optional(v.record(v.string(), v.number())), undefined),
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
      const { count, language: tongue, welcomed, paces } = kept.success ? kept.output : {};
      if (count) session.draft.value = { ...session.draft.value, count };
      if (tongue && isLanguage(tongue)) chooseLanguage(tongue);
      if (paces) session.paces.value = { ...paces, ...session.paces.value };
      session.welcomed.value = welcomed === true;
    },
    keep() {
      const { count } = session.draft.value;
      const kept = { count, language: language.value, welcomed: session.welcomed.value, paces: session.paces.value };
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
