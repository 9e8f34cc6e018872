"""Train the small network that says which pixels belong to a clicked thing, from cues that
test/bench/select/dump.ts wrote, and write its numbers as models/vision/select/click-weights.ts.

    npx esbuild test/bench/select/dump.ts --bundle --platform=node --format=esm \
        --packages=external --outfile=build/dump.mjs && node build/dump.mjs 200 1 build/cues.bin
    python train_click.py build/cues.bin
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import nn

from blendtrain.vision_pack import REPO

CUES, HIDDEN = 17, 24
TARGET = REPO / "models/vision/select/click-weights.ts"


def read(files: list[Path]) -> tuple[torch.Tensor, torch.Tensor]:
    """Cues [rows, CUES] and truth [rows]; ValueError where a file holds part of a row."""
    rows = np.concatenate([np.fromfile(f, np.float32).reshape(-1, CUES + 1) for f in files])
    if not np.isfinite(rows).all():
        raise ValueError("there are cues that are no numbers")
    return torch.from_numpy(rows[:, :CUES].copy()), torch.from_numpy(rows[:, CUES].copy())


class Click(nn.Module):
    """One hidden layer over scaled cues."""

    def __init__(self, cues: torch.Tensor) -> None:
        super().__init__()
        self.mean, self.scale = cues.mean(0), 1 / (cues.std(0) + 1e-3)
        self.hidden, self.out = nn.Linear(CUES, HIDDEN), nn.Linear(HIDDEN, 1)

    def forward(self, cues: torch.Tensor) -> torch.Tensor:
        return self.out(self.hidden((cues - self.mean) * self.scale).relu())[:, 0]


def train(cues: torch.Tensor, truth: torch.Tensor, steps: int, seed: int) -> tuple[Click, float]:
    """The network, and its share of right pixels in the last tenth of the rows (held out)."""
    torch.manual_seed(seed)
    kept = len(cues) - len(cues) // 10
    net = Click(cues[:kept])
    optimiser = torch.optim.AdamW(net.parameters(), 5e-3, weight_decay=1e-3)
    plan = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, steps)
    for _ in range(steps):
        rows = torch.randint(0, kept, (4096,))
        given = cues[rows] + 0.02 * torch.randn(len(rows), CUES) / net.scale
        loss = nn.functional.binary_cross_entropy_with_logits(net(given), truth[rows])
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        plan.step()
    with torch.no_grad():
        right = (net(cues[kept:]) > 0) == (truth[kept:] > 0.5)
    return net, float(right.float().mean())


def source(net: Click) -> str:
    """The TypeScript file."""
    def row(values: torch.Tensor) -> str:
        return "[" + ", ".join(f"{float(v):.4g}" for v in values.detach().reshape(-1)) + "]"

    parts = {"mean": net.mean, "scale": net.scale, "bias": net.hidden.bias, "out": net.out.weight}
    lines = "".join(f"  {k}: {row(v)},\n" for k, v in parts.items())
    hidden = "".join(f"    {row(v)[1:-1]},\n" for v in net.hidden.weight)
    bias = float(net.out.bias.detach())
    return ("/** Written by models/training/train_click.py; not edited by hand. */\n"
            f"export const clickWeights = {{\n{lines}  outBias: {bias:.4g},\n"
            f"  hidden: [\n{hidden}  ],\n}};\n")


def main() -> None:
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    a.add_argument("cues", type=Path, nargs="+", help="files written by dump.mjs")
    a.add_argument("--steps", type=int, default=1500)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--out", type=Path, default=TARGET)
    o = a.parse_args()
    torch.set_num_threads(1)
    cues, truth = read(o.cues)
    net, right = train(cues, truth, o.steps, o.seed)
    print(f"{len(cues)} pixels; right on those held out: {right:.3f}")
    o.out.write_text(source(net))


if __name__ == "__main__":
    main()
