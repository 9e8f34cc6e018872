/**
 * Makes what the window and the command line know of words, from npm packages and the lists in this folder:
 *
 *   models/words/english.json       English words → names that can be painted (lexicon.mjs)
 *   models/words/languages/*.json   only their `emoji` part (translations.mjs)
 *   test/golden/words/common-nouns.txt   the nouns by which English is judged (common-nouns.mjs)
 *
 * Run by `npm run words`, which first builds the library of reference pictures, because their names are read.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { commonNouns } from "./common-nouns.mjs";
import { makeEnglish } from "./lexicon.mjs";
import { makeTranslations } from "./translations.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "../../..");

/** One line for each entry, so that a change can be read. */
function lined(json) {
  const parts = Object.entries(json).map(([key, value]) => {
    if (typeof value !== "object") return `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`;
    const lines = Object.entries(value).map(([name, words]) => `    ${JSON.stringify(name)}: ${JSON.stringify(words)}`);
    return `  ${JSON.stringify(key)}: {\n${lines.join(",\n")}\n  }`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}

writeFileSync(join(root, "models/words/english.json"), lined(await makeEnglish()));
await makeTranslations();
mkdirSync(join(root, "test/golden/words"), { recursive: true });
writeFileSync(join(root, "test/golden/words/common-nouns.txt"), `${commonNouns().join("\n")}\n`);
