/** Requests come from other threads, stored layers and command lines: they are checked once, here. */
import { EditError, type EditRequest } from "../contract";
import type { CanvasRect } from "../image/geometry";

const longestPrompt = 10_000;
const largestMaskSide = 8192;

export interface CheckedRequest {
  readonly request: EditRequest;
  /** Sentences for the user, e.g. that the prompt was cut. */
  readonly notices: readonly string[];
}

/** @throws EditError "bad-request" | "unsupported-kind", saying which value is wrong and what is allowed */
export function checkRequest(request: EditRequest): CheckedRequest {
  // Stored requests may come from a later version, whatever the type says.
  const kind: string = request.kind;
  if (kind !== "fill") {
    throw new EditError("unsupported-kind", `This version cannot do the edit "${kind}"; it can "fill".`);
  }
  if (request.id === "") throw bad("The request needs an id.");
  checkSettings(request.settings);
  checkBounds(request.source.bounds, "The picture's place on the canvas");
  for (const { bounds } of request.above ?? []) checkBounds(bounds, "An earlier result's place on the canvas");
  checkMask(request);
  const prompt = cutPrompt(request.prompt);
  const reference = checkReference(request.reference);
  if (prompt === request.prompt) return { request: { ...request, reference }, notices: [] };
  return {
    request: { ...request, prompt, reference },
    notices: [`The prompt has ${request.prompt.length} characters; only the first ${longestPrompt} were read.`],
  };
}

/** The numbers that also a preview needs. @throws EditError "bad-request" */
export function checkRegionSettings(settings: Pick<EditRequest["settings"], "feather" | "grow" | "context">): void {
  range(settings.feather, 0, 4096, "The feather", "pixels");
  range(settings.grow, 0, 4096, "The growth", "pixels");
  if (settings.context !== null) range(settings.context, 0, 4096, "The context", "pixels");
}

/** Requests stored before there were references say nothing about them. */
function checkReference(reference: EditRequest["reference"] | undefined): EditRequest["reference"] {
  switch (reference) {
    case undefined:
      return "auto";
    case "auto":
    case "clear":
    case "none":
      return reference;
    default:
      throw bad(`The reference must be "auto", "clear" or "none", not "${String(reference)}".`);
  }
}

function checkSettings(settings: EditRequest["settings"]): void {
  const { seed, count, steps, strength, guidance } = settings;
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw bad(`The seed must be a whole number from 0 to 4294967295, not ${seed}.`);
  }
  whole(count, 1, 64, "The number of candidates");
  whole(steps, 1, 100, "The number of steps");
  if (!(strength > 0 && strength <= 1)) throw bad(`The strength must be above 0 and at most 1, not ${strength}.`);
  range(guidance, 0, 30, "The guidance", "");
  checkRegionSettings(settings);
}

function checkMask({ mask }: EditRequest): void {
  switch (mask.from) {
    case "everything":
    case "picture":
      return;
    case "shapes":
      if (mask.shapes.length === 0)
        throw new EditError("empty-mask", "The mask has no shapes; draw one over the picture.");
      for (const shape of mask.shapes) checkBounds(shape.bounds, "A mask shape's place on the canvas");
      return;
    case "runs":
      whole(mask.width, 1, largestMaskSide, "The mask's width");
      whole(mask.height, 1, largestMaskSide, "The mask's height");
      return;
  }
}

function checkBounds(bounds: CanvasRect, what: string): void {
  const finite = [bounds.x, bounds.y, bounds.width, bounds.height].every(Number.isFinite);
  if (!finite || bounds.width <= 0 || bounds.height <= 0) {
    throw bad(`${what} must be a rectangle with a width and height above 0.`);
  }
}

function whole(value: number, low: number, high: number, what: string): void {
  if (!Number.isInteger(value) || value < low || value > high) {
    throw bad(`${what} must be a whole number from ${low} to ${high}, not ${value}.`);
  }
}

function range(value: number, low: number, high: number, what: string, unit: string): void {
  // Written so that NaN fails too.
  if (!(value >= low && value <= high)) {
    throw bad(`${what} must be from ${low} to ${high}${unit && ` ${unit}`}, not ${value}.`);
  }
}

function bad(sentence: string): EditError {
  return new EditError("bad-request", sentence);
}

/** Never ends between the halves of a surrogate pair. */
function cutPrompt(prompt: string): string {
  if (prompt.length <= longestPrompt) return prompt;
  const last = prompt.charCodeAt(longestPrompt - 1);
  return prompt.slice(0, last >= 0xd800 && last < 0xdc00 ? longestPrompt - 1 : longestPrompt);
}
