/** Which emoji are things that can stand in a picture. */

/** Of emojibase: animals and nature, food and drink, travel and places, activities, objects. */
const groups = new Set([3, 4, 5, 6, 7]);
/** Of other groups, because people ask for them. */
const also = new Set(["red heart", "ghost", "robot", "alien", "skull", "bone"]);

/** Whole scenes in a square, signs, several states of one thing, and things that are no shape. */
const without = [
  /o[’']clock|thirty$/,
  /moon face|sun with face|(new|waxing|waning|quarter) .*moon|^new moon$/,
  /^(sun|moon) behind|^foggy$|^night with stars$|^cityscape|^sun(rise|set)|^bridge at night$|^milky way$|^fog$|^wind face$/,
  /^hot springs$|^national park$|^camping$|^world map$|^map of japan$|^globe with meridians$|^globe showing (Asia|Europe)/i,
  /^(oncoming|muted|guide|service|wilted|empty|low|flat) |^airplane (departure|arrival)|^cloud with|^pig nose$/,
  /speaker (low|medium|high)|bell with slash|with arrow$|^locked with|^unlocked$|^(out|in)box tray$|^incoming|^e-mail$/,
  /^motorway$|^railway track$|^station$|^construction$|^bus stop$|^wedding$|^love hotel$|^kaaba$|^stop sign$|^metro$/,
  /^moon viewing|^(spade|heart|diamond|club) suit$|^joker$|^mahjong|^flower playing|^admission|^(1st|2nd|3rd) place/,
  /^reminder ribbon$|^performing arts$|^flag in hole$|^(lab coat|safety vest|briefs|bikini|military helmet)$/,
  /^musical (score|notes?)$|^level slider$|^control knobs$|^page |^bookmark tabs$|^chart |^bar chart$|^receipt$|^memo$/,
  /mailbox with lowered|^open mailbox|^card |^open file|^linked paper|^hammer and|^white cane$|^drop of blood$|^x-ray$/,
  // A stamp of praise in Japanese, which its label does not say.
  /^white flower$/,
  /^adhesive|^cigarette$|^coffin$|^funeral urn$|^nazar|^hamsa$|^placard$|^identification|^syringe$|^pill$|^crutch$/,
  /wheelchair|^petri dish$|^dna$|^microbe$|^(two-hump|front-facing) |^snowman without|^umbrella with|^closed umbrella$/,
  /hourglass not done|^money with wings$|^(yen|euro|pound) banknote$|^magnifying glass tilted right$|^rosette$/,
  /^camera with flash$|^horizontal traffic|^satellite antenna$|^label$|^bomb$|^water pistol$|^japanese post|^red envelope$/i,
  /^(clinking|pouring)|^cyclone$|^comet$|^sparkles$|^mobile phone with|^telephone receiver$|^pager$|^fax machine$/,
];
/** Excluded by the patterns above, but wanted. */
const still = new Set(["front-facing baby chick", "cloud with rain", "cloud with lightning", "cloud with snow"]);

/** @param {{ label: string, group?: number }} emoji */
export function isChosen({ label, group }) {
  if (also.has(label) || still.has(label)) return true;
  return groups.has(group) && !without.some((pattern) => pattern.test(label));
}

/** Of emojibase's subgroups: marine animals, bugs, sky and weather, air transport. */
const airy = new Set([38, 39, 56, 59]);
const flying =
  /^(bird|eagle|dove|black bird|parrot|bat|owl|balloon|kite|feather|wing|fireworks|sparkler|leaf|maple leaf|fallen leaf|bubbles|parachute|butterfly|wind chime|carp streamer|red heart|ghost|cherry blossom|star|high voltage|flying disc|light bulb|mirror ball)/;
const standing = /^(crab|lobster|snail|spiral shell|seat|beetle|lady beetle|scorpion|umbrella on ground|snowman)/;

/** Whether a thing usually hangs in air or water, so that nothing casts a shadow right below it. */
export function floats({ label, subgroup }) {
  return flying.test(label) || (airy.has(subgroup) && !standing.test(label));
}

const boats = new Set(["canoe", "sailboat", "speedboat", "motor boat", "ferry", "passenger ship", "ship"]);

/** Whether its render floats in a strip of blue sea, which sea.ts takes away. */
export function isInSea({ label }) {
  return boats.has(label);
}
