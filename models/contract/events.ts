/** What a run reports while it goes. */
import type { Size, SourceRect } from "../image/geometry";
import type { Raster } from "../image/raster";
import type { Candidate } from "./result";

export type EditEvent =
  | { readonly type: "loading"; readonly file: string; readonly received: number; readonly total: number }
  | { readonly type: "planned"; readonly crop: SourceRect; readonly working: Size; readonly source: Size }
  /** Steps count through all regions and hops of a candidate. */
  | { readonly type: "step"; readonly candidate: number; readonly index: number; readonly of: number }
  | { readonly type: "preview"; readonly candidate: number; readonly image: Raster; readonly patch: SourceRect }
  | { readonly type: "candidate"; readonly candidate: Candidate };

/** Receives events while a run goes; never throws. */
export type Report = (event: EditEvent) => void;
