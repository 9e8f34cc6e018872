/** Starting from a reference picture: what a fill needs of the library. */
import type { Candidate } from "../contract/result";
import type { StartTraits } from "../contract/traits";
import { type Random, random } from "../diffusion/random";
import { frameOf, intersect, type Rect, relativeTo, type Size, type SourceRect } from "../image/geometry";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Planes } from "../image/raster";
import { modelCore, modelMarked, modelSeen, type SoftEdge } from "../image/soft-edge";
import { withoutCleanRim } from "../inpaint/clean-rim";
import { covering } from "../starts/compose/covering";
import type { Start } from "../starts/compose/region";
import { groundStart, laidStart, starter } from "../starts/compose/start";
import type { Reference } from "../starts/relight/reference";
import { measured } from "./measured";
import type { DecodedRequest, PipelineContext } from "./pipeline";

export interface ReferenceStart {
  /** Noise level painting starts from. */
  readonly level: number;
  /** As `plan`, but for finished pictures, which are finer than the model's. */
  readonly plan: CropPlan;
  /** Null where the surroundings alone are continued. */
  readonly reference: NonNullable<Candidate["reference"]> | null;
  /** Of one candidate. */
  start(seed: number): Start;
}

function nameOf({ name, source, own }: Reference): NonNullable<Candidate["reference"]> {
  return { name, source, ...(own !== undefined && { own }) };
}

interface Startable extends Pick<DecodedRequest<"fill">, "reference" | "settings"> {
  /** The picture shows what painting starts from already, but for things. */
  readonly laid?: boolean;
}

/** The noise level painting starts from where it starts from something drawn; null where `startOf` is. */
export function startLevel(
  { settings, reference, laid = false }: Startable,
  continues: boolean,
  { ground }: StartTraits,
): number | null {
  if (settings.strength < 1 || (reference === null && !continues && !laid)) return null;
  return reference?.level ?? ground.level;
}

/**
 * Null below full strength, where the user wants what is under the mask to shine through, and where painting starts
 * from noise. Without a reference it starts from the continued surroundings where `continues` says so.
 */
export function startOf(
  {
    request,
    continues,
  }: {
    readonly request: Startable & Pick<DecodedRequest<"fill">, "source">;
    readonly continues: boolean;
  },
  plan: CropPlan,
  edge: SoftEdge,
  { source, mask, unknown }: { readonly source: Planes; readonly mask: Planes; readonly unknown: Planes | null },
  context: PipelineContext,
): ReferenceStart | null {
  const { reference } = request;
  const { starts } = context.model.traits;
  const level = startLevel(request, continues, starts);
  if (level === null) return null;
  const groundDetail = starts.ground.detail;
  const finer = Math.min(starts.mostFiner, Math.ceil(plan.crop.width / plan.working.width));
  const working = { width: finer * plan.working.width, height: finer * plan.working.height };
  const place = measured(context, "reference", (): ((variation: Random, seed: number) => Start) => {
    const fineSource = finer === 1 ? source : modelPicture(request.source, plan.crop, working);
    const region = {
      source,
      fineSource,
      mask,
      // What waits to be painted in the same frame is known at the model's size alone.
      fineMask: unknown === null ? holeOf(fineSource, edge, { ...plan, working }, request.source) : null,
      inside: insideOf(plan, working, request.source),
      core: modelCore(edge, plan, request.source),
    };
    if (request.laid && (reference === null || "covers" in reference)) {
      const start = laidStart(region, reference?.detail ?? groundDetail);
      return () => start;
    }
    if (reference === null) return (variation: Random) => groundStart(region, groundDetail, variation);
    if ("thing" in reference) {
      const place = { picture: request.source, plan, finePlan: { ...plan, working }, edge };
      const ofSeed = reference.starter(reference, region, place);
      return (_: Random, seed: number) => ofSeed(seed);
    }
    return "covers" in reference ? covering(reference, region) : starter(reference, region);
  });
  return {
    level,
    plan: { ...plan, working },
    reference: reference && nameOf(reference),
    start(seed) {
      const start = measured(context, "reference", () => place(random(seed).fork("reference"), seed));
      return { ...start, finished: (clean) => measured(context, "reference", () => start.finished(clean)) };
    },
  };
}

/** What is not continued from: where the result hides the picture, but for rims that are background for sure. */
function holeOf(fineSource: Planes, edge: SoftEdge, plan: CropPlan, source: Size): Planes | null {
  const marked = modelMarked(edge, plan, source);
  return marked && withoutCleanRim(fineSource, modelSeen(edge, plan, source), marked);
}

/** The pixels of a frame that show the picture and not its repeated edge. */
function insideOf({ crop }: CropPlan, working: Size, source: Size): Rect {
  const visible: Rect = relativeTo(intersect<SourceRect>(crop, frameOf(source)), crop);
  const scale = working.width / crop.width;
  const [left, top] = [Math.ceil(visible.x * scale), Math.ceil(visible.y * scale)];
  const right = Math.floor((visible.x + visible.width) * scale);
  const bottom = Math.floor((visible.y + visible.height) * scale);
  return { x: left, y: top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}
