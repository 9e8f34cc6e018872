/** What painting may start from. */
import type { CoveringReference } from "../compose/covering";
import type { CutoutReference } from "../compose/start";
import type { ThingReference } from "./thing";

/** A picture of a thing, one that covers the region, or a thing lit by the photograph. */
export type Reference = CutoutReference | CoveringReference | ThingReference;
