/** What runs made: the run in front, and the earlier ones of this window as far as memory should go. */

import { batch } from "@preact/signals";
import type { Candidate } from "../../../models/contract/result";
import type { EditSettings } from "../../../models/contract/settings";
import type { Size } from "../../../models/image/geometry";
import { shrunk } from "../../painter/shrink";
import { thumbnailOf } from "../../painter/thumbnail";
import type { Ports } from "../../ports";
import type { RunState } from "../run/state";
import type { ShellState } from "../shell/state";
import type { OutcomesState, Results, Shown } from "./state";

/** A patch is kept a little finer on screen than the preview around it, within these sides. */
const [LEAST, MOST, FINER] = [192, 720, 1.5];
/** Pixels of finished candidates that may stay in memory, bytes, and runs; the run in front always stays. */
const MOST_BYTES = 192 * 1024 * 1024;
const MOST_RUNS = 24;

export interface Showing {
  /** Adds a finished candidate to its run, which comes to the front unless the user looks at something else. */
  show(fresh: Results, candidate: Candidate): Promise<Results>;
  /** Changes a run that is in memory. */
  change(id: string, part: Partial<Results>): Results | null;
  /**
   * Puts a finished run's candidates in the order of their scores, where they have some: not earlier, because nothing
   * may move under the hand. Who has chosen another than the first keeps it, else the best is chosen.
   */
  order(id: string): void;
  /**
   * Shows a run's candidates as they were finished anew, with the settings that this took. Null when the run is not in
   * memory any more.
   */
  replace(id: string, candidates: readonly Candidate[], settings: EditSettings): Promise<Results | null>;
  /** Puts a run of an earlier window among this window's, with the candidates it had. */
  restore(run: Results, shown: readonly Pick<Shown, "candidate" | "accepted">[]): Promise<void>;
  /** Puts a run of this window in front again; false when it is not in memory any more. */
  bringForward(id: string): boolean;
  /** Lets a run's pictures go. */
  drop(id: string): void;
}

function sideOnScreen({ patch }: Candidate, source: Size): number {
  const share = Math.max(patch.width, patch.height) / Math.max(source.width, source.height);
  return Math.round(Math.min(MOST, Math.max(LEAST, MOST * share * FINER)));
}

function bytesOf({ shown }: Results): number {
  return shown.reduce((sum, { candidate, small, thumbnail }) => {
    const steps = (candidate.trajectory ?? []).reduce((all, { image }) => all + image.data.length, 0);
    return sum + candidate.image.data.length + small.data.length + thumbnail.data.length + steps;
  }, 0);
}

/** The newest runs within the bounds, oldest first; `front` stays whatever it costs. */
function withinMemory(runs: readonly Results[], front: string | null): readonly Results[] {
  let [bytes, kept] = [0, 0];
  const newestFirst = [...runs].reverse().filter((run) => {
    bytes += bytesOf(run);
    kept += 1;
    return run.request.id === front || (bytes <= MOST_BYTES && kept <= MOST_RUNS);
  });
  return newestFirst.reverse();
}

export interface ShowingStates {
  readonly outcomes: OutcomesState;
  readonly progress: RunState;
  readonly shell: Pick<ShellState, "following" | "stage">;
}

export function createShowing({ outcomes, progress, shell }: ShowingStates, ports: Pick<Ports, "breathe">): Showing {
  const { runs, results } = outcomes;

  const find = (id: string): Results | null => runs.value.find(({ request }) => request.id === id) ?? null;

  const put = (next: Results): void => {
    const { id } = next.request;
    const known = find(id) !== null;
    const list = known ? runs.value.map((run) => (run.request.id === id ? next : run)) : [...runs.value, next];
    const front = results.value;
    const comes = !known && (front === null || shell.following.value);
    batch(() => {
      if (front?.request.id === id || comes) results.value = next;
      if (comes) {
        outcomes.chosen.value = 0;
        outcomes.placing.value = { state: "idle" };
      }
      runs.value = withinMemory(list, results.value?.request.id ?? null);
    });
  };

  const shownOf = async ({ base, source }: Results, candidate: Candidate): Promise<Shown> => {
    const small = await shrunk(candidate.image, sideOnScreen(candidate, source), ports.breathe);
    const thumbnail = await thumbnailOf(base.picture, source, small, candidate.patch, ports.breathe);
    return { candidate, small, thumbnail, accepted: false };
  };

  return {
    async show(fresh, candidate) {
      const one = await shownOf(fresh, candidate);
      const before = find(fresh.request.id) ?? fresh;
      // A run that is tried again makes the same candidates again.
      const { index } = candidate;
      const again = before.shown.find((other) => other.candidate.index === index);
      const others = before.shown.filter((other) => other !== again);
      const shown = [...others, { ...one, accepted: again?.accepted ?? false }];
      const next = { ...before, shown: shown.sort((a, b) => a.candidate.index - b.candidate.index) };
      batch(() => {
        put(next);
        if (shell.following.value) shell.stage.value = "result";
      });
      return next;
    },
    change(id, part) {
      const run = find(id);
      if (!run) return null;
      const next = { ...run, ...part };
      put(next);
      return next;
    },
    order(id) {
      const run = find(id);
      if (!run) return;
      const score = ({ candidate }: Shown): number => candidate.score?.value ?? Number.NEGATIVE_INFINITY;
      const shown = [...run.shown].sort((a, b) =>
        score(b) > score(a) ? 1 : score(b) < score(a) ? -1 : a.candidate.index - b.candidate.index,
      );
      const isFront = results.value?.request.id === id;
      const kept = run.shown[outcomes.chosen.value]?.candidate;
      batch(() => {
        put({ ...run, shown });
        if (isFront && outcomes.chosen.value > 0) {
          outcomes.chosen.value = Math.max(
            0,
            shown.findIndex(({ candidate }) => candidate === kept),
          );
        }
      });
    },
    async replace(id, candidates, settings) {
      const before = find(id);
      if (!before) return null;
      const fresh = await Promise.all(candidates.map((candidate) => shownOf(before, candidate)));
      const now = find(id);
      if (!now) return null;
      const byIndex = new Map(fresh.map((one) => [one.candidate.index, one]));
      const shown = now.shown.map((one) => byIndex.get(one.candidate.index) ?? one);
      const next: Results = { ...now, shown, asked: null, request: { ...now.request, settings } };
      put(next);
      return next;
    },
    async restore(run, shown) {
      const whole: Shown[] = [];
      for (const { candidate, accepted } of shown) whole.push({ ...(await shownOf(run, candidate)), accepted });
      const { id } = run.request;
      const older = runs.value.filter(({ request }) => request.id < id);
      const newer = runs.value.filter(({ request }) => request.id > id);
      runs.value = withinMemory([...older, { ...run, shown: whole }, ...newer], id);
    },
    bringForward(id) {
      const run = find(id);
      if (!run) return false;
      batch(() => {
        const job = progress.job.value;
        shell.following.value = job.state !== "running" || job.id === id;
        results.value = run;
        outcomes.chosen.value = 0;
        shell.stage.value = "result";
        outcomes.placing.value = { state: "idle" };
      });
      return true;
    },
    drop(id) {
      batch(() => {
        runs.value = runs.value.filter(({ request }) => request.id !== id);
        if (results.value?.request.id === id) results.value = null;
      });
    },
  };
}
