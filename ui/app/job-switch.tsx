/** Which job: one row of icons with words. What cannot be done here says why instead. */

import { useId, useState } from "preact/hooks";
import type { EditKind } from "../../models/contract/request";
import type { Editing } from "../features/draft/editing";
import { jobs } from "../features/draft/jobs";
import type { ModelsState } from "../features/models/state";
import type { RunState } from "../features/run/state";
import { text } from "../messages/current";
import { Icon, type IconName } from "../widgets/icon";

const icons: Readonly<Record<EditKind, IconName>> = {
  fill: "fill",
  remove: "remove",
  extend: "extend",
  background: "background",
  scribble: "scribble",
};

/** Why a job cannot be done here; null when it can, or when nothing is known yet. */
function obstacle(models: ModelsState, job: EditKind): string | null {
  const packs = models.packs.value;
  return packs.length > 0 && !packs.some((pack) => pack.kinds.includes(job)) ? text.jobs.noPack : null;
}

export interface JobSwitchProps {
  readonly editing: Editing;
  readonly models: ModelsState;
  readonly progress: RunState;
}

export function JobSwitch({ editing, models, progress }: JobSwitchProps) {
  const name = useId();
  const [refused, setRefused] = useState<EditKind | null>(null);
  const { job } = editing.draft.value;
  const running = progress.job.value.state === "running";
  const choose = (next: EditKind): void => {
    const isRefused = obstacle(models, next) !== null;
    setRefused(isRefused ? next : null);
    if (!isRefused && !running) editing.chooseJob(next);
  };
  return (
    <div class="jobs">
      <div class="job-row" role="radiogroup" aria-label={text.jobs.label} data-testid="jobs">
        {jobs.map((one) => {
          const reason = obstacle(models, one);
          return (
            <label key={one} class={`job${reason ? " job-refused" : ""}`} title={reason ?? text.jobs.hints[one]}>
              <input
                type="radio"
                name={name}
                value={one}
                checked={one === job}
                aria-disabled={reason !== null || (running && one !== job)}
                onChange={(event) => {
                  choose(one);
                  // A refused one must not look chosen.
                  event.currentTarget.checked = editing.draft.value.job === one;
                }}
              />
              <span class="job-face">
                <Icon name={icons[one]} />
                <span>{text.jobs.names[one]}</span>
              </span>
            </label>
          );
        })}
      </div>
      {refused && refused !== job && (
        <p class="hint" role="status" data-testid="job-refused">
          {text.jobs.refused(text.jobs.names[refused], obstacle(models, refused) ?? "")}
        </p>
      )}
    </div>
  );
}
