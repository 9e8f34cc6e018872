/** A model that can be used: what it is, how fast it is here, and what can be done with it. */

import type { PackSummary } from "../../../models/contract/packs";
import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import { Icon } from "../../widgets/icon";
import { Progress } from "../../widgets/progress";
import type { EditingState } from "../draft/state";
import type { MachineState } from "../machine/state";
import { Licence } from "./licence";
import type { Models } from "./models";
import { isBlocking, obstaclesOf } from "./obstacles";
import { Removal } from "./removal";
import { sizeOf } from "./sizes";
import { packOf } from "./state";
import { storedOf } from "./stored-packs";
import { Trouble } from "./trouble";

export interface PackCardProps {
  readonly pack: PackSummary;
  readonly editing: EditingState;
  readonly machine: MachineState;
  readonly models: Models;
}

export function PackCard({ pack, editing, machine, models }: PackCardProps) {
  const state = models.loaded.value[pack.id];
  const { facts } = machine.environment.value;
  const stored = storedOf(models.store.value, pack);
  const bytes = stored?.bytes ?? pack.bytes;
  const inUse = packOf(models, editing.draft.value)?.id === pack.id;
  const obstacles = obstaclesOf(pack, facts);
  const removal = models.removal.value;
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
      <Licence name={pack.license} of={stored && { from: "installed", packId: pack.id }} models={models} />
      <Pace pack={pack} models={models} />
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
          <Button disabled={obstacles.some(isBlocking)} onPress={() => models.choosePack(pack.id)} testId="use-pack">
            {text.models.use}
          </Button>
        )}
        {state?.state === "ready" ? (
          <Button onPress={() => void models.unload(pack.id)} testId="unload">
            {text.models.unload}
          </Button>
        ) : (
          <Button disabled={state?.state === "loading"} onPress={() => void models.load(pack.id)} testId="load">
            {text.models.load}
          </Button>
        )}
        {!pack.builtIn && <Removal pack={pack} bytes={bytes} disabled={state?.state === "loading"} models={models} />}
      </div>
    </li>
  );
}

interface PaceProps {
  readonly pack: PackSummary;
  readonly models: Models;
}

function Pace({ pack, models }: PaceProps) {
  const measuring = models.measuring.value;
  const pace = models.paces.value[pack.id];
  if (measuring?.state === "running" && measuring.packId === pack.id) {
    const label = text.models.measuring(Math.round(measuring.share * 100));
    return (
      <>
        <Progress label={label} value={measuring.share} />
        <div class="kept-actions">
          <span class="hint">{label}</span>
          <span class="spring" />
          <Button onPress={models.stopMeasuring} testId="stop-measuring">
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
          onPress={() => void models.measurePack(pack.id)}
          testId="measure"
        >
          {text.models.measure}
        </Button>
      </div>
      {measuring?.state === "failed" && measuring.packId === pack.id && <Trouble failure={measuring.failure} />}
    </>
  );
}
