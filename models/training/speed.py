"""What a training step costs, and where: python speed.py configs/embedded-2.json

Times whole steps (forward, backward, optimiser, moving average) on scenes made before, and on the
same scenes without the attention (the most that dropping tokens could save: the rest are
convolutions, which have none), with AdamW for all weights, and through torch.compile. The variants
take turns, so that another program on the machine slows them alike; ratios are to the plain step.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import torch

from blendtrain import data
from blendtrain.config import load
from blendtrain.run import Run
from blendtrain.scenes import Composer, batch
from blendtrain.words import Tokenizer

HERE = Path(__file__).resolve().parent


def variants(path: Path) -> dict[str, Callable[[], Run]]:
    """Name -> maker of a run that differs in one thing."""

    def without_attention() -> Run:
        run = Run(load(path))
        for attention in run.net.painter.attend:
            attention.forward = lambda x, *_: x
        return run

    def adamw() -> Run:
        config = load(path)
        config.muon = False
        return Run(config)

    def compiled() -> Run:
        run = Run(load(path))
        run.net.compile()
        return run

    return {"plain": lambda: Run(load(path)), "without attention": without_attention,
            "AdamW instead of Muon": adamw, "torch.compile": compiled}


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("config", type=Path, help="JSON file of the run")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--rounds", type=int, default=12, help="timed steps of each variant")
    a.add_argument("--threads", type=int, default=1, help="CPU threads")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    config = load(o.config)
    composer = Composer(data.load(o.cache), "train", config.mix, config.mainStyle,
                        config.mainShare)
    made = batch(composer, Tokenizer(), config.seed, 0, config.batch, config.drop)
    tensors = {k: torch.from_numpy(v) for k, v in made.items()}
    runs, first, each = {}, {}, {}
    for name, make in variants(o.config).items():
        runs[name], begun = make(), time.monotonic()
        runs[name].step(tensors)
        first[name] = time.monotonic() - begun
        runs[name].step(tensors)
    for _ in range(o.rounds):
        for name, run in runs.items():
            begun = time.process_time()
            run.step(tensors)
            each.setdefault(name, []).append(time.process_time() - begun)
    plain = statistics.median(each["plain"])
    print(json.dumps({name: {
        "secondsAStep": round(statistics.median(times), 3),
        "ratio": round(statistics.median(t / p for t, p in zip(times, each["plain"])), 3),
        "samplesASecond": round(config.batch / statistics.median(times), 1),
        "firstStepSeconds": round(first[name], 1)} for name, times in each.items()}
        | {"batch": config.batch, "threads": o.threads, "plainSeconds": round(plain, 3)},
        indent=1))


if __name__ == "__main__":
    main()
