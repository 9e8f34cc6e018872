/** Requests come from other threads, stored layers and command lines: they are checked and completed once, here. */
import { EditError } from "../contract/errors";
import type { Notice } from "../contract/notices";
import type { MaskSource } from "../contract/picture";
import type { EditKind, EditRequest, Side } from "../contract/request";
import { standardSettings } from "../contract/settings";
import type { OwnPictures, ReferenceUse } from "../contract/starts";
import type { CanvasRect } from "../image/geometry";
import { checkRegionSettings, checkSettings } from "./check-settings";
import { bad, oneOf, whole } from "./check-value";

export { checkRegionSettings };

const longestPrompt = 10_000;
const largestMaskSide = 8192;
/** As far as one edit extends a picture on a side, source pixels. */
const farthestExtension = 4096;

export interface CheckedRequest {
  readonly request: EditRequest;
  /** For the user, e.g. that the prompt was cut. */
  readonly notices: readonly Notice[];
}

/**
 * The request with what older versions did not write filled in, and texts at the length that is read.
 * @throws EditError "bad-request" | "empty-mask" | "unsupported-kind", saying which value is wrong and what is allowed
 */
export function checkRequest(given: EditRequest): CheckedRequest {
  // Stored requests may come from a later version, whatever the type says.
  const kind: string = given.kind;
  if (!isKnown(kind)) {
    const known = Object.keys(kinds).map((each) => `"${each}"`);
    throw new EditError("unsupported-kind", `This version cannot do the edit "${kind}"; it can ${known.join(", ")}.`);
  }
  const request: EditRequest = { ...given, settings: { ...standardSettings, ...given.settings } };
  if (request.id === "") throw bad("The request needs an id.");
  checkSettings(request.settings);
  checkBounds(request.source.bounds, "The picture's place on the canvas");
  for (const { bounds } of request.above ?? []) checkBounds(bounds, "An earlier result's place on the canvas");
  return checkedKind(request);
}

const kinds: Readonly<Record<EditKind, true>> = {
  fill: true,
  remove: true,
  background: true,
  scribble: true,
  extend: true,
};

function isKnown(kind: string): kind is EditKind {
  return Object.hasOwn(kinds, kind);
}

function checkedKind(request: EditRequest): CheckedRequest {
  switch (request.kind) {
    case "fill":
    case "background":
      checkMask(request.mask);
      checkOwn(request.own);
      return shortened({ ...request, reference: checkedReference(request.reference) });
    case "remove":
      checkMask(request.mask);
      return {
        request: {
          ...request,
          shadow: checkedFlag(request.shadow, "The shadow"),
          continues: checkedFlag(request.continues, "Continuing the surroundings"),
        },
        notices: [],
      };
    case "scribble":
      checkBounds(request.strokes.bounds, "The strokes' place on the canvas");
      if (request.mask !== null) checkMask(request.mask);
      return shortened(request);
    case "extend":
      checkSides(request.sides);
      return shortened({ ...request, reference: checkedReference(request.reference) });
  }
}

/** Texts are read up to a length, and the user is told. */
function shortened(request: Extract<EditRequest, { prompt: string }>): CheckedRequest {
  const notices: Notice[] = [];
  const cut = (text: string, what: "prompt" | "negative" | Side): string => {
    const kept = cutPrompt(text);
    if (kept !== text) {
      notices.push({ code: "words-cut", what, characters: text.length, read: longestPrompt });
    }
    return kept;
  };
  const prompt = cut(request.prompt, "prompt");
  const negative = request.negative === undefined ? {} : { negative: cut(request.negative, "negative") };
  if (request.kind !== "extend") return { request: { ...request, prompt, ...negative }, notices };
  const prompts: Partial<Record<Side, string>> = {};
  for (const side of sides) {
    const text = request.prompts?.[side];
    if (text !== undefined) prompts[side] = cut(text, side);
  }
  return { request: { ...request, prompt, ...negative, prompts }, notices };
}

const mostOwn = 200;

function checkOwn(own: OwnPictures | undefined): void {
  if (own === undefined) return;
  whole(own.pictures.length, own.always ? 1 : 0, mostOwn, "The number of own pictures");
  for (const { name, use } of own.pictures) {
    if (name.trim() === "") throw bad("One of your own pictures has no name; give it one.");
    oneOf(use, ["stands", "floats", "covers"], `How your picture "${name}" is used`);
  }
}

/** Requests stored before there were references say nothing about them. */
function checkedReference(reference: ReferenceUse = "auto"): ReferenceUse {
  oneOf(reference, ["auto", "add", "clear", "none"], "The reference");
  return reference;
}

function checkedFlag(flag: boolean | undefined, what: string): boolean {
  if (flag === undefined) return true;
  if (typeof flag === "boolean") return flag;
  throw bad(`${what} must be on or off.`);
}

const sides = ["left", "right", "top", "bottom"] as const satisfies readonly Side[];

function checkSides(by: Readonly<Record<Side, number>>): void {
  for (const side of sides) whole(by[side], 0, farthestExtension, `The extension on the ${side} side`, "pixels");
  if (sides.every((side) => by[side] === 0)) {
    throw bad("The picture is to be extended by 0 pixels on every side; give at least one side a width.");
  }
}

function checkMask(mask: MaskSource): void {
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

/** Never ends between the halves of a surrogate pair. */
function cutPrompt(prompt: string): string {
  if (prompt.length <= longestPrompt) return prompt;
  const last = prompt.charCodeAt(longestPrompt - 1);
  return prompt.slice(0, last >= 0xd800 && last < 0xdc00 ? longestPrompt - 1 : longestPrompt);
}
