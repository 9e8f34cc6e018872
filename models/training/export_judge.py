"""Export the judge for measuring without Python: judge/judge.onnx, its card, golden numbers.

    python export_judge.py runs/judge-2/last.pt
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np

from blendtrain import graph, judge, judge_graph, packs
from blendtrain.judge_run import load_average

HERE = Path(__file__).resolve().parent
REPO = HERE.parents[1]


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("checkpoint", type=Path, help="last.pt of a run")
    a.add_argument("--out", type=Path, default=HERE / "judge", help="folder of the judge")
    a.add_argument("--golden", type=Path, default=REPO / "test/golden", help="golden numbers")
    a.add_argument("--measured", type=Path, default=HERE / "judge/measured.json",
                   help="results written by evaluate_judge.py")
    o = a.parse_args()
    net, about = load_average(o.checkpoint)
    small = judge_graph.fused(net)
    graph.round_weights(small)
    data = judge_graph.build(small)
    numbers = judge_graph.goldens(small)
    picture, mask = judge_graph.example()
    crops = judge_graph.views(judge.crops(picture, mask)).numpy()
    got = np.asarray(packs.session(data).run(None, {"crops": crops})[0])
    difference = float(np.abs(got[[0, -1], :32] - [numbers["first"], numbers["last"]]).max())
    assert difference < packs.AGREE, f"PyTorch and ONNX Runtime differ by {difference}"
    o.out.mkdir(exist_ok=True)
    (o.out / "judge.onnx").write_bytes(data)
    card = {
        "format": 1, "title": "Blendfill's judge", "license": "MIT",
        "use": "Measures pictures. It never guides, ranks or ships.",
        "file": "judge.onnx", "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest(),
        "side": judge.SIDE, "parts": judge.PARTS, "grey": judge.GREY,
        "training": {"steps": about["steps"], "samples": about["steps"] * about["config"]["batch"],
                     "minutes": round(about["wall"] / 60, 1),
                     "cpuMinutes": round(about["cpu"] / 60, 1), "config": about["config"]},
        "measured": json.loads(o.measured.read_text()) if o.measured.exists() else {},
        "alike": judge.ALIKE, "names": about["names"]}
    (o.out / "judge.json").write_text(json.dumps(card, indent=1) + "\n")
    (o.golden / "judge.json").write_text(json.dumps(numbers) + "\n")
    print(len(data), "bytes;", len(about["names"]), "names; largest difference", difference)


if __name__ == "__main__":
    main()
