/** The models that are there, what they cost, and what this machine can do. */
import type { PackSummary } from "../../models/contract";
import { text } from "../messages/current";
import { obstaclesOf } from "../session/models";
import { packOf } from "../session/session";
import { Button } from "../widgets/button";
import { Icon } from "../widgets/icon";
import { Progress } from "../widgets/progress";
import type { Kit } from "./kit";

const MEGABYTE = 1_000_000;

export function ModelsPage({ session, actions }: Kit) {
  return (
    <>
      <ul class="runs" data-testid="packs">
        {session.packs.value.map((pack) => (
          <Pack key={pack.id} pack={pack} session={session} actions={actions} />
        ))}
      </ul>
      {session.libraries.value.map(({ id, title, license, source, bytes, names }) => (
        <section key={id} class="facts">
          <h2>{text.models.libraries}</h2>
          <p>
            {title} · {names.length} · {text.models.size(bytes / MEGABYTE)}
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

function Pack({ pack, session, actions }: Kit & { readonly pack: PackSummary }) {
  const state = session.models.value[pack.id];
  const { facts } = session.environment.value;
  const pace = session.paces.value[pack.id];
  const inUse = packOf(session)?.id === pack.id;
  return (
    <li class="kept" data-testid="pack">
      <p class="kept-title">
        {pack.title}
        {inUse && <span class="tag">{text.models.inUse}</span>}
      </p>
      <p class="hint">
        {text.models.size(pack.bytes / MEGABYTE)} · {text.models.side(pack.size)} · {text.models.licence} {pack.license}
      </p>
      <p class="hint">
        {text.models.kinds}: {pack.kinds.map((kind) => text.jobs.names[kind]).join(", ")}
      </p>
      <p class="hint" data-testid="pack-pace">
        {pace === undefined ? text.models.noPace : text.models.pace(pace)}
      </p>
      {obstaclesOf(pack, facts).map((obstacle) => (
        <p key={obstacle} class="hint obstacle">
          <Icon name="info" /> {text.models.obstacles[obstacle]}
        </p>
      ))}
      {state?.state === "failed" && (
        <p class="obstacle">
          <Icon name="warning" /> {state.failure.sentence} {state.failure.next}
        </p>
      )}
      {state?.state === "loading" && (
        <Progress label={text.models.loading(Math.round(state.share * 100))} value={state.share} />
      )}
      <div class="kept-actions">
        <span class="hint" data-testid="pack-state">
          {state?.state === "loading"
            ? text.models.loading(Math.round(state.share * 100))
            : state?.state === "ready"
              ? text.models.ready
              : text.models.idle}
        </span>
        <span class="spring" />
        {!inUse && <Button onPress={() => actions.change({ packId: pack.id })}>{text.models.use}</Button>}
        {state?.state === "ready" ? (
          <Button onPress={() => void actions.unload(pack.id)} testId="unload">
            {text.models.unload}
          </Button>
        ) : (
          <Button disabled={state?.state === "loading"} onPress={() => void actions.load(pack.id)} testId="load">
            {text.models.load}
          </Button>
        )}
      </div>
    </li>
  );
}

function Machine({ session }: Pick<Kit, "session">) {
  const { facts, backend } = session.environment.value;
  const space = session.space.value;
  const half = facts.f16 === null ? "" : facts.f16 ? text.models.f16 : text.models.noF16;
  const gpu = facts.webgpu
    ? `${text.models.webgpu}${half}`
    : text.models.obstacles[facts.secure ? "no-webgpu" : "insecure"];
  const lines = [
    gpu,
    text.models.processor,
    facts.memory === null ? "" : text.models.memory(Math.round(facts.memory / 1024 ** 3)),
    space === null || !facts.storage
      ? text.models.noSpace
      : text.models.space(Math.round(space.used / MEGABYTE), Math.round(space.free / MEGABYTE)),
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
