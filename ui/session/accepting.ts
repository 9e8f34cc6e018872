/** Putting a result into the document, or into a file, or away. */
import { batch } from "@preact/signals";
import type { EditRequest, MaskSource } from "../../models/contract";
import type { CanvasRect } from "../../models/image/geometry";
import { text } from "../messages/current";
import { toRuns } from "../painter/runs";
import { coverageOf } from "../painter/tint";
import { carried } from "../painter/viewport";
import { failureOf } from "./messages";
import type { Ports } from "./ports";
import { chosenOf, type Results, type Session, type Shown } from "./session";
import { type StoredMask, storedEdit, toStored } from "./stored";

/** Longest side of a mask made from shapes for storing; runs get coarser from there if they must to fit. */
const STORED_MASK = 2048;
/** Layer names longer than this are a nuisance in the layers panel. */
const LABEL = 60;

export interface Accepting {
  accept(): Promise<void>;
  savePng(): Promise<void>;
  discard(): void;
  choose(index: number): void;
}

/** The layer's name: the job and the words, cut at a word where they are long. */
function labelOf(request: EditRequest): string {
  const { kind } = request;
  const words = wordsOf(request).trim().replace(/\s+/g, " ");
  if (words === "") return text.layer.unnamed[kind];
  if (words.length <= LABEL) return text.layer.named(kind, words);
  const cut = words.slice(0, LABEL);
  const start = cut.slice(0, Math.max(cut.lastIndexOf(" "), LABEL / 2));
  return text.layer.named(kind, `${start.replace(/[\ud800-\udbff]$/, "")}…`); // Never half an emoji.
}

function wordsOf(request: EditRequest): string {
  switch (request.kind) {
    case "remove":
      return "";
    case "extend":
      return [...new Set([request.prompt, ...Object.values(request.prompts ?? {})])].filter(Boolean).join(", ");
    default:
      return request.prompt;
  }
}

/** Where the patch lies on the canvas, for the place the picture has there. */
function placeOf({ source }: Pick<Results, "source">, { candidate }: Shown, bounds: CanvasRect): CanvasRect {
  return carried(candidate.patch, { x: 0, y: 0, ...source }, bounds);
}

export function createAccepting(session: Session, ports: Ports): Accepting {
  const masks = new WeakMap<MaskSource, StoredMask>();

  /** Shapes and pictures are asked of the engine as plain coverage, once per run. */
  const storedMask = async ({ request }: Results): Promise<StoredMask | null> => {
    const { source, above = [], packId } = request;
    const mask = request.kind === "extend" ? null : request.mask;
    if (!mask || mask.from === "everything" || mask.from === "runs") return mask;
    const known = masks.get(mask);
    if (known) return known;
    const settings = { feather: 0, grow: 0, context: null };
    const { coverage } = await ports.engine.preview({ source, above, mask, packId, settings }, STORED_MASK);
    // Soft edges included: up to that size the model then sees the same mask again.
    const stored: StoredMask = { from: "runs", ...toRuns(coverageOf(coverage)) };
    masks.set(mask, stored);
    return stored;
  };

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
      storedMask(results),
      boundsNow(results),
    ]);
    const stored = toStored(storedEdit(request, mask, shown.candidate.seed));
    const at = placeOf(results, shown, bounds);
    // Shapes that marked the region would cover what was painted there.
    const marked = request.kind === "extend" ? null : request.mask;
    const hide = marked?.from === "shapes" ? selection.shapes.map((shape) => shape.nodeId) : [];
    await ports.host.place({ sourceId: selection.source.nodeId, at, image, label, stored, hide });
    batch(() => {
      session.placing.value = { state: "placed", label, at };
      session.announcement.value = text.results.added(label);
      const now = session.results.value;
      if (now?.request.id !== request.id) return;
      const accepted = now.shown.map((one) => (one.candidate === shown.candidate ? { ...one, accepted: true } : one));
      session.results.value = { ...now, shown: accepted };
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
    discard() {
      batch(() => {
        session.results.value = null;
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
        if (session.placing.value.state === "placed") session.placing.value = { state: "idle" };
      });
    },
  };
}
