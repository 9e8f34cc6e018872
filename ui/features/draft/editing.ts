/** Changes of the draft, and what follows from them. */
import { batch } from "@preact/signals";
import type { EditKind } from "../../../models/contract/request";
import { standardSettings } from "../../../models/contract/settings";
import type { Ports } from "../../ports";
import type { ShellState } from "../shell/state";
import { type Advanced, type Draft, noOverrides, type Overrides, plainAdvanced } from "./draft";
import { firstWay, waysOf } from "./jobs";
import type { EditingState } from "./state";

export interface EditingVerbs {
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
}

export type Editing = EditingState & EditingVerbs;

export interface EditingStates {
  readonly editing: EditingState;
  readonly shell: Pick<ShellState, "stage">;
}

export interface EditingNeighbours {
  /** Whether shapes over the picture are selected. */
  readonly hasShapes: () => boolean;
  /** The mask or a setting changed: asks the engine for a new frame, soon. */
  readonly markChanged: () => void;
  /** The job changed: reads again where that is another picture. */
  readonly drawingChanged: () => void;
  /** The region of a scribble changed. */
  readonly refreshSketch: () => void;
  /** Painting goes on with what the shapes say. */
  readonly adoptShapes: () => void;
  /** A pack was chosen. */
  readonly packChanged: () => void;
  /** Keeps preferences. */
  readonly keep: () => void;
}

export function createEditing(
  { editing, shell }: EditingStates,
  { randomSeed }: Pick<Ports, "randomSeed">,
  neighbours: EditingNeighbours,
): EditingVerbs {
  const { draft } = editing;
  const { hasShapes, markChanged, drawingChanged, refreshSketch, adoptShapes, packChanged, keep } = neighbours;

  const setDraft = (part: Partial<Draft>): void => {
    draft.value = { ...draft.value, ...part };
  };
  const isScribble = (): boolean => draft.value.job === "scribble";

  return {
    chooseJob(job) {
      if (job === draft.value.job) return;
      const shapes = hasShapes();
      const ways = waysOf(job, { shapes, painted: draft.value.painted !== null });
      const keeps = job !== "scribble" && ways.includes(draft.value.where);
      // A scribble's strength says how far it is followed, another's how much is repainted.
      const overrides = { ...draft.value.overrides, strength: null };
      batch(() => {
        setDraft({ job, overrides, ...(keeps ? {} : { where: firstWay(job, shapes) }) });
        shell.stage.value = "mask";
      });
      if (isScribble()) refreshSketch();
      drawingChanged();
      markChanged();
    },
    change(part) {
      setDraft(part);
      if ("packId" in part) packChanged();
      if ("shadow" in part || "aside" in part) markChanged();
      if ("where" in part || "packId" in part) {
        shell.stage.value = "mask";
        markChanged();
      }
      // What the shapes say is where painting goes on.
      if (part.where === "painted") adoptShapes();
      if ("where" in part && isScribble()) refreshSketch();
      if (part.count) keep();
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
    rollSeed: () => setDraft({ seed: randomSeed() }),
    reuseSeed: (seed) => setDraft({ seed, seedKept: true }),
  };
}
