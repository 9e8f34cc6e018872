"""What every training run does the same way: rate, moving average, checkpoint files."""

from __future__ import annotations

import os
from pathlib import Path

import torch
from torch import nn


def set_rate(optimiser: torch.optim.Optimizer, rate: float) -> None:
    """Set each group's learning rate to `rate` times the group's own ratio."""
    for group in optimiser.param_groups:
        group["lr"] = rate * group["ratio"]


@torch.no_grad()
def follow(average: nn.Module, net: nn.Module, ema: float, steps: int) -> None:
    """Move the average towards the network, running statistics included; faster in the first
    steps. Counters are copied."""
    keep = min(ema, (1 + steps) / (10 + steps))
    for a, p in zip(average.state_dict().values(), net.state_dict().values()):
        if a.is_floating_point():
            a.lerp_(p, 1 - keep)
        else:
            a.copy_(p)


def save_whole(state: dict, path: Path) -> None:
    """Write a checkpoint whole or not at all."""
    part = path.with_suffix(".part")
    torch.save(state, part)
    os.replace(part, path)
