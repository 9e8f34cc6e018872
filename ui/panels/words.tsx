/** The words the model knows: searched, grouped by kind, taken by a click. */
import { useState } from "preact/hooks";
import { text } from "../messages/current";
import { packOf, type Session } from "../session/session";
import type { Kit } from "./kit";
import { completed } from "./suggestions";

type Group = keyof typeof text.words.kinds | "reference";

const groups: readonly Group[] = ["object", "material", "place", "other", "reference"];
/** Shown of a group before one searches. */
const AT_ONCE = 24;

function groupOf(kind: string): Group {
  switch (kind) {
    case "object":
    case "photograph":
      return "object";
    case "material":
    case "place":
      return kind;
    case "scene":
    case "landscape":
      return "place";
    default:
      return "other";
  }
}

/** Every word with its group; what the library shows beside what the model paints comes last. */
function wordsOf(session: Session): ReadonlyMap<Group, readonly string[]> {
  const painted = packOf(session)?.names ?? [];
  const known = new Set(painted.map(({ name }) => name));
  const all = [
    ...painted.map(({ name, kind }) => [groupOf(kind), name] as const),
    ...session.referenceNames.value.filter((name) => !known.has(name)).map((name) => ["reference", name] as const),
  ];
  return new Map(groups.map((group) => [group, all.filter(([one]) => one === group).map(([, name]) => name)]));
}

export function Words({ session, actions }: Kit) {
  const [query, setQuery] = useState("");
  const { prompt } = session.draft.value;
  const wanted = query.trim().toLowerCase();
  const found = [...wordsOf(session)].map(
    ([group, names]) => [group, names.filter((name) => name.toLowerCase().includes(wanted))] as const,
  );
  const none = found.every(([, names]) => names.length === 0);
  return (
    <div class="words" data-testid="words">
      <input
        class="field"
        type="search"
        value={query}
        placeholder={text.words.search}
        aria-label={text.words.search}
        data-testid="words-search"
        onInput={(event) => setQuery(event.currentTarget.value)}
      />
      <p class="hint" role="status">
        {none ? text.words.none : ""}
      </p>
      {found.map(([group, names]) =>
        names.length === 0 ? null : (
          <section key={group} class="facts">
            <h2>{group === "reference" ? text.words.reference : text.words.kinds[group]}</h2>
            <ul class="word-list">
              {names.slice(0, AT_ONCE).map((name) => (
                <li key={name}>
                  <button
                    type="button"
                    class="chip"
                    onClick={() => {
                      const before = prompt === "" || /\s$/.test(prompt) ? prompt : `${prompt} `;
                      actions.change({ prompt: completed(before, name) });
                    }}
                  >
                    {name}
                  </button>
                </li>
              ))}
              {names.length > AT_ONCE && <li class="hint">{text.words.more(names.length - AT_ONCE)}</li>}
            </ul>
          </section>
        ),
      )}
    </div>
  );
}
