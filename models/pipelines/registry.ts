/** Every kind of edit and its pipeline. A new kind in the contract does not compile until it has one here. */
import { fill } from "./fill";
import type { Pipelines } from "./pipeline";

export const pipelines: Pipelines = { fill };
