/** The models that are there, more of them, what they cost, and what this machine can do. */

import { text } from "../../messages/current";
import type { EditingState } from "../draft/state";
import type { MachineState } from "../machine/state";
import { AddModel } from "./add-model";
import { Installations } from "./installations";
import type { Models } from "./models";
import { PackCard } from "./pack-card";
import { sizeOf } from "./sizes";
import { Storage } from "./storage";

export interface ModelsPageProps {
  readonly editing: EditingState;
  readonly machine: MachineState;
  readonly models: Models;
}

export function ModelsPage({ editing, machine, models }: ModelsPageProps) {
  return (
    <>
      <ul class="runs" data-testid="packs">
        {models.packs.value.map((pack) => (
          <PackCard key={pack.id} pack={pack} editing={editing} machine={machine} models={models} />
        ))}
        <Installations models={models} />
      </ul>
      <AddModel machine={machine} models={models} />
      <Storage models={models} />
      {models.libraries.value.map(({ id, title, license, source, bytes, names }) => (
        <section key={id} class="facts">
          <h2>{text.models.libraries}</h2>
          <p>
            {title} · {names.length} · {sizeOf(bytes)}
          </p>
          <p class="hint">
            {source} · {license}
          </p>
        </section>
      ))}
      <Machine machine={machine} />
    </>
  );
}

interface MachineProps {
  readonly machine: MachineState;
}

function Machine({ machine }: MachineProps) {
  const { facts, backend } = machine.environment.value;
  const half = facts.f16 === null ? "" : facts.f16 ? text.models.f16 : text.models.noF16;
  const gpu = facts.webgpu
    ? `${text.models.webgpu}${half}`
    : text.models.obstacles[facts.secure ? "no-webgpu" : "insecure"];
  const lines = [
    gpu,
    text.models.processor,
    facts.memory === null ? "" : text.models.memory(Math.round(facts.memory / 1024 ** 3)),
  ];
  return (
    <section class="facts" data-testid="machine" data-backend={backend}>
      <h2>{text.models.machine}</h2>
      <ul>
        {lines.filter(Boolean).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
