/** What each job asks of the user and where it starts. Pure. */
import type { EditKind, Side } from "../../../models/contract/request";

/** In the order they are offered. */
export { kindNames as jobs } from "../../../models/kinds/kinds";

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
