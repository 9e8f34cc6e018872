/** What a language is: one JSON file. `parseLanguage` is the only door. */
import * as v from "valibot";
import { EditError } from "../contract/errors";

/** English → words of the language. Thousands: checked in one go. */
const entries = v.custom<Readonly<Record<string, readonly string[]>>>(
  (value) => isRecord(value) && Object.values(value).every((words) => Array.isArray(words) && words.every(isWord)),
  "Expected lists of words by English name",
);
/** Words of the language → English; "" where English says nothing. */
const says = v.record(v.string(), v.string());

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWord(value: unknown): boolean {
  return typeof value === "string" && value !== "" && value.length <= 100;
}

const schema = v.object({
  format: v.literal(1),
  /** BCP 47: "ko". */
  code: v.pipe(v.string(), v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/)),
  /** What the language calls itself. */
  title: v.pipe(v.string(), v.nonEmpty()),
  /** Unicode scripts it is written in: one of them must occur in a prompt. */
  scripts: v.pipe(
    v.array(
      v.picklist([
        "Latin",
        "Hangul",
        "Hiragana",
        "Katakana",
        "Han",
        "Cyrillic",
        "Greek",
        "Thai",
        "Arabic",
        "Hebrew",
        "Devanagari",
      ]),
    ),
    v.minLength(1),
  ),
  /**
   * How words are set apart: "words" by spaces; "stems" by spaces, with particles at their ends and compounds
   * without one (Korean); "none" not at all (Japanese, Chinese).
   */
  spaces: v.picklist(["words", "stems", "none"]),
  /** Colours stand behind what they colour: "un ballon rouge". */
  colourFollows: v.optional(v.boolean(), false),
  /** Endings that may be taken off a word, each with what to put instead: [["oes", "ao"]]. */
  endings: v.optional(v.array(v.tuple([v.pipe(v.string(), v.nonEmpty()), v.string()])), []),
  /** Endings of words that only say what the thing does: 있다, 그려요. */
  describing: v.optional(v.array(v.pipe(v.string(), v.nonEmpty())), []),
  /** Stand before where a thing is, as English prepositions do. */
  before: v.optional(says, {}),
  /** Stand behind where a thing is, as in Korean, Japanese and Chinese; words of their own or endings. */
  after: v.optional(says, {}),
  /** Join two things; "" for particles that only mark what the sentence is about: 이, が. */
  joiners: v.optional(says, {}),
  /** Words that name nothing: articles, counts, sizes. */
  light: v.optional(says, {}),
  colours: entries,
  materials: entries,
  places: entries,
  things: entries,
  /** Names of pictographs, from the Unicode CLDR as npm's `emojibase-data` carries it; written by `npm run words`. */
  emoji: v.optional(entries, {}),
});

export type LanguageData = Readonly<v.InferOutput<typeof schema>>;

/**
 * @param json the content of a language's file
 * @throws EditError "pack-invalid", naming the first thing wrong and where
 */
export function parseLanguage(json: unknown): LanguageData {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue) ?? "the file";
  throw new EditError(
    "pack-invalid",
    `A list of words of another language is not valid (${where}: ${issue.message}); correct it.`,
  );
}
