/** The Models feature as its panels are given it: its state, and all that can be done with packs. */
import type { LoadingVerbs } from "./loading";
import type { PackVerbs } from "./packs";
import type { ModelsState } from "./state";

export type Models = ModelsState & PackVerbs & LoadingVerbs;
