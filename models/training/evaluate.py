"""Measure a checkpoint on unseen scenes by the judge; writes measured.json, REPORT.md and a sheet.

python evaluate.py runs/embedded-1/last.pt
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from blendtrain import data, graph, judge, judge_run, packs, protocol, report, sheet
from blendtrain.names import kinds
from blendtrain.run import load_average

HERE = Path(__file__).resolve().parent


def milliseconds(graphs: dict[str, bytes], net: graph.Networks) -> float:
    """One painter run on one thread of ONNX Runtime's CPU provider, median of 15."""
    run = packs.session(graphs["painter"])
    names = ("noisy", "source", "mask", "time", "context")
    feeds = {k: v.numpy() for k, v in zip(names, graph.painter_inputs(net.painter))}
    spent = []
    for _ in range(15):
        begun = time.perf_counter()
        run.run(None, feeds)
        spent.append(time.perf_counter() - begun)
    return round(1000 * float(np.median(spent)), 1)


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint", type=Path, help="last.pt of a run")
    a.add_argument("--judge", type=Path, default=HERE / "runs/judge-2/last.pt",
                   help="last.pt of the judge's run")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--defaults", type=Path, default=HERE / "defaults.json",
                   help="steps, guidance, guidanceInterval and shift to measure with")
    a.add_argument("--out", type=Path, default=HERE, help="folder of REPORT.md and its picture")
    a.add_argument("--seed", type=int, default=11, help="seed of the noise")
    a.add_argument("--threads", type=int, default=2, help="CPU threads")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    chosen = json.loads(o.defaults.read_text())
    sampler = {"steps": chosen["steps"], "guidance": chosen["guidance"], "shift": chosen["shift"],
               "interval": tuple(chosen["guidanceInterval"])}
    net, about = load_average(o.checkpoint)
    graph.round_weights(net)
    pictures = data.load(o.cache)
    scenes = protocol.scenes(pictures, "test", protocol.TEST_PLAN)
    classifier, _ = judge_run.load_average(o.judge)
    label = np.array([s.label for s in scenes])
    prompts, swap = [s.prompt for s in scenes], protocol.other(scenes)

    true = judge.name(classifier, [s.truth for s in scenes], scenes)
    fills = sheet.fill(net, scenes, prompts, o.seed, sampler)
    named = judge.name(classifier, list(fills), scenes)
    swapped = sheet.fill(net, scenes, [prompts[j] for j in swap], o.seed, sampler)
    renamed = judge.name(classifier, list(swapped), scenes)

    sort = np.array([s.kind for s in scenes])
    foreign = np.array([not s.endswith("-scene") for s in sort])
    groups = {"object": sort == "object", "photograph": sort == "photograph-patch",
              "material": sort == "material-patch", "all": foreign,
              "photographInPlace": sort == "photograph-scene",
              "materialInPlace": sort == "material-scene"}
    hits: dict[str, dict] = {
        g: {"judgeOnTrue": protocol.interval(true[at] == label[at]),
            "fill": protocol.interval(named[at] == label[at]),
            "shuffledLabels": protocol.interval(named[at] == label[swap][at]),
            "swappedPromptNamesNew": protocol.interval(renamed[at] == label[swap][at]),
            "swappedPromptNamesOld": protocol.interval(renamed[at] == label[at])}
        for g, at in groups.items()}
    both = hits["all"]
    graphs = graph.build(net)
    measured = {
        "scenes": len(scenes), "classes": len(kinds()), "sampler": {**chosen},
        "hits": hits, "shareOfJudge": round(both["fill"]["rate"] / both["judgeOnTrue"]["rate"], 3),
        "onnxDifference": packs.largest_difference(net, graphs),
        "painterMillisecondsOneThreadNative": milliseconds(graphs, net)}
    (o.out / "measured.json").write_text(json.dumps(measured, indent=1) + "\n")
    rng = np.random.default_rng(2)
    pick = np.sort(rng.choice(len(scenes), 60, replace=False))
    shown = protocol.masked_sheet_rows(fills, scenes)
    turned = protocol.masked_sheet_rows(swapped, scenes)
    texts = [f"{prompts[i][:19]} | {prompts[swap[i]][:19]}" for i in pick]
    picture = sheet.contact([[shown[i], turned[i]] for i in pick], texts, 6)
    picture.quantize(128).save(o.out / "report-sheet.png", optimize=True)
    rows = [[s.truth, f, g] for s, f, g in zip(scenes, fills, swapped)]
    private = o.out / "runs" / "evaluate.png"
    private.parent.mkdir(exist_ok=True)
    sheet.contact([rows[i] for i in pick], texts, 4).save(private)
    known = [k.name for k in kinds()]
    wrong = [(known[label[i]], known[named[i]]) for i in np.flatnonzero((named != label) & foreign)]
    notes = HERE / "configs" / f"{about['config']['name']}.history.md"
    history = notes.read_text() if notes.exists() else ""
    (o.out / "REPORT.md").write_text(report.text(about, measured, wrong, history))
    print(json.dumps(measured, indent=1))


if __name__ == "__main__":
    main()
