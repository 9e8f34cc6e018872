/** Changes of the draft, and taking back what a layer carries. */
import { batch } from "@preact/signals";
import type { EditKind } from "../../models/contract/request";
import { standardSettings } from "../../models/contract/settings";
import { fittedSides } from "../painter/extension";
import type { Runs } from "../painter/runs";
import { noStrokes, redone, stroked, undone } from "../painter/strokes";
import { type Advanced, type Draft, noOverrides, type Overrides, plainAdvanced } from "./draft";
import { firstWay, type Sides, waysOf } from "./jobs";
import { createMarking, type Marking } from "./marking";
import type { Ports } from "./ports";
import { recalledArea, recalledDraft } from "./recalling";
import type { Session } from "./session";
import { createSketching, type Sketching, type SketchReadings } from "./sketching";
import { fromBase64 } from "./stored";
import { fromStored, type Recalled } from "./stored-format";
import { missingPackOf } from "./wanted";

export interface Editing extends Sketching, Marking {
  /** Another job; what was marked and drawn stays. */
  chooseJob(job: EditKind): void;
  change(part: Partial<Omit<Draft, "overrides" | "painted">>): void;
  override(part: Partial<Overrides>): void;
  advance(part: Partial<Advanced>): void;
  resetAll(): void;
  /** The frame of what the model sees as it would be planned. */
  resetFrame(): void;
  rollSeed(): void;
  /** Takes a result's seed and keeps it. */
  reuseSeed(seed: number): void;
  paint(runs: Runs): void;
  undoStroke(): void;
  redoStroke(): void;
  clearStrokes(): void;
  /** How far the picture is extended; kept within what editors take. */
  extend(sides: Sides): void;
  /** Loads prompt, mask, seed and settings of the selected layer. */
  editAgain(): void;
  /** Loads what was kept of a run. */
  takeBack(recalled: Recalled): void;
}

export function createEditing(session: Session, ports: Ports, readings: SketchReadings): Editing {
  const { draft, strokes } = session;
  const { markChanged, drawingChanged } = readings;

  const setDraft = (part: Partial<Draft>): void => {
    draft.value = { ...draft.value, ...part };
  };

  const sketching = createSketching(session, ports, readings);

  const setStrokes = (next: typeof strokes.value): void => {
    if (next === strokes.value) return; // Nothing left to undo or redo.
    batch(() => {
      strokes.value = next;
      setDraft({ painted: next.now });
      session.stage.value = "mask";
    });
    if (drawing()) sketching.refreshSketch();
    markChanged();
  };

  const drawing = (): boolean => draft.value.job === "scribble";
  const paint = (runs: Runs): void => setStrokes(stroked(strokes.value, runs));
  const marking = createMarking(session, ports, paint);

  const restore = (recalled: Recalled): void => {
    switch (recalled.state) {
      case "unreadable":
        return;
      case "newer":
        setDraft({
          ...(recalled.prompt === null ? {} : { prompt: recalled.prompt }),
          ...(recalled.seed === null ? {} : { seed: recalled.seed, seedKept: true }),
        });
        return;
      case "whole": {
        const { edit } = recalled;
        const { painted } = recalledArea(edit);
        batch(() => {
          session.wanted.value = missingPackOf(session, recalled);
          strokes.value = painted ? stroked(noStrokes, painted) : noStrokes;
          draft.value = { ...draft.value, ...recalledDraft(edit), drawnOn: [] };
        });
        const drawing = edit.kind === "scribble" ? fromBase64(edit.strokes) : null;
        void sketching.recallSketch(drawing && { type: "image/png", bytes: drawing });
        drawingChanged();
        markChanged();
      }
    }
  };

  return {
    ...sketching,
    ...marking,
    chooseJob(job) {
      if (job === draft.value.job) return;
      const selection = session.selection.value;
      const hasShapes = selection?.state === "ready" && selection.shapes.length > 0;
      const ways = waysOf(job, { shapes: hasShapes, painted: draft.value.painted !== null });
      const keeps = job !== "scribble" && ways.includes(draft.value.where);
      // A scribble's strength says how far it is followed, another's how much is repainted.
      const overrides = { ...draft.value.overrides, strength: null };
      batch(() => {
        setDraft({ job, overrides, ...(keeps ? {} : { where: firstWay(job, hasShapes) }) });
        session.stage.value = "mask";
      });
      if (drawing()) sketching.refreshSketch();
      drawingChanged();
      markChanged();
    },
    change(part) {
      setDraft(part);
      if ("packId" in part) session.wanted.value = null;
      if ("shadow" in part || "aside" in part) markChanged();
      if ("where" in part || "packId" in part) {
        session.stage.value = "mask";
        markChanged();
      }
      // What the shapes say is where painting goes on.
      if (part.where === "painted") void marking.adoptShapes();
      if ("where" in part && drawing()) sketching.refreshSketch();
    },
    override(part) {
      setDraft({ overrides: { ...draft.value.overrides, ...part } });
      if ("feather" in part || "grow" in part || "context" in part) markChanged();
    },
    advance: (part) => setDraft({ advanced: { ...draft.value.advanced, ...part } }),
    resetAll() {
      const usual = {
        reference: "auto",
        picture: null,
        negative: "",
        advanced: plainAdvanced,
        trajectory: false,
        aside: standardSettings.aside,
      } as const;
      setDraft({ overrides: noOverrides, ...usual });
      markChanged();
    },
    resetFrame() {
      setDraft({ aside: standardSettings.aside, overrides: { ...draft.value.overrides, context: null } });
      markChanged();
    },
    rollSeed: () => setDraft({ seed: ports.randomSeed() }),
    reuseSeed: (seed) => setDraft({ seed, seedKept: true }),
    paint,
    undoStroke: () => (drawing() ? sketching.undoSketch() : setStrokes(undone(strokes.value))),
    redoStroke: () => (drawing() ? sketching.redoSketch() : setStrokes(redone(strokes.value))),
    clearStrokes() {
      if (drawing()) {
        sketching.clearSketch();
        return;
      }
      setDraft({ again: false }); // A fresh area continues what is there now.
      setStrokes(stroked(strokes.value, null));
    },
    extend(next) {
      const reading = session.reading.value;
      if (reading.state !== "read") return;
      setDraft({ sides: fittedSides(next, reading.base.source) });
      session.stage.value = "mask";
    },
    takeBack(recalled) {
      restore(recalled);
      // A run of the history is painted anew over what is there now.
      setDraft({ again: false });
      session.stage.value = "mask";
      session.following.value = false;
      session.focusPrompt.value += 1;
    },
    editAgain() {
      const selection = session.selection.value;
      if (selection?.state !== "ready" || selection.stored === null) return;
      restore(fromStored(selection.stored));
      session.stage.value = "mask";
      session.focusPrompt.value += 1;
    },
  };
}
