/** A stored edit as the draft it was made from. Pure. */
import type { Runs } from "../../painter/runs";
import type { StoredEdit } from "../../stored/edit";
import type { Draft, Where } from "./draft";
import { noSides } from "./jobs";

/** How the edit's area was marked, in the terms of a draft. */
export function recalledArea(edit: StoredEdit): { readonly where: Where; readonly painted: Runs | null } {
  if (edit.kind === "extend") return { where: "painted", painted: null };
  if (edit.mask === null) return { where: "strokes", painted: null };
  if (edit.mask.from === "everything") return { where: "everything", painted: null };
  const { from: _, ...painted } = edit.mask;
  return { where: "painted", painted };
}

/** Everything of the draft that the edit says; `drawn`, `drawnOn` and `strayed` follow when the strokes are read. */
export function recalledDraft(
  edit: StoredEdit,
): Omit<Draft, "drawn" | "drawnOn" | "strayed" | "reference" | "shadow" | "hideShapes" | "trajectory"> &
  Partial<Draft> {
  const { seed, count, strength, feather, grow, context, steps, guidance, aside } = edit.settings;
  const { match, grain, blend, sharper, sampler, guide, rank, softMask, shrink } = edit.settings;
  return {
    job: edit.kind,
    prompt: edit.prompt,
    negative: edit.negative ?? "",
    advanced: { sampler, guide, rank, softMask, shrink },
    finish: { match, grain, blend },
    sharper,
    packId: edit.packId,
    ...recalledArea(edit),
    count: Math.min(4, count),
    seed,
    seedKept: true,
    again: true,
    ...("reference" in edit ? { reference: edit.reference } : {}),
    picture: ("picture" in edit ? edit.picture : null) ?? null,
    ...(edit.kind === "remove" ? { shadow: edit.shadow } : {}),
    sides: edit.kind === "extend" ? edit.sides : noSides,
    sidePrompts: (edit.kind === "extend" ? edit.prompts : undefined) ?? {},
    aside,
    overrides: { strength, feather, grow, context, steps, guidance },
  };
}
