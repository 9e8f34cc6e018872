/** Every kind of edit. A kind in the contract without a descriptor here does not compile. */
import type { EditKind, EditRequest } from "../contract/request";
import { background } from "./background";
import { extend } from "./extend";
import { fill } from "./fill";
import type { AnyKind, Inputs, Kind } from "./kind";
import { remove } from "./remove";
import { scribble } from "./scribble";

/** In the order they are offered. */
const kinds: { readonly [K in EditKind]: Kind<K> } = { fill, remove, extend, background, scribble };

export const kindNames = Object.keys(kinds) as readonly EditKind[];

/** Whether this version can do it: requests may come from a later one. */
export function isKind(name: string): name is EditKind {
  return Object.hasOwn(kinds, name);
}

/** The descriptor of a kind that is known only while running. */
export function kindOf(kind: EditKind): AnyKind {
  return kinds[kind];
}

/** A request's inputs, whatever its kind. */
export function inputsOf(request: EditRequest): Inputs {
  const { takes } = kindOf(request.kind);
  // `Takes` holds every descriptor against its request's type, so what a kind takes is there.
  const given = request as Partial<Inputs> & NonNullable<Inputs["words"]>;
  return {
    mask: takes.mask === "none" ? null : (given.mask ?? null),
    strokes: takes.strokes ? (given.strokes ?? null) : null,
    words: takes.words ? given : null,
    sides: takes.sides ? (given.sides ?? null) : null,
  };
}
