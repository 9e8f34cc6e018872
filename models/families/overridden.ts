/** A family's numbers with those that a pack changes. */
import type { Traits } from "../contract/traits";
import type { TraitChanges } from "../packs/pack";

export function overridden(traits: Traits, changes: TraitChanges = {}): Traits {
  const { framing, hopping, starts, secondPass, enlarging, scribbleStrength = traits.scribbleStrength } = changes;
  return {
    ...traits,
    framing: merged(traits.framing, framing),
    hopping: merged(traits.hopping, hopping),
    starts: merged(traits.starts, starts),
    secondPass: merged(traits.secondPass, secondPass),
    enlarging: merged(traits.enlarging, enlarging),
    scribbleStrength,
  };
}

function merged<T extends object>(usual: T, change: { readonly [K in keyof T]?: T[K] | undefined } = {}): T {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...usual, ...Object.fromEntries(said) };
}
