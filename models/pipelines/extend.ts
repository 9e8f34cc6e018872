/** Continue a picture beyond its borders, hop by hop, each side with its own words. */
import { EditError } from "../contract/errors";
import type { EditEvent } from "../contract/events";
import type { Candidate, Score, TrajectoryFrame } from "../contract/result";
import { random } from "../diffusion/random";
import { hopsOf } from "../families/framing";
import { compositeInto, cutRaster, onCanvas } from "../image/composite";
import { frameOf, intersect, relativeTo, type Size, type SourceRect, union } from "../image/geometry";
import { type Extended, extendedBy, type Hop, type HopSide } from "../image/hops";
import { uniformMask } from "../image/mask";
import type { Patch } from "../image/paste-back";
import type { Mask, Raster } from "../image/raster";
import { continueOnward, type Strip } from "../inpaint/onward";
import { layBeyond } from "../starts/compose/beyond";
import type { Reference } from "../starts/relight/reference";
import { paintedFrame } from "./frame";
import { type HopPlan, hopFrame, planOf, type SideWords, stepsOf, workingSize } from "./hop-frame";
import { layOnward } from "./lay-onward";
import { measured } from "./measured";
import type { DecodedRequest, Pipeline, PipelineContext } from "./pipeline";
import { scored } from "./score";
import { type Conditioned, conditioned } from "./words";

type ExtendRequest = DecodedRequest<"extend">;

/** An extended picture is at most this large, pixels. */
const mostPixels = 2 ** 26;

/**
 * Yields as `paintedRegions` does. Rectangles come in the pixels of the picture as it was, so what is new on the left
 * and above lies below 0. The patch is transparent over the picture, whose pixels stay.
 * @throws EditError "image-too-large" if the extended picture has more than 2^26 pixels
 */
export const extend: Pipeline<"extend"> = async function* (request, context) {
  const { source, sides, settings } = request;
  const extended = extendedBy(source, sides, hopsOf(context.model.traits));
  checkSize(extended.size);
  const { inside, hops } = extended;
  const moved = (rect: SourceRect): SourceRect => ({ ...rect, x: rect.x - inside.x, y: rect.y - inside.y });
  const crop = moved(hops.map(({ frame }) => frame).reduce(union));
  const working = workingSize(context);
  yield { type: "planned", crop, working, source: sizeOf(source) };
  const words = await wordsOfSides(request, context);
  const candidates: Candidate[] = [];
  for (let index = 0; index < settings.count; index++) {
    const seed = (settings.seed + index) >>> 0;
    const painted = yield* paintedCanvas(request, extended, { index, seed, words, moved }, context);
    const image = measured(context, "paste", () => around(painted.canvas, extended));
    const score = await sideScore(request, painted.canvas, extended, context);
    const candidate: Candidate = {
      index,
      seed,
      image: image.image,
      patch: moved(image.patch),
      ...(score && { score }),
      ...referenceOf(request),
      ...(request.trajectory && { trajectory: painted.frames }),
    };
    candidates.push(candidate);
    yield { type: "candidate", candidate };
  }
  const unknownWords = [...new Set([...words.values()].flatMap((each) => each.unknownWords))];
  return { candidates, crop, working, unknownWords };
};

function checkSize({ width, height }: Size): void {
  if (width * height <= mostPixels) return;
  throw new EditError(
    "image-too-large",
    `The extended picture would have ${width} × ${height} pixels, more than can be held; extend it by less, or in two edits.`,
  );
}

const allSides = ["left", "right", "top", "bottom"] as const satisfies readonly HopSide[];

function promptOf({ prompt, prompts }: ExtendRequest, side: HopSide): string {
  return prompts?.[side] ?? prompt;
}

/** Equal prompts are embedded once. */
async function wordsOfSides(request: ExtendRequest, context: PipelineContext): Promise<SideWords> {
  const known = new Map<string, Conditioned>();
  const words = new Map<HopSide, Conditioned>();
  const { guidance } = request.settings;
  for (const side of allSides) {
    if (request.sides[side] === 0) continue;
    const prompt = promptOf(request, side);
    const found = known.get(prompt) ?? (await conditioned({ ...request, prompt, guidance }, context));
    known.set(prompt, found);
    words.set(side, found);
  }
  return words;
}

interface CandidateRun {
  readonly index: number;
  readonly seed: number;
  readonly words: SideWords;
  readonly moved: (rect: SourceRect) => SourceRect;
}

