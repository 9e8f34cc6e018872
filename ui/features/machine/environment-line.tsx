/** Where the painting happens, in words, and that nothing leaves this machine. */

import { text } from "../../messages/current";
import { Icon } from "../../widgets/icon";
import { noticeWords } from "../../wording/failures";
import type { ShellState } from "../shell/state";
import type { Environment, MachineState } from "./state";

/** One sentence about this frame and engine. */
function sentenceOf({ facts, engine, backend, secondsEach }: Environment): string {
  if (engine === "starting") return text.environment.starting;
  if (engine === "dead") return ""; // Said where it matters, with what to do.
  const where =
    backend === "webgpu"
      ? text.environment.webgpu
      : !facts.secure
        ? text.environment.insecure
        : !facts.webgpu
          ? text.environment.noWebgpu
          : text.environment.processor;
  return `${where}${secondsEach === null ? "" : `, ${text.environment.pace(secondsEach)}`}.`;
}

export interface EnvironmentLineProps {
  readonly machine: MachineState;
  readonly shell: ShellState;
}

export function EnvironmentLine({ machine, shell }: EnvironmentLineProps) {
  const environment = machine.environment.value;
  const sentence = sentenceOf(environment);
  // The first-run sentence above says it already.
  const privacy = shell.welcomed.value === false ? "" : text.privacy;
  const notes = [
    ...environment.notes.map(noticeWords),
    ...(environment.facts.storage ? [] : [text.environment.noStorage]),
  ];
  return (
    <p class="environment" data-testid="environment" title={notes.join("\n")}>
      <Icon name="privacy" />
      <span>
        {privacy} {sentence} {hasSite && <Pages />}
      </span>
    </p>
  );
}

/** The pages lie on the site; a window that is one file has none beside it. */
const hasSite = typeof location !== "undefined" && location.protocol.startsWith("http");

function Pages() {
  return (
    <span class="pages">
      <a href="privacy.html" target="_blank" rel="noopener">
        {text.links.privacy}
      </a>
      <a href="support.html" target="_blank" rel="noopener">
        {text.links.support}
      </a>
    </span>
  );
}
