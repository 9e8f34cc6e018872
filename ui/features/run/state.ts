/** The run that goes. */
import { type Signal, signal } from "@preact/signals";
import type { EditPreview } from "../../../models/contract/engine-api";
import type { Size, SourceRect } from "../../../models/image/geometry";
import type { Raster } from "../../../models/image/raster";
import type { Failure } from "../../wording/failures";

/** A part of a picture, drawn over it while it forms. */
export interface Forming {
  readonly image: Raster;
  readonly patch: SourceRect;
}

export interface Running {
  readonly state: "running";
  readonly id: string;
  readonly phase: "starting" | "loading" | "painting" | "cancelling";
  /** 0 to 1 while the model is loaded. */
  readonly loaded: number;
  /** Steps done of the current candidate. */
  readonly step: number;
  readonly of: number;
  readonly candidate: number;
  readonly candidates: number;
  readonly forming: Forming | null;
  readonly name: string;
  /** Null while a picture of a batch is read. */
  readonly base: EditPreview | null;
  readonly marked: EditPreview | null;
  readonly source: Size;
  /** Estimated seconds to go; null before there is anything to go by. */
  readonly secondsLeft: number | null;
}

export type Job = { readonly state: "idle" } | Running | ({ readonly state: "failed" } & Failure);

export interface RunState {
  readonly job: Signal<Job>;
}

export function newRun(): RunState {
  return { job: signal<Job>({ state: "idle" }) };
}
