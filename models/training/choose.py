"""Choose steps, guidance and time shift on validation scenes (never on test scenes).

python choose.py runs/embedded-1/last.pt
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import torch

from blendtrain import data, graph, judge, judge_run, protocol, sheet
from blendtrain.run import load_average

HERE = Path(__file__).resolve().parent
PLAN = {"object": 1, "photograph-patch": 1, "material-patch": 1}
FIRST = {"steps": 8, "guidance": 2.0, "shift": 1.5, "interval": (0.0, 1.0)}
TRIES = ({}, {"guidance": 1.0}, {"guidance": 1.5}, {"guidance": 3.0}, {"shift": 0.5},
         {"shift": 2.5}, {"shift": 4.0}, {"steps": 6}, {"steps": 12}, {"interval": (0.5, 1.0)})


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint", type=Path, help="last.pt of a run")
    a.add_argument("--judge", type=Path, default=HERE / "runs/judge-2/last.pt",
                   help="last.pt of the judge's run")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--out", type=Path, default=HERE / "runs/choose", help="folder of the results")
    a.add_argument("--keep", type=float, default=0.4, help="share of the validation scenes to use")
    a.add_argument("--threads", type=int, default=2, help="CPU threads")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    o.out.mkdir(parents=True, exist_ok=True)
    net, _ = load_average(o.checkpoint)
    graph.round_weights(net)
    pictures = data.load(o.cache)
    scenes = protocol.scenes(pictures, "val", PLAN, o.keep)
    classifier, _ = judge_run.load_average(o.judge)
    prompts, labels = [s.prompt for s in scenes], [s.label for s in scenes]
    truth = (judge.name(classifier, [s.truth for s in scenes], scenes) == labels).mean()
    print(f"{len(scenes)} scenes, judge on true pictures {truth:.3f}")
    rows = []
    for change in TRIES:
        setting = {**FIRST, **change}
        begun = time.monotonic()
        fills = sheet.fill(net, scenes, prompts, 3, setting)
        hits = judge.name(classifier, list(fills), scenes) == labels
        row = {**setting, **protocol.interval(hits), "seconds": time.monotonic() - begun,
               **{k: float(hits[[s.kind.startswith(k) for s in scenes]].mean())
                  for k in ("object", "photograph", "material")}}
        rows.append(row)
        print(json.dumps(row), flush=True)
        name = "-".join(f"{k}{v}" for k, v in change.items()) or "first"
        pick = list(range(0, len(scenes), max(1, len(scenes) // 32)))[:32]
        sheet.contact([[fills[i]] for i in pick], [prompts[i][:20] for i in pick], 8).save(
            o.out / f"{name}.png")
    result = {"judgeTrue": float(truth), "rows": rows}
    (o.out / "choose.json").write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
