/** Words before a run: the code and the lists that read them are loaded when the first words come. */
import { EditError } from "../contract/errors";
import type { Notice } from "../contract/notices";
import type { ReadWords } from "../contract/words";
import { inputsOf } from "../kinds/kinds";
import { remembered } from "../packs/remembered";
import type { PaintedName } from "../words/lexicon";
import type { WordReader } from "./word-reader";

const nothing: ReadWords = { mapped: [], unknown: [] };

/** @param libraryNames what the libraries show */
export function lazyReader(libraryNames: () => Promise<readonly PaintedName[]>): WordReader {
  const reader = remembered(async () => {
    try {
      const { makeReader } = await import("./reading-words");
      return await makeReader(libraryNames);
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new EditError("pack-file-missing", `The lists of words could not be read (${why}); reload the plugin.`, {
        cause,
      });
    }
  });
  return {
    async read(request, entry) {
      const { words } = inputsOf(request);
      const texts = words === null ? [] : [words.prompt, words.negative, ...Object.values(words.prompts ?? {})];
      if (texts.every(isBlank)) return { request, words: nothing };
      return (await reader()).read(request, entry);
    },
    async answer(question, entry) {
      const isEmpty = [...question.texts, question.negative].every(isBlank);
      if (isEmpty && question.completing === undefined) return { ...nothing, paints: true, completions: [] };
      return (await reader()).answer(question, entry);
    },
  };
}

/** As the notices of a run. */
export function noticesOf({ mapped, unknown }: ReadWords): readonly Notice[] {
  return [
    ...unknown.map((each) => ({ code: "word-unknown" as const, ...each })),
    ...mapped.map((each) => ({ code: "word-mapped" as const, ...each })),
  ];
}

function isBlank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}
