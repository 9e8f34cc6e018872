/** Looking at packs elsewhere, installing, measuring and removing them. */
import { batch } from "@preact/signals";
import { EditError, measuringId, type PackSummary } from "../../models/contract";
import type { Offer } from "../../models/packs/store/offer";
import type { StoreContents } from "../../models/packs/store/pack-store";
import type { PackPlace } from "../engine/client";
import { text } from "../messages/current";
import { type Failure, failureOf, isCancelled } from "./messages";
import { type Sample, sampled, secondsToGo } from "./pace";
import type { Ports } from "./ports";
import { packOf, type Session } from "./session";

export type { PackPlace };

/** What was found in the place the user named. */
export type Offered =
  | { readonly state: "none" }
  | { readonly state: "looking" }
  | { readonly state: "found"; readonly place: PackPlace; readonly offer: Offer }
  | { readonly state: "failed"; readonly failure: Failure };

/** An installation of this window, by the pack's id. */
export interface Installing {
  readonly id: string;
  readonly title: string;
  readonly place: PackPlace;
  readonly state: "waiting" | "running" | "stopping" | "failed";
  readonly received: number;
  readonly total: number;
  /** Seconds; null while nobody can tell. */
  readonly left: number | null;
  readonly failure: Failure | null;
}

export type Measuring =
  | { readonly state: "running"; readonly packId: string; readonly share: number }
  | { readonly state: "failed"; readonly packId: string; readonly failure: Failure };

export interface PackVerbs {
  /** Reads what is installed and how much room there is. Never rejects. */
  readStore(): Promise<void>;
  /** Reads the pack.json of a place. */
  lookAt(place: PackPlace): Promise<void>;
  dropOffer(): void;
  /** Installs what was offered. */
  installOffered(): Promise<void>;
  /** Paints with it from now on: in this document, and in those opened later that have no run of their own. */
  choosePack(packId: string): void;
  /** The pack this document was last painted with, else the last one chosen, if they are here. */
  recallPack(): void;
  /** Goes on with an interrupted download, or tries a failed one again. */
  resumePack(packId: string): Promise<void>;
  stopInstalling(packId: string): void;
  /** Throws away what was downloaded of it. */
  discardPack(packId: string): Promise<void>;
  removePack(packId: string): Promise<void>;
  measurePack(packId: string): Promise<void>;
  stopMeasuring(): void;
  /** The licence's text; null where there is none, or it cannot be read. */
  licenceOf(of: PackPlace | { readonly from: "installed"; readonly packId: string }): Promise<string | null>;
}

/** Progress is shown at most so often, milliseconds. */
const SHOW_EVERY = 200;

export interface PackNeighbours {
  /** Keeps preferences. */
  readonly keep: () => void;
  /** Changes the draft, with all that follows from it. */
  readonly change: (part: { readonly packId: string | null }) => void;
}

