/** How far regions reach, for several kinds. */
import { defaultFeather, defaultGrow } from "../image/plan";
import type { Edge, RegionFacts } from "./kind";

/** By the size of what is marked. */
export function aroundMark({ marked }: RegionFacts): Edge {
  return { feather: defaultFeather(marked), grow: defaultGrow(marked) };
}
