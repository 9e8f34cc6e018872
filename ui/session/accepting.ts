/** Putting a result into the document, or into a file, or away. */
import { batch } from "@preact/signals";
import type { CanvasRect } from "../../models/image/geometry";
import { text } from "../messages/current";
import { carried } from "../painter/viewport";
import { labelOf } from "./labels";
import { failureOf } from "./messages";
import type { Ports } from "./ports";
import { chosenOf, type Results, type Session, type Shown } from "./session";
import type { Showing } from "./showing";
import { storedEdit, toStored } from "./stored";
import type { StoredMaskOf } from "./stored-mask";
import { stripOf } from "./trajectory";

export interface Accepting {
  accept(): Promise<void>;
  savePng(): Promise<void>;
  /** How the chosen candidate formed, as one picture file. */
  saveTrajectory(): Promise<void>;
  discard(): void;
  choose(index: number): void;
}

/** Where the patch lies on the canvas, for the place the picture has there. */
function placeOf({ source }: Pick<Results, "source">, { candidate }: Shown, bounds: CanvasRect): CanvasRect {
  return carried(candidate.patch, { x: 0, y: 0, ...source }, bounds);
}

export function createAccepting(
  session: Session,
  ports: Ports,
  showing: Showing,
  storedMaskOf: StoredMaskOf,
): Accepting {
  /** The picture may have been moved or scaled since it was read. */
  const boundsNow = async ({ request, selection }: Results): Promise<CanvasRect> => {
    const now = await ports.host.selection().catch(() => null); // Placing will say what is wrong.
    if (now?.state !== "ready" || now.source.nodeId !== selection.source.nodeId) return request.source.bounds;
    return carried(request.source.bounds, selection.source.bounds, now.source.bounds);
  };

  const place = async (results: Results, shown: Shown): Promise<void> => {
    const { request, selection } = results;
    const label = labelOf(request);
    const [image, mask, bounds] = await Promise.all([
      ports.engine.encode(shown.candidate.image),
      storedMaskOf(request),
      boundsNow(results),
    ]);
    const stored = toStored(storedEdit(request, mask, shown.candidate.seed));
    const at = placeOf(results, shown, bounds);
    const marked = request.kind === "extend" ? null : request.mask;
    const hides = marked?.from === "shapes" && session.draft.value.hideShapes;
    const hide = hides ? selection.shapes.map((shape) => shape.nodeId) : [];
    await ports.host.place({ sourceId: selection.source.nodeId, at, image, label, stored, hide });
    batch(() => {
      session.placing.value = { state: "placed", label, at };
      session.announcement.value = text.results.added(label);
      const now = session.runs.value.find((run) => run.request.id === request.id);
      if (!now) return;
      const accepted = now.shown.map((one) => (one.candidate === shown.candidate ? { ...one, accepted: true } : one));
      showing.change(request.id, { shown: accepted });
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

  return {
    accept: () => attempt(place),
    savePng: () =>
      attempt(async (_, shown) => {
        ports.save(`${text.layer.file}-${shown.candidate.seed}.png`, await ports.engine.encode(shown.candidate.image));
        session.placing.value = { state: "idle" };
      }),
    saveTrajectory: () =>
      attempt(async (_, { candidate }) => {
        const strip = await ports.engine.encode(stripOf(candidate.trajectory ?? []));
        ports.save(`${text.layer.file}-${candidate.seed}-steps.png`, strip);
        session.placing.value = { state: "idle" };
      }),
    discard() {
      const { results } = session;
      batch(() => {
        if (results.value) showing.drop(results.value.request.id);
        results.value = null;
        session.chosen.value = 0;
        session.stage.value = "mask";
        session.comparing.value = false;
        session.placing.value = { state: "idle" };
        if (session.job.value.state === "failed") session.job.value = { state: "idle" };
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
