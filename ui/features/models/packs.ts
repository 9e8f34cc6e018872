/** The packs on this machine: reading which there are, choosing, removing and measuring them. */

import { batch } from "@preact/signals";
import { measuringId } from "../../../models/contract/engine-api";
import type { PackPlace } from "../../engine/client";
import { text } from "../../messages/current";
import type { Ports } from "../../ports";
import type { KeptEntry } from "../../stored/kept";
import { failureOf, isCancelled } from "../../wording/failures";
import type { EditingState } from "../draft/state";
import type { MachineState } from "../machine/state";
import type { ShellState } from "../shell/state";
import { installLater } from "./install-later";
import type { InstallVerbs } from "./installing";
import type { ModelsState } from "./state";
import { packOf } from "./state";
import { installedOf } from "./stored-packs";

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
  /** The newest run kept with the document; null where there is none, or before they are read. */
  readonly latest: () => KeptEntry | null;
}

export interface PacksStates {
  readonly models: ModelsState;
  readonly editing: EditingState;
  readonly machine: MachineState;
  readonly shell: Pick<ShellState, "announcement">;
}

export function createPacks(
  { models, editing, machine, shell }: PacksStates,
  ports: Pick<Ports, "engine" | "log" | "now" | "persist" | "space" | "today">,
  { keep, change, latest }: PackNeighbours,
): PackVerbs {
  const { engine, log } = ports;
  const { store } = engine;

  /** Both at once: a pack that the store has and the engine cannot read is shown as damaged. */
  const readBoth = async (isFresh: boolean): Promise<void> => {
    const contents = await store.contents().catch((error: unknown) => {
      log(error);
      models.store.value = { state: "failed", failure: failureOf(error) };
      return null;
    });
    const known = new Set(models.packs.value.map(({ id }) => id));
    // Another window may have installed one since.
    const asks = isFresh || contents?.installed.some(({ id }) => !known.has(id));
    const packs = asks ? await engine.packs().catch(log) : undefined; // Those that were there still work.
    const space = await ports.space().catch(log);
    batch(() => {
      if (packs) models.packs.value = packs;
      if (contents === null) return;
      models.store.value = { state: "read", contents };
      models.space.value = space ?? contents.room;
    });
  };
  const readStore = (): Promise<void> => readBoth(false);
  const readPacks = (): Promise<void> => readBoth(true);

  const installs = installLater({ models, shell }, ports, { keep, readStore, readPacks });

  return {
    ...installs,
    readStore,
    choosePack(packId) {
      change({ packId });
      models.choice.value = { packId, after: latest()?.id ?? null };
      keep();
    },
    recallPack() {
      const { draft } = editing;
      if (draft.value.packId !== null) return; // Chosen, or taken back, while the window opened.
      const run = latest();
      const chosen = models.choice.value;
      const painted = run?.recalled.state === "whole" ? run.recalled.edit.packId : null;
      const isNewer = chosen !== null && (run === null || run.id === chosen.after);
      const packId = isNewer ? chosen.packId : painted;
      const isHere = models.packs.value.some(({ id }) => id === packId);
      if (isHere && packId !== packOf(models, draft.value)?.id) change({ packId });
    },
    async removePack(packId) {
      const here = [...models.packs.value, ...installedOf(models.store.value)];
      const title = here.find(({ id }) => id === packId)?.title ?? packId;
      try {
        await store.remove(packId);
        const { [packId]: _, ...loaded } = models.loaded.value;
        const { [packId]: __, ...paces } = models.paces.value;
        batch(() => {
          models.loaded.value = loaded;
          models.paces.value = paces;
          models.removal.value = null;
        });
        if (editing.draft.value.packId === packId) change({ packId: null });
        keep();
        shell.announcement.value = text.store.removed(title);
      } catch (error) {
        log(error);
        models.removal.value = { packId, failure: failureOf(error) };
      }
      await readPacks();
    },
    async measurePack(packId) {
      if (models.measuring.value?.state === "running") return;
      models.measuring.value = { state: "running", packId, share: 0 };
      try {
        const { milliseconds, backend } = await engine.measure(packId, (event) => {
          if (event.type !== "step") return;
          models.measuring.value = { state: "running", packId, share: event.index / event.of };
        });
        batch(() => {
          models.measuring.value = null;
          models.paces.value = { ...models.paces.value, [packId]: milliseconds / 1000 };
          models.loaded.value = { ...models.loaded.value, [packId]: { state: "ready" } };
          machine.environment.value = { ...machine.environment.value, backend };
        });
        keep();
        shell.announcement.value = text.models.pace(milliseconds / 1000);
      } catch (error) {
        if (isCancelled(error)) models.measuring.value = null;
        else {
          log(error);
          models.measuring.value = { state: "failed", packId, failure: failureOf(error) };
        }
      }
    },
    stopMeasuring() {
      const { value } = models.measuring;
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
