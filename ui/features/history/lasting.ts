/** Finished candidates outlive the window: kept as they come, shown again without painting. */

import type { EditPreview } from "../../../models/contract/engine-api";
import { frameOf, type SourceRect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import { HostError } from "../../../plugin/protocol/host";
import { text } from "../../messages/current";
import type { Ports } from "../../ports";
import { failureOf } from "../../wording/failures";
import type { EditingState } from "../draft/state";
import type { Showing } from "../results/showing";
import type { OutcomesState, Results } from "../results/state";
import type { RunState } from "../run/state";
import type { Readings } from "../selection/reading";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import type { LastingRun } from "./lasting-format";
import type { KeepingState } from "./state";
import type { Telling } from "./telling";

/** Under this key of the host's storage: the run whose candidates were neither taken nor left when the window closed. */
const OPEN_RUN = "open-run";

export interface Lasting {
  /** Learns what is kept. */
  look(): Promise<void>;
  /** Keeps a run's candidates as they are now. Never rejects: what cannot be kept is told. */
  keep(results: Results): Promise<void>;
  /** Resolves when all that was to be kept so far is kept, or told that it cannot be. Never rejects. */
  settled(): Promise<void>;
  /** Shows a kept run's candidates; false when they are not kept, or cannot be read. */
  show(id: string): Promise<boolean>;
  star(id: string, starred: boolean): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** The user took or left the results in front: they need not come back by themselves. */
  settle(id: string): void;
  /** Brings back what was left open when the window closed, if the same picture is selected. */
  comeBack(): Promise<void>;
}

export interface LastingNeighbours {
  readonly readings: Pick<Readings, "readFor">;
  readonly showing: Pick<Showing, "restore" | "bringForward">;
  readonly telling: Telling;
}

/** A file of its own: the first screen does without. */
const format = () => import("./lasting-format");

export interface LastingStates {
  readonly editing: EditingState;
  readonly keeping: KeepingState;
  readonly outcomes: Pick<OutcomesState, "results">;
  readonly progress: RunState;
  readonly selecting: SelectingState;
  readonly shell: Pick<ShellState, "announcement">;
}

export function createLasting(
  { editing, keeping, outcomes, progress, selecting, shell }: LastingStates,
  ports: Pick<Ports, "breathe" | "host" | "log" | "results">,
  { readings, showing, telling }: LastingNeighbours,
): Lasting {
  const { results: store, host, breathe } = ports;
  const removed = new Set<string>();
  const settled = new Set<string>();
  let openRun: string | null = null;
  /** One after the other, so that a run's later candidates are not overtaken by its earlier ones. */
  let tail: Promise<void> = Promise.resolve();
  const queued = (work: () => Promise<void>): Promise<void> => {
    tail = tail.then(work).catch((error: unknown) => {
      const isFull = error instanceof HostError && error.code === "storage-full";
      telling.failed("pictures", error, { ...failureOf(error), ...text.history[isFull ? "noRoom" : "notLasting"] });
    });
    return tail;
  };

  const look = async (): Promise<void> => {
    const { runs, most } = await store.list();
    const bytes = runs.reduce((sum, run) => sum + run.bytes, 0);
    keeping.lasting.value = { ids: new Set(runs.map(({ id }) => id)), bytes, most };
  };

  const leaveOpen = (id: string): void => {
    if (openRun === id) return;
    openRun = id;
    host.remember(OPEN_RUN, id).catch(ports.log); // Losing it costs a press in the history.
  };

  /** The picture under the candidates: what the window shows now, what the editor has, or nothing. */
  const baseOf = async ({ selection, source }: LastingRun): Promise<EditPreview> => {
    const reading = selecting.reading.value;
    const isHere = reading.state === "read" && reading.subject.selection.source.nodeId === selection.source.nodeId;
    if (isHere) return reading.base;
    const read = await readings.readFor(selection, editing.draft.value).catch((error: unknown) => {
      ports.log(error); // The layer is gone; the candidates are not.
      return null;
    });
    return read?.base ?? emptyBase(source);
  };

  const show = async (id: string): Promise<boolean> => {
    const recalled = keeping.history.value.find((entry) => entry.id === id)?.recalled;
    if (recalled?.state !== "whole") return false;
    const bytes = await store.read(id).catch((error: unknown) => {
      ports.log(error);
      return null;
    });
    const run = bytes && (await (await format()).unpackedRun(bytes, breathe));
    if (!run) {
      keeping.historyFailure.value = { code: "unreadable", ...text.history.lost };
      await queued(async () => {
        await store.remove([id]);
        await look();
      });
      return false;
    }
    const { selection, source, drawnOn, unknownWords, secondsEach, byShapes } = run;
    const fresh: Results = {
      request: { ...recalled.edit, id, source: { bounds: run.bounds } },
      selection,
      name: selection.source.name,
      base: await baseOf(run),
      source,
      drawnOn,
      shown: [],
      notices: [],
      unknownWords,
      secondsEach,
      refits: false, // The engine has forgotten how they were painted.
      asked: null,
      before: { byShapes },
    };
    await showing.restore(fresh, run.shown);
    return showing.bringForward(id);
  };

  return {
    look: () => queued(look),
    keep: (results) =>
      queued(async () => {
        const { id } = results.request;
        if (removed.has(id) || keeping.lasting.value?.most === 0) return;
        const starred = keeping.history.value.find((entry) => entry.id === id)?.starred === true;
        await store.write({ id, starred, bytes: await (await format()).packedRun(results, breathe) });
        telling.worked("pictures");
        if (!settled.has(id)) leaveOpen(id);
        await look();
      }),
    settled: () => tail,
    show,
    star: (id, starred) => queued(() => store.star(id, starred)),
    remove: (ids) =>
      queued(async () => {
        for (const id of ids) removed.add(id);
        await store.remove(ids);
        await look();
      }),
    settle(id) {
      settled.add(id);
      if (openRun !== id) return;
      openRun = null;
      host.remember(OPEN_RUN, "").catch(ports.log);
    },
    async comeBack() {
      const id = await host.recall(OPEN_RUN).catch(() => null);
      if (!id || !keeping.lasting.value?.ids.has(id) || outcomes.results.value) return;
      openRun = id;
      const selection = selecting.selection.value;
      const bytes = await store.read(id).catch(() => null);
      const run = bytes && (await (await format()).unpackedRun(bytes, breathe));
      const isSame = selection?.state === "ready" && selection.source.nodeId === run?.selection.source.nodeId;
      if (!isSame || progress.job.value.state === "running" || outcomes.results.value) return;
      if (await show(id)) shell.announcement.value = text.results.back;
    },
  };
}

function emptyBase(source: { readonly width: number; readonly height: number }): EditPreview {
  const raster: Raster = { width: 1, height: 1, data: new Uint8ClampedArray(4) };
  const crop = frameOf<SourceRect>(source);
  return {
    source,
    picture: raster,
    coverage: raster,
    crop,
    frames: [crop],
    patch: crop,
    working: source,
    secondSteps: 0,
    enlargement: 1,
  };
}
