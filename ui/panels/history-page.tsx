/** Runs kept with the document: look, search, use again, star, delete. */
import { useState } from "preact/hooks";
import { text } from "../messages/current";
import { type KeptEntry, promptOf, searched } from "../session/kept";
import { labelFor } from "../session/labels";
import { missingPackOf } from "../session/wanted";
import { Button, IconButton } from "../widgets/button";
import { SearchField } from "../widgets/search-field";
import { Toggle } from "../widgets/toggle";
import { HistoryFailure } from "./history-failure";
import type { Kit } from "./kit";

/** Shown at first and added on demand, so that a long history opens at once. */
const AT_ONCE = 20;

export function HistoryPage({ session, actions }: Kit) {
  const [query, setQuery] = useState("");
  const [starredOnly, setStarredOnly] = useState(false);
  const [most, setMost] = useState(AT_ONCE);
  const all = session.history.value;
  const found = searched(all, query, starredOnly);
  return (
    <>
      <div class="search-bar">
        <SearchField label={text.history.search} value={query} onChange={setQuery} testId="history-search" />
        <Toggle
          icon="star"
          label={text.history.starred}
          pressed={starredOnly}
          onChange={setStarredOnly}
          testId="starred-only"
        />
      </div>
      <HistoryFailure session={session} actions={actions} />
      {found.length === 0 && <p class="hint">{all.length === 0 ? text.history.empty : text.history.nothing}</p>}
      <ul class="runs" data-testid="history">
        {found.slice(0, most).map((entry) => (
          <Entry key={entry.id} entry={entry} session={session} actions={actions} />
        ))}
      </ul>
      {found.length > most && (
        <Button look="ghost" onPress={() => setMost(most + AT_ONCE)}>
          {text.words.more(found.length - most)}
        </Button>
      )}
      <Kept session={session} />
    </>
  );
}

/** How long finished pictures stay, where, and what it takes. */
function Kept({ session }: Pick<Kit, "session">) {
  const { lasting } = session;
  if (lasting.value === null) return null;
  const { ids, bytes, most } = lasting.value;
  return (
    <p class="hint" data-testid="lasting">
      {most === 0 ? text.history.fleeting : text.history.lasting(ids.size, bytes / 2 ** 20, most / 2 ** 20)}
    </p>
  );
}

function titleOf(entry: KeptEntry): string {
  const { recalled } = entry;
  if (recalled.state === "whole") return labelFor(recalled.edit.kind, recalled.edit.prompt);
  return promptOf(entry) || text.history.noWords;
}

function Entry({ entry, session, actions }: Kit & { readonly entry: KeptEntry }) {
  const { id, starred, recalled, candidates, asked, at, name } = entry;
  const isHere =
    session.runs.value.some(({ request }) => request.id === id) ||
    (recalled.state === "whole" && session.lasting.value?.ids.has(id) === true);
  const usable =
    recalled.state === "whole" || (recalled.state === "newer" && (recalled.prompt ?? recalled.seed) !== null);
  const title = titleOf(entry);
  const missing = missingPackOf(session, recalled);
  const facts = [
    name,
    at === null ? "" : text.history.when(at),
    candidates.length < asked ? text.history.unfinished(candidates.length, asked) : "",
    recalled.state === "whole"
      ? text.history.settings(recalled.edit.settings.steps, recalled.edit.settings.guidance)
      : "",
  ];
  return (
    <li class="kept" data-testid="history-entry" data-starred={starred}>
      <div class="kept-pictures">
        {candidates.map(({ seed, picture }, index) =>
          picture === "" ? null : (
            <button
              key={seed}
              type="button"
              class="kept-picture"
              title={isHere ? text.history.showCandidate(index + 1, seed) : text.history.candidate(index + 1, seed)}
              aria-label={
                isHere ? text.history.showCandidate(index + 1, seed) : text.history.candidate(index + 1, seed)
              }
              disabled={!usable}
              onClick={() => (isHere ? void actions.showRun(id, seed) : actions.reuse(id, seed))}
            >
              <img src={picture} alt="" width="48" height="48" />
            </button>
          ),
        )}
      </div>
      <p class="kept-title">{title}</p>
      <p class="hint">{facts.filter(Boolean).join(" · ")}</p>
      {missing && <p class="hint">{text.store.wantedShort(missing.title)}</p>}
      {recalled.state === "newer" && <p class="hint">{text.history.newer}</p>}
      {recalled.state === "unreadable" && <p class="hint">{text.history.unreadable}</p>}
      <div class="kept-actions">
        {usable && (
          <Button title={text.history.reuseHint} onPress={() => actions.reuse(id)} testId="history-reuse">
            {text.history.reuse}
          </Button>
        )}
        {isHere && (
          <Button title={text.history.showHint} onPress={() => void actions.showRun(id)} testId="history-show">
            {text.history.show}
          </Button>
        )}
        <span class="spring" />
        <Toggle
          icon="star"
          label={`${starred ? text.history.unstar : text.history.star}: ${title}`}
          pressed={starred}
          onChange={() => void actions.star(id)}
          testId="history-star"
        />
        <IconButton
          icon="clear"
          label={`${text.history.remove}: ${title}`}
          onPress={() => void actions.forgetRun(id)}
          testId="history-remove"
        />
      </div>
    </li>
  );
}
