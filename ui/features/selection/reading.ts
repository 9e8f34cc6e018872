/** From the host's selection to pictures and a preview of what would be painted. */

import { batch } from "@preact/signals";
import type { EditPreview } from "../../../models/contract/engine-api";
import type { EditKind } from "../../../models/contract/request";
import { intersect, isEmpty } from "../../../models/image/geometry";
import type { BatchPicture, ReadySelection, Selection } from "../../../plugin/protocol/host";
import type { Runs } from "../../painter/runs";
import type { Ports } from "../../ports";
import { fromStored } from "../../stored/format";
import { failureOf, isGone } from "../../wording/failures";
import { type Draft, type Material, takenLayers } from "../draft/draft";
import { firstWay, noSides } from "../draft/jobs";
import { recalledArea } from "../draft/recalled";
import { markedSize, maskOf, seenAbove, settingsOf } from "../draft/request";
import type { EditingState } from "../draft/state";
import type { MachineState } from "../machine/state";
import { type ModelsState, packFor } from "../models/state";
import type { ShellState } from "../shell/state";
import type { SelectingState, Subject } from "./state";

/** Longest side read from the host; Figma's own limit for pictures. */
const LONGEST = 4096;
/** Longest side of the preview: twice the usual window's width, for sharp screens. */
const PREVIEW = 720;
/** Selections arrive in bursts while the user drags. */
const SETTLE = 120;
/** The frame follows the brush and the sliders after a short rest. */
const REST = 160;

export interface SelectingVerbs {
  /** Reads the selection again now. */
  readAgain(): Promise<void>;
}

export type Selecting = SelectingState & SelectingVerbs;

export interface Readings extends SelectingVerbs {
  /** Reads the selection after it has settled. */
  selectionChanged(selection: Selection): void;
  /** Reads again if layers moved since; resolves to what is current, or null. */
  current(): Promise<Subject | null>;
  /** Reads a picture that is not the one in the window. Null when there is no model. */
  readFor(
    selection: ReadySelection,
    draft: Draft,
  ): Promise<{ readonly subject: Subject; readonly base: EditPreview } | null>;
  /** The mask or a setting changed: asks the engine for a new frame, soon. */
  markChanged(): void;
  /** The job changed, or the drawing was taken from a layer or is no more: reads again where that is another picture. */
  drawingChanged(): void;
}

/**
 * For a scribble, a picture and others that all lie over it are the picture and what was drawn over it; for any other
 * job they are several pictures.
 */
function forJob(selection: Selection, job: EditKind): Selection {
  const [source, ...others] = selection.state === "none" ? (selection.pictures ?? []) : [];
  if (job !== "scribble" || !source || others.length === 0) return selection;
  const over = ({ source: { bounds } }: BatchPicture) => !isEmpty(intersect(bounds, source.source.bounds));
  return others.every(over) ? { state: "ready", ...source, stored: null } : selection;
}

/** Everything but `stored`, which does not change what is read. */
function sameLayers(a: ReadySelection, b: ReadySelection): boolean {
  return JSON.stringify({ ...a, stored: null }) === JSON.stringify({ ...b, stored: null });
}

/** The earlier result that is selected, if any. */
function chosenResult(selection: Selection | null): string | null {
  const above = selection?.state === "ready" ? (selection.above ?? []) : [];
  return above.find(({ selected }) => selected)?.nodeId ?? null;
}

export interface ReadingStates {
  readonly selecting: SelectingState;
  readonly editing: EditingState;
  readonly machine: MachineState;
  readonly models: Pick<ModelsState, "packs">;
  readonly shell: Pick<ShellState, "stage">;
}

export interface ReadingNeighbours {
  /** Another picture is selected: nothing is marked or drawn on it yet. */
  readonly clearMarks: () => void;
  /** An earlier result stands in for the shapes it was marked with. */
  readonly takeMark: (painted: Runs) => void;
}

