"""Hit rate of the shipping engine, with and without its reference pictures, by the judge.

Fills test scenes through the command line (build it first: node build.mjs), so the shipped pack,
the library, cropping and blending are all measured. References clear the region first
(--reference clear): added to the picture as it is, the true object would still be seen.

python evaluate_shipped.py --cli ../../build/cli.mjs
"""

from __future__ import annotations

import argparse
import json
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
from PIL import Image

from blendtrain import data, judge, judge_run, protocol
from blendtrain.scenes import Scene

HERE = Path(__file__).resolve().parent
PLAN = {"object": 1, "photograph-patch": 2}


def fill(cli: Path, folder: Path, scene: Scene, number: int,
         reference: str) -> tuple[np.ndarray, bool]:
    """One scene through the command line: uint8 [128, 128, 3], and whether a reference was used."""
    image, mask, out, report = (folder / f"{number}-{n}" for n in
                                ("image.png", "mask.png", f"{reference}.png", f"{reference}.json"))
    Image.fromarray(scene.truth).save(image)
    Image.fromarray(scene.mask).save(mask)
    subprocess.run(["node", str(cli), "fill", "--image", str(image), "--mask", str(mask),
                    "--prompt", scene.prompt, "--seed", str(number), "--reference", reference,
                    "--out", str(out), "--report", str(report)], check=True, capture_output=True)
    used = any("reference" in c for c in json.loads(report.read_text())["candidates"])
    return np.asarray(Image.open(out).convert("RGB")), used


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--cli", type=Path, required=True, help="the built command line, build/cli.mjs")
    a.add_argument("--judge", type=Path, default=HERE / "runs/judge-2/last.pt",
                   help="last.pt of the judge's run")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--out", type=Path, default=HERE / "measured-shipped.json", help="results")
    a.add_argument("--keep", type=float, default=1.0, help="share of the names to use")
    a.add_argument("--jobs", type=int, default=2, help="fills at a time")
    o = a.parse_args()
    scenes = protocol.scenes(data.load(o.cache), "test", PLAN, o.keep)
    classifier, _ = judge_run.load_average(o.judge)
    label = np.array([s.label for s in scenes])
    sort = np.array([s.kind for s in scenes])
    other = label[protocol.other(scenes)]
    result: dict[str, dict] = {"scenes": {"n": len(scenes)}}
    named = {"true": judge.name(classifier, [s.truth for s in scenes], scenes)}
    used = np.zeros(len(scenes), bool)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(o.jobs) as pool:
        for mode in ("none", "clear"):
            one = partial(fill, o.cli, Path(name), reference=mode)
            done = list(pool.map(one, scenes, range(len(scenes))))
            named[mode] = judge.name(classifier, [picture for picture, _ in done], scenes)
            used |= np.array([with_reference for _, with_reference in done])
    for group in PLAN:
        at = sort == group
        result[group] = {
            "usedReference": round(float(used[at].mean()), 3),
            "judgeOnTrue": protocol.interval(named["true"][at] == label[at]),
            "withoutLibrary": protocol.interval(named["none"][at] == label[at]),
            "withLibrary": protocol.interval(named["clear"][at] == label[at]),
            "withLibraryShuffledLabels": protocol.interval(named["clear"][at] == other[at])}
        where = at & used
        hits = named["clear"][where] == label[where]
        result[group]["withLibraryWhereUsed"] = protocol.interval(hits)
    o.out.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
