/** Putting a result into the document, or into a file, or away. */

import { batch } from "@preact/signals";
import { type CanvasRect, carried } from "../../../models/image/geometry";
import { text } from "../../messages/current";
import type { Ports } from "../../ports";
import { storedEdit } from "../../stored/edit";
import { toStored } from "../../stored/format";
import type { StoredMaskOf } from "../../stored/mask";
import { failureOf } from "../../wording/failures";
import { labelOf } from "../../wording/labels";
import type { EditingState } from "../draft/state";
import type { ModelsState } from "../models/state";
import { markOf } from "../models/wanted";
import type { RunState } from "../run/state";
import type { ShellState } from "../shell/state";
import type { Showing } from "./showing";
import { chosenOf, type OutcomesState, type Results, type Shown } from "./state";

/** Longest that placing waits for the history, ms; keeping a run takes some tens. */
const PATIENCE = 3_000;

export interface OutcomesVerbs {
  accept(): Promise<void>;
  savePng(): Promise<void>;
  /** How the chosen candidate formed: as a PNG that moves, or step beside step. */
  saveTrajectory(as: "moving" | "strip"): Promise<void>;
  discard(): void;
  choose(index: number): void;
  /** Puts the candidate in front away; the last one takes the run along. The history keeps it. */
  discardOne(): void;
  /** Puts a run in front again whose pictures are in memory or kept, with a candidate chosen by its seed. */
  showRun(id: string, seed?: number): Promise<void>;
  dismissFailure(): void;
}

export type Outcomes = OutcomesState & OutcomesVerbs;

/** Where the patch lies on the canvas, for the place the picture has there. */
function placeOf({ source }: Pick<Results, "source">, { candidate }: Shown, bounds: CanvasRect): CanvasRect {
  return carried(candidate.patch, { x: 0, y: 0, ...source }, bounds);
}

export interface AcceptingStates {
  readonly outcomes: OutcomesState;
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "packs">;
  readonly progress: RunState;
  readonly shell: Pick<ShellState, "announcement" | "comparing" | "following" | "page" | "stage">;
}

export interface AcceptingNeighbours {
  readonly showing: Showing;
  readonly storedMaskOf: StoredMaskOf;
  /** Keeps a run's candidates as they are now. */
  readonly keep: (results: Results) => Promise<void>;
  /** The user took or left the results in front. */
  readonly settle: (id: string) => void;
  /** Resolves when all that was to be kept so far is kept, or told that it cannot be. */
  readonly settled: () => Promise<void>;
  /** Brings back a run whose pictures are kept; false when they are not. */
  readonly bringBack: (id: string) => Promise<boolean>;
}

