/** The models that are there, more of them, what they cost, and what this machine can do. */
import { text } from "../messages/current";
import type { Kit } from "./kit";
import { AddModel } from "./models/add-model";
import { Installations } from "./models/installing";
import { PackCard } from "./models/pack-card";
import { sizeOf } from "./models/sizes";
import { Storage } from "./models/storage";

export function ModelsPage({ session, actions }: Kit) {
  return (
    <>
      <ul class="runs" data-testid="packs">
        {session.packs.value.map((pack) => (
          <PackCard key={pack.id} pack={pack} session={session} actions={actions} />
        ))}
        <Installations session={session} actions={actions} />
      </ul>
      <AddModel session={session} actions={actions} />
      <Storage session={session} />
      {session.libraries.value.map(({ id, title, license, source, bytes, names }) => (
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
      <Machine session={session} />
    </>
  );
}

function Machine({ session }: Pick<Kit, "session">) {
  const { facts, backend } = session.environment.value;
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
