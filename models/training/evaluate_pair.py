"""Measure the pair on test scenes and held-out words: python evaluate_pair.py runs/pair-1/last.pt

* Recall at 1 among 300 unseen test scenes of 300 different names, captions by regions and regions
  by captions, with bootstrap intervals; with fp32 weights and with the 8-bit ones that ship.
* Retrieval from the library by words: those of pair/prompts.json, and every held-out word whose
  thing the library shows. The threshold is chosen on the validation prompts alone.
"""

from __future__ import annotations

import argparse
import copy
import json
from pathlib import Path

import numpy as np

from blendtrain import data, graph, pair_data, pair_library, pair_measure, pair_pack, protocol
from blendtrain.pair import Pair
from blendtrain.pair_run import load_average
from blendtrain.pair_texts import Texts, part
from blendtrain.pieces import Pieces, split
from blendtrain.scenes import Composer, Scene

HERE = Path(__file__).resolve().parent
REPO = HERE.parents[1]
SORTS = ("object", "photograph-patch", "photograph-scene", "material-patch", "material-scene",
         "whole")
COUNT, SEED = 300, 4242


def recall(net: Pair, pieces: Pieces, scenes: list[Scene]) -> dict:
    image, text = pair_measure.scene_vectors(net, pieces, scenes)
    by_region, by_text = pair_measure.ranks(image, text), pair_measure.ranks(text, image)
    sorts = np.array([s.kind.split("-")[0] for s in scenes])
    return {"captionByRegion": protocol.interval(by_region < 1),
            "regionByCaption": protocol.interval(by_text < 1),
            "captionByRegion5": protocol.interval(by_region < 5),
            "bySort": {s: protocol.interval((by_region < 1)[sorts == s])
                       for s in dict.fromkeys(sorts.tolist())}}


def answers(vectors: np.ndarray, names: list[str], texts: np.ndarray) -> list[tuple[str, float]]:
    close = texts @ vectors.T
    return [(names[int(i)], float(c[i])) for i, c in zip(close.argmax(1), close)]


def rates(rows: list[tuple[str, float]], right: list[list[str]], threshold: float) -> dict:
    """Of prompts with an answer: share found, and share answered wrongly. Of those without (an
    empty list): share answered at all."""
    found = [name in ok and c >= threshold for (name, c), ok in zip(rows, right) if ok]
    wrong = [name not in ok and c >= threshold for (name, c), ok in zip(rows, right) if ok]
    noise = [c >= threshold for (_, c), ok in zip(rows, right) if not ok]
    return {"found": protocol.interval(found), "wrong": protocol.interval(wrong),
            "answeredWithoutReason": protocol.interval(noise)}


def choose(rows: list[tuple[str, float]], right: list[list[str]]) -> float:
    """The threshold with most (right - wrong answers), a wrong picture counted one and a half
    times, because it is worse than none."""
    def score(t: float) -> float:
        return sum((1.0 if name in ok else -1.5) for (name, c), ok in zip(rows, right) if c >= t)
    grid = np.arange(0.2, 0.95, 0.01)
    values = [score(t) for t in grid]
    best = [t for t, value in zip(grid, values) if value == max(values)]
    return float(best[len(best) // 2])


def held_out(texts: Texts, library: pair_library.Library, which: str) -> dict[str, list[str]]:
    """Words kept out of training -> library pictures they name."""
    own = {w: e.name for e in library.entries for w in (e.name, *e.words)}
    out: dict[str, list[str]] = {}
    for label, words in texts.kept_out.items():
        shown = own.get(label.lower())
        for word in words if shown else ():
            if part(word) == which and word not in own:
                out.setdefault(word, []).append(str(shown))
    return out


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint", type=Path, help="last.pt of a run")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--out", type=Path, default=HERE / "pair/measured.json", help="file to write")
    o = a.parse_args()
    net, about = load_average(o.checkpoint)
    pieces, texts = Pieces(), Texts()
    mix = {s: 1.0 for s in SORTS}
    composer = Composer(data.load(o.cache), "test", mix, 0.85, 1.0)
    scenes = pair_data.fixed_scenes(composer, SEED, COUNT, SORTS)
    small = copy.deepcopy(net)
    graph.round_weights(small)
    library = pair_library.load(REPO)
    names = [e.name for e in library.entries]
    vectors = pair_pack.shelf_vectors(small, [e.picture for e in library.entries])
    prompts = json.loads((HERE / "pair/prompts.json").read_text())

    def asked(table: dict[str, list[str]]) -> tuple[list[tuple[str, float]], list[list[str]]]:
        rows = answers(vectors, names, pair_measure.texts(small, pieces, list(table)))
        return rows, list(table.values())

    threshold = choose(*asked(prompts["validation"]))
    every = held_out(texts, library, "test")
    known = {w: ok for w, ok in every.items()
             if all(len(pieces.word(p)) == 1 and pieces.word(p) != [1] for p in split(w))}
    result = {
        "steps": about["steps"], "scenes": len(scenes), "names": len({s.label for s in scenes}),
        "recall": recall(net, pieces, scenes), "recallIn8Bits": recall(small, pieces, scenes),
        "threshold": round(threshold, 3),
        "validationPrompts": rates(*asked(prompts["validation"]), threshold),
        "testPrompts": rates(*asked(prompts["test"]), threshold),
        "heldOutWords": rates(*asked(every), threshold),
        "heldOutOfKnownWords": rates(*asked(known), threshold),
        "heldOutNearest": rates(*asked(every), -1)["found"],
        "heldOutOfKnownNearest": rates(*asked(known), -1)["found"]}
    o.out.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))
    for table in ("validation", "test"):
        for (name, c), (text, ok) in zip(asked(prompts[table])[0], prompts[table].items()):
            print(f"{table:10} {text:28} {name:24} {c:.2f} {'right' if name in ok else '-'}")


if __name__ == "__main__":
    main()
