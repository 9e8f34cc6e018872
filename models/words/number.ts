/** One and many in English. */

const irregular: Readonly<Record<string, string>> = {
  mice: "mouse",
  geese: "goose",
  oxen: "ox",
  cacti: "cactus",
  octopi: "octopus",
  dice: "die",
  snowmen: "snowman",
  teeth: "tooth",
  feet: "foot",
  fungi: "fungus",
};
const plurals = new Map(Object.entries(irregular).map(([many, one]) => [one, many]));
const same = new Set(["sheep", "fish", "deer", "bison", "shrimp", "squid", "moose"]);

/** A word's possible singulars, likeliest first: "leaves" → "leave", "leaf"; "mice" → "mouse"; none for "glass". */
export function singularsOf(word: string): readonly string[] {
  const known = irregular[word];
  if (known !== undefined) return [known];
  const found: string[] = [];
  if (word.length < 3 || !word.endsWith("s") || word.endsWith("ss")) return found;
  if (word.endsWith("ies")) found.push(`${word.slice(0, -3)}y`);
  found.push(word.slice(0, -1));
  if (word.endsWith("es")) found.push(word.slice(0, -2));
  if (word.endsWith("ves")) found.push(`${word.slice(0, -3)}f`, `${word.slice(0, -3)}fe`);
  return found;
}

/** A name in the plural: "rubber duck" → "rubber ducks"; names that are plural already stay. */
export function pluralOf(name: string): string {
  const last = name.split(" ").at(-1) as string;
  const before = name.slice(0, name.length - last.length);
  const known = plurals.get(last);
  if (known !== undefined) return before + known;
  if (same.has(last) || (last.endsWith("s") && !last.endsWith("ss") && last !== "bus")) return name;
  if (/(s|x|z|ch|sh)$/.test(last)) return `${name}es`;
  if (/[^aeiou]y$/.test(last)) return `${name.slice(0, -1)}ies`;
  if (/[^o]f$|fe$/.test(last) && /(lea|hal|loa|wol|shel|kni|scar)fe?$/.test(last))
    return `${name.replace(/fe?$/, "")}ves`;
  return /(potato|tomato|mango|volcano)$/.test(last) ? `${name}es` : `${name}s`;
}
