/** Reads the lists of words, each when it is first needed: English is about 130 kB on the wire, a language 10 to 16 kB. */
import { type EnglishWords, parseEnglish } from "./english-words";
import { type LanguageData, parseLanguage } from "./language";
import codes from "./languages.json";

/** Codes of the languages that prompts are understood in, besides English. */
export const languageCodes: readonly string[] = codes;

/** @throws EditError "pack-invalid" when the list is broken */
export async function loadEnglish(): Promise<EnglishWords> {
  const { default: json } = await import("./english.json");
  return parseEnglish(json);
}

/**
 * @param code one of `languageCodes`
 * @throws EditError "pack-invalid" when the file is broken
 */
export async function loadLanguage(code: string): Promise<LanguageData> {
  const { default: json } = await import(`./languages/${code}.json`);
  return parseLanguage(json);
}

/** All of them, for a prompt in whichever. */
export function loadLanguages(): Promise<readonly LanguageData[]> {
  return Promise.all(languageCodes.map(loadLanguage));
}
