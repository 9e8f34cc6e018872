/** Reads a request's words before it runs: what is painted for them, what is left out, and whether anything is known. */
import { EditError } from "../contract/errors";
import { type EditRequest, sideNames } from "../contract/request";
import type { Completing, MappedWord, ReadWords, UnknownWord, WordsQuestion } from "../contract/words";
import { inputsOf } from "../kinds/kinds";
import { handed, unwanted } from "../words/handed";
import type { Lexicon, PaintedName } from "../words/lexicon";
import { loadEnglish, loadLanguages } from "../words/load";
import { saidOf, sentenceOf } from "../words/said";
import { suggest } from "../words/suggest";
import { type Understood, understand } from "../words/understand";
import type { CatalogEntry } from "./catalog";
import { keepsOf, type Lexicons, makeLexicons, ownOf } from "./lexicons";
import type { WordReader } from "./word-reader";

const nothing: ReadWords = { mapped: [], unknown: [] };

/** Reads the lists of words. @param libraryNames what the libraries show */
export async function makeReader(libraryNames: () => Promise<readonly PaintedName[]>): Promise<WordReader> {
  const lexicons = makeLexicons(libraryNames, { english: await loadEnglish(), languages: await loadLanguages() });
  return {
    async read(request, entry) {
      const question = questionOf(request);
      if (question === null) return { request, words: nothing };
      const said = await readTexts(question, entry, lexicons);
      const [refused] = said.refused;
      if (refused !== undefined) throw refusal(refused);
      return { request: withTexts(request, said), words: said };
    },
    async answer(question, entry) {
      const { refused, mapped, unknown } = await readTexts(question, entry, lexicons);
      const { completing, texts } = question;
      const completions = completing ? completed(texts[0] ?? "", await lexicons.of(question, entry), completing) : [];
      return { paints: refused.length === 0, mapped, unknown, completions };
    },
  };
}

function refusal(refused: Understood): EditError {
  const [first] = saidOf(refused);
  const about = refused.unknown.map(({ word }) => word).join(", ");
  return new EditError("unknown-words", first === undefined ? "Name a thing to paint." : sentenceOf(first), {
    about: about === "" ? undefined : about,
  });
}

/** In the window's language; in English where that has none, because one may type either. */
function completed(prompt: string, lexicon: Lexicon, completing: Completing): readonly string[] {
  const own = suggest(prompt, lexicon, completing);
  return own.length > 0 ? own : suggest(prompt, lexicon, { ...completing, language: "en" });
}

interface ReadTexts extends ReadWords {
  /** What each text becomes. */
  readonly texts: ReadonlyMap<string, string>;
  readonly negative: string;
  readonly refused: readonly Understood[];
}

async function readTexts(question: WordsQuestion, entry: CatalogEntry, lexicons: Lexicons): Promise<ReadTexts> {
  const { negative = "" } = question;
  const all = [...new Set(question.texts)];
  if ([...all, negative].every((text) => text.trim() === "")) {
    return { ...nothing, texts: new Map(), negative, refused: [] };
  }
  const lexicon = await lexicons.of(question, entry);
  const read = entry.family.traits.words === "free" ? readFreely : readStrictly;
  return read({ all, negative, question, lexicon });
}

interface Texts {
  readonly all: readonly string[];
  readonly negative: string;
  readonly question: WordsQuestion;
  readonly lexicon: Lexicon;
}

/** For painters that know names: every other word is told, and a text without a known one is refused. */
function readStrictly({ all, negative, question, lexicon }: Texts): ReadTexts {
  const keeps = keepsOf(question);
  // What painting starts from was chosen: the words need not name it.
  const isChosen = question.own?.always === true && ownOf(question).length > 0;
  const texts = new Map<string, string>();
  const refused: Understood[] = [];
  const understoods = all.map((prompt) => {
    const understood = understand(prompt, lexicon);
    const words = handed(understood, { prompt, keeps });
    if (words === null && !isChosen) refused.push(understood);
    texts.set(prompt, words ?? "");
    return understood;
  });
  const without = understand(negative, lexicon);
  const told = negative.trim() === "" ? understoods : [...understoods, without];
  return {
    texts,
    negative: negative.trim() === "" ? negative : unwanted(without, negative),
    refused,
    mapped: onceEach(
      told.flatMap(({ mapped }) => mapped),
      ({ from, why }: MappedWord) => `${why} ${from}`,
    ),
    unknown: onceEach(
      told.flatMap(({ unknown }) => unknown),
      ({ word }: UnknownWord) => word.toLowerCase(),
    ),
  };
}

/** For painters that read whole sentences: only other languages are put into English, where they are understood. */
function readFreely({ all, negative, lexicon }: Texts): ReadTexts {
  const mapped: MappedWord[] = [];
  const inEnglish = (prompt: string): string => {
    const understood = understand(prompt, lexicon);
    if (understood.language === "en" || !understood.noun || understood.unknown.length > 0) return prompt;
    mapped.push(...understood.mapped.filter(({ why }) => why === "translation"));
    return understood.english;
  };
  const texts = new Map(all.map((prompt) => [prompt, inEnglish(prompt)]));
  const without = inEnglish(negative);
  return { texts, negative: without, refused: [], mapped: onceEach(mapped, ({ from }) => from), unknown: [] };
}

/** Null for kinds without words. */
function questionOf(request: EditRequest): WordsQuestion | null {
  const { words, sides } = inputsOf(request);
  if (words === null) return null;
  const { prompt, prompts, negative } = words;
  const used = sides === null ? null : sideNames.filter((side) => sides[side] > 0);
  const asked = request as Pick<WordsQuestion, "reference" | "own">;
  return {
    packId: request.packId,
    kind: request.kind,
    texts: used === null ? [prompt] : used.map((side) => prompts?.[side] ?? prompt),
    negative,
    reference: asked.reference,
    own: asked.own,
    strength: request.settings.strength,
  };
}

function withTexts(request: EditRequest, { texts, negative }: ReadTexts): EditRequest {
  const { words } = inputsOf(request);
  if (words === null) return request;
  const painted = (text: string): string => texts.get(text) ?? text;
  const { prompts } = words;
  const sides = prompts && Object.fromEntries(Object.entries(prompts).map(([side, text]) => [side, painted(text)]));
  return {
    ...request,
    prompt: painted(words.prompt),
    ...(words.negative !== undefined && { negative }),
    ...(sides && { prompts: sides }),
  } as EditRequest;
}

function onceEach<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  return [...new Map([...all].reverse().map((one) => [keyOf(one), one])).values()].reverse();
}
