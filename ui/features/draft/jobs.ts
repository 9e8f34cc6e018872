/** What each job asks of the user and where it starts. Pure. */
import { type EditKind, type Side, sideNames } from "../../../models/contract/request";
import { kindOf } from "../../../models/kinds/kinds";

/** In the order they are offered. */
export { kindNames as jobs } from "../../../models/kinds/kinds";

export const sides = sideNames;
export type Sides = Readonly<Record<Side, number>>;
export const noSides: Sides = { left: 0, right: 0, top: 0, bottom: 0 };

export type Where = "shapes" | "painted" | "everything" | "strokes";

/** The ways to say where; an extension has none, its region lies outside the picture. */
export function waysOf(job: EditKind, has: { readonly shapes: boolean; readonly painted: boolean }): readonly Where[] {
  const { takes, whole } = kindOf(job);
  if (takes.mask === "none") return [];
  // Shapes become a mask first, for strokes are kept inside it pixel by pixel.
  if (takes.strokes) return has.painted || has.shapes ? ["strokes", "painted"] : ["strokes"];
  return [...(has.shapes ? (["shapes"] as const) : []), "painted", ...(whole ? (["everything"] as const) : [])];
}

/** Where a job starts: shapes that are selected are meant. */
export function firstWay(job: EditKind, hasShapes: boolean): Where {
  return kindOf(job).takes.strokes ? "strokes" : hasShapes ? "shapes" : "painted";
}
