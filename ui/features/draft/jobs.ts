/** What each job asks of the user and where it starts. Pure. */
import type { PackSummary } from "../../../models/contract/packs";
import type { EditKind, Side } from "../../../models/contract/request";
import type { Size } from "../../../models/image/geometry";
import { backgroundEdge, defaultFeather, defaultGrow, extensionEdge } from "../../../models/image/plan";

/** In the order they are offered. */
export const jobs = ["fill", "remove", "extend", "background", "scribble"] as const satisfies readonly EditKind[];

export const sides = ["left", "right", "top", "bottom"] as const satisfies readonly Side[];
export type Sides = Readonly<Record<Side, number>>;
export const noSides: Sides = { left: 0, right: 0, top: 0, bottom: 0 };

export type Where = "shapes" | "painted" | "everything" | "strokes";

/** The ways to say where; an extension has none, its region lies outside the picture. */
export function waysOf(job: EditKind, has: { readonly shapes: boolean; readonly painted: boolean }): readonly Where[] {
  const shapes: readonly Where[] = has.shapes ? ["shapes"] : [];
  switch (job) {
    case "fill":
      return [...shapes, "painted", "everything"];
    case "remove":
    case "background":
      return [...shapes, "painted"];
    case "scribble":
      // Shapes become a mask first, for strokes are kept inside it pixel by pixel.
      return has.painted || has.shapes ? ["strokes", "painted"] : ["strokes"];
    case "extend":
      return [];
  }
}

/** Where a job starts: shapes that are selected are meant. */
export function firstWay(job: EditKind, hasShapes: boolean): Where {
  return job === "scribble" ? "strokes" : hasShapes ? "shapes" : "painted";
}

/** How far a scribble is followed unless the user says otherwise: the strength 1 − skip. */
const SCRIBBLE_STRENGTH = 0.5;

export function strengthOf(job: EditKind, pack: PackSummary): number {
  return job === "scribble" ? SCRIBBLE_STRENGTH : pack.defaults.strength;
}

/** Soft edge and growth, source pixels, for a region of the marked size, in a picture, extended so far. */
export function edgeOf(
  job: EditKind,
  marked: Size,
  picture: Size,
  by: Sides,
): { readonly feather: number; readonly grow: number } {
  if (job === "extend") return extensionEdge(by);
  if (job === "background") return backgroundEdge(picture);
  return { feather: defaultFeather(marked), grow: defaultGrow(marked) };
}
