/** A lexicon as the engine would make it: the built library, the surfaces drawn by code, the embedded pack, all languages. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { surfaceNamed, surfaceWords } from "../../models/scenery/names";
import type { Library } from "../../models/starts/find/library";
import { parseEnglish } from "../../models/words/english-words";
import { type LanguageData, parseLanguage } from "../../models/words/language";
import codes from "../../models/words/languages.json";
import { type Lexicon, makeLexicon, type PaintedName } from "../../models/words/lexicon";

const root = join(import.meta.dirname, "../..");
const json = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));

export const english = parseEnglish(json("models/words/english.json"));
export const languages: readonly LanguageData[] = codes.map((code) =>
  parseLanguage(json(`models/words/languages/${code}.json`)),
);

const places = new Set<string>(json("models/workshop/words/own.json").places);

/** Materials and places drawn by code, with all their words. */
export const surfaceNames: readonly PaintedName[] = [
  ...new Set(surfaceWords.map((word) => surfaceNamed(word) ?? word)),
].map((name) => ({
  name,
  kind: places.has(name) ? "place" : "material",
  words: surfaceWords.filter((word) => surfaceNamed(word) === name),
}));

/** Things that are drawn, or will be, by our own code. */
export const drawnNames: readonly PaintedName[] = Object.entries(
  json("models/workshop/words/things.json") as Record<string, readonly string[]>,
).map(([name, words]) => ({ name, kind: "thing", words }));

export function libraryNames({ entries }: Library): readonly PaintedName[] {
  return entries.map(({ name, words }) => ({ name, kind: "thing", words }));
}

const packNames: readonly PaintedName[] = json("models/packs/embedded/vocabulary.json").names.map(
  ({ name, kind }: { readonly name: string; readonly kind: string }) => ({
    name,
    kind: kind === "material" || kind === "place" ? kind : "thing",
  }),
);

export function wholeLexicon(library: Library): Lexicon {
  const names = [...surfaceNames, ...drawnNames, ...libraryNames(library), ...packNames];
  return makeLexicon({ names, english, languages });
}
