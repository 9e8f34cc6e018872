/** Thumbnails of the candidates: one tab stop, arrow keys choose. */

import { useRef } from "preact/hooks";
import type { Candidate } from "../../../models/contract/result";
import { text } from "../../messages/current";
import { RasterCanvas } from "../../painter/raster-canvas";
import { Icon } from "../../widgets/icon";
import type { RunState } from "../run/state";
import type { ShellState } from "../shell/state";
import type { Outcomes } from "./accepting";

const moves: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export interface StripProps {
  readonly outcomes: Outcomes;
  readonly progress: RunState;
  readonly shell: ShellState;
}

export function Strip({ outcomes, progress, shell }: StripProps) {
  const list = useRef<HTMLDivElement>(null);
  const results = outcomes.results.value;
  if (!results) return null;
  const { shown } = results;
  const chosen = Math.min(outcomes.chosen.value, shown.length - 1);
  const job = progress.job.value;
  const awaited = job.state === "running" && job.id === results.request.id ? job.candidates - shown.length : 0;

  const choose = (index: number): void => {
    const next = Math.max(0, Math.min(shown.length - 1, index));
    outcomes.choose(next);
    list.current?.querySelectorAll<HTMLElement>("[role=option]")[next]?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    const move = moves[event.key];
    const next = event.key === "Home" ? 0 : event.key === "End" ? shown.length - 1 : chosen + (move ?? 0);
    if (move === undefined && event.key !== "Home" && event.key !== "End") return;
    event.preventDefault();
    choose(next);
  };

  return (
    <div
      ref={list}
      class="strip"
      role="listbox"
      aria-label={text.results.label}
      aria-orientation="horizontal"
      data-testid="candidates"
      tabIndex={-1}
      onKeyDown={key}
    >
      {shown.map(({ candidate, thumbnail, accepted }, index) => (
        <div
          key={candidate.seed}
          class="option"
          role="option"
          tabIndex={index === chosen ? 0 : -1}
          aria-selected={index === chosen}
          aria-label={labelOf(candidate, accepted)}
          title={[text.results.optionHint(index + 1), ...(candidate.score ? [text.score.hint] : [])].join("\n")}
          data-seed={candidate.seed}
          onClick={() => choose(index)}
          onDblClick={() => void outcomes.accept()}
          onKeyDown={(event) => {
            if (event.ctrlKey || event.metaKey) return;
            if (event.key === "Delete" && progress.job.value.state !== "running") {
              choose(index);
              outcomes.discardOne();
              list.current?.focus();
            }
            // The one in front is taken, as a double click takes it; another comes to the front first.
            if (event.key === "Enter" && index === chosen && shell.stage.value === "result") void outcomes.accept();
            else if (event.key === " " || event.key === "Enter") choose(index);
          }}
        >
          <RasterCanvas raster={thumbnail} class="thumbnail" />
          {candidate.score && (
            <span class="option-score" data-testid="score">
              {text.score.label(candidate.score.value)}
            </span>
          )}
          {accepted && (
            <span class="option-mark">
              <Icon name="check" />
            </span>
          )}
        </div>
      ))}
      {Array.from({ length: Math.max(0, awaited) }, (_, index) => (
        <div key={index} class="option option-awaited" aria-hidden="true" />
      ))}
    </div>
  );
}

/** What a listener hears of a candidate. */
function labelOf(candidate: Candidate, accepted: boolean): string {
  const what = text.results.option(candidate.index + 1, candidate.seed, accepted);
  return candidate.score ? `${what}, ${text.score.said(candidate.score.value)}` : what;
}
