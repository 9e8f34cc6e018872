/** Requests come from other threads, stored layers and command lines: they are checked and completed once, here. */
import { EditError } from "../contract/errors";
import { limits } from "../contract/limits";
import type { Notice } from "../contract/notices";
import type { MaskSource } from "../contract/picture";
import { type EditRequest, type RequestOf, type Side, type SideWords, sideNames } from "../contract/request";
import { standardSettings } from "../contract/settings";
import type { OwnPictures, ReferenceUse } from "../contract/starts";
import type { CanvasRect } from "../image/geometry";
import { inputsOf, isKind, kindNames, kindOf } from "../kinds/kinds";
import { checkRegionSettings, checkSettings } from "./check-settings";
import { bad, oneOf, whole } from "./check-value";

export { checkRegionSettings };

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
  if (!isKind(kind)) {
    const known = kindNames.map((each) => `"${each}"`);
    throw new EditError("unsupported-kind", `This version cannot do the edit "${kind}"; it can ${known.join(", ")}.`);
  }
  const request: EditRequest = { ...given, settings: { ...standardSettings, ...given.settings } };
  if (request.id === "") throw bad("The request needs an id.");
  checkSettings(request.settings);
  checkBounds(request.source.bounds, "The picture's place on the canvas");
  for (const { bounds } of request.above ?? []) checkBounds(bounds, "An earlier result's place on the canvas");
  return completed(request);
}

/** What its kind takes, checked; what older versions left out, filled in. */
function completed(request: EditRequest): CheckedRequest {
  const { takes } = kindOf(request.kind);
  const { mask, strokes, words, sides } = inputsOf(request);
  if (strokes !== null) checkBounds(strokes.bounds, "The strokes' place on the canvas");
  if (mask !== null) checkMask(mask);
  if (sides !== null) checkSides(sides);
  const given = { own: undefined, reference: undefined, ...request };
  if (takes.own) checkOwn(given.own);
  const notices: Notice[] = [];
  const filled = {
    ...request,
    ...(request.kind === "remove" && flags(request)),
    ...(takes.start && { reference: checkedReference(given.reference) }),
    ...(words && shortened(words, notices)),
  };
  // Only fields that the kind has were replaced, each by one of its type.
  return { request: filled as EditRequest, notices };
}

/** What a removal may leave out. */
function flags(request: RequestOf<"remove">) {
  return {
    shadow: checkedFlag(request.shadow, "The shadow"),
    continues: checkedFlag(request.continues, "Continuing the surroundings"),
  };
}

/** Texts are read up to a length, and the user is told. */
function shortened(words: SideWords, notices: Notice[]): SideWords {
  const cut = (text: string, what: "prompt" | "negative" | Side): string => {
    const kept = cutPrompt(text);
    if (kept !== text) {
      notices.push({ code: "words-cut", what, characters: text.length, read: limits.promptCharacters });
    }
    return kept;
  };
  const prompt = cut(words.prompt, "prompt");
  const negative = words.negative === undefined ? {} : { negative: cut(words.negative, "negative") };
  const own = words.prompts && sideNames.flatMap((side) => cutSide(words.prompts?.[side], side, cut));
  return { prompt, ...negative, ...(own && { prompts: Object.fromEntries(own) }) };
}

function cutSide(
  text: string | undefined,
  side: Side,
  cut: (text: string, what: Side) => string,
): readonly (readonly [Side, string])[] {
  return text === undefined ? [] : [[side, cut(text, side)]];
}

function checkOwn(own: OwnPictures | undefined): void {
  if (own === undefined) return;
  whole(own.pictures.length, own.always ? 1 : 0, limits.ownPictures, "The number of own pictures");
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

function checkSides(by: Readonly<Record<Side, number>>): void {
  for (const side of sideNames) whole(by[side], 0, limits.extension, `The extension on the ${side} side`, "pixels");
  if (sideNames.every((side) => by[side] === 0)) {
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
      whole(mask.width, 1, limits.maskSide, "The mask's width");
      whole(mask.height, 1, limits.maskSide, "The mask's height");
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
  if (prompt.length <= limits.promptCharacters) return prompt;
  const last = prompt.charCodeAt(limits.promptCharacters - 1);
  const cut = prompt.slice(0, last >= 0xd800 && last < 0xdc00 ? limits.promptCharacters - 1 : limits.promptCharacters);
  // Half a word would be one that nobody knows.
  const isWithin = /\S/u.test(prompt.slice(cut.length, cut.length + 1));
  return isWithin ? cut.replace(/(?<=\s)\S{1,100}$/u, "") : cut;
}
