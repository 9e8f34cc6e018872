/** The request with what its words fetched, each side of an extension by its own, and the words that did. */
import { type EditRequest, type Side, sideNames } from "../contract/request";
import { kindOf } from "../kinds/kinds";
import type { DecodedRequest } from "../pipelines/pipeline";
import type { Reference } from "../starts/relight/reference";
import type { Asking, References } from "./references";

/** @param find looks for a reference picture, by the prompt and the use of `asked` unless others are given */
export async function withReferences(
  asked: EditRequest,
  request: DecodedRequest,
  find: (other: Pick<Asking, "prompt" | "reference">) => ReturnType<References["find"]>,
): Promise<{ readonly request: DecodedRequest; readonly words: readonly string[] }> {
  const { takes } = kindOf(request.kind);
  if (!takes.start) return { request, words: [] };
  if (request.kind !== "extend") {
    const fetched = await find({});
    return {
      request: { ...request, reference: fetched?.reference ?? null } as DecodedRequest,
      words: fetched?.words ?? [],
    };
  }
  // What the painter makes of words beyond a border is never better than a drawing that the picture leads over into.
  const beyond = asked.kind === "extend" && asked.reference !== "none" ? ({ reference: "add" } as const) : {};
  const words: string[] = [];
  const found: Partial<Record<Side, Reference>> = {};
  for (const side of sideNames) {
    if (request.sides[side] === 0) continue;
    const fetched = await find({ ...beyond, prompt: request.prompts?.[side] ?? request.prompt });
    if (fetched === null) continue;
    found[side] = fetched.reference;
    words.push(...fetched.words);
  }
  return { request: { ...request, references: found }, words };
}
