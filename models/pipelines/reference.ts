/** Starting from a reference picture: what a fill needs of the library. */
import type { EditEvent } from "../contract/events";
import type { Candidate } from "../contract/result";
import type { StartTraits } from "../contract/traits";
import { type Random, random } from "../diffusion/random";
import { frameOf, intersect, type Rect, relativeTo, type Size, type SourceRect } from "../image/geometry";
import { modelPicture } from "../image/picture";
import type { CropPlan } from "../image/plan";
import type { Planes, Raster } from "../image/raster";
import { modelCore, modelMarked, modelSeen, type SoftEdge } from "../image/soft-edge";
import { withoutCleanRim } from "../inpaint/clean-rim";
import { covering } from "../starts/compose/covering";
import type { Region, Start } from "../starts/compose/region";
import { groundStart, laidStart, starter } from "../starts/compose/start";
import type { Reference } from "../starts/relight/reference";
import { completedGround } from "./ground";
import { measured } from "./measured";
import type { DecodedRequest, PipelineContext } from "./pipeline";

export interface ReferenceStart {
  /** Noise level painting starts from. */
  readonly level: number;
  /** As `plan`, but for finished pictures, which are finer than the model's. */
  readonly plan: CropPlan;
  /** Null where the surroundings alone are continued. */
  readonly reference: NonNullable<Candidate["reference"]> | null;
  /** The picture with the region filled at its own scale; null where painting starts from something else. */
  ground(seed: number, candidate: number): AsyncGenerator<EditEvent, Raster | null, void>;
  /** Of one candidate, over its ground. */
  start(seed: number, ground: Raster | null): Start;
}

function nameOf({ name, source, own }: Reference): NonNullable<Candidate["reference"]> {
  return { name, source, ...(own !== undefined && { own }) };
}

interface KnownInFrame {
  readonly source: Planes;
  readonly mask: Planes;
  readonly unknown: Planes | null;
  /** What else is painted later. */
  readonly waiting: readonly SoftEdge[];
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
  { source, mask, unknown, waiting }: KnownInFrame,
  context: PipelineContext,
): ReferenceStart | null {
  const { reference } = request;
  const { starts } = context.model.traits;
  const level = startLevel(request, continues, starts);
  if (level === null) return null;
  const groundDetail = starts.ground.detail;
  const finer = Math.min(starts.mostFiner, Math.ceil(plan.crop.width / plan.working.width));
  const working = { width: finer * plan.working.width, height: finer * plan.working.height };
  const region = measured(context, "reference", (): Region => {
    const fineSource = finer === 1 ? source : modelPicture(request.source, plan.crop, working);
    return {
      source,
      fineSource,
      mask,
      // What waits to be painted in the same frame is known at the model's size alone.
      fineMask: unknown === null ? holeOf(fineSource, edge, { ...plan, working }, request.source) : null,
      inside: insideOf(plan, working, request.source),
      core: modelCore(edge, plan, request.source),
    };
  });
  const placeOn = (ground: Raster | null): ((variation: Random, seed: number) => Start) => {
    if (request.laid && (reference === null || "covers" in reference)) {
      const start = laidStart(region, reference?.detail ?? groundDetail);
      return () => start;
    }
    const fineGround = ground && modelPicture(ground, plan.crop, working);
    const over = { ...region, ground: fineGround };
    if (reference === null) return (variation) => groundStart(over, groundDetail, variation);
    if ("thing" in reference) {
      const place = { picture: ground ?? request.source, plan, finePlan: { ...plan, working }, edge };
      const ofSeed = reference.starter(reference, over, place);
      return (_, seed) => ofSeed(seed);
    }
    return "covers" in reference ? covering(reference, region) : starter(reference, over);
  };
  // Under a thing the ground is the same for all candidates.
  const clears = reference !== null && !("covers" in reference) && reference.clears;
  let kept: { readonly ground: Raster | null } | null = null;
  let placed: ((variation: Random, seed: number) => Start) | null = null;
  return {
    level,
    plan: { ...plan, working },
    reference: reference && nameOf(reference),
    async *ground(seed, candidate) {
      if (request.laid) return reference === null ? request.source : null;
      if (reference !== null && !clears) return null;
      if (kept !== null) return kept.ground;
      const hole = region.fineMask ?? null;
      const job = { picture: request.source, plan, edge, hole, waiting, seed: clears ? 0 : seed, candidate };
      const ground = yield* completedGround(job, context);
      if (clears) kept = { ground };
      return ground;
    },
    start(seed, ground) {
      return measured(context, "reference", () => {
        const place = (reference !== null && placed) || placeOn(ground);
        placed = place;
        const { finished, ...start } = place(random(seed).fork("reference"), seed);
        return { ...start, finished: (clean) => measured(context, "reference", () => finished(clean)) };
      });
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
