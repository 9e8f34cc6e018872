"""Short runs that differ in one thing: python ablate.py configs/ablation.json --out runs/ablation

The file holds a base configuration and, per variant, what is different. Every run sees the same
scenes and noise for the same number of steps, and is measured on the same unseen scenes: the
squared error of the predicted clean picture inside the mask, in units of what a linear guess from
the noisy pixel would leave, at fixed noise levels.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path

import numpy as np
import torch

from blendtrain import data, flow
from blendtrain.config import Config
from blendtrain.protocol import interval_of_means
from blendtrain.run import Run
from blendtrain.scenes import Composer, batch
from blendtrain.words import Tokenizer

HERE = Path(__file__).resolve().parent
LEVELS = (1.0, 0.7, 0.4, 0.15)
SORTS = {"things": {"object": 1.0}, "photographs": {"photograph-patch": 1.0},
         "materials": {"material-patch": 1.0}, "behind": {"empty": 0.5, "extend": 0.5}}


def train(config: Config, pictures: data.Pictures) -> Run:
    run, tokenizer = Run(config), Tokenizer()
    composer = Composer(pictures, "train", config.mix, config.mainStyle, config.mainShare)
    while run.progress < 1:
        part = batch(composer, tokenizer, config.seed, run.steps, config.batch, config.drop)
        run.step({k: torch.from_numpy(v) for k, v in part.items()})
    return run


@torch.no_grad()
def errors(run: Run, pictures: data.Pictures, scenes: int) -> dict[str, dict]:
    """Per sort of scene and noise level: mean error with its bootstrap interval."""
    net, tokenizer, out = run.average.eval(), Tokenizer(), {}
    for sort, mix in SORTS.items():
        part = batch(Composer(pictures, "val", mix, 1.0), tokenizer, 77, 0, scenes, 0.0)
        clean = torch.from_numpy(part["truth"]).float() / 127.5 - 1
        mask = torch.from_numpy(part["mask"]).float() / 255
        noise = torch.randn(clean.shape, generator=torch.Generator().manual_seed(5))
        for level in LEVELS:
            t = torch.full((scenes,), level)
            noisy = flow.add_noise(clean, noise, t)
            guess = torch.cat([net(noisy[k:k + 16], (clean * (1 - mask))[k:k + 16], mask[k:k + 16],
                                   t[k:k + 16], torch.from_numpy(part["tokens"][k:k + 16]),
                                   torch.from_numpy(part["task"][k:k + 16]))
                               for k in range(0, scenes, 16)])
            guess = flow.clean_of(guess, run.c.prediction, noisy, t, mask)
            each = [float(flow.clean_loss(guess[k:k + 1], clean[k:k + 1], t[k:k + 1],
                                          mask[k:k + 1])) for k in range(scenes)]
            out.setdefault(sort, {})[str(level)] = interval_of_means(np.array(each))
    return out


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("config", type=Path, help="JSON: {base, variants}")
    a.add_argument("--out", type=Path, required=True, help="folder for the results")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--scenes", type=int, default=128, help="unseen scenes of each sort")
    a.add_argument("--only", nargs="+", metavar="NAME", help="these variants, instead of all")
    a.add_argument("--threads", type=int, default=1, help="CPU threads")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    o.out.mkdir(parents=True, exist_ok=True)
    plan = json.loads(o.config.read_text())
    unknown = set(o.only or ()) - set(plan["variants"])
    if unknown:
        a.error(f"{o.config} has no variant {', '.join(sorted(unknown))}; it has "
                f"{', '.join(plan['variants'])}")
    pictures = data.load(o.cache)
    for name, different in plan["variants"].items():
        if o.only and name not in o.only:
            continue
        target = o.out / f"{name}.json"
        if target.exists():
            continue
        config = Config(**{**plan["base"], **different, "name": name})
        begun = time.process_time()
        run = train(config, pictures)
        minutes = (time.process_time() - begun) / 60
        result = {"config": vars(config), "samples": run.steps * config.batch,
                  "cpuMinutes": round(minutes, 2), "errors": errors(run, pictures, o.scenes)}
        target.write_text(json.dumps(result, indent=1) + "\n")
        print(name, {s: {k: v["mean"] for k, v in e.items()} for s, e in result["errors"].items()})


if __name__ == "__main__":
    main()