export function createAccepting(
  { outcomes, editing, models, progress, shell }: AcceptingStates,
  ports: Pick<Ports, "breathe" | "engine" | "host" | "log" | "save" | "timers">,
  { showing, storedMaskOf, keep, settle, settled, bringBack }: AcceptingNeighbours,
): OutcomesVerbs {
  /** The picture may have been moved or scaled since it was read. */
  const boundsNow = async ({ request, selection }: Results): Promise<CanvasRect> => {
    const now = await ports.host.selection().catch(() => null); // Placing will say what is wrong.
    if (now?.state !== "ready" || now.source.nodeId !== selection.source.nodeId) return request.source.bounds;
    return carried(request.source.bounds, selection.source.bounds, now.source.bounds);
  };

  /**
   * Who has the result in the picture closes the plugin: by then its run must be kept, and the candidates that were
   * not taken. An editor that never answers is not waited for.
   */
  const recorded = (): Promise<void> =>
    new Promise((resolve) => {
      const forget = ports.timers.after(PATIENCE, resolve);
      void settled().then(() => {
        forget();
        resolve();
      });
    });

  const place = async (results: Results, shown: Shown): Promise<void> => {
    const { request, selection } = results;
    const label = labelOf(request);
    const [image, mask, bounds] = await Promise.all([
      ports.engine.encode(shown.candidate.image),
      storedMaskOf(request),
      boundsNow(results),
      recorded(),
    ]);
    const mark = markOf(models, request.packId);
    const { reference } = shown.candidate;
    const stored = toStored(storedEdit(request, mask, shown.candidate.seed, { reference, pack: mark }));
    const at = placeOf(results, shown, bounds);
    const marked = request.kind === "extend" ? null : request.mask;
    const byShapes = marked?.from === "shapes" || results.before?.byShapes === true;
    const marks = byShapes ? selection.shapes.map((shape) => shape.nodeId) : [];
    const hide = editing.draft.value.hideShapes ? [...new Set([...marks, ...results.drawnOn])] : [];
    await ports.host.place({ sourceId: selection.source.nodeId, at, image, label, stored, hide });
    batch(() => {
      outcomes.placing.value = { state: "placed", label, at };
      shell.announcement.value = text.results.added(label);
      const now = outcomes.runs.value.find((run) => run.request.id === request.id);
      if (!now) return;
      const accepted = now.shown.map((one) => (one.candidate === shown.candidate ? { ...one, accepted: true } : one));
      const next = showing.change(request.id, { shown: accepted });
      settle(request.id);
      if (next) void keep(next);
    });
  };

  const attempt = async (work: (results: Results, shown: Shown) => Promise<void>): Promise<void> => {
    const results = outcomes.results.value;
    const shown = chosenOf(outcomes);
    if (!results || !shown || outcomes.placing.value.state === "placing") return;
    outcomes.placing.value = { state: "placing" };
    try {
      await work(results, shown);
    } catch (error) {
      ports.log(error);
      const failure = failureOf(error);
      outcomes.placing.value = { state: "failed", ...failure };
      shell.announcement.value = `${failure.sentence} ${failure.next}`;
    }
  };

  const discard = (): void => {
    const { results } = outcomes;
    batch(() => {
      if (results.value) {
        settle(results.value.request.id);
        showing.drop(results.value.request.id);
      }
      results.value = null;
      outcomes.chosen.value = 0;
      shell.stage.value = "mask";
      shell.comparing.value = false;
      outcomes.placing.value = { state: "idle" };
      if (progress.job.value.state === "failed") progress.job.value = { state: "idle" };
    });
  };

  return {
    accept: () => attempt(place),
    savePng: () =>
      attempt(async (_, shown) => {
        ports.save(`${text.layer.file}-${shown.candidate.seed}.png`, await ports.engine.encode(shown.candidate.image));
        outcomes.placing.value = { state: "idle" };
      }),
    saveTrajectory: (as) =>
      attempt(async ({ base, source }, { candidate, small }) => {
        const frames = candidate.trajectory ?? [];
        const last = { image: small, patch: candidate.patch };
        const scene = { picture: base.picture, source, frames, last };
        const { formedFile } = await import("./formed-file"); // Few ask for it.
        ports.save(`${text.layer.file}-${candidate.seed}-steps.png`, await formedFile(scene, as, ports));
        outcomes.placing.value = { state: "idle" };
      }),
    discard,
    async showRun(id, seed) {
      if (!showing.bringForward(id) && !(await bringBack(id))) return;
      const at = outcomes.results.value?.shown.findIndex(({ candidate }) => candidate.seed === seed) ?? -1;
      batch(() => {
        if (at > 0) outcomes.chosen.value = at;
        shell.page.value = "edit";
      });
    },
    dismissFailure() {
      if (progress.job.value.state === "failed") progress.job.value = { state: "idle" };
      if (outcomes.placing.value.state !== "placing") outcomes.placing.value = { state: "idle" };
    },
    discardOne() {
      const { results, chosen } = outcomes;
      const run = results.value;
      if (!run) return;
      const shown = run.shown.filter((_, index) => index !== chosen.value);
      if (shown.length === 0) {
        discard();
        return;
      }
      batch(() => {
        chosen.value = Math.min(chosen.value, shown.length - 1);
        const next = showing.change(run.request.id, { shown });
        // In the history it stays, to be painted again.
        if (next) void keep(next);
        if (outcomes.placing.value.state === "placed") outcomes.placing.value = { state: "idle" };
      });
    },
    choose(index) {
      const shown = outcomes.results.value?.shown ?? [];
      if (shown.length === 0) return;
      batch(() => {
        outcomes.chosen.value = Math.max(0, Math.min(shown.length - 1, index));
        shell.stage.value = "result";
        const { job } = progress,
          { results } = outcomes;
        if (job.value.state === "running") shell.following.value = results.value?.request.id === job.value.id;
        if (outcomes.placing.value.state === "placed") outcomes.placing.value = { state: "idle" };
      });
    },
  };
}
