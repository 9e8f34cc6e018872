/** Marking where to paint: areas joined to the mask, and the mask changed as a whole; in slices, so nothing waits. */

import { batch } from "@preact/signals";
import type { EditPreview } from "../../../models/contract/engine-api";
import type { Mask } from "../../../models/image/raster";
import { combined, emptyLike, inverted, type Mode } from "../../painter/combine";
import { grown, shrunken, softened } from "../../painter/morph";
import { fromRuns, isBlank, type Runs, resized, toRuns } from "../../painter/runs";
import { type Sliced, unhurried } from "../../painter/sliced";
import { redone, type Strokes, stroked, undone } from "../../painter/strokes";
import { coverageOf } from "../../painter/tint";
import type { Ports } from "../../ports";
import type { EditingState } from "../draft/state";
import { type ModelsState, packOf } from "../models/state";
import type { SelectingState } from "../selection/state";
import type { ShellState } from "../shell/state";
import type { MarkingState } from "./state";
import { changedTools, type Tools } from "./tools";

/** As large as the preview. */
const LONGEST = 720;

export type Alteration = "invert" | "grow" | "shrink" | "feather";

export interface MarkingVerbs {
  tool(part: Partial<Tools>): void;
  /** A stroke ended: all that is painted now. */
  paint(runs: Runs): void;
  /** Undo, redo and clear mean the drawing while a scribble is prepared. */
  undoStroke(): void;
  redoStroke(): void;
  clearStrokes(): void;
  /** Adds an area of the preview's size to the mask, takes it away, or puts it in the mask's place. */
  select(area: Sliced<Mask> | Promise<Sliced<Mask>>, mode: Mode): Promise<void>;
  /** @param pixels of the source picture; not for inverting */
  alter(how: Alteration, pixels: number): Promise<void>;
  /** Takes the shapes over the picture as the mask, so that it can be worked on. */
  adoptShapes(): Promise<void>;
}

export type Marking = MarkingState & MarkingVerbs;

export interface MarkingStates {
  readonly marking: MarkingState;
  readonly editing: EditingState;
  readonly models: Pick<ModelsState, "packs">;
  readonly selecting: Pick<SelectingState, "reading">;
  readonly shell: Pick<ShellState, "stage">;
}

export interface MarkingNeighbours {
  /** The mask changed: asks the engine for a new frame, soon. */
  readonly markChanged: () => void;
  /** The drawing of a scribble. */
  readonly drawing: {
    undoSketch(): void;
    redoSketch(): void;
    clearSketch(): void;
    /** The region changed. */
    refreshSketch(): void;
  };
}

export function createMarking(
  { marking, editing, models, selecting, shell }: MarkingStates,
  ports: Pick<Ports, "breathe" | "engine" | "log">,
  { markChanged, drawing }: MarkingNeighbours,
): MarkingVerbs {
  const { strokes, tools } = marking;
  const { draft } = editing;

  const isScribble = (): boolean => draft.value.job === "scribble";

  const setStrokes = (next: Strokes): void => {
    if (next === strokes.value) return; // Nothing left to undo or redo.
    batch(() => {
      strokes.value = next;
      draft.value = { ...draft.value, painted: next.now };
      shell.stage.value = "mask";
    });
    if (isScribble()) drawing.refreshSketch();
    markChanged();
  };
  const paint = (runs: Runs): void => setStrokes(stroked(strokes.value, runs));

  let turn = 0;

  /** The preview's size, which masks are painted at; null without a picture. */
  const base = (): EditPreview | null => {
    const reading = selecting.reading.value;
    return reading.state === "read" ? reading.base : null;
  };

  const current = ({ picture }: EditPreview): Mask | null => {
    const { painted } = draft.value;
    return painted && !isBlank(painted) ? resized(fromRuns(painted), picture) : null;
  };

  /** Later work makes earlier work that still goes on pointless. */
  const done = async <T>(work: Sliced<T>): Promise<T | null> => {
    const mine = ++turn;
    return unhurried(work, ports.breathe, () => mine === turn);
  };

  const altered = (mask: Mask, how: Alteration, pixels: number): Sliced<Mask> | Mask => {
    switch (how) {
      case "invert":
        return inverted(mask);
      case "grow":
        return grown(mask, pixels);
      case "shrink":
        return shrunken(mask, pixels);
      case "feather":
        return softened(mask, pixels);
    }
  };

  return {
    tool(part) {
      tools.value = changedTools(tools.value, part);
    },
    paint,
    undoStroke: () => (isScribble() ? drawing.undoSketch() : setStrokes(undone(strokes.value))),
    redoStroke: () => (isScribble() ? drawing.redoSketch() : setStrokes(redone(strokes.value))),
    clearStrokes() {
      if (isScribble()) {
        drawing.clearSketch();
        return;
      }
      draft.value = { ...draft.value, again: false }; // A fresh area continues what is there now.
      setStrokes(stroked(strokes.value, null));
    },
    async select(area, mode) {
      const before = base();
      const work = await Promise.resolve(area).catch((error: unknown) => {
        ports.log(error); // The wand did not come; the next press asks for it again.
        return null;
      });
      const found = work && (await done(work));
      if (found && before && base() === before) paint(toRuns(combined(current(before), found, mode)));
    },
    async alter(how, pixels) {
      const before = base();
      if (!before) return;
      const mask = current(before) ?? (how === "invert" ? emptyLike(before.picture) : null);
      if (!mask) return;
      // Less than a pixel of the mask would change nothing the user could see.
      const own = Math.max(1, (pixels * before.picture.width) / before.source.width);
      const work = altered(mask, how, own);
      const after = "next" in work ? await done(work) : work;
      if (after && base() === before) paint(toRuns(after));
    },
    async adoptShapes() {
      const reading = selecting.reading.value;
      const pack = packOf(models, draft.value);
      if (reading.state !== "read" || !pack || reading.subject.shapes.length === 0) return;
      const { source, shapes } = reading.subject;
      const settings = { feather: 0, grow: 0, context: null };
      const request = { source, mask: { from: "shapes", shapes }, packId: pack.id, settings } as const;
      try {
        const { coverage } = await ports.engine.preview(request, LONGEST);
        const { painted } = draft.value;
        if (selecting.reading.value === reading && (!painted || isBlank(painted))) paint(toRuns(coverageOf(coverage)));
      } catch (error) {
        ports.log(error); // The shapes are a start, not a need: the mask can be painted without them.
      }
    },
  };
}