/** The canvas with every hop painted, and what came on the way. */
async function* paintedCanvas(
  request: ExtendRequest,
  { size, inside, hops }: Extended,
  { index, seed, words, moved }: CandidateRun,
  context: PipelineContext,
): AsyncGenerator<EditEvent, { readonly canvas: Raster; readonly frames: readonly TrajectoryFrame[] }, void> {
  const canvas = onCanvas(request.source, size, inside);
  const open = uniformMask(size, 255);
  clear(open, inside);
  const plans = hops.map((hop) => planOf(request, hop, hops, words.get(hop.side)?.isSilent ?? true));
  const steps = hops.map(({ side }, i) => stepsOf(request, plans[i] as HopPlan, words.get(side), context));
  const of = steps.reduce((sum, count) => sum + count, 0);
  const frames: TrajectoryFrame[] = [];
  const laid = new Set<string>();
  let done = 0;
  for (const [part, hop] of hops.entries()) {
    const plan = plans[part] as HopPlan;
    const strip = stripFor(hop, plan, knownBeside(hop.side, inside, size), request.sides[hop.side]);
    const key = `${strip.side} ${strip.known.x} ${strip.known.y} ${strip.known.width} ${strip.known.height}`;
    if (!laid.has(key)) {
      laid.add(key);
      const reference = request.references[hop.side];
      const isDrawn = reference !== undefined && "covers" in reference;
      const onward = { canvas, strip, inside, seed, candidate: index, moved };
      const isLaid = plan.laid && !isDrawn && (yield* layOnward(onward, context));
      if (!isLaid) measured(context, "reference", () => lay(canvas, strip, reference, seed));
    }
    const frame = await hopFrame(request, canvas, open, hop, plan, words, context);
    const run = { candidate: index, seed, part, done, of, trajectory: request.trajectory ?? false };
    const painting = paintedFrame(frame, run, context);
    for (;;) {
      const next = await painting.next();
      if (next.done) {
        measured(context, "paste", () => compositeInto(canvas, next.value.image, next.value.patch));
        frames.push(...next.value.frames.map((each) => ({ ...each, patch: moved(each.patch) })));
        break;
      }
      yield next.value.type === "preview" ? { ...next.value, patch: moved(next.value.patch) } : next.value;
    }
    clear(open, hop.area);
    done += steps[part];
  }
  return { canvas, frames };
}

/** What a strip lies beside: the picture alone, or for top and bottom also what is left and right of it by then. */
function knownBeside(side: HopSide, inside: SourceRect, { width }: Size): SourceRect {
  return side === "left" || side === "right" ? inside : { ...inside, x: 0, width };
}

/** All of a side at once; but what comes from noise is continued as it was painted, hop by hop. */
function stripFor({ side, area }: Hop, { laid }: HopPlan, known: SourceRect, amount: number): Strip {
  if (laid) return { side, known, amount };
  const [right, bottom] = [known.x + known.width, known.y + known.height];
  switch (side) {
    case "left": {
      const x = area.x + area.width;
      return { side, known: { ...known, x, width: right - x }, amount: area.width };
    }
    case "right":
      return { side, known: { ...known, width: area.x - known.x }, amount: area.width };
    case "top": {
      const y = area.y + area.height;
      return { side, known: { ...known, y, height: bottom - y }, amount: area.height };
    }
    case "bottom":
      return { side, known: { ...known, height: area.y - known.y }, amount: area.height };
  }
}

/** What painting starts from, over the whole strip, so that hops agree on it. */
function lay(canvas: Raster, strip: Strip, reference: Reference | undefined, seed: number): void {
  const draws = random(seed).fork(`beyond ${strip.side}`);
  const draw = (): number => draws.uniform();
  if (reference !== undefined && "covers" in reference) layBeyond(canvas, strip, reference, draw);
  else continueOnward(canvas, strip, draw);
}

function clear(open: Mask, { x, y, width, height }: SourceRect): void {
  for (let row = y; row < y + height; row++) open.data.fill(0, row * open.width + x, row * open.width + x + width);
}

/** Everything new as one patch, transparent over the picture. */
function around(canvas: Raster, { inside, hops }: Extended): Patch {
  const patch = hops.map(({ area }) => area).reduce(union);
  const image: Raster = { ...sizeOf(patch), data: new Uint8ClampedArray(4 * patch.width * patch.height) };
  const kept = intersect(relativeTo<SourceRect>(inside, patch), frameOf<SourceRect>(patch));
  for (let y = 0; y < patch.height; y++) {
    const from = 4 * ((y + patch.y) * canvas.width + patch.x);
    image.data.set(canvas.data.subarray(from, from + 4 * patch.width), 4 * y * patch.width);
    const isBeside = y >= kept.y && y < kept.y + kept.height;
    const start = 4 * (y * patch.width + kept.x);
    if (isBeside && kept.width > 0) image.data.fill(0, start, start + 4 * kept.width);
  }
  return { image, patch };
}

/** What the sides started from, as far as it is from one source. */
function referenceOf({ references }: ExtendRequest): Pick<Candidate, "reference"> {
  const [first, ...others] = allSides.flatMap((side) => references[side] ?? []);
  if (first === undefined) return {};
  const { source } = first;
  const names = [first, ...others.filter((other) => other.source === source)].map(({ name }) => name);
  return { reference: { name: [...new Set(names)].join(", "), source } };
}

/** Each side by its own words; the mean over the sides. */
async function sideScore(
  request: ExtendRequest,
  canvas: Raster,
  { hops }: Extended,
  context: PipelineContext,
): Promise<Score | null> {
  const scores: Score[] = [];
  for (const side of allSides) {
    const areas = hops.filter((hop) => hop.side === side).map(({ area }) => area);
    if (areas.length === 0) continue;
    const patch = areas.reduce(union);
    const image = cutRaster(canvas, patch);
    const score = await scored({ ...request, source: canvas, prompt: promptOf(request, side), image, patch }, context);
    if (score !== null) scores.push(score);
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  if (scores.length === 0) return null;
  const [regions, pictures] = [
    scores.flatMap((each) => each.region ?? []),
    scores.flatMap((each) => each.picture ?? []),
  ];
  return {
    value: mean(scores.map(({ value }) => value)),
    ...(regions.length > 0 && { region: mean(regions) }),
    ...(pictures.length > 0 && { picture: mean(pictures) }),
  };
}

function sizeOf({ width, height }: Size): Size {
  return { width, height };
}