export function createPacks(session: Session, ports: Ports, { keep, change }: PackNeighbours): PackVerbs {
  const { engine, now, log } = ports;
  const { store } = engine;
  /** Downloads share one line, so they go one after the other. */
  let tail: Promise<void> = Promise.resolve();
  let looks = 0;

  const readStore = async (): Promise<void> => {
    try {
      const [contents, space] = await Promise.all([store.contents(), ports.space()]);
      batch(() => {
        session.store.value = { state: "read", contents };
        session.space.value = space ?? contents.room;
      });
    } catch (error) {
      log(error);
      session.store.value = { state: "failed", failure: failureOf(error) };
    }
  };

  const readPacks = async (): Promise<void> => {
    await readStore();
    try {
      session.packs.value = await engine.packs();
    } catch (error) {
      log(error); // Those that were there still work.
    }
  };

  const put = (id: string, part: Partial<Installing> | null): void => {
    session.installing.value = session.installing.value.flatMap((each) =>
      each.id !== id ? [each] : part === null ? [] : [{ ...each, ...part }],
    );
  };
  const installing = (id: string): Installing | undefined => session.installing.value.find((each) => each.id === id);

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
      const { [id]: _, ...paces } = session.paces.value;
      session.paces.value = paces;
      keep();
      session.announcement.value = text.store.installed(job.title);
    } catch (error) {
      if (isCancelled(error)) put(id, null);
      else {
        log(error);
        const failure = installFailure(error);
        put(id, { state: "failed", failure, received: there, left: null });
        session.announcement.value = `${failure.sentence} ${failure.next}`;
      }
    }
    await readPacks();
  };

  const enqueue = (job: Pick<Installing, "id" | "title" | "place" | "received" | "total">): Promise<void> => {
    const state = installing(job.id)?.state;
    if (state === "waiting" || state === "running" || state === "stopping") return tail;
    const next: Installing = { ...job, state: "waiting", left: null, failure: null };
    session.installing.value = [...session.installing.value.filter(({ id }) => id !== job.id), next];
    // Asked where the user pressed: some browsers ask them.
    void ports.persist().then((persisted) => {
      session.persisted.value = persisted;
    }, log);
    tail = tail.then(() => install(job.id));
    return tail;
  };

  return {
    readStore,
    choosePack(packId) {
      change({ packId });
      session.choice.value = { packId, after: session.history.value[0]?.id ?? null };
      keep();
    },
    recallPack() {
      const { choice, draft, history, packs } = session;
      if (draft.value.packId !== null) return; // Chosen, or taken back, while the window opened.
      const [latest] = history.value;
      const chosen = choice.value;
      const painted = latest?.recalled.state === "whole" ? latest.recalled.edit.packId : null;
      const isNewer = chosen !== null && (latest === undefined || latest.id === chosen.after);
      const packId = isNewer ? chosen.packId : painted;
      if (packs.value.some(({ id }) => id === packId) && packId !== packOf(session)?.id) change({ packId });
    },
    async lookAt(place) {
      const turn = ++looks;
      session.offered.value = { state: "looking" };
      try {
        const offer = await store.look(place);
        if (turn === looks) session.offered.value = { state: "found", place, offer };
      } catch (error) {
        if (turn !== looks) return;
        log(error);
        session.offered.value = isCancelled(error)
          ? { state: "none" }
          : { state: "failed", failure: installFailure(error) };
      }
    },
    dropOffer() {
      looks += 1;
      session.offered.value = { state: "none" };
    },
    async installOffered() {
      const offered = session.offered.value;
      if (offered.state !== "found") return;
      const { place, offer } = offered;
      session.offered.value = { state: "none" };
      const received = offer.bytes - offer.missing;
      await enqueue({ id: offer.id, title: offer.title, place, received, total: offer.bytes });
    },
    async resumePack(packId) {
      const failed = installing(packId);
      if (failed) return enqueue(failed);
      const pack = unfinishedOf(session.store.value).find(({ id }) => id === packId);
      if (pack?.from.type !== "url") return; // The panel asks for the files again.
      const { id, title, received, bytes } = pack;
      await enqueue({ id, title, place: { from: "url", url: pack.from.url }, received, total: bytes });
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
        session.removal.value = { packId, failure: failureOf(error) };
      }
      await readStore();
    },
    async removePack(packId) {
      const title = session.packs.value.find(({ id }) => id === packId)?.title ?? packId;
      try {
        await store.remove(packId);
        const { [packId]: _, ...models } = session.models.value;
        const { [packId]: __, ...paces } = session.paces.value;
        batch(() => {
          session.models.value = models;
          session.paces.value = paces;
          session.removal.value = null;
        });
        if (session.draft.value.packId === packId) change({ packId: null });
        keep();
        session.announcement.value = text.store.removed(title);
      } catch (error) {
        log(error);
        session.removal.value = { packId, failure: failureOf(error) };
      }
      await readPacks();
    },
    async measurePack(packId) {
      if (session.measuring.value?.state === "running") return;
      session.measuring.value = { state: "running", packId, share: 0 };
      try {
        const { milliseconds, backend } = await engine.measure(packId, (event) => {
          if (event.type !== "step") return;
          session.measuring.value = { state: "running", packId, share: event.index / event.of };
        });
        batch(() => {
          session.measuring.value = null;
          session.paces.value = { ...session.paces.value, [packId]: milliseconds / 1000 };
          session.models.value = { ...session.models.value, [packId]: { state: "ready" } };
          session.environment.value = { ...session.environment.value, backend };
        });
        keep();
        session.announcement.value = text.models.pace(milliseconds / 1000);
      } catch (error) {
        if (isCancelled(error)) session.measuring.value = null;
        else {
          log(error);
          session.measuring.value = { state: "failed", packId, failure: failureOf(error) };
        }
      }
    },
    stopMeasuring() {
      const { value } = session.measuring;
      if (value?.state === "running") engine.cancel(measuringId(value.packId));
    },
    async licenceOf(of) {
      try {
        return await store.licence(of);
      } catch (error) {
        log(error); // Its name and page are shown all the same.
        return null;
      }
    },
  };
}

/** Some failures mean something else while installing than while painting. */
function installFailure(error: unknown): Failure {
  const failure = failureOf(error);
  const other = error instanceof EditError ? text.store.failures[error.code] : undefined;
  return other ? { ...failure, ...other } : failure;
}

/** What the window knows of the store. */
export type StoreState =
  | { readonly state: "unread" }
  | { readonly state: "read"; readonly contents: StoreContents }
  | { readonly state: "failed"; readonly failure: Failure };

function unfinishedOf(store: StoreState): StoreContents["unfinished"] {
  return store.state === "read" ? store.contents.unfinished : [];
}

/** The pack as the store has it; null for one that comes with Blendfill. */
export function storedOf(store: StoreState, { id }: Pick<PackSummary, "id">) {
  return store.state === "read" ? (store.contents.installed.find((pack) => pack.id === id) ?? null) : null;
}

/** Interrupted installations that this window is not at work on. */
export function pausedOf(session: Session): StoreContents["unfinished"] {
  const busy = new Set(session.installing.value.map(({ id }) => id));
  return unfinishedOf(session.store.value).filter(({ id }) => !busy.has(id));
}
