/** Language, keys, and what happens with pictures: nothing. */

import { isLanguage, language, languages, text } from "../../messages/current";
import type { MachineState } from "../machine/state";
import type { Speech } from "./speaking";

export interface SettingsPageProps {
  readonly machine: MachineState;
  readonly speech: Speech;
}

export function SettingsPage({ machine, speech }: SettingsPageProps) {
  const { mac } = machine.environment.value.facts;
  const command = mac ? "⌘" : "Ctrl";
  const keys: readonly (readonly [keyof typeof text.settings.keys, string])[] = [
    ["generate", `${command} ↵`],
    ["accept", `${command} ⇧ ↵`],
    ["stop", "Esc"],
    ["candidates", "1 … 9, ← →"],
    ["compare", "\\"],
    ["tools", "B E L R O W"],
    ["smaller", "["],
    ["larger", "]"],
    ["undo", `${command} Z`],
    ["redo", `${command} ⇧ Z`],
    ["prompts", "↑"],
    ["zoom", "+ − 0"],
    ["pan", text.settings.space],
    ["help", "?"],
  ];
  return (
    <>
      <label class="setting">
        <span>{text.settings.language}</span>
        <select
          class="field"
          value={speech.missingLanguage.value ?? language.value}
          data-testid="language"
          onChange={({ currentTarget }) => {
            if (isLanguage(currentTarget.value)) void speech.setLanguage(currentTarget.value);
          }}
        >
          {Object.entries(languages).map(([code, { name }]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <section class="facts">
        <h2>{text.settings.shortcuts}</h2>
        <dl class="keys">
          {keys.map(([key, press]) => (
            <div key={key}>
              <dt>{text.settings.keys[key]}</dt>
              <dd>
                <kbd>{press}</kbd>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <p class="hint">{text.settings.privacy}</p>
    </>
  );
}
