"""Train the judge on true scenes: python train_judge.py configs/judge-2.json --out runs/judge-2"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from blendtrain import data, from_pack, judge, judge_from_pack
from blendtrain.judge_run import JudgeRun, batch, load
from blendtrain.pair_data import fixed_scenes
from blendtrain.run import append_log
from blendtrain.scenes import Composer

HERE = Path(__file__).resolve().parent
CALIBRATION = 8  # batches from which the batch norms' statistics are taken


def begin(run: JudgeRun, o: argparse.Namespace, train: Composer) -> None:
    """Start `run` from judge.onnx and write its first checkpoint."""
    c = run.c
    try:
        if not from_pack.begin(o.out, o.resume):
            return
        start = judge_from_pack.judge(o.from_pack, c.width, run.names)
    except from_pack.PackError as error:
        raise SystemExit(str(error)) from error
    # Batches of a seed that training does not use.
    shown = [batch(train, c.seed + 1, k, c.batch, judge.SIDE)["crops"] for k in range(CALIBRATION)]
    run.adopt(start.state, shown)
    run.start = start.about
    run.save(o.out / "last.pt")
    from_pack.write(o.out, start.about)


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("config", type=Path, help="JSON file of the run")
    a.add_argument("--out", type=Path, required=True, help="folder for checkpoints and log")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--threads", type=int, default=1, help="CPU threads")
    a.add_argument("--from-pack", type=Path,
                   help="folder of judge.json and judge.onnx to start from (judge)")
    a.add_argument("--resume", action="store_true", help="go on from the folder's checkpoint")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    o.out.mkdir(parents=True, exist_ok=True)
    config = load(o.config)
    run, last = JudgeRun(config), o.out / "last.pt"
    pictures = data.load(o.cache)
    train = Composer(pictures, "train", config.mix, 0.7, 1.0)
    if o.from_pack:
        begin(run, o, train)
    if o.resume and last.exists():
        run.restore(last)
    (o.out / "config.json").write_text(json.dumps(vars(config), indent=2) + "\n")
    unseen = Composer(pictures, "val", config.mix, 0.85, 1.0)
    held = [s for sort in ("object", "photograph-patch", "material-patch")
            for s in fixed_scenes(unseen, 5, 100, [sort])]
    saved, losses, begun, cpu = run.cpu, [], time.monotonic(), time.process_time()
    wall, spent = run.wall, run.cpu
    while run.progress < 1:
        row = run.step(batch(train, config.seed, run.steps, config.batch, run.side))
        losses.append(row["loss"])
        run.wall = wall + time.monotonic() - begun
        run.cpu = spent + time.process_time() - cpu
        if run.steps % config.logSteps == 0 or run.progress >= 1:
            right = judge.name(run.average, [s.truth for s in held], held) == [
                s.label for s in held]
            sorts = np.array([s.kind for s in held])
            append_log(o.out / "log.jsonl", {
                **row, "loss": sum(losses) / len(losses), "samples": run.steps * config.batch,
                "wallMinutes": run.wall / 60, "cpuMinutes": run.cpu / 60,
                **{sort: float(right[sorts == sort].mean()) for sort in dict.fromkeys(sorts)}})
            losses = []
        if run.cpu - saved > 60 * config.checkpointMinutes or run.progress >= 1:
            run.save(last)
            saved = run.cpu


if __name__ == "__main__":
    main()
