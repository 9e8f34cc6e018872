/** The settings few people need, closed; how many differ from their defaults. */

import { text } from "../../messages/current";
import { Disclosure } from "../../widgets/disclosure";
import type { Editing } from "../draft/editing";
import type { ModelsState } from "../models/state";
import type { SelectingState } from "../selection/state";
import { later } from "../shell/later";
import type { Starts } from "../starts/starts";
import { settingsChanges } from "./changes";

export const MoreSettings = later(async () => (await import("./more-settings")).MoreSettings);

export interface MoreProps {
  readonly editing: Editing;
  readonly models: ModelsState;
  readonly selecting: SelectingState;
  readonly starts: Starts;
}

export function More({ editing, models, selecting, starts }: MoreProps) {
  const changed = settingsChanges(editing.draft.value);
  return (
    <Disclosure label={text.more.label} note={changed > 0 ? text.more.changed(changed) : null} testId="more">
      <MoreSettings editing={editing} models={models} selecting={selecting} starts={starts} changed={changed} />
    </Disclosure>
  );
}
