"""Train the judge on true scenes: python train_judge.py --out runs/judge --minutes 12"""

from __future__ import annotations

import argparse
import math
import time
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from blendtrain import data, judge
from blendtrain.run import append_log
from blendtrain.scenes import Composer

HERE = Path(__file__).resolve().parent
MIX = {"object": 0.42, "photograph-scene": 0.1, "photograph-patch": 0.24, "material-scene": 0.06,
       "material-patch": 0.18}


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("--out", type=Path, default=HERE / "runs/judge", help="folder of the judge")
    a.add_argument("--cache", type=Path, default=HERE / "cache", help="folder of decoded pictures")
    a.add_argument("--minutes", type=float, default=12, help="budget in wall minutes")
    a.add_argument("--batch", type=int, default=64, help="pictures a step")
    a.add_argument("--seed", type=int, default=991, help="seed (not the painter's)")
    a.add_argument("--threads", type=int, default=1, help="CPU threads")
    a.add_argument("--resume", action="store_true", help="start from the folder's weights")
    o = a.parse_args()
    torch.set_num_threads(o.threads)
    torch.manual_seed(o.seed)
    o.out.mkdir(parents=True, exist_ok=True)
    pictures = data.load(o.cache)
    train, unseen = Composer(pictures, "train", MIX), Composer(pictures, "val", MIX)
    net = judge.Judge(len(train.kinds))
    if o.resume and (o.out / "judge.pt").exists():
        net.load_state_dict(torch.load(o.out / "judge.pt", weights_only=True))
    optimiser = torch.optim.AdamW(net.parameters(), lr=2e-3, weight_decay=0.05)
    rng = np.random.default_rng(o.seed + 1)
    fixed = np.random.default_rng(5)
    held = [unseen.scene(fixed) for _ in range(400)]
    begun, step = time.monotonic(), 0
    while (spent := (time.monotonic() - begun) / 60 / o.minutes) < 1:
        scenes = [train.scene(rng) for _ in range(o.batch)]
        x = judge.as_input([judge.augment(rng, s) for s in scenes])
        label = torch.tensor([s.label for s in scenes])
        fall = 0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * spent))
        rate = 2e-3 * min(1, (step + 1) / 100) * fall
        for group in optimiser.param_groups:
            group["lr"] = rate
        net.train()
        loss = F.cross_entropy(net(x), label, label_smoothing=0.1)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        optimiser.step()
        step += 1
        if step % 100 == 0:
            got = judge.name(net, [s.truth for s in held], held)
            hit = float((got == [s.label for s in held]).mean())
            append_log(o.out / "log.jsonl", {
                "step": step, "loss": loss.item(), "valid": hit, "samples": step * o.batch,
                "wallMinutes": (time.monotonic() - begun) / 60,
                "cpuMinutes": time.process_time() / 60})
            torch.save(net.state_dict(), o.out / "judge.pt")
    torch.save(net.state_dict(), o.out / "judge.pt")


if __name__ == "__main__":
    main()
