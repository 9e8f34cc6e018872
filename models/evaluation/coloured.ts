/** A coloured thing painted at a scene's place: whether the finished picture has the colour that was asked for. */
import type { ReferenceUse } from "../contract/starts";
import { type ColourWord, isCalled, paintedColour } from "./colour-words";
import { filled, type Tools } from "./paint";
import { colourTask, type Protocol, takesPart } from "./protocol";
import type { ColouredTruth, Scene } from "./scenes";

/** 1 or 0; null where the measure finds nothing that was painted. */
export interface ColourResult {
  readonly asked: string;
  readonly obeyed: number;
  /** Control: whether the same picture obeys another colour's word. */
  readonly otherObeyed: number;
  /** The same measure on a true picture whose colour is known. */
  readonly truthObeyed: number;
  readonly truthWord: ColourWord;
  /** Of the painter alone. */
  readonly alone?: { readonly obeyed: number; readonly otherObeyed: number };
}

export async function measuredColour(
  scene: Scene,
  truth: ColouredTruth,
  index: number,
  protocol: Protocol,
  tools: Tools,
): Promise<ColourResult> {
  const { thing, word, otherWord } = colourTask(index, protocol);
  const paint = async (reference: ReferenceUse) => {
    const edit = { steps: tools.pack.defaults.steps, reference, prompt: `a ${word} ${thing}` };
    const { pictures } = await filled(scene, edit, tools);
    const colour = pictures[0] === undefined ? null : paintedColour(scene.before, pictures[0], scene.mask);
    const isSeen = (asked: ColourWord): number => Number(colour !== null && isCalled(asked, colour));
    return { obeyed: isSeen(word), otherObeyed: isSeen(otherWord) };
  };
  const real = paintedColour(scene.before, truth.picture, scene.mask);
  return {
    asked: `${word} ${thing}`,
    ...(await paint("auto")),
    truthObeyed: Number(real !== null && isCalled(truth.word, real)),
    truthWord: truth.word,
    ...(takesPart("colourWithoutLibrary", index, protocol) && { alone: await paint("none") }),
  };
}
