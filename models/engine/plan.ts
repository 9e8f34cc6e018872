/** What an edit will do, for those who ask before it runs: from the same decisions as the run. */
import type { EditPlan, PlannedStart } from "../contract/engine-api";
import { sideNames } from "../contract/request";
import type { Traits } from "../contract/traits";
import type { ReadWords } from "../contract/words";
import { hopsOf } from "../families/framing";
import { type SourceRect, union } from "../image/geometry";
import { extendedBy } from "../image/hops";
import { kindOf } from "../kinds/kinds";
import type { DecodedRequest } from "../pipelines/pipeline";
import { changedMask, plannedParts } from "../pipelines/plan";
import { secondStepsOf } from "../pipelines/second-pass";
import type { Reference } from "../starts/relight/reference";

/** @throws EditError as the run does for regions that cannot be painted */
export function planEdit(request: DecodedRequest, traits: Traits, words: ReadWords): EditPlan {
  const { source } = request;
  const starts = startsOf(request);
  const { frames, secondSteps } = framesOf(request, traits);
  const side = traits.sizes.preferred;
  const isByWordsAlone = starts.every(({ from }) => from === "words") && request.settings.guide?.algorithm !== 1;
  return {
    source: { width: source.width, height: source.height },
    crop: frames.reduce(union),
    frames,
    working: { width: side, height: side },
    enlargement: Math.max(...frames.map(({ width }) => width)) / side,
    secondSteps: isByWordsAlone ? secondSteps : 0,
    starts,
    words,
  };
}

function framesOf(
  request: DecodedRequest,
  traits: Traits,
): { readonly frames: readonly SourceRect[]; readonly secondSteps: number } {
  const { source, settings, kind } = request;
  if ("sides" in request) {
    const { inside, hops } = extendedBy(source, request.sides, hopsOf(traits));
    const frames = hops.map(({ frame }) => ({ ...frame, x: frame.x - inside.x, y: frame.y - inside.y }));
    return { frames, secondSteps: 0 };
  }
  const parts = plannedParts({ source, mask: changedMask(request), settings, splits: kindOf(kind).splits }, traits);
  return { frames: parts.map(({ plan }) => plan.crop), secondSteps: secondStepsOf(source, parts, traits) };
}

function startsOf(request: DecodedRequest): readonly PlannedStart[] {
  if ("sides" in request) {
    const { sides, prompts, prompt, references } = request;
    return sideNames
      .filter((side) => sides[side] > 0)
      .map((side) => ({ side, ...start(prompts?.[side] ?? prompt, references[side] ?? null) }));
  }
  if ("strokes" in request || request.settings.strength < 1) return [{ from: "source" }];
  return [start("prompt" in request ? request.prompt : "", "reference" in request ? request.reference : null)];
}

function start(prompt: string, picture: Reference | null): PlannedStart {
  if (picture === null) return { from: prompt.trim() === "" ? "surroundings" : "words" };
  const { name, source, own } = picture;
  return { from: "picture", picture: { name, source, ...(own !== undefined && { own }) } };
}
