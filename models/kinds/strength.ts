import type { EditKind } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import type { Traits } from "../contract/traits";
import { kindOf } from "./kinds";

interface Strengths {
  readonly traits: Pick<Traits, "scribbleStrength">;
  readonly defaults: Pick<EditSettings, "strength">;
}

/** The strength of a new edit: how far strokes are followed is the model's, all else starts as the pack says. */
export function strengthOf(kind: EditKind, { traits, defaults }: Strengths): number {
  return kindOf(kind).takes.strokes ? traits.scribbleStrength : defaults.strength;
}
