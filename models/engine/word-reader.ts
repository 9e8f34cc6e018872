/** What reading words gives the engine. */
import type { EditRequest } from "../contract/request";
import type { ReadWords, WordsAnswer, WordsQuestion } from "../contract/words";
import type { CatalogEntry } from "./catalog";

export interface ReadRequest {
  /** With English words that can be painted. */
  readonly request: EditRequest;
  readonly words: ReadWords;
}

export interface WordReader {
  /**
   * @throws EditError "unknown-words", with the words as `about`, where a text names nothing that can be painted;
   *   "pack-file-missing" when the lists of words cannot be read
   */
  read(request: EditRequest, entry: CatalogEntry): Promise<ReadRequest>;
  /** What reading the words would give, for those who ask while they are typed. */
  answer(question: WordsQuestion, entry: CatalogEntry): Promise<WordsAnswer>;
}
