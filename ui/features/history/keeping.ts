/** The history: runs kept with the document as their candidates come, found again, starred, deleted, used again. */

import type { Raster } from "../../../models/image/raster";
import { HostError } from "../../../plugin/protocol/host";
import { text } from "../../messages/current";
import type { Ports } from "../../ports";
import { storedEdit } from "../../stored/edit";
import type { Recalled } from "../../stored/format";
import { fromKept, type KeptCandidate, type KeptEntry, toKept } from "../../stored/kept";
import type { StoredMaskOf } from "../../stored/mask";
import { type Failure, failureOf } from "../../wording/failures";
import type { ModelsState } from "../models/state";
import { markOf } from "../models/wanted";
import type { OutcomesState, Results } from "../results/state";
import type { ShellState } from "../shell/state";
import type { Lasting } from "./lasting";
import type { KeepingState } from "./state";
import type { Telling } from "./telling";

export interface KeepingVerbs {
  /** Reads what is kept with the open document. */
  readHistory(): Promise<void>;
  star(id: string): Promise<void>;
  forgetRun(id: string): Promise<void>;
  /** Everything of the run back in the draft, with a candidate's seed if one is given. */
  reuse(id: string, seed?: number): void;
  dismissHistoryFailure(): void;
}

export interface History extends KeepingVerbs {
  /** Keeps a run with the candidates it has so far. Never rejects: what cannot be kept is told. */
  record(results: Results): Promise<void>;
  /** Resolves when all that was recorded so far is kept, or told that it cannot be. Never rejects. */
  settled(): Promise<void>;
}

/** Runs read between two breaths. */
const AT_ONCE = 8;
/** Runs shown beyond what the document keeps, in a window whose storage is denied. */
const MOST_SHOWN = 200;

export type Keeping = KeepingState & KeepingVerbs;

export interface KeepingStates {
  readonly keeping: KeepingState;
  readonly models: Pick<ModelsState, "packs">;
  readonly outcomes: Pick<OutcomesState, "runs">;
  readonly shell: Pick<ShellState, "page">;
}

export interface KeepingNeighbours {
  readonly storedMaskOf: StoredMaskOf;
  /** Takes what was kept back into the draft. */
  readonly takeBack: (recalled: Recalled) => void;
  readonly lasting: Pick<Lasting, "keep" | "star" | "remove">;
  readonly telling: Telling;
}

