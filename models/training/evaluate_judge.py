"""How often the judge names true, unseen scenes: python evaluate_judge.py runs/judge-2/last.pt

One test scene per name and sort that can show it (their backgrounds, photographs and textures were
in no training picture; cut-outs are shared). With fp32 weights and with the 8-bit ones of
judge.onnx, with and without counting look-alikes (judge.ALIKE) as one name.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np

from blendtrain import data, graph, judge, judge_graph, judge_run, protocol
from blendtrain.scenes import Composer

HERE = Path(__file__).resolve().parent
SORTS = {"object": 1, "photograph-patch": 2, "photograph-scene": 1, "material-patch": 2,
         "material-scene": 1, "whole": 2}
SEED = 9001


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint", type=Path, help="last.pt of a run")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--split", default="test", choices=("val", "test"), help="which scenes")
    a.add_argument("--out", type=Path, default=HERE / "judge/measured.json", help="file to write")
    o = a.parse_args()
    net, about = judge_run.load_average(o.checkpoint)
    small = judge_graph.fused(net)
    graph.round_weights(small)
    composer = Composer(data.load(o.cache), o.split, {"object": 1.0}, 0.85, 1.0)
    rng = np.random.default_rng(SEED)
    scenes = [composer.scene(rng, sort, i) for sort, times in SORTS.items()
              for i in composer.usable["place" if sort == "whole" else sort.split("-")[0]] * times]
    pictures, regions = [s.truth for s in scenes], [s.mask for s in scenes]
    label, sort = np.array([s.label for s in scenes]), np.array([s.kind for s in scenes])
    named = judge.scores(small, pictures, regions).argmax(1)
    exact = judge.scores(net, pictures, regions).argmax(1)
    one = judge.groups(about["names"])
    right = one[named] == one[label]
    # By name: what a name's scenes give on average, so that names with more sorts count once.
    by_name = np.array([right[label == i].mean() for i in np.unique(label)])
    confused = Counter((about["names"][int(t)], about["names"][int(g)])
                       for t, g, ok in zip(label, named, right) if not ok)
    result = {
        "scenes": len(scenes), "names": int(len(set(one.tolist()))), "split": o.split,
        "seed": SEED, "byName": protocol.interval(by_name), "byScene": protocol.interval(right),
        "withoutLookAlikes": protocol.interval(named == label),
        "withFp32Weights": protocol.interval(one[exact] == one[label]),
        "bySort": {s: protocol.interval(right[sort == s]) for s in SORTS},
        "mostConfused": [[*pair, n] for pair, n in confused.most_common(40)]}
    o.out.parent.mkdir(exist_ok=True)
    o.out.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps({k: v for k, v in result.items() if k != "mostConfused"}, indent=1))
    print(confused.most_common(60))


if __name__ == "__main__":
    main()