export function createReadings(
  { selecting, editing, machine, models, shell }: ReadingStates,
  ports: Pick<Ports, "engine" | "host" | "timers" | "log">,
  { clearMarks, takeMark }: ReadingNeighbours,
): Readings {
  let turn = 0;
  /** As the editor told it; see `forJob`. */
  let latest: Selection | null = null;
  let markTurn = 0;
  /** Whether the base picture was made for an edit done again; see `seenAbove`. */
  let baseOf = false;
  let forget: () => void = () => {};
  let forgetMark: () => void = () => {};

  const preview = (material: Material, whole: boolean, draft = editing.draft.value): Promise<EditPreview | null> => {
    const pack = packFor(models.packs.value, draft);
    // What an extension paints lies outside the picture: there is nothing to mark on it.
    const mask = whole ? ({ from: "everything" } as const) : draft.job === "extend" ? null : maskOf(draft, material);
    if (!pack || !mask) return Promise.resolve(null);
    const { feather, grow, context, aside } = settingsOf(draft, pack, markedSize(mask, material), material.pixels);
    const settings = whole ? { feather: 0, grow: 0, context: null } : { feather, grow, context, aside };
    const { source } = material;
    const above = seenAbove(draft, material);
    const kind = whole || draft.job === "extend" || draft.job === "scribble" ? "fill" : draft.job;
    const request = { source, above, mask, packId: pack.id, settings, kind, shadow: draft.shadow };
    return ports.engine.preview(request, PREVIEW);
  };

  const materialOf = async (selection: ReadySelection, without: readonly string[]): Promise<Material> => {
    const readAll = (layers: readonly { readonly nodeId: string }[]) =>
      Promise.all(layers.map(({ nodeId }) => ports.host.read(nodeId, LONGEST)));
    const results = selection.above ?? [];
    const marks = selection.shapes.filter(({ nodeId }) => !without.includes(nodeId));
    const [source, shapes, over] = await Promise.all([
      ports.host.read(selection.source.nodeId, LONGEST, without),
      readAll(marks),
      readAll(results),
    ]);
    const above = over.map((result, i) => ({ ...result, selected: results[i]?.selected === true }));
    return { source, shapes, above, pixels: selection.source.pixels };
  };

  /** `quietly`: the window goes on showing the picture as it was until it is read. */
  const read = async (selection: ReadySelection, quietly = false): Promise<void> => {
    const mine = ++turn;
    const without = takenLayers(editing.draft.value);
    if (!quietly) selecting.reading.value = { state: "reading", name: selection.source.name };
    try {
      const material = await materialOf(selection, without);
      if (mine !== turn) return;
      baseOf = editing.draft.value.again;
      const base = await preview(material, true);
      if (mine !== turn) return;
      if (!base) {
        selecting.reading.value = { state: "none" };
        return;
      }
      const subject: Subject = { ...material, pixels: base.source, selection, without };
      selecting.reading.value = { state: "read", subject, base, marked: null };
      await mark();
    } catch (error) {
      if (mine !== turn) return;
      if (!isGone(error)) ports.log(error);
      selecting.reading.value = { state: "failed", failure: failureOf(error) };
    }
  };

  const isReadOtherwise = ({ without }: Subject): boolean =>
    JSON.stringify(without) !== JSON.stringify(takenLayers(editing.draft.value));

  const mark = async (): Promise<void> => {
    const before = selecting.reading.value;
    if (before.state !== "read") return;
    const mine = ++markTurn;
    const { again } = editing.draft.value;
    const attempt = (whole: boolean): Promise<EditPreview | null> =>
      preview(before.subject, whole).catch((error: unknown) => {
        ports.log(error); // The frame is a help, not a need: painting goes on without it.
        return null;
      });
    const base = again === baseOf ? before.base : ((await attempt(true)) ?? before.base);
    const marked = await attempt(false);
    const now = selecting.reading.value;
    if (mine !== markTurn || now.state !== "read" || now.subject !== before.subject) return;
    baseOf = again;
    selecting.reading.value = { ...now, base, marked };
  };

  /** Another picture starts with a clean mask; the same one keeps what is painted. */
  const adopt = (selection: Selection): void => {
    const before = selecting.selection.value;
    batch(() => {
      selecting.selection.value = selection;
      if (chosenResult(before) !== chosenResult(selection)) {
        editing.draft.value = { ...editing.draft.value, again: false };
      }
      if (selection.state === "none") {
        turn += 1;
        selecting.reading.value = { state: "none" };
        return;
      }
      const other = before?.state !== "ready" || before.source.nodeId !== selection.source.nodeId;
      const hadShapes = before?.state === "ready" && before.shapes.length > 0;
      const hasShapes = selection.shapes.length > 0;
      const draft = editing.draft.value;
      if (other) {
        clearMarks();
        shell.stage.value = "mask";
        const fresh = {
          painted: null,
          drawn: null,
          drawnOn: [],
          strayed: false,
          sides: noSides,
          aside: { x: 0, y: 0 },
          where: firstWay(draft.job, hasShapes),
        };
        editing.draft.value = { ...draft, ...fresh };
      } else if (hasShapes !== hadShapes) {
        // A placed result takes the selection from the shapes; its stored area stands in for them.
        const recalled = !hasShapes && selection.stored !== null ? fromStored(selection.stored) : null;
        const area = recalled?.state === "whole" ? recalledArea(recalled.edit) : null;
        if (area?.painted) takeMark(area.painted);
        editing.draft.value = {
          ...draft,
          where: hasShapes ? firstWay(draft.job, true) : (area?.where ?? firstWay(draft.job, false)),
          ...(area?.painted ? { painted: area.painted } : {}),
        };
      }
    });
  };

  const take = async (told: Selection): Promise<void> => {
    latest = told;
    const selection = forJob(told, editing.draft.value.job);
    adopt(selection);
    if (selection.state === "ready" && machine.environment.value.engine === "ready") await read(selection);
  };

  const ask = async (): Promise<void> => {
    try {
      const selection = await ports.host.selection();
      forget(); // What was told before the answer is older than the answer.
      await take(selection);
    } catch (error) {
      ports.log(error);
      selecting.reading.value = { state: "failed", failure: failureOf(error) };
    }
  };

  return {
    selectionChanged(selection) {
      forget();
      forget = ports.timers.after(SETTLE, () => void take(selection));
    },
    readAgain: () => {
      forget();
      return ask();
    },
    async current() {
      const reading = selecting.reading.value;
      const answer = await ports.host.selection().catch(() => null);
      if (answer?.state === "ready") forget(); // What was told before the answer is older than the answer.
      const told = answer ?? latest; // The run itself will tell.
      const selection = told && forJob(told, editing.draft.value.job);
      // A layer can move without a selection event, and then the shapes lie elsewhere on the picture.
      const stale =
        reading.state !== "read" ||
        isReadOtherwise(reading.subject) ||
        (selection?.state === "ready" && !sameLayers(selection, reading.subject.selection));
      if (stale && told) await take(told);
      const now = selecting.reading.value;
      return now.state === "read" ? now.subject : null;
    },
    async readFor(selection, draft) {
      const without = takenLayers(draft);
      const material = await materialOf(selection, without);
      const base = await preview(material, true, draft);
      return base && { subject: { ...material, pixels: base.source, selection, without }, base };
    },
    markChanged() {
      forgetMark();
      forgetMark = ports.timers.after(REST, () => void mark());
    },
    drawingChanged() {
      const reading = selecting.reading.value;
      const meant = latest && forJob(latest, editing.draft.value.job);
      if (latest && meant?.state !== selecting.selection.value?.state) void take(latest);
      else if (reading.state === "read" && isReadOtherwise(reading.subject)) {
        void read(reading.subject.selection, true);
      }
    },
  };
}
