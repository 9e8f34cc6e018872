/** Regions of a picture painted: what fill, remove, background and scribble have in common. */
import type { EditEvent } from "../contract/events";
import type { EditKind } from "../contract/request";
import type { Candidate, TrajectoryFrame } from "../contract/result";
import type { EditSettings } from "../contract/settings";
import { composite } from "../image/composite";
import type { FinishOptions } from "../image/finish";
import { relativeTo, type Size, union } from "../image/geometry";
import type { Patch } from "../image/paste-back";
import type { Mask, Planes, Raster } from "../image/raster";
import { modelMask } from "../image/soft-edge";
import type { Reference } from "../starts/relight/reference";
import { type Painted, paintedFrame } from "./frame";
import { measured } from "./measured";
import type { Paint, PipelineContext, PipelineOutcome } from "./pipeline";
import { type PlannedPart, plannedParts } from "./plan";
import { type Frame, preparedFrame } from "./prepared-frame";
import { scored } from "./score";
import { planSecond, type SecondPlan, secondSteps } from "./second-pass";
import { type Conditioned, conditioned } from "./words";

export interface RegionWork {
  /** The picture painted on. */
  readonly source: Raster;
  /** The same size; coverage above 0 may change. */
  readonly mask: Mask;
  readonly settings: EditSettings;
  readonly prompt: string;
  readonly negative?: string;
  readonly reference: Reference | null;
  readonly task: EditKind;
  /** False: without words the painter starts from noise and not from the continued surroundings. */
  readonly continues?: boolean;
  readonly trajectory?: boolean;
  /** Whether regions far apart are painted one after another, each in its own frame. */
  readonly splits: boolean;
  /** Whether colours may be brought to the surroundings' where the settings say so; they may unless it is false. */
  readonly matches?: boolean;
  /** Last touch to what was painted, before it is laid over the picture. */
  readonly finish?: (patch: Patch) => Patch;
}

/**
 * Yields "planned", then for each candidate a "step" after each step (index 1 to of), now and then a "preview" (its
 * image at the model's resolution, to be stretched over its patch), and the "candidate".
 * @throws EditError "empty-mask" if nothing may change, "mask-size" if the mask has not the picture's size
 */
export async function* paintedRegions(
  work: RegionWork,
  context: PipelineContext,
): AsyncGenerator<EditEvent, PipelineOutcome, void> {
  const parts = measured(context, "plan", () => plannedParts(work, context.model.traits));
  const crop = parts.map(({ plan }) => plan.crop).reduce(union);
  const { working } = (parts[0] as PlannedPart).plan;
  yield { type: "planned", crop, working, source: sizeOf(work.source) };
  const words = await conditioned({ ...work, guidance: work.settings.guidance }, context);
  const frameOfPart = (part: number, picture: Raster) => framed(work, parts, part, picture, words, context);
  const first = await frameOfPart(0, work.source);
  const seconds = parts.map(({ plan, edge }) =>
    paintsAgain(first) ? planSecond(work.source, plan, edge, context.model.traits) : null,
  );
  const candidates: Candidate[] = [];
  for (let index = 0; index < work.settings.count; index++) {
    const seed = (work.settings.seed + index) >>> 0;
    const { frames, refit, ...patch } = yield* paintedParts(
      work,
      { index, seed, seconds, first, frameOfPart },
      context,
    );
    const last = (fitted: Patch): Patch => work.finish?.(fitted) ?? fitted;
    const finished = measured(context, "paste", () => last(patch));
    if (refit) {
      // A last touch looks at the whole mask again.
      const bytes = patch.image.data.length + (work.finish ? work.mask.data.length : 0);
      context.paint?.(index, { picture: work.source, bytes, refit: wholeRefit(work, refit) });
    }
    const score = await scored({ ...work, ...finished }, context);
    const candidate: Candidate = {
      index,
      seed,
      ...finished,
      ...(score && { score }),
      ...(work.trajectory && { trajectory: frames }),
      ...(first.from?.reference && { reference: first.from.reference }),
    };
    candidates.push(candidate);
    yield { type: "candidate", candidate };
  }
  return { candidates, crop, working, unknownWords: words.unknownWords };
}

