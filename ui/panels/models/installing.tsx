/** Models on their way, and those whose installation was interrupted. */
import type { UnfinishedPack } from "../../../models/packs/store/pack-store";
import { text } from "../../messages/current";
import type { Installing } from "../../session/installing";
import { pausedOf } from "../../session/stored-packs";
import { Button } from "../../widgets/button";
import { Progress } from "../../widgets/progress";
import type { Kit } from "../kit";
import { sizeOf } from "./sizes";
import { Trouble } from "./trouble";

export function Installations({ session, actions }: Kit) {
  return (
    <>
      {session.installing.value.map((job) => (
        <OnItsWay key={job.id} job={job} actions={actions} />
      ))}
      {pausedOf(session).map((pack) => (
        <Paused key={pack.id} pack={pack} actions={actions} />
      ))}
    </>
  );
}

function OnItsWay({ job, actions }: Pick<Kit, "actions"> & { readonly job: Installing }) {
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
          <Button onPress={() => actions.stopInstalling(job.id)} testId="stop-installing">
            {text.store.stop}
          </Button>
        )}
      </div>
      {job.failure && <Trouble failure={job.failure} testId="install-failure" />}
      {job.state === "failed" && (
        <div class="kept-actions">
          <Button onPress={() => void actions.resumePack(job.id)} testId="resume">
            {job.failure?.code === "download-interrupted" ? text.store.resume : text.store.retry}
          </Button>
          <Button look="ghost" onPress={() => void actions.discardPack(job.id)} testId="discard">
            {text.store.discard}
          </Button>
        </div>
      )}
    </li>
  );
}

function Paused({ pack, actions }: Pick<Kit, "actions"> & { readonly pack: UnfinishedPack }) {
  const { id, title, received, bytes, from } = pack;
  return (
    <li class="kept" data-testid="unfinished">
      <p class="kept-title">{title}</p>
      <Progress label={text.store.installing(title)} value={received / bytes} />
      <p class="hint">{text.store.paused(sizeOf(received), sizeOf(bytes))}</p>
      {from.type !== "url" && <p class="hint">{text.store.chooseAgain}</p>}
      <div class="kept-actions">
        {from.type === "url" && (
          <Button onPress={() => void actions.resumePack(id)} testId="resume">
            {text.store.resume}
          </Button>
        )}
        <Button look="ghost" onPress={() => void actions.discardPack(id)} testId="discard">
          {text.store.discard}
        </Button>
      </div>
    </li>
  );
}
