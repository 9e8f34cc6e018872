/** What english.json holds (made by `npm run words`), unfolded for looking things up. */
import * as v from "valibot";
import { EditError } from "../contract/errors";

/** Target names, joined by commas, the nearest first → the words that stand for them, joined by commas. */
const groups = v.record(v.string(), v.string());

const schema = v.object({
  format: v.literal(1),
  /** Other words for the very thing. */
  synonym: groups,
  /** The word is a kind of the target: a spaniel is a dog. */
  kind: groups,
  /** The target is one of the sort: furniture, a chair. */
  sort: groups,
  /** The targets are near, but another thing: offered, never painted instead. */
  near: groups,
  /** Nouns that nothing stands for, joined by spaces. */
  nouns: v.string(),
  /** Adjectives, adverbs and verbs, joined by spaces. */
  light: v.string(),
  /** Names that can be painted, the commonest first, joined by commas. */
  common: v.string(),
  /** Pictographs → name. */
  emoji: v.record(v.string(), v.string()),
});

export type Why = "synonym" | "kind" | "sort";

export interface EnglishWords {
  readonly maps: ReadonlyMap<string, { readonly to: readonly string[]; readonly why: Why }>;
  readonly near: ReadonlyMap<string, readonly string[]>;
  readonly nouns: ReadonlySet<string>;
  readonly light: ReadonlySet<string>;
  readonly common: readonly string[];
  readonly emoji: ReadonlyMap<string, string>;
}

/**
 * @param json the content of english.json
 * @throws EditError "pack-invalid" when it is no such file
 */
export function parseEnglish(json: unknown): EnglishWords {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (!result.success) {
    const [issue] = result.issues;
    const where = v.getDotPath(issue) ?? "the file";
    throw new EditError(
      "pack-invalid",
      `The list of English words is not valid (${where}: ${issue.message}); build it again.`,
    );
  }
  const words = result.output;
  const maps = new Map<string, { readonly to: readonly string[]; readonly why: Why }>();
  for (const why of ["synonym", "kind", "sort"] as const) {
    for (const [targets, all] of Object.entries(words[why])) {
      const to = targets.split(",");
      for (const word of all.split(",")) maps.set(word, { to, why });
    }
  }
  const near = Object.entries(words.near).flatMap(([targets, all]) => {
    const to = targets.split(",");
    return all.split(",").map((word) => [word, to] as const);
  });
  return {
    maps,
    near: new Map(near),
    nouns: new Set(words.nouns.split(" ")),
    light: new Set(words.light.split(" ")),
    common: words.common.split(","),
    emoji: new Map(Object.entries(words.emoji)),
  };
}
