/** Downloading packs: what lies at a place, and downloads one after the other that can stop, fail and go on. */

import { EditError } from "../../../models/contract/errors";
import type { PackPlace } from "../../engine/client";
import { text } from "../../messages/current";
import type { Ports } from "../../ports";
import { type Failure, failureOf, isCancelled } from "../../wording/failures";
import type { ShellState } from "../shell/state";
import { type Sample, sampled, secondsToGo } from "./pace";
import type { Installing, ModelsState } from "./state";
import { installedOf, unfinishedOf } from "./stored-packs";

export interface InstallVerbs {
  /** Reads the pack.json of a place. */
  lookAt(place: PackPlace): Promise<void>;
  dropOffer(): Promise<void> | void;
  /** Installs what was offered. */
  installOffered(): Promise<void>;
  /** Goes on with an interrupted download, or tries a failed one again. */
  resumePack(packId: string): Promise<void>;
  /** Reads an installed pack's files again and loads those that are damaged. */
  mendPack(packId: string): Promise<void>;
  stopInstalling(packId: string): Promise<void> | void;
  /** Throws away what was downloaded of it. */
  discardPack(packId: string): Promise<void>;
}

/** Progress is shown at most so often, milliseconds. */
const SHOW_EVERY = 200;

export interface InstallNeighbours {
  /** Keeps preferences. */
  readonly keep: () => void;
  /** Reads what is installed and how much room there is. Never rejects. */
  readonly readStore: () => Promise<void>;
  /** The same, and which packs can paint. Never rejects. */
  readonly readPacks: () => Promise<void>;
}

export interface InstallStates {
  readonly models: ModelsState;
  readonly shell: Pick<ShellState, "announcement">;
}

export type InstallPorts = Pick<Ports, "engine" | "log" | "now" | "persist" | "today">;

export function createInstalling(
  { models, shell }: InstallStates,
  ports: InstallPorts,
  { keep, readStore, readPacks }: InstallNeighbours,
): InstallVerbs {
  const { now, log } = ports;
  const { store } = ports.engine;
  /** Downloads share one line, so they go one after the other. */
  let tail: Promise<void> = Promise.resolve();
  let looks = 0;

  const put = (id: string, part: Partial<Installing> | null): void => {
    models.installing.value = models.installing.value.flatMap((each) =>
      each.id !== id ? [each] : part === null ? [] : [{ ...each, ...part }],
    );
  };
  const installing = (id: string): Installing | undefined => models.installing.value.find((each) => each.id === id);

  const install = async (id: string): Promise<void> => {
    const job = installing(id);
    if (job?.state !== "waiting") return; // Stopped before its turn came.
    put(id, { state: "running", failure: null });
    let samples: readonly Sample[] = [];
    let there = job.received;
    try {
      await store.install(job.place, ports.today(), (received, total) => {
        there = received;
        const at = now();
        const last = samples.at(-1);
        if (last && received < total && at - last.at < SHOW_EVERY) return;
        samples = sampled(samples, { at, bytes: received });
        if (installing(id)?.state === "running") put(id, { received, total, left: secondsToGo(samples, total) });
      });
      put(id, null);
      const { [id]: _, ...paces } = models.paces.value;
      models.paces.value = paces;
      keep();
      shell.announcement.value = text.store.installed(job.title);
    } catch (error) {
      if (isCancelled(error)) put(id, null);
      else {
        log(error);
        const failure = installFailure(error);
        put(id, { state: "failed", failure, received: there, left: null });
        shell.announcement.value = `${failure.sentence} ${failure.next}`;
      }
    }
    await readPacks();
  };

  const enqueue = (job: Pick<Installing, "id" | "title" | "place" | "received" | "total">): Promise<void> => {
    const state = installing(job.id)?.state;
    if (state === "waiting" || state === "running" || state === "stopping") return tail;
    const next: Installing = { ...job, state: "waiting", left: null, failure: null };
    models.installing.value = [...models.installing.value.filter(({ id }) => id !== job.id), next];
    // Asked where the user pressed: some browsers ask them.
    void ports.persist().then((persisted) => {
      models.persisted.value = persisted;
    }, log);
    tail = tail.then(() => install(job.id));
    return tail;
  };

  return {
    async lookAt(place) {
      const turn = ++looks;
      models.offered.value = { state: "looking" };
      try {
        const offer = await store.look(place);
        if (turn === looks) models.offered.value = { state: "found", place, offer };
      } catch (error) {
        if (turn !== looks) return;
        log(error);
        models.offered.value = isCancelled(error)
          ? { state: "none" }
          : { state: "failed", failure: installFailure(error) };
      }
    },
    dropOffer() {
      looks += 1;
      // A server that says nothing is waited for no longer; a download that runs shares the signal and goes on.
      if (models.offered.value.state === "looking" && models.installing.value.every(({ state }) => state !== "running"))
        store.stop();
      models.offered.value = { state: "none" };
    },
    async installOffered() {
      const offered = models.offered.value;
      if (offered.state !== "found") return;
      const { place, offer } = offered;
      models.offered.value = { state: "none" };
      const received = offer.bytes - offer.missing;
      await enqueue({ id: offer.id, title: offer.title, place, received, total: offer.bytes });
    },
    async resumePack(packId) {
      const failed = installing(packId);
      if (failed) return enqueue(failed);
      const pack = unfinishedOf(models.store.value).find(({ id }) => id === packId);
      if (pack?.from.type !== "url") return; // The panel asks for the files again.
      const { id, title, received, bytes } = pack;
      await enqueue({ id, title, place: { from: "url", url: pack.from.url }, received, total: bytes });
    },
    async mendPack(packId) {
      const pack = installedOf(models.store.value).find(({ id }) => id === packId);
      if (pack?.from.type !== "url") return; // The panel asks for the files again.
      const { id, title, bytes, from } = pack;
      await enqueue({ id, title, place: { from: "url", url: from.url }, received: 0, total: bytes });
    },
    stopInstalling(packId) {
      const job = installing(packId);
      if (job?.state === "waiting") put(packId, null);
      if (job?.state !== "running") return;
      put(packId, { state: "stopping", left: null });
      store.stop();
    },
    async discardPack(packId) {
      put(packId, null);
      try {
        await store.discard(packId);
      } catch (error) {
        log(error);
        models.removal.value = { packId, failure: failureOf(error) };
      }
      await readStore();
    },
  };
}

/** Some failures mean something else while installing than while painting. */
function installFailure(error: unknown): Failure {
  const failure = failureOf(error);
  const other = error instanceof EditError ? text.store.failures[error.code] : undefined;
  return other ? { ...failure, ...other } : failure;
}
