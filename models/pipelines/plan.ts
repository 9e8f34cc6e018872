/**
 * What an edit of a region will do, decided once: the run paints by it, the preview shows it, and the window's hints
 * speak of it.
 */
import { EditError } from "../contract/errors";
import type { EditKind } from "../contract/request";
import type { EditSettings } from "../contract/settings";
import type { Traits } from "../contract/traits";
import { framingOf } from "../families/framing";
import { withShadow } from "../image/fallen-shadow";
import { isEmpty } from "../image/geometry";
import { invertedMask, maskBounds, maskFromAlpha } from "../image/mask";
import { partsOf } from "../image/parts";
import { type CropPlan, planCrop } from "../image/plan";
import type { Mask, Raster } from "../image/raster";
import { type SoftEdge, softEdge } from "../image/soft-edge";
import { kindOf } from "../kinds/kinds";

/** A region painted in a frame of its own. */
export interface PlannedPart {
  readonly plan: CropPlan;
  readonly edge: SoftEdge;
}

/** What of the settings says where a region is painted. */
export type RegionSettings = Pick<EditSettings, "grow" | "feather" | "context" | "aside" | "softMask">;

/** What a region is worked out from. */
export interface Marked {
  readonly kind: EditKind;
  readonly source: Raster;
  readonly mask?: Mask | null;
  readonly strokes?: Raster;
  readonly shadow?: boolean;
}

/**
 * What may change of a picture: what is marked and, where it is asked for, its shadow; all but a subject; or where
 * strokes are.
 * @throws EditError "all-subject" if the subject is everything, "bad-request" if a stroke lies outside the mask
 */
export function changedMask({ kind, source, mask = null, strokes, shadow = false }: Marked): Mask {
  if (strokes !== undefined) return scribbledMask(strokes, mask);
  if (mask === null) throw new RangeError(`an edit "${kind}" without a mask`);
  if (kindOf(kind).marks === "subject") return backgroundMask(mask);
  return shadow ? withShadow(source, mask) : mask;
}

function scribbledMask(strokes: Raster, mask: Mask | null): Mask {
  const drawn = maskFromAlpha(strokes);
  // Strokes drawn faintly are strokes: what may change is where they are, not how strongly.
  if (mask === null) return { ...drawn, data: drawn.data.map((alpha) => (alpha > 0 ? 255 : 0)) };
  if (!drawn.data.some((alpha, i) => alpha > 0 && mask.data[i] === 0)) return mask;
  throw new EditError(
    "bad-request",
    "A stroke lies outside the mask; keep the strokes inside it, or leave the mask out and it follows them.",
  );
}

function backgroundMask(subject: Mask): Mask {
  const rest = invertedMask(subject);
  if (!isEmpty(maskBounds(rest))) return rest;
  throw new EditError("all-subject", "The subject covers the whole picture; mark only what should stay.");
}

/**
 * @param splits whether regions far apart are painted one after another, each in its own frame
 * @throws EditError "empty-mask" if nothing may change, "mask-size" if the mask has not the picture's size
 */
export function plannedParts(
  {
    source,
    mask,
    settings,
    splits,
  }: {
    readonly source: Raster;
    readonly mask: Mask;
    readonly settings: RegionSettings;
    readonly splits: boolean;
  },
  traits: Traits,
): readonly PlannedPart[] {
  const { grow, feather, context: around, aside, softMask } = settings;
  if (mask.width !== source.width || mask.height !== source.height) {
    throw new EditError(
      "mask-size",
      `The mask has ${mask.width} × ${mask.height} pixels, the picture ${source.width} × ${source.height}; make them equal.`,
    );
  }
  if (isEmpty(maskBounds(mask))) {
    throw new EditError("empty-mask", "Nothing is selected to change; mark a region and run it again.");
  }
  return (splits ? partsOf(mask) : [mask]).map((part) => {
    const plan = planCrop(source, maskBounds(part), framingOf(traits), { grow, context: around, aside });
    return { plan, edge: softEdge(part, plan.patch, grow, feather, softMask) };
  });
}
