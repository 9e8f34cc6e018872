/** Models on their way, those whose installation was interrupted, and those that were damaged since. */

import type { InstalledPack, UnfinishedPack } from "../../../models/packs/store/pack-store";
import { text } from "../../messages/current";
import { Button } from "../../widgets/button";
import { Icon } from "../../widgets/icon";
import { Progress } from "../../widgets/progress";
import type { Models } from "./models";
import { Removal } from "./removal";
import { sizeOf } from "./sizes";
import type { Installing } from "./state";
import { damagedOf, pausedOf } from "./stored-packs";
import { Trouble } from "./trouble";

export interface InstallationsProps {
  readonly models: Models;
}

export function Installations({ models }: InstallationsProps) {
  return (
    <>
      {models.installing.value.map((job) => (
        <OnItsWay key={job.id} job={job} models={models} />
      ))}
      {pausedOf(models).map((pack) => (
        <Paused key={pack.id} pack={pack} models={models} />
      ))}
      {damagedOf(models).map((pack) => (
        <Damaged key={pack.id} pack={pack} models={models} />
      ))}
    </>
  );
}

interface OnItsWayProps {
  readonly job: Installing;
  readonly models: Models;
}

function OnItsWay({ job, models }: OnItsWayProps) {
  const share = job.total === 0 ? 0 : job.received / job.total;
  const facts = [
    text.store.progress(sizeOf(job.received), sizeOf(job.total)),
    job.state === "waiting" ? text.store.waiting : job.state === "stopping" ? text.store.stopping : "",
    job.left === null ? "" : text.store.left(job.left),
  ];
  return (
    <li class="kept" data-testid="installing" data-state={job.state}>
      <p class="kept-title">{text.store.installing(job.title)}</p>
      <Progress label={text.store.installing(job.title)} value={share} />
      <div class="kept-actions">
        <span class="hint" data-testid="install-progress">
          {facts.filter(Boolean).join(" · ")}
        </span>
        <span class="spring" />
        {(job.state === "running" || job.state === "waiting") && (
          <Button onPress={() => models.stopInstalling(job.id)} testId="stop-installing">
            {text.store.stop}
          </Button>
        )}
      </div>
      {job.failure && <Trouble failure={job.failure} testId="install-failure" />}
      {job.state === "failed" && (
        <div class="kept-actions">
          <Button onPress={() => void models.resumePack(job.id)} testId="resume">
            {job.failure?.code === "download-interrupted" ? text.store.resume : text.store.retry}
          </Button>
          <Button look="ghost" onPress={() => void models.discardPack(job.id)} testId="discard">
            {text.store.discard}
          </Button>
        </div>
      )}
    </li>
  );
}

interface PausedProps {
  readonly pack: UnfinishedPack;
  readonly models: Models;
}

function Paused({ pack, models }: PausedProps) {
  const { id, title, received, bytes, from } = pack;
  return (
    <li class="kept" data-testid="unfinished">
      <p class="kept-title">{title}</p>
      <Progress label={text.store.installing(title)} value={received / bytes} />
      <p class="hint">{text.store.paused(sizeOf(received), sizeOf(bytes))}</p>
      {from.type !== "url" && <p class="hint">{text.store.chooseAgain}</p>}
      <div class="kept-actions">
        {from.type === "url" && (
          <Button onPress={() => void models.resumePack(id)} testId="resume">
            {text.store.resume}
          </Button>
        )}
        <Button look="ghost" onPress={() => void models.discardPack(id)} testId="discard">
          {text.store.discard}
        </Button>
      </div>
    </li>
  );
}

interface DamagedProps {
  readonly pack: InstalledPack;
  readonly models: Models;
}

function Damaged({ pack, models }: DamagedProps) {
  const { id, title, bytes, damaged, from } = pack;
  const removal = models.removal.value;
  return (
    <li class="kept" data-testid="damaged" data-pack={id}>
      <p class="kept-title">{title}</p>
      <p class="obstacle" role="alert">
        <Icon name="warning" />
        <span>
          {from.type === "url" ? text.store.damaged : text.store.damagedFiles}
          {damaged[0] && <span class="about"> ({damaged[0]})</span>}
        </span>
      </p>
      {removal?.packId === id && <Trouble failure={removal.failure} testId="removal-failure" />}
      <div class="kept-actions pack-actions">
        {from.type === "url" && (
          <Button onPress={() => void models.mendPack(id)} testId="mend">
            {text.store.mend}
          </Button>
        )}
        <Removal pack={pack} bytes={bytes} disabled={false} models={models} />
      </div>
    </li>
  );
}
