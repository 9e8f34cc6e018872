/** vocabulary.json of a pack: which words its text network knows. */
import * as v from "valibot";
import { EditError } from "../contract/errors";
import { plainText } from "../contract/plain-text";

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const word = v.pipe(v.string(), v.maxLength(100));
/** Suggested in the window. */
const shown = v.pipe(
  v.string(),
  v.transform((name) => plainText(name, 60)),
);

const vocabularySchema = v.object({
  format: v.literal(1),
  /** Tokens per prompt, the start token included. */
  length: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(1024)),
  pad: count,
  start: count,
  unknown: count,
  /** Position = token. The special tokens have entries too; prompts never reach those. */
  words: v.pipe(v.array(word), v.minLength(1), v.maxLength(100_000)),
  /** Other words and what is read instead: known words, separated by spaces. */
  synonyms: v.pipe(
    v.record(v.string(), v.string()),
    v.check((all) => Object.keys(all).length <= 100_000, "more than 100,000 synonyms"),
  ),
  /** What the pack paints best, for suggestions. */
  names: v.pipe(v.array(v.object({ name: shown, kind: word })), v.maxLength(10_000)),
});

export type Vocabulary = Readonly<v.InferOutput<typeof vocabularySchema>>;

/**
 * @param json the parsed file
 * @throws EditError "pack-invalid", naming the first thing wrong and where
 */
export function parseVocabulary(json: unknown): Vocabulary {
  const result = v.safeParse(vocabularySchema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const where = v.getDotPath(issue);
    throw invalid(where === null ? issue.message : `${where}: ${issue.message}`);
  }
  const vocabulary = result.output;
  const known = new Set<string>();
  for (const [token, word] of vocabulary.words.entries()) {
    if (known.has(word)) throw invalid(`words.${token}: "${word}" appears twice`);
    known.add(word);
  }
  for (const key of ["pad", "start", "unknown"] as const) {
    if (vocabulary[key] >= vocabulary.words.length) throw invalid(`${key}: token ${vocabulary[key]} has no word`);
  }
  for (const [synonym, target] of Object.entries(vocabulary.synonyms)) {
    const missing = target.split(" ").find((word) => !known.has(word));
    if (missing !== undefined) throw invalid(`synonyms.${synonym}: "${missing}" is not among the words`);
  }
  return vocabulary;
}

/** Its words and their synonyms, without the special tokens. */
export function knownWords({ words, synonyms, pad, start, unknown }: Vocabulary): ReadonlySet<string> {
  const special = new Set([pad, start, unknown]);
  return new Set([...words.filter((_, token) => !special.has(token)), ...Object.keys(synonyms)]);
}

function invalid(problem: string): EditError {
  return new EditError("pack-invalid", `The pack's vocabulary.json is not valid (${problem}); reinstall the pack.`);
}
