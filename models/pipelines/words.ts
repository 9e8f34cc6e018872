/** A request's words as the denoiser takes them. */
import type { TextCondition, TextGuidance } from "../families/family";
import type { PipelineContext } from "./pipeline";

export interface Conditioned {
  readonly prompt: string;
  readonly text: TextCondition;
  /** The empty prompt. */
  readonly empty: TextCondition;
  /** Whether the prompt says nothing to the denoiser: it is empty, or all its words are unknown. */
  readonly isSilent: boolean;
  readonly guidance: TextGuidance | null;
  readonly unknownWords: readonly string[];
}

export interface SpokenWords {
  readonly prompt: string;
  readonly negative?: string;
  /** Classifier-free guidance scale. */
  readonly guidance: number;
}

/** Embeds the words, and the empty prompt or what should not appear where guidance needs it: once for all candidates. */
export async function conditioned(
  { prompt, negative = "", guidance: scale }: SpokenWords,
  context: PipelineContext,
): Promise<Conditioned> {
  const { model, now, timed } = context;
  const started = now();
  const words = await model.embed(prompt);
  const empty = prompt.trim() === "" ? words.text : (await model.embed("")).text;
  const unwanted = negative.trim() === "" ? null : await model.embed(negative);
  timed("text", now() - started);
  const without = unwanted?.text ?? empty;
  // A prompt of unknown words says nothing: guiding it away from the empty prompt would cost a pass and change nothing.
  const says = !sameValues(words.text, without);
  return {
    prompt,
    text: words.text,
    empty,
    isSilent: sameValues(words.text, empty),
    guidance: says && scale !== 1 ? { without, speaks: unwanted !== null, scale } : null,
    unknownWords: [...new Set([...words.unknownWords, ...(unwanted?.unknownWords ?? [])])],
  };
}

function sameValues({ states: { data: a } }: TextCondition, { states: { data: b } }: TextCondition): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
