/** The packs on this machine: reading which there are, choosing, removing and measuring them. */
import { batch } from "@preact/signals";
import { measuringId } from "../../models/contract/engine-api";
import { text } from "../messages/current";
import { createInstalling, type InstallVerbs, type PackPlace } from "./installing";
import { type Failure, failureOf, isCancelled } from "./messages";
import type { Ports } from "./ports";
import { packOf, type Session } from "./session";

export type Measuring =
  | { readonly state: "running"; readonly packId: string; readonly share: number }
  | { readonly state: "failed"; readonly packId: string; readonly failure: Failure };

export interface PackVerbs extends InstallVerbs {
  /** Reads what is installed and how much room there is. Never rejects. */
  readStore(): Promise<void>;
  /** Paints with it from now on: in this document, and in those opened later that have no run of their own. */
  choosePack(packId: string): void;
  /** The pack this document was last painted with, else the last one chosen, if they are here. */
  recallPack(): void;
  removePack(packId: string): Promise<void>;
  measurePack(packId: string): Promise<void>;
  stopMeasuring(): void;
  /** The licence's text; null where there is none, or it cannot be read. */
  licenceOf(of: PackPlace | { readonly from: "installed"; readonly packId: string }): Promise<string | null>;
}

export interface PackNeighbours {
  /** Keeps preferences. */
  readonly keep: () => void;
  /** Changes the draft, with all that follows from it. */
  readonly change: (part: { readonly packId: string | null }) => void;
}

export function createPacks(session: Session, ports: Ports, { keep, change }: PackNeighbours): PackVerbs {
  const { engine, log } = ports;
  const { store } = engine;

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

  const installs = createInstalling(session, ports, { keep, readStore, readPacks });

  return {
    ...installs,
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