interface CandidateRun {
  readonly index: number;
  readonly seed: number;
  /** Each part's second pass. */
  readonly seconds: readonly (SecondPlan | null)[];
  /** Of the picture as it was: the same for all candidates. */
  readonly first: Frame;
  readonly frameOfPart: (part: number, picture: Raster) => Promise<Frame>;
}

/** One part after another; each sees what the earlier ones became. */
async function* paintedParts(
  { source, trajectory = false }: RegionWork,
  { index, seed, seconds, first, frameOfPart }: CandidateRun,
  context: PipelineContext,
): AsyncGenerator<EditEvent, Painted, void> {
  const steps = first.scheduler.times.length - 1;
  const patches: Patch[] = [];
  const frames: TrajectoryFrame[] = [];
  const of = seconds.reduce((sum, second) => sum + steps + secondSteps(second, context.model.traits), 0);
  let picture = source;
  let done = 0;
  let refit: Painted["refit"] = null;
  for (const [part, second] of seconds.entries()) {
    const frame = part === 0 ? first : await frameOfPart(part, picture);
    const run = { candidate: index, seed, part, done, of, trajectory, second };
    const painted = yield* paintedFrame(frame, run, context);
    done += steps + secondSteps(second, context.model.traits);
    frames.push(...painted.frames);
    patches.push(painted);
    // What was painted later has seen this part as it was finished.
    refit = seconds.length === 1 ? painted.refit : null;
    if (part + 1 < seconds.length) picture = composite(picture, painted.image, painted.patch);
  }
  return { ...joinedPatches(patches), frames, refit };
}

/**
 * Only what words alone painted: references and continued surroundings have detail of their own, which a small painter
 * smears (measured: high frequencies of a removal fall from 34 to 19 % of the surroundings').
 */
function paintsAgain({ settings, from, words }: Frame): boolean {
  return settings.sharper && from === null && !words.isSilent && settings.guide?.algorithm !== 1;
}

/** One patch around all; regions never overlap. */
function joinedPatches(patches: readonly Patch[]): Patch {
  const [only] = patches;
  if (only !== undefined && patches.length === 1) return { image: only.image, patch: only.patch };
  const patch = patches.map((each) => each.patch).reduce(union);
  const blank: Raster = { ...sizeOf(patch), data: new Uint8ClampedArray(4 * patch.width * patch.height) };
  const image = patches.reduce((all, each) => composite(all, each.image, relativeTo(each.patch, patch)), blank);
  return { image, patch };
}

function framed(
  work: RegionWork,
  parts: readonly PlannedPart[],
  part: number,
  picture: Raster,
  words: Conditioned,
  context: PipelineContext,
): Promise<Frame> {
  const { plan, edge } = parts[part] as PlannedPart;
  // What waits in the same frame will go: it must not be continued.
  const unknown = parts.slice(part + 1).reduce<Planes | null>((open, later) => {
    const mask = modelMask(later.edge, plan, picture);
    return open === null ? mask : { ...mask, data: mask.data.map((value, i) => Math.max(value, open.data[i])) };
  }, null);
  const waiting = parts.slice(part + 1).map((later) => later.edge);
  const { reference, task, continues } = work;
  const settings = { ...work.settings, ...finishFor(work, work.settings) };
  const job = { picture, plan, edge, unknown, waiting, words, reference, task, settings };
  return preparedFrame(continues === undefined ? job : { ...job, continues }, context);
}

/** A function of its own, because it is kept: it must not hold on to the work's mask, as large as the picture. */
function wholeRefit(
  { matches = true, finish: last }: RegionWork,
  refit: NonNullable<Painted["refit"]>,
): Paint["refit"] {
  return (options) => {
    const patch = refit(finishFor({ matches }, options));
    return last?.(patch) ?? patch;
  };
}

function finishFor(
  { matches = true }: Pick<RegionWork, "matches">,
  { match, grain, blend }: FinishOptions,
): FinishOptions {
  return { match: match && matches, grain, blend };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
