/** A request's words as the painter takes them. */
import type { Tensor } from "../networks/session";
import type { Guidance } from "./denoise";
import type { PipelineContext } from "./pipeline";

export interface Conditioned {
  readonly prompt: string;
  readonly context: Tensor;
  /** The context of the empty prompt. */
  readonly empty: Tensor;
  /** Whether the prompt says nothing to the painter: it is empty, or all its words are unknown. */
  readonly isSilent: boolean;
  readonly guidance: Guidance | null;
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
  const { networks, now, timed, guidanceInterval: interval } = context;
  const started = now();
  const words = await networks.embed(prompt);
  const empty = prompt.trim() === "" ? words.context : (await networks.embed("")).context;
  const unwanted = negative.trim() === "" ? null : await networks.embed(negative);
  timed("text", now() - started);
  const unconditional = unwanted?.context ?? empty;
  // A prompt of unknown words says nothing: guiding it away from the empty prompt would cost a pass and change nothing.
  const says = !sameValues(words.context, unconditional);
  return {
    prompt,
    context: words.context,
    empty,
    isSilent: sameValues(words.context, empty),
    guidance: says && scale !== 1 ? { unconditional, speaks: unwanted !== null, scale, interval } : null,
    unknownWords: [...new Set([...words.unknownWords, ...(unwanted?.unknownWords ?? [])])],
  };
}

function sameValues(a: Tensor, b: Tensor): boolean {
  return a.data.length === b.data.length && a.data.every((value, i) => value === b.data[i]);
}
