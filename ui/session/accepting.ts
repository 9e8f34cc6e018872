/** Putting a result into the document, or into a file, or away. */
import { batch } from "@preact/signals";
import { type CanvasRect, carried } from "../../models/image/geometry";
import { text } from "../messages/current";
import type { History } from "./history";
import { labelOf } from "./labels";
import type { Lasting } from "./lasting";
import { failureOf } from "./messages";
import type { Ports } from "./ports";
import { chosenOf, type Results, type Session, type Shown } from "./session";
import type { Showing } from "./showing";
import { storedEdit } from "./stored";
import { toStored } from "./stored-format";
import type { StoredMaskOf } from "./stored-mask";
import { markOf } from "./wanted";

/** Longest that placing waits for the history, ms; keeping a run takes some tens. */
const PATIENCE = 3_000;

export interface Accepting {
  accept(): Promise<void>;
  savePng(): Promise<void>;
  /** How the chosen candidate formed: as a PNG that moves, or step beside step. */
  saveTrajectory(as: "moving" | "strip"): Promise<void>;
  discard(): void;
  choose(index: number): void;
  /** Puts the candidate in front away; the last one takes the run along. The history keeps it. */
  discardOne(): void;
}

/** Where the patch lies on the canvas, for the place the picture has there. */
function placeOf({ source }: Pick<Results, "source">, { candidate }: Shown, bounds: CanvasRect): CanvasRect {
  return carried(candidate.patch, { x: 0, y: 0, ...source }, bounds);
}

export interface AcceptingParts {
  readonly showing: Showing;
  readonly storedMaskOf: StoredMaskOf;
  readonly lasting: Pick<Lasting, "keep" | "settle" | "settled">;
  readonly history: Pick<History, "settled">;
}

export function createAccepting(
  session: Session,
  ports: Ports,
  { showing, storedMaskOf, lasting, history }: AcceptingParts,
): Accepting {
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
      void history
        .settled()
        .then(lasting.settled)
        .then(() => {
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
    const mark = markOf(session, request.packId);
    const { reference } = shown.candidate;
    const stored = toStored(storedEdit(request, mask, shown.candidate.seed, { reference, pack: mark }));
    const at = placeOf(results, shown, bounds);
    const marked = request.kind === "extend" ? null : request.mask;
    const byShapes = marked?.from === "shapes" || results.before?.byShapes === true;
    const marks = byShapes ? selection.shapes.map((shape) => shape.nodeId) : [];
    const hide = session.draft.value.hideShapes ? [...new Set([...marks, ...results.drawnOn])] : [];
    await ports.host.place({ sourceId: selection.source.nodeId, at, image, label, stored, hide });
    batch(() => {
      session.placing.value = { state: "placed", label, at };
      session.announcement.value = text.results.added(label);
      const now = session.runs.value.find((run) => run.request.id === request.id);
      if (!now) return;
      const accepted = now.shown.map((one) => (one.candidate === shown.candidate ? { ...one, accepted: true } : one));
      const next = showing.change(request.id, { shown: accepted });
      lasting.settle(request.id);
      if (next) void lasting.keep(next);
    });
  };

  const attempt = async (work: (results: Results, shown: Shown) => Promise<void>): Promise<void> => {
    const results = session.results.value;
    const shown = chosenOf(session);
    if (!results || !shown || session.placing.value.state === "placing") return;
    session.placing.value = { state: "placing" };
    try {
      await work(results, shown);
    } catch (error) {
      ports.log(error);
      const failure = failureOf(error);
      session.placing.value = { state: "failed", ...failure };
      session.announcement.value = `${failure.sentence} ${failure.next}`;
    }
  };

  const discard = (): void => {
    const { results } = session;
    batch(() => {
      if (results.value) {
        lasting.settle(results.value.request.id);
        showing.drop(results.value.request.id);
      }
      results.value = null;
      session.chosen.value = 0;
      session.stage.value = "mask";
      session.comparing.value = false;
      session.placing.value = { state: "idle" };
      if (session.job.value.state === "failed") session.job.value = { state: "idle" };
    });
  };

  return {
    accept: () => attempt(place),
    savePng: () =>
      attempt(async (_, shown) => {
        ports.save(`${text.layer.file}-${shown.candidate.seed}.png`, await ports.engine.encode(shown.candidate.image));
        session.placing.value = { state: "idle" };
      }),
    saveTrajectory: (as) =>
      attempt(async ({ base, source }, { candidate, small }) => {
        const frames = candidate.trajectory ?? [];
        const last = { image: small, patch: candidate.patch };
        const scene = { picture: base.picture, source, frames, last };
        const { formedFile } = await import("./formed-file"); // Few ask for it.
        ports.save(`${text.layer.file}-${candidate.seed}-steps.png`, await formedFile(scene, as, ports));
        session.placing.value = { state: "idle" };
      }),
    discard,
    discardOne() {
      const { results, chosen } = session;
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
        if (next) void lasting.keep(next);
        if (session.placing.value.state === "placed") session.placing.value = { state: "idle" };
      });
    },
    choose(index) {
      const shown = session.results.value?.shown ?? [];
      if (shown.length === 0) return;
      batch(() => {
        session.chosen.value = Math.max(0, Math.min(shown.length - 1, index));
        session.stage.value = "result";
        const { job, results } = session;
        if (job.value.state === "running") session.following.value = results.value?.request.id === job.value.id;
        if (session.placing.value.state === "placed") session.placing.value = { state: "idle" };
      });
    },
  };
}
