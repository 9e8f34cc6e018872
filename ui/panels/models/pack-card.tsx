/** A model that can be used: what it is, how fast it is here, and what can be done with it. */
import type { PackSummary } from "../../../models/contract/packs";
import { text } from "../../messages/current";
import { isBlocking, obstaclesOf } from "../../session/models";
import { packOf } from "../../session/session";
import { storedOf } from "../../session/stored-packs";
import { Button } from "../../widgets/button";
import { Icon } from "../../widgets/icon";
import { Progress } from "../../widgets/progress";
import type { Kit } from "../kit";
import { Licence } from "./licence";
import { Removal } from "./removal";
import { sizeOf } from "./sizes";
import { Trouble } from "./trouble";

export function PackCard({ pack, session, actions }: Kit & { readonly pack: PackSummary }) {
  const state = session.models.value[pack.id];
  const { facts } = session.environment.value;
  const stored = storedOf(session.store.value, pack);
  const bytes = stored?.bytes ?? pack.bytes;
  const inUse = packOf(session)?.id === pack.id;
  const obstacles = obstaclesOf(pack, facts);
  const removal = session.removal.value;
  return (
    <li class="kept" data-testid="pack" data-pack={pack.id}>
      <p class="kept-title">
        {pack.title}
        {inUse && <span class="tag">{text.models.inUse}</span>}
      </p>
      <p class="hint">
        {text.models.version(pack.version)} · {sizeOf(bytes)} · {text.models.side(pack.size)}
        {pack.builtIn && ` · ${text.models.builtIn}`}
      </p>
      <p class="hint">
        {text.models.kinds}: {pack.kinds.map((kind) => text.jobs.names[kind]).join(", ")}
      </p>
      <Licence name={pack.license} of={stored && { from: "installed", packId: pack.id }} actions={actions} />
      <Pace pack={pack} session={session} actions={actions} />
      {obstacles.map((obstacle) => (
        <p key={obstacle} class="hint obstacle">
          <Icon name="info" /> {text.models.obstacles[obstacle]}
        </p>
      ))}
      {state?.state === "failed" && <Trouble failure={state.failure} />}
      {removal?.packId === pack.id && <Trouble failure={removal.failure} testId="removal-failure" />}
      {state?.state === "loading" && (
        <Progress label={text.models.loading(Math.round(state.share * 100))} value={state.share} />
      )}
      <p class="hint" data-testid="pack-state">
        {state?.state === "loading"
          ? text.models.loading(Math.round(state.share * 100))
          : state?.state === "ready"
            ? text.models.ready
            : text.models.idle}
      </p>
      <div class="kept-actions pack-actions">
        {!inUse && (
          <Button disabled={obstacles.some(isBlocking)} onPress={() => actions.choosePack(pack.id)} testId="use-pack">
            {text.models.use}
          </Button>
        )}
        {state?.state === "ready" ? (
          <Button onPress={() => void actions.unload(pack.id)} testId="unload">
            {text.models.unload}
          </Button>
        ) : (
          <Button disabled={state?.state === "loading"} onPress={() => void actions.load(pack.id)} testId="load">
            {text.models.load}
          </Button>
        )}
        {!pack.builtIn && <Removal pack={pack} bytes={bytes} disabled={state?.state === "loading"} actions={actions} />}
      </div>
    </li>
  );
}

function Pace({ pack, session, actions }: Kit & { readonly pack: PackSummary }) {
  const measuring = session.measuring.value;
  const pace = session.paces.value[pack.id];
  if (measuring?.state === "running" && measuring.packId === pack.id) {
    const label = text.models.measuring(Math.round(measuring.share * 100));
    return (
      <>
        <Progress label={label} value={measuring.share} />
        <div class="kept-actions">
          <span class="hint">{label}</span>
          <span class="spring" />
          <Button onPress={actions.stopMeasuring} testId="stop-measuring">
            {text.models.stopMeasuring}
          </Button>
        </div>
      </>
    );
  }
  return (
    <>
      <div class="kept-actions">
        <span class="hint" data-testid="pack-pace">
          {pace === undefined ? text.models.noPace : text.models.pace(pace)}
        </span>
        <span class="spring" />
        <Button
          look="ghost"
          title={text.models.measureHint}
          disabled={measuring?.state === "running"}
          onPress={() => void actions.measurePack(pack.id)}
          testId="measure"
        >
          {text.models.measure}
        </Button>
      </div>
      {measuring?.state === "failed" && measuring.packId === pack.id && <Trouble failure={measuring.failure} />}
    </>
  );
}
