/** Changes of the draft, and taking back what a layer carries. */
import { batch } from "@preact/signals";
import type { Runs } from "../painter/runs";
import { noStrokes, redone, stroked, undone } from "../painter/strokes";
import { type Draft, noOverrides, type Overrides } from "./draft";
import type { Ports } from "./ports";
import type { Session } from "./session";
import { fromStored, type Recalled } from "./stored";

export interface Editing {
  change(part: Partial<Omit<Draft, "overrides" | "painted">>): void;
  override(part: Partial<Overrides>): void;
  resetAll(): void;
  rollSeed(): void;
  /** Takes a result's seed and keeps it. */
  reuseSeed(seed: number): void;
  paint(runs: Runs): void;
  undoStroke(): void;
  redoStroke(): void;
  clearStrokes(): void;
  /** Loads prompt, mask, seed and settings of the selected layer. */
  editAgain(): void;
}

export function createEditing(session: Session, ports: Ports, markChanged: () => void): Editing {
  const { draft, strokes } = session;

  const setDraft = (part: Partial<Draft>): void => {
    draft.value = { ...draft.value, ...part };
  };

  const setStrokes = (next: typeof strokes.value): void => {
    if (next === strokes.value) return; // Nothing left to undo or redo.
    batch(() => {
      strokes.value = next;
      setDraft({ painted: next.now });
      session.stage.value = "mask";
    });
    markChanged();
  };

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
        const { seed, count, ...overrides } = edit.settings;
        const painted: Runs | null =
          edit.mask.from === "runs" ? { width: edit.mask.width, height: edit.mask.height, runs: edit.mask.runs } : null;
        batch(() => {
          strokes.value = painted ? stroked(noStrokes, painted) : noStrokes;
          draft.value = {
            prompt: edit.prompt,
            reference: edit.reference,
            packId: edit.packId,
            where: painted ? "painted" : "everything",
            painted,
            count: Math.min(4, count),
            seed,
            seedKept: true,
            again: true,
            overrides,
          };
        });
        markChanged();
      }
    }
  };

  return {
    change(part) {
      setDraft(part);
      if ("where" in part || "packId" in part) {
        session.stage.value = "mask";
        markChanged();
      }
    },
    override(part) {
      setDraft({ overrides: { ...draft.value.overrides, ...part } });
      if ("feather" in part || "grow" in part || "context" in part) markChanged();
    },
    resetAll() {
      setDraft({ overrides: noOverrides, reference: "auto" });
      markChanged();
    },
    rollSeed: () => setDraft({ seed: ports.randomSeed() }),
    reuseSeed: (seed) => setDraft({ seed, seedKept: true }),
    paint: (runs) => setStrokes(stroked(strokes.value, runs)),
    undoStroke: () => setStrokes(undone(strokes.value)),
    redoStroke: () => setStrokes(redone(strokes.value)),
    clearStrokes() {
      setDraft({ again: false }); // A fresh area continues what is there now.
      setStrokes(stroked(strokes.value, null));
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