export function createKeeping(
  { keeping, models, outcomes, shell }: KeepingStates,
  ports: Pick<Ports, "breathe" | "host" | "log" | "thumbnail" | "today">,
  { storedMaskOf, takeBack, lasting, telling }: KeepingNeighbours,
): History {
  const { history } = keeping;
  const pictures = new WeakMap<Raster, Promise<string>>();
  /** Deleted while they ran: their later candidates must not bring them back. */
  const forgotten = new Set<string>();
  /** One after the other: the host drops the oldest by what it holds. */
  let tail: Promise<void> = Promise.resolve();

  const failed = (error: unknown): Failure =>
    error instanceof HostError && (error.code === "storage-full" || error.code === "too-large")
      ? { code: error.code, ...text.history[error.code] }
      : { ...failureOf(error), ...text.history.notKept };

  const tell = (error: unknown): void => {
    ports.log(error);
    keeping.historyFailure.value = failed(error);
  };

  const queued = (work: () => Promise<void>): Promise<void> => {
    tail = tail.then(work).catch(tell);
    return tail;
  };

  const put = (entry: KeptEntry): void => {
    const others = history.value.filter(({ id }) => id !== entry.id);
    history.value = [entry, ...others].sort((a, b) => (a.id < b.id ? 1 : -1)).slice(0, MOST_SHOWN);
  };

  const keep = async (entry: KeptEntry): Promise<void> => {
    put(entry);
    const gone = await ports.host.keep({ id: entry.id, starred: entry.starred, value: entry.value });
    if (gone.length === 0) return;
    history.value = history.value.filter(({ id }) => !gone.includes(id));
    void lasting.remove(gone);
  };

  /** A picture that cannot be made is left out, and tried again the next time its run is kept. */
  const pictureOf = (thumbnail: Raster): Promise<string> => {
    const known = pictures.get(thumbnail);
    if (known) return known;
    const made = ports.thumbnail(thumbnail).catch((error: unknown) => {
      ports.log(error);
      pictures.delete(thumbnail);
      return "";
    });
    pictures.set(thumbnail, made);
    return made;
  };

  const candidatesOf = ({ shown }: Results): Promise<readonly KeptCandidate[]> =>
    Promise.all(
      shown.map(async ({ candidate, thumbnail }) => {
        const picture = await pictureOf(thumbnail);
        return { seed: candidate.seed, picture, score: candidate.score?.value ?? null };
      }),
    );

  return {
    record: (results) =>
      queued(async () => {
        const { request, name } = results;
        const { id } = request;
        const before = history.value.find((one) => one.id === id);
        if (forgotten.has(id)) return;
        const edit = storedEdit(request, await storedMaskOf(request), request.settings.seed, {
          reference: results.shown[0]?.candidate.reference,
          pack: markOf(models, request.packId),
        });
        const now = await candidatesOf(results);
        // Put away while the run went on: they are not in the results, but stay here to be painted again.
        const away = before?.candidates.filter(({ seed }) => !now.some((one) => one.seed === seed)) ?? [];
        const candidates = [...away, ...now];
        const at = before?.at ?? ports.today();
        const value = toKept({ at, name, candidates, asked: request.settings.count, edit });
        const entry = fromKept({ id, starred: before?.starred ?? false, value });
        // The pictures do not wait for the entry, nor fail with it.
        put(entry);
        void lasting.keep(results);
        try {
          await keep(entry);
          telling.worked("runs");
        } catch (error) {
          telling.failed("runs", error, failed(error)); // Nobody asked for it, so once is enough.
        }
      }),
    settled: () => tail,
    readHistory: () =>
      queued(async () => {
        const known = new Map(history.value.map((entry) => [entry.id, entry]));
        const kept: KeptEntry[] = [];
        let fresh = 0;
        for (const run of await ports.host.history()) {
          const before = known.get(run.id);
          const isSame = before?.value === run.value && before.starred === run.starred;
          kept.push(isSame ? before : fromKept(run));
          // A mask has thousands of numbers: a hundred runs at once would hold the window up.
          if (!isSame && ++fresh % AT_ONCE === 0) await ports.breathe();
        }
        const ours = new Set(kept.map(({ id }) => id));
        // Runs of this window that could not be kept stay in sight until it closes.
        const loose = history.value.filter(({ id }) => outcomes.runs.value.some((run) => run.request.id === id));
        history.value = [...kept, ...loose.filter(({ id }) => !ours.has(id))].sort((a, b) => (a.id < b.id ? 1 : -1));
      }),
    star: (id) =>
      queued(async () => {
        const entry = history.value.find((one) => one.id === id);
        if (!entry) return;
        void lasting.star(id, !entry.starred);
        await keep({ ...entry, starred: !entry.starred });
      }),
    forgetRun: (id) =>
      queued(async () => {
        forgotten.add(id);
        history.value = history.value.filter((one) => one.id !== id);
        void lasting.remove([id]);
        await ports.host.forget([id]);
      }),
    reuse(id, seed) {
      const entry = history.value.find((one) => one.id === id);
      if (!entry) return;
      const { recalled } = entry;
      const own = seed ?? entry.candidates[0]?.seed;
      takeBack(
        recalled.state === "whole" && own !== undefined
          ? { ...recalled, edit: { ...recalled.edit, settings: { ...recalled.edit.settings, seed: own } } }
          : recalled,
      );
      shell.page.value = "edit";
    },
    dismissHistoryFailure() {
      keeping.historyFailure.value = null;
    },
  };
}
