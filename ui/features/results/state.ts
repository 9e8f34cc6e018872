/** What runs made. */
import { type Signal, signal } from "@preact/signals";
import type { EditPreview } from "../../../models/contract/engine-api";
import type { Notice } from "../../../models/contract/notices";
import type { Candidate } from "../../../models/contract/result";
import type { Finish } from "../../../models/contract/settings";
import type { CanvasRect, Size } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import type { ReadySelection } from "../../../plugin/protocol/host";
import type { AskedRequest } from "../../stored/edit";
import type { Failure } from "../../wording/failures";

/** A finished candidate: its pixels for the host, and a small copy for the screen. */
export interface Shown {
  readonly candidate: Candidate;
  readonly small: Raster;
  /** Square, with its surroundings. */
  readonly thumbnail: Raster;
  readonly accepted: boolean;
}

/** What one run made. Kept until discarded or replaced by the next run's first candidate. */
export interface Results {
  readonly request: AskedRequest;
  readonly selection: ReadySelection;
  readonly name: string;
  readonly base: EditPreview;
  readonly source: Size;
  /** The editor's layers the drawing was taken from; they would cover the result. */
  readonly drawnOn: readonly string[];
  readonly shown: readonly Shown[];
  readonly notices: readonly Notice[];
  readonly unknownWords: readonly string[];
  readonly secondsEach: number | null;
  /** Another finish may show at once; false when that is known to take a run. */
  readonly refits: boolean;
  /** The finish being made; null when these pictures have theirs. */
  readonly asked: Finish | null;
  /** Made before this window was opened; whether the editor's shapes marked the region is then all that is known of them. */
  readonly before?: { readonly byShapes: boolean };
}

export type Placing =
  | { readonly state: "idle" }
  | { readonly state: "placing" }
  | { readonly state: "placed"; readonly label: string; readonly at: CanvasRect }
  | ({ readonly state: "failed" } & Failure);

export interface OutcomesState {
  /** The run in front. */
  readonly results: Signal<Results | null>;
  /** Runs of this window whose pictures are still in memory, oldest first; `results` is one of them. */
  readonly runs: Signal<readonly Results[]>;
  /** Which candidate of the run in front, by its place. */
  readonly chosen: Signal<number>;
  readonly placing: Signal<Placing>;
}

export function newOutcomes(): OutcomesState {
  return {
    results: signal<Results | null>(null),
    runs: signal<readonly Results[]>([]),
    chosen: signal(0),
    placing: signal<Placing>({ state: "idle" }),
  };
}

/** The candidate in front, or null. */
export function chosenOf({ results, chosen }: OutcomesState): Shown | null {
  return results.value?.shown[chosen.value] ?? null;
}
