/** Finds for English nouns the nearest name that can be painted, over WordNet's hypernyms. Only for building. */
import { seen } from "./wordnet.mjs";

/** Steps up to the thing it is a kind of: a spaniel is a sporting dog, which is a hunting dog, which is a dog. */
const mostSteps = { [seen.animal]: 6, [seen.plant]: 5, [seen.food]: 4, [seen.place]: 3 };
const steps = 4;
/** A noun's meaning counts if at least this share of its uses has it. */
const leastShare = 0.25;

const concrete = new Set(Object.values(seen));
const key = (name) => name.toLowerCase().replaceAll(" ", "_");

/**
 * @param {ReturnType<import("./wordnet.mjs").readWordNet>} wordNet
 * @param {Awaited<ReturnType<import("./names.mjs").paintedNames>>} names
 * @param {{ senses: Record<string, string>, sorts: Record<string, string>, generic: string[], never: string[], maps: Record<string, string> }} own
 */
export function makeNearest(wordNet, names, own) {
  const generic = new Set(own.generic);
  const targets = new Map();
  const claim = (id, name, rank) => {
    const all = targets.get(id) ?? targets.set(id, []).get(id);
    if (!all.some((each) => each.name === name)) all.push({ name, rank });
  };
  for (const each of names) {
    const sense = senseOf(wordNet, each.name, each.files, own.senses);
    if (sense) claim(sense.id, each.name, 0);
  }
  for (const each of names) {
    for (const word of each.words) {
      const all = wordNet.senses(lemmaOf(wordNet, word) ?? "");
      if (all.length === 1 && each.files.includes(all[0].synset.file)) claim(all[0].synset.id, each.name, 1);
    }
  }
  for (const [id, all] of targets)
    targets.set(
      id,
      all.sort((a, b) => a.rank - b.rank),
    );

  /** Names met going up from one meaning, nearest first. */
  const upFrom = (start, word) => {
    const found = [];
    let level = [start];
    const been = new Set();
    const most = mostSteps[start.file] ?? steps;
    for (let distance = 0; distance <= most && level.length > 0; distance++) {
      const next = [];
      for (const synset of level) {
        if (been.has(synset.id)) continue;
        been.add(synset.id);
        for (const { name } of targets.get(synset.id) ?? []) {
          if (name !== word && !(distance > 0 && generic.has(name)) && distance <= (own.limits[name] ?? most))
            found.push({ name, distance });
        }
        const ups = distance === 0 && concrete.has(synset.file) ? [...synset.up, ...synset.instanceUp] : synset.up;
        next.push(...ups.map((id) => wordNet.synset(id)));
      }
      level = next;
    }
    return found;
  };

  /** Names that share a kind with it: near, but another thing. */
  const beside = (start) => {
    const found = new Set();
    let level = [start];
    for (let distance = 0; distance < 2; distance++) {
      level = level.flatMap((synset) => synset.up.map((id) => wordNet.synset(id)));
      for (const parent of level) {
        if (parent.down.length > 40) continue;
        for (const id of parent.down) for (const { name } of targets.get(id) ?? []) found.add(name);
      }
    }
    return [...found];
  };

  /** Meanings that count, the commonest first. */
  const meanings = (lemma) => {
    const all = wordNet.senses(lemma);
    const total = all.reduce((sum, { count }) => sum + count, 0);
    const counted = all.filter(({ count }, at) => (total === 0 ? at === 0 : count / total >= leastShare) || at === 0);
    return counted.map(({ synset }) => synset);
  };

  return {
    meanings,
    isConcrete: (synset) => concrete.has(synset.file),
    /** @returns {{ to: string[], why: "synonym" | "kind" } | { near: string[] } | null} null: nothing one can see */
    of(lemma) {
      const word = lemma.replaceAll("_", " ");
      const all = meanings(lemma);
      // A fruit before the tree it grows on, a tree or an animal before its wood or fur, whichever WordNet lists first.
      const rather = { [seen.plant]: [seen.food], [seen.substance]: [seen.animal, seen.plant] }[all[0]?.file] ?? [];
      const alive = wordNet
        .senses(lemma)
        .map(({ synset }) => synset)
        .filter(({ file }) => rather.includes(file));
      const seenSenses = [...alive, ...all.filter((synset) => concrete.has(synset.file))];
      if (seenSenses.length === 0) return null;
      for (const synset of seenSenses) {
        const found = upFrom(synset, word);
        if (found.length > 0) {
          const to = [...new Set(found.map(({ name }) => name))].slice(0, 3);
          return { to, why: found[0].distance === 0 ? "synonym" : "kind", distance: found[0].distance };
        }
      }
      return { near: seenSenses.flatMap(beside).slice(0, 3) };
    },
  };
}

function lemmaOf(wordNet, word) {
  const base = key(word);
  const forms = [
    base,
    base.replaceAll("_", "-"),
    base.replaceAll("_", ""),
    base.replace(/s$/, ""),
    base.replace(/ies$/, "y"),
  ];
  return forms.find((form) => wordNet.senses(form).length > 0);
}

function senseOf(wordNet, name, files, overrides) {
  const lemma = lemmaOf(wordNet, name);
  if (lemma === undefined) return undefined;
  const all = wordNet.senses(lemma).map(({ synset }) => synset);
  const override = overrides[name];
  if (override === "") return undefined;
  if (override !== undefined) {
    const found = all.find(({ gloss }) => gloss.includes(override));
    if (found === undefined) {
      const meanings = all.map(({ gloss }) => gloss.slice(0, 60)).join(" | ");
      throw new Error(`No meaning of "${name}" says "${override}" (own.json): ${meanings}`);
    }
    return found;
  }
  for (const file of files) {
    const found = all.find((synset) => synset.file === file);
    if (found !== undefined) return found;
  }
  return undefined;
}
