/**
 * Fills the `emoji` part of every languages/*.json: what the Unicode CLDR calls each pictograph that can be painted, and
 * those of its keywords that it gives to no other and that are a form of the name ("fishing rod", "rod") or are listed in
 * own.json: of the rest too many only come to mind ("butler" for a cat). The rest of those files is made by hand and stays as it is.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { paintedNames, plainLabel } from "./names.mjs";

const require = createRequire(import.meta.url);
const folder = join(dirname(fileURLToPath(import.meta.url)), "../../words/languages");
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const plain = (text) => text.normalize("NFKC").toLowerCase().trim();

/** @param {ReadonlyMap<string, string>} byHexcode names that can be painted */
function emojiWords(language, byHexcode, keywords) {
  const all = json(require.resolve(`emojibase-data/${language.code}/compact.json`));
  const taken = new Set(
    [language.things, language.materials, language.places, language.colours].flatMap((list) =>
      Object.values(list).flat().map(plain),
    ),
  );
  const said = [language.before, language.after, language.joiners, language.light].flatMap((list) =>
    Object.keys(list ?? {}),
  );
  for (const word of said) taken.add(plain(word));
  const times = new Map();
  for (const { label, tags = [] } of all) {
    for (const word of new Set([label, ...tags].map(plain))) times.set(word, (times.get(word) ?? 0) + 1);
  }
  const colours = Object.values(language.colours).flat().map(plain);
  const words = {};
  const kept = (name, word) => {
    if (word === "" || taken.has(word)) return;
    taken.add(word);
    words[name] ??= [];
    words[name].push(word);
  };
  const shown = all.filter(({ hexcode }) => byHexcode.has(hexcode));
  for (const { label, hexcode } of shown) kept(byHexcode.get(hexcode), withoutColour(plain(label), colours, language));
  for (const { label, hexcode, tags = [] } of shown) {
    for (const tag of tags.map(plain)) {
      const isForm = isFormOf(plain(label), tag, language);
      if (times.get(tag) === 1 && (isForm || keywords.has(tag))) kept(byHexcode.get(hexcode), tag);
    }
  }
  return words;
}

/** Whether a keyword is a longer or shorter form of the name: the thing stands last, in Romance languages first. */
function isFormOf(label, tag, { colourFollows, spaces, before = {}, joiners = {} }) {
  if ([...tag].length < 2) return false;
  if (colourFollows) return tag.startsWith(`${label} `) || label.startsWith(`${tag} `);
  const isOne = !label.split(" ").some((word) => Object.hasOwn(before, word) || Object.hasOwn(joiners, word));
  return ([...label].length > 1 && tag.endsWith(label)) || (isOne && spaces === "words" && label.endsWith(` ${tag}`));
}

/** "Red apple" is an apple: its colour would be lost if the two words were one name. */
function withoutColour(label, colours, { spaces }) {
  const gap = spaces === "none" ? "" : " ";
  for (const colour of colours) {
    if (label.startsWith(colour + gap) && label.length > colour.length) return label.slice(colour.length + gap.length);
    if (gap !== "" && label.endsWith(gap + colour)) return label.slice(0, -colour.length - 1);
  }
  return label;
}

export async function makeTranslations() {
  const byLabel = new Map((await paintedNames()).flatMap(({ name, label }) => (label ? [[label, name]] : [])));
  const english = json(require.resolve("emojibase-data/en/compact.json"));
  const byHexcode = new Map(
    english.flatMap(({ label, hexcode }) => {
      const name = byLabel.get(plainLabel(label));
      return name === undefined ? [] : [[hexcode, name]];
    }),
  );
  const { keywords } = json(join(dirname(fileURLToPath(import.meta.url)), "own.json"));
  for (const file of readdirSync(folder)) {
    const path = join(folder, file);
    const text = readFileSync(path, "utf8");
    const language = JSON.parse(text);
    const words = emojiWords(language, byHexcode, new Set(keywords[language.code] ?? []));
    const lines = Object.entries(words).map(([name, all]) => `    ${JSON.stringify(name)}: ${JSON.stringify(all)}`);
    const at = text.indexOf('"emoji": {');
    writeFileSync(path, `${text.slice(0, at)}"emoji": {\n${lines.join(",\n")}\n  }\n}\n`);
  }
}
