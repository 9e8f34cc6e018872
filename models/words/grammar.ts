/** English words that are no names: what cuts a prompt into phrases, what counts, and what only describes. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** What stands after these is where or how the thing is. */
export const placing = set(
  "on in under with at by near over behind above below beneath beside between inside outside against among around " +
    "across along before after into onto upon within without from to for next like as that which who whose where " +
    "while is are was were has have wearing holding sitting standing lying laying eating drinking riding made floating",
);

/** Join two things. */
export const joining = set("and or plus but");

/** Colours, and what each is called elsewhere in our code. */
export const colours: Readonly<Record<string, string>> = {
  red: "red",
  crimson: "red",
  scarlet: "red",
  orange: "orange",
  yellow: "yellow",
  gold: "yellow",
  golden: "yellow",
  green: "green",
  turquoise: "turquoise",
  teal: "turquoise",
  cyan: "turquoise",
  blue: "blue",
  navy: "blue",
  purple: "purple",
  violet: "purple",
  pink: "pink",
  magenta: "pink",
  brown: "brown",
  black: "black",
  white: "white",
  grey: "grey",
  gray: "grey",
  silver: "grey",
};

/** Say nothing about what the thing is: counts, sizes, wishes, what shows it, and how much of it. */
const filling = set(
  "a an the some any no one two three four five six seven eight nine ten few several many more much most all both each " +
    "every another other dozen my your his her its their our this these there those please put add draw paint make show " +
    "insert replace it turn change create generate want would could i me we you he she they them us give place here now " +
    "today of off up down out so too very really just only also not be been being do does can will should let lets get " +
    "got have having small smaller little tiny mini large larger big bigger huge giant enormous massive tall short long " +
    "wide narrow thin thick fat deep high low closeup close far away half full empty whole part new old young ancient " +
    "modern vintage antique classic retro photo photograph photography picture image illustration drawing render " +
    "rendering realistic photorealistic view scene style kind kinds sort sorts type types pair pairs couple bunch group " +
    "groups herd flock swarm pack crowd row rows line stack pile heap lot lots bit piece pieces slice slices set number " +
    "lone single double left right top bottom front back side middle center centre corner edge background foreground " +
    "distance something anything thing things s t light dark bright pale soft hd 4k s t",
);

/** What the thing does or what was done to it: "sleeping", "parked", "slowly". */
const manner = /^\p{L}{3,}(ing|ed|ly)$/u;
const count = /^\p{N}+$/u;

export function isFilling(word: string): boolean {
  return filling.has(word) || count.test(word);
}

export function isManner(word: string): boolean {
  return manner.test(word);
}

/** "an" before a vowel: how a word sounds is guessed from its letters. */
export function withArticles(text: string): string {
  return text.replace(/\b(an?) (\p{L}+)/giu, (_, article: string, next: string) => {
    const vowel = /^[aeiou]/i.test(next) && !/^(uni|use|euro|one|ufo)/i.test(next);
    const a = article.startsWith("A") ? "A" : "a";
    return `${vowel ? `${a}n` : a} ${next}`;
  });
}
